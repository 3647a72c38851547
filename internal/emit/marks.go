package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/plan"
)

// markHead is func name(c *checker, b []byte, i int, m *marks) int.
func markHead(name string) *jen.Statement {
	return jen.Func().Id(name).Params(
		jen.Id("c").Op("*").Id("checker"), jen.Id("b").Index().Byte(), jen.Id("i").Int(), jen.Id("m").Op("*").Id("marks"),
	).Int()
}

// marking is the name of a check's function that marks what it evaluates.
func marking(f *plan.Func) string { return partOf("mark", f.Name) }

// writeMarks writes the function that also marks what it evaluates. Where
// unevaluated keywords ask, they see the marks made here and in place, and
// not those that others have made of the same value.
func (w *checkWriter) writeMarks(f *plan.Func) {
	w.name, w.mark, w.choices = marking(f), true, 0
	body := w.general
	if w.own.never != nil {
		body = w.body
	}
	if w.own.left == nil {
		w.file.jen.Add(markHead(w.name)).BlockFunc(body)
	} else {
		w.file.jen.Add(markHead(w.name)).BlockFunc(func(g *jen.Group) {
			g.Var().Id("own").Id("marks")
			g.Id("outer").Op(":=").Id("m")
			g.Id("m").Op("=").Op("&").Id("own")
			body(g)
		})
	}
	w.file.jen.Line()
	w.file.flush()
	w.mark = false
}

// unevaluated writes what becomes of the members and elements that are not
// marked.
func (w *checkWriter) unevaluated(g *jen.Group) {
	left := w.own.left
	if left == nil {
		return
	}
	for _, part := range []struct {
		first byte
		node  *model.Node
	}{{'{', left.Properties}, {'[', left.Items}} {
		if part.node != nil {
			g.Add(fail(jen.Op("!").Add(method("unevaluated", id("b"), id("i"), id("m"), char(part.first), checkFunc(w.file.check(part.node))))))
		}
	}
	g.Id("outer").Dot("join").Call(id("m"))
}

// function is the function, marking or not, for a node that applies in place.
func (w *checkWriter) function(n *model.Node) jen.Code {
	f := w.file.check(n)
	switch {
	case !w.mark:
		return checkFunc(f)
	case f == nil:
		return jen.Parens(jen.Op("*").Id("checker")).Dot("skipMarks")
	}
	return jen.Id(marking(f))
}

// inPlace is the call that checks the same value against another node.
func (w *checkWriter) inPlace(n *model.Node, offset jen.Code) *jen.Statement {
	f := w.file.pkg.Check(n)
	if !w.mark || f == nil {
		return w.child(n, offset)
	}
	return call(marking(w.file.check(n)), id("c"), id("b"), offset, id("m"))
}
