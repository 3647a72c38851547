package emit

import (
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/plan"
	"github.com/typewright/typewright/internal/source"
)

// A checkWriter writes the check function of one node.
type checkWriter struct {
	file  *fileWriter
	name  string
	owner string // the name without check
	node  *model.Node
	own   own
	mark  bool // it marks what it evaluates

	choices int // that are written as functions of their own
}

// own are the checks of a node by what they speak of.
type own struct {
	typed    *model.Type
	kinds    model.Kinds
	enums    []model.Enum
	numeric  []model.Limit
	text     model.Text
	members  *model.Members
	elements *model.Elements
	never    *model.Never
	strings  *model.Enum // an enum of strings alone, which is tested with their text
	applied  []model.Check
	left     *model.Unevaluated
}

func gather(n *model.Node) own {
	o := own{kinds: model.AnyKind}
	for _, check := range n.Checks {
		switch check := check.(type) {
		case model.Never:
			o.never = &check
		case model.Type:
			o.typed, o.kinds = &check, check.Kinds
		case model.Enum:
			if o.strings == nil && allStrings(check) {
				o.strings = &check
			} else {
				o.enums = append(o.enums, check)
			}
		case model.Numeric:
			o.numeric = check.Limits
		case model.Text:
			o.text = check
		case *model.Members:
			o.members = check
		case *model.Elements:
			o.elements = check
		case model.Ref, model.AllOf, model.AnyOf, model.OneOf, model.Not, model.If:
			o.applied = append(o.applied, check)
		case model.Unevaluated:
			o.left = &check
		}
	}
	if o.strings != nil {
		o.kinds &= model.String
	}
	return o
}

func allStrings(enum model.Enum) bool {
	for _, v := range enum.Values {
		if v.Kind != source.String {
			return false
		}
	}
	return len(enum.Values) > 0
}

// write writes the function. Where its verdicts are to be remembered, it is
// a door before the function that does the work.
func (w *checkWriter) write(f *plan.Func) {
	name := f.Name
	if f.Remember {
		name = partOf("anew", f.Name)
		w.file.jen.Add(checkHead(f.Name)).Block(
			jen.Return(method("remember", id("b"), id("i"), jen.Lit(f.Node.ID), id(name))),
		)
		w.file.jen.Line()
	}
	w.name, w.owner = f.Name, strings.TrimPrefix(f.Name, "check")
	w.node, w.own, w.choices = f.Node, gather(f.Node), 0
	if w.own.left == nil {
		w.file.jen.Add(checkHead(name)).BlockFunc(w.body)
	} else {
		w.file.jen.Add(checkHead(name)).Block(
			jen.Var().Id("m").Id("marks"),
			jen.Return(call(marking(f), id("c"), id("b"), id("i"), jen.Op("&").Id("m"))),
		)
	}
	w.file.jen.Line()
	w.file.flush()
	if f.Marks {
		w.writeMarks(f)
	}
}

func (w *checkWriter) body(g *jen.Group) {
	if w.own.never != nil {
		g.Return(method("never", id("b"), id("i"), text(w.own.never.At)))
		return
	}
	if !w.mark {
		if plain := w.plain(w.node, w.own, theI); plain != nil {
			g.Return(plain)
			return
		}
	}
	plain := len(w.own.applied) == 0 && len(w.own.enums) == 0 && w.own.left == nil
	switch {
	case plain && w.own.kinds == model.Object && w.own.members != nil:
		w.wantKind(g, '{')
		w.members(g)
	case plain && w.own.kinds == model.Array && w.own.elements != nil:
		w.wantKind(g, '[')
		w.elements(g)
	default:
		w.general(g)
	}
}

func (w *checkWriter) wantKind(g *jen.Group, first byte) {
	g.If(call("at", theB, theI).Op("!=").Add(char(first))).Block(w.mismatch())
}

// mismatch is return c.mismatch(b, i, "#/type", "a string").
func (w *checkWriter) mismatch() jen.Code {
	if w.own.strings != nil {
		return jen.Return(method("mismatch", theB, theI, text(w.own.strings.At), text(oneOf(*w.own.strings))))
	}
	return jen.Return(method("mismatch", theB, theI, text(w.own.typed.At), text(w.own.kinds.Words())))
}

// nothing rejects every value: a type and an enum exclude each other.
func (w *checkWriter) nothing() jen.Code {
	return method("mismatch", theB, theI, text(w.own.strings.At), text(oneOf(*w.own.strings)))
}

// general writes a body by steps: what depends on the type, then enum and
// const, then what applies in place.
func (w *checkWriter) general(g *jen.Group) {
	applied := w.own.applied
	if end, rest := w.wholeWalk(); end != nil {
		g.Id("end").Op(":=").Add(end)
		g.Add(fail(jen.Id("end").Op("<").Lit(0)))
		applied = rest
	} else {
		w.byKind(g)
	}
	for n, enum := range w.own.enums {
		w.enum(g, n, enum)
	}
	for _, check := range applied {
		w.apply(g, check)
	}
	if w.mark {
		w.unevaluated(g)
	}
	g.Return(id("end"))
}

// byKind writes the part that depends on the type of the value. It declares
// end, the offset after the value.
func (w *checkWriter) byKind(g *jen.Group) {
	o := w.own
	switch o.kinds {
	case model.String:
		w.scanText(g, ":=", w.mismatch())
		return
	case model.Number | model.Integer, model.Integer:
		w.scanNumber(g, ":=", w.mismatch())
		return
	case 0:
		g.Id("end").Op(":=").Add(w.nothing())
		g.Add(fail(jen.Id("end").Op("<").Lit(0)))
		return
	default:
	}
	g.Var().Id("end").Int()
	g.Switch(call("at", id("b"), id("i"))).BlockFunc(w.kindCases)
	g.Add(fail(jen.Id("end").Op("<").Lit(0)))
}

// kindCases writes a case for each type that has checks of its own, one for
// the types that have none, and one for those that are not wanted. One of the
// last two is the default: numbers have many first bytes.
func (w *checkWriter) kindCases(g *jen.Group) {
	o := w.own
	var plain, unwanted []jen.Code
	kind := func(kind model.Kinds, special bool, write func(*jen.Group), first ...jen.Code) {
		switch {
		case o.kinds&kind == 0:
			unwanted = append(unwanted, first...)
		case special:
			g.Case(first...).BlockFunc(write)
		default:
			plain = append(plain, first...)
		}
	}
	kind(model.Object, o.members != nil, func(g *jen.Group) {
		g.Id("end").Op("=").Add(w.walkCall("members"))
		w.file.later(func() { w.walk("members", w.members) })
	}, char('{'))
	kind(model.Array, o.elements != nil, func(g *jen.Group) {
		g.Id("end").Op("=").Add(w.walkCall("elements"))
		w.file.later(func() { w.walk("elements", w.elements) })
	}, char('['))
	kind(model.String, o.text != (model.Text{}) || o.strings != nil, func(g *jen.Group) {
		w.scanText(g, "=", jen.Return(jen.Lit(-1)))
	}, char('"'))
	kind(model.Bool, false, nil, char('t'), char('f'))
	kind(model.Null, false, nil, char('n'))
	skip := func() jen.Code { return jen.Id("end").Op("=").Add(method("skip", id("b"), id("i"))) }
	if o.kinds&(model.Number|model.Integer) == 0 {
		if len(plain) > 0 {
			g.Case(plain...).Block(skip())
		}
		g.Default().Block(w.mismatch())
		return
	}
	if len(unwanted) > 0 {
		g.Case(unwanted...).Block(w.mismatch())
	}
	if o.numeric != nil || !o.kinds.Has(model.Number) {
		digits := []jen.Code{char('-')}
		for ch := byte('0'); ch <= '9'; ch++ {
			digits = append(digits, char(ch))
		}
		g.Case(digits...).BlockFunc(func(g *jen.Group) { w.scanNumber(g, "=", jen.Return(jen.Lit(-1))) })
	}
	g.Default().Block(skip())
}

// partOf names a part of a check function: membersOfOrder for checkOrder. No
// other name begins so.
func partOf(part, check string) string {
	if rest, ok := strings.CutPrefix(check, "check"); ok {
		return part + "Of" + rest
	}
	return part + strings.ToUpper(check[:1]) + check[1:] // membersMarkOfOrder
}

// walk writes the walk over an object or array as a function of its own.
func (w *checkWriter) walk(part string, body func(*jen.Group)) {
	head := checkHead(partOf(part, w.name))
	if w.mark {
		head = markHead(partOf(part, w.name))
	}
	w.file.jen.Add(head).BlockFunc(body)
	w.file.jen.Line()
}

func (w *checkWriter) walkCall(part string) jen.Code {
	args := []jen.Code{id("c"), id("b"), id("i")}
	if w.mark {
		args = append(args, id("m"))
	}
	return call(partOf(part, w.name), args...)
}
