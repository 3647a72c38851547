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
	if name, at := plainType(f.Node); name != "" {
		return method(name, theB, offset, text(at))
	}
	if at, want := plainConstant(f.Node); want != "" {
		return method("constant", id("b"), offset, text(at), text(want))
	}
	return call(w.file.check(n).Name, theC, theB, offset)
}

// plainConstant is the text of the only string that a node accepts, as JSON,
// if that is all that it says and the string spells itself.
func plainConstant(n *model.Node) (at, want string) {
	const most = 200
	o := gather(n)
	if o.strings == nil || len(o.strings.Values) != 1 || len(o.enums)+len(o.applied) > 0 || o.text != (model.Text{}) ||
		o.left != nil || o.never != nil || o.kinds != model.String {
		return "", ""
	}
	v := o.strings.Values[0]
	want = string(v.AppendJSON(nil))
	if want != `"`+v.Text+`"` || len(want) > most {
		return "", ""
	}
	return o.strings.At, want
}

// plainType is the support code's method for a node that wants one type and
// nothing more, and the place of the keyword.
func plainType(n *model.Node) (name, at string) {
	if len(n.Checks) != 1 {
		return "", ""
	}
	typed, ok := n.Checks[0].(model.Type)
	if !ok {
		return "", ""
	}
	switch typed.Kinds {
	case model.String:
		name = "anyString"
	case model.Bool:
		name = "anyBool"
	case model.Number | model.Integer:
		name = "anyNumber"
	case model.Integer:
		name = "anyInteger"
	case model.Object:
		name = "anyObject"
	case model.Array:
		name = "anyArray"
	default:
	}
	return name, typed.At
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
