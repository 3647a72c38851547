package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/typewright/typewright/internal/plan"
)

// enumValues writes the constants and the methods of an enumeration.
func enumValues(f *jen.File, d *plan.Decl, form *plan.Enum) {
	if len(form.Values) == 0 {
		return
	}
	f.Add(sentence("The values of " + d.Name + "."))
	f.Const().DefsFunc(func(g *jen.Group) {
		for _, v := range form.Values {
			if len(v.Doc) > 0 {
				g.Add(comment(1, v.Doc...))
			}
			g.Id(v.Name).Id(d.Name).Op("=").Add(enumLiteral(form, v))
		}
	})
	f.Line()
	names := func(g *jen.Group) {
		for _, v := range form.Values {
			g.Id(v.Name)
		}
	}
	f.Add(sentence("Values returns all values of " + d.Name + ", in the order of the schema."))
	f.Func().Params(jen.Id(d.Name)).Id("Values").Params().Index().Id(d.Name).Block(
		jen.Return(jen.Index().Id(d.Name).ValuesFunc(names)),
	)
	f.Line()
	f.Add(sentence("Valid tells whether v is one of them."))
	f.Func().Params(jen.Id("v").Id(d.Name)).Id("Valid").Params().Bool().Block(
		jen.Switch(id("v")).Block(jen.CaseFunc(names).Block(jen.Return(jen.True()))),
		jen.Return(jen.False()),
	)
	f.Line()
	enumText(f, d, form)
}

// enumText writes the methods for text, as in flags and in the keys of maps:
//
//	// String returns v as text.
//	func (v Color) String() string {
//		return string(v)
//	}
//
// The keys of maps in encoding/json are read by UnmarshalJSON where a type has
// UnmarshalText beside it. That suits strings, but not the text of an integer,
// for which it has a way of its own; so those get a method Set.
func enumText(f *jen.File, d *plan.Decl, form *plan.Enum) {
	text := jen.String().Parens(id("v"))
	if form.Of == plan.Int64 {
		text = jen.Qual("strconv", "FormatInt").Call(jen.Int64().Parens(id("v")), jen.Lit(10))
	}
	f.Add(sentence("String returns v as text."))
	f.Func().Params(jen.Id("v").Id(d.Name)).Id("String").Params().String().Block(jen.Return(text))
	f.Line()
	receiver := jen.Id("v").Op("*").Id(d.Name)
	if form.Of != plan.String {
		f.Add(sentence("Set makes v the value of a text, as for flag.Var. If there is none, v stays as it was."))
		f.Func().Params(receiver).Id("Set").Params(jen.Id("text").String()).Error().Block(
			jen.Return(call("setText", id("v"), id("text"))),
		)
		return
	}
	f.Add(sentence("MarshalText returns v as text."))
	f.Func().Params(jen.Id("v").Id(d.Name)).Id("MarshalText").Params().Params(bytesType(), jen.Error()).Block(
		jen.Return(bytesType().Parens(id("v")), jen.Nil()),
	)
	f.Line()
	f.Add(sentence("UnmarshalText makes v the value of a text. If there is none, v stays as it was."))
	f.Func().Params(receiver).Id("UnmarshalText").Params(jen.Id("text").Add(bytesType())).Error().Block(
		jen.Return(call("setText", id("v"), jen.String().Parens(id("text")))),
	)
}

func enumLiteral(form *plan.Enum, v plan.EnumValue) jen.Code {
	if form.Of == plan.Int64 {
		return jen.Op(v.Literal)
	}
	return text(v.Literal)
}

// constantName is the name of the only value of an enumeration, if it has one
// that is not written in Go as its zero value.
func constantName(form *plan.Enum) string {
	if len(form.Values) != 1 || form.Of == plan.Int64 {
		return ""
	}
	return form.Values[0].Name
}

// zeroConstant writes what makes a zero value the only one that there is.
func zeroConstant(g *jen.Group, form *plan.Enum, value jen.Code, set ...jen.Code) {
	if constantName(form) != "" {
		g.If(jen.Add(value).Op("==").Lit("")).Block(set...)
	}
}

// enum writes the body for an enumeration. A constant is written even where
// the Go value is zero.
func (k codec) enum(g *jen.Group, form *plan.Enum) {
	if !k.offset {
		zeroConstant(g, form, jen.Op("*").Id("v"), jen.Id("constant").Op(":=").Id(constantName(form)), jen.Id("v").Op("=").Op("&").Id("constant"))
	}
	if form.Of == plan.Number && k.offset {
		g.Return(call("decodeIntegerText", theC, theB, theI, as(form.Of)))
		return
	}
	g.Return(k.apply(form.Of, k.here(), as(form.Of)))
}
