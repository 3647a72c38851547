package emit

import (
	"strconv"

	"github.com/dave/jennifer/jen"

	"github.com/typewright/typewright/internal/model"
)

func tagOf(check model.Check) *model.Tag {
	switch check := check.(type) {
	case model.AnyOf:
		return check.Tag
	case model.OneOf:
		return check.Tag
	}
	return nil
}

// branchCall is a call of a function that asks the one branch that an object
// can match by its tag, and all branches where that does not tell:
//
//	func branchOfShape(c *checker, b []byte, i int) int {
//		switch string(c.peek(b, i, "kind")) {
//		case "circle":
//			return checkCircle(c, b, i)
//		case "square":
//			return checkSquare(c, b, i)
//		}
//		return c.oneOf(b, i, "#/oneOf", checkCircle, checkSquare)
//	}
func (w *checkWriter) branchCall(check model.Check, tag *model.Tag) jen.Code {
	w.choices++
	name := partOf("branch", w.name)
	if w.choices > 1 {
		name += strconv.Itoa(w.choices)
	}
	head := checkHead(name)
	args := []jen.Code{id("c"), id("b"), id("i")}
	if w.mark {
		head = markHead(name)
		args = append(args, id("m"))
	}
	all := w.call(check)
	cases := func(g *jen.Group) {
		for _, c := range tag.Cases {
			texts := make([]jen.Code, len(c.Texts))
			for i, t := range c.Texts {
				texts[i] = text(t)
			}
			g.Case(texts...).Block(jen.Return(w.inPlace(c.Node, id("i"))))
		}
	}
	w.file.later(func() {
		w.file.jen.Add(head).Block(
			jen.Switch(jen.String().Parens(method("peek", id("b"), id("i"), text(tag.Member)))).BlockFunc(cases),
			jen.Return(all),
		)
		w.file.jen.Line()
	})
	return call(name, args...)
}
