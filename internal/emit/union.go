package emit

import (
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/plan"
)

// unionDecl writes
//
//	type Shape struct {
//		Value ShapeVariant
//	}
//
//	// ShapeVariant is what a Shape can be: *Circle, *Square.
//	//
//	//sumtype:decl
//	type ShapeVariant interface{ isShape() }
//
//	func (*Circle) isShape() {}
//	func (*Square) isShape() {}
func unionDecl(f *jen.File, d *plan.Decl, u *plan.Union) {
	f.Type().Id(d.Name).Struct(jen.Id(u.Field).Id(u.Interface))
	f.Line()
	names := make([]string, len(u.Variants))
	for i, t := range u.Variants {
		decl, pointer := variant(t)
		if names[i] = decl.Name; pointer {
			names[i] = "*" + names[i]
		}
	}
	f.Add(comment(0, u.Interface+" is what a "+d.Name+" can be: "+strings.Join(names, ", ")+"."))
	f.Comment("//")
	f.Comment("//sumtype:decl")
	f.Type().Id(u.Interface).Interface(jen.Id(u.Marker).Params())
	f.Line()
	for _, t := range u.Variants {
		f.Func().Params(goType(t)).Id(u.Marker).Params().Block()
	}
}

// variant is the declaration of a variant, and whether it is behind a pointer.
func variant(t plan.Type) (d *plan.Decl, pointer bool) {
	if p, ok := t.(plan.Pointer); ok {
		return p.Elem.(plan.Named).Decl, true
	}
	return t.(plan.Named).Decl, false
}

// A picker writes how the decoder of a union finds the variant.
type picker struct {
	file  *fileWriter
	union *plan.Union
}

// decode writes
//
//	switch string(c.tag(b, i, "kind")) {
//	case "circle":
//		value := new(Circle)
//		v.Value = value
//		return decodeCircle(c, b, i, value)
//	default:
//		…
//	}
func (p *picker) decode(g *jen.Group, pick model.Pick) {
	switch pick := pick.(type) {
	case model.Take:
		p.take(g, pick.Variant)
	case model.ByKind:
		g.Switch(call("at", id("b"), id("i"))).BlockFunc(func(g *jen.Group) {
			cases, other := kindOrder(pick.Cases)
			for _, c := range cases {
				g.Case(firstBytes(c.Kinds)...).BlockFunc(func(g *jen.Group) { p.decode(g, c.Pick) })
			}
			g.Default().BlockFunc(func(g *jen.Group) { p.decode(g, other) })
		})
	case model.ByTag:
		p.byTag(g, pick)
	case model.ByTrial:
		for _, test := range pick.Tests {
			accepts := method("try", checkFunc(p.file.check(test.Node)), id("b"), id("i")).Op(">=").Lit(0)
			g.If(accepts).BlockFunc(func(g *jen.Group) { p.take(g, test.Variant) })
		}
		p.take(g, pick.Last)
	}
}

func (p *picker) byTag(g *jen.Group, pick model.ByTag) {
	cases, other, find := pick.Cases, pick.Other, "tag"
	switch {
	case p.union.Recursive && pick.Within != "":
		cases, other = nil, pick.Any
	case p.union.Recursive: // to look far at every level would take too long
		other, find = pick.Any, "peek"
	case other == nil:
		cases, other = cases[:len(cases)-1], cases[len(cases)-1].Pick
	}
	if len(cases) == 0 {
		p.decode(g, other)
		return
	}
	tag := method(find, id("b"), id("i"), text(pick.Member))
	if pick.Within != "" {
		tag = method("tagWithin", id("b"), id("i"), text(pick.Within), text(pick.Member))
	}
	g.Switch(jen.String().Parens(tag)).BlockFunc(func(g *jen.Group) {
		for _, c := range cases {
			texts := make([]jen.Code, len(c.Texts))
			for i, t := range c.Texts {
				texts[i] = text(t)
			}
			g.Case(texts...).BlockFunc(func(g *jen.Group) { p.decode(g, c.Pick) })
		}
		g.Default().BlockFunc(func(g *jen.Group) { p.decode(g, other) })
	})
}

// kindOrder returns the cases, and the pick for all other instances: numbers,
// if there are any, as they have many first bytes.
func kindOrder(cases []model.KindCase) (first []model.KindCase, other model.Pick) {
	last := len(cases) - 1
	for i, c := range cases {
		if c.Kinds&model.Number != 0 || c.Kinds&model.Integer != 0 {
			last = i
		}
	}
	return append(cases[:last:last], cases[last+1:]...), cases[last].Pick
}

// firstOf are the bytes that values of a kind begin with, numbers aside.
var firstOf = []struct {
	kind  model.Kinds
	first string
}{{model.Object, "{"}, {model.Array, "["}, {model.String, `"`}, {model.Bool, "tf"}, {model.Null, "n"}}

// firstBytes are what a value of the kinds can begin with, numbers aside.
func firstBytes(kinds model.Kinds) []jen.Code {
	var bytes []jen.Code
	for _, k := range firstOf {
		if kinds.Has(k.kind) {
			for i := range len(k.first) {
				bytes = append(bytes, char(k.first[i]))
			}
		}
	}
	return bytes
}

func (p *picker) take(g *jen.Group, n int) {
	d, pointer := variant(p.union.Variants[n])
	decode := func(v jen.Code) *jen.Statement {
		return call(decoding.own(d), id("c"), id("b"), id("i"), v)
	}
	if pointer {
		g.Id("value").Op(":=").New(id(d.Name))
		g.Add(field(p.union.Field)).Op("=").Id("value")
		g.Return(decode(id("value")))
		return
	}
	g.Var().Id("value").Id(d.Name)
	g.Id("i").Op("=").Add(decode(jen.Op("&").Id("value")))
	g.Add(field(p.union.Field)).Op("=").Id("value")
	g.Return(id("i"))
}

// appendUnion writes
//
//	switch value := v.Value.(type) {
//	case *Circle:
//		if value != nil {
//			return appendCircle(e, b, value)
//		}
//	case ShapeText:
//		return appendShapeText(e, b, &value)
//	}
//	return e.none(b, "Shape")
func appendUnion(g *jen.Group, d *plan.Decl, u *plan.Union) {
	g.Switch(jen.Id("value").Op(":=").Add(field(u.Field)).Assert(jen.Type())).BlockFunc(func(g *jen.Group) {
		for _, t := range u.Variants {
			decl, pointer := variant(t)
			if pointer {
				g.Case(goType(t)).Block(jen.If(jen.Id("value").Op("!=").Nil()).Block(
					jen.Return(call(encoding.own(decl), id("e"), id("b"), id("value"))),
				))
				continue
			}
			g.Case(goType(t)).Block(jen.Return(call(encoding.own(decl), id("e"), id("b"), jen.Op("&").Id("value"))))
		}
	})
	g.Return(jen.Id("e").Dot("none").Call(id("b"), text(d.Name)))
}
