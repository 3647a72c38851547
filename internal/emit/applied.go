package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/typewright/typewright/internal/model"
)

// wholeWalk returns an applicator that walks the value anyway, if nothing
// here depends on the type.
func (w *checkWriter) wholeWalk() (jen.Code, []model.Check) {
	o := w.own
	if o.kinds != model.AnyKind || o.strings != nil || o.members != nil || o.elements != nil || o.numeric != nil || o.text != (model.Text{}) {
		return nil, nil
	}
	for n, check := range o.applied {
		rest := append(append([]model.Check(nil), o.applied[:n]...), o.applied[n+1:]...)
		switch check := check.(type) {
		case model.Ref:
			return w.inPlace(check.Node, id("i")), rest
		case model.AllOf, model.AnyOf, model.OneOf:
			return w.group(check), rest
		}
	}
	return method("skip", id("b"), id("i")), o.applied
}

// group is a call of an applicator that has several schemas.
func (w *checkWriter) group(check model.Check) jen.Code {
	if tag := tagOf(check); tag != nil {
		return w.branchCall(check, tag)
	}
	return w.call(check)
}

// call is a call that tries all branches.
func (w *checkWriter) call(check model.Check) jen.Code {
	args := []jen.Code{id("b"), id("i")}
	name := ""
	var nodes []*model.Node
	switch check := check.(type) {
	case model.AllOf:
		name, nodes = "allOf", check.Nodes
	case model.AnyOf:
		name, nodes = "anyOf", check.Nodes
		args = append(args, text(check.At))
	case model.OneOf:
		name, nodes = "oneOf", check.Nodes
		args = append(args, text(check.At))
	}
	if w.mark {
		name += "Marks"
		args = append(args[:2:2], append([]jen.Code{id("m")}, args[2:]...)...)
	}
	for _, n := range nodes {
		args = append(args, w.function(n))
	}
	return method(name, args...)
}

// child is the call that checks the value at an offset against a node.
func (w *checkWriter) child(n *model.Node, offset jen.Code) *jen.Statement {
	f := w.file.pkg.Check(n)
	if f == nil {
		return method("skip", id("b"), offset)
	}
	if !f.Remember {
		if plain := w.plain(f.Node, gather(f.Node), offset); plain != nil {
			return plain
		}
	}
	return call(w.file.check(n).Name, theC, theB, offset)
}

func (w *checkWriter) apply(g *jen.Group, check model.Check) {
	optional := func(n *model.Node) jen.Code {
		if n == nil {
			return jen.Nil()
		}
		return w.function(n)
	}
	switch check := check.(type) {
	case model.Ref:
		g.Add(fail(w.inPlace(check.Node, id("i")).Op("<").Lit(0)))
	case model.Not:
		g.Add(fail(jen.Op("!").Add(method("not", id("b"), id("i"), text(check.At), checkFunc(w.file.check(check.Node))))))
	case model.If:
		if check.Then == nil && check.Else == nil && !w.mark {
			return
		}
		branches := []jen.Code{optional(check.If), optional(check.Then), optional(check.Else)}
		if w.mark {
			g.Add(fail(jen.Op("!").Add(method("conditionalMarks", append([]jen.Code{id("b"), id("i"), id("m")}, branches...)...))))
		} else {
			g.Add(fail(jen.Op("!").Add(method("conditional", append([]jen.Code{id("b"), id("i")}, branches...)...))))
		}
	default:
		g.Add(fail(jen.Add(w.group(check)).Op("<").Lit(0)))
	}
}
