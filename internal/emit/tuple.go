package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/typewright/typewright/internal/plan"
)

func tupleFields(g *jen.Group, t *plan.Tuple) {
	for _, f := range t.Fields {
		if len(f.Doc) > 0 {
			g.Add(comment(1, f.Doc...))
		}
		g.Id(f.Name).Add(goType(f.Type))
	}
	if t.Rest != nil {
		g.Line()
		g.Add(comment(1, t.Rest.Doc...))
		g.Id(t.Rest.Name).Add(goType(t.Rest.Type))
	}
}

// decodeTuple writes
//
//	if i = enter(b, i, ']'); i >= 0 {
//		i = next(b, decodeFloat64(c, b, i, &v.Item0), ']')
//	}
//	for ; i >= 0; i = next(b, i, ']') {
//		i = decodeElement(c, b, i, &v.Rest, decodeAny)
//	}
//	return ^i
func decodeTuple(g *jen.Group, t *plan.Tuple) {
	g.Id("i").Op("=").Add(call("enter", id("b"), id("i"), char(']')))
	for _, f := range t.Fields {
		element := decoding.apply(f.Type, theI, fieldOf(f.Name))
		g.If(jen.Id("i").Op(">=").Lit(0)).Block(jen.Id("i").Op("=").Add(call("next", id("b"), element, char(']'))))
	}
	if t.Rest != nil {
		elem := t.Rest.Type.(plan.Slice).Elem
		g.For(jen.Empty(), jen.Id("i").Op(">=").Lit(0), jen.Id("i").Op("=").Add(call("next", id("b"), id("i"), char(']')))).Block(
			jen.Id("i").Op("=").Add(call("decodeElement", id("c"), id("b"), id("i"), fieldOf(t.Rest.Name), decoding.value(elem))),
		)
	}
	g.Return(jen.Op("^").Id("i"))
}

// appendTuple writes
//
//	start := len(b)
//	b = appendFloat64(e, append(b, ','), &v.Item0)
//	filled := e.follows(b, true, v.Item1 != nil)
//	if filled {
//		b = appendPointer(e, append(b, ','), &v.Item1, appendFloat64)
//	}
//	e.follows(b, filled, len(v.Rest) > 0)
//	b = appendElements(e, b, v.Rest, appendAny)
//	return closeArray(b, start)
func appendTuple(g *jen.Group, t *plan.Tuple) {
	g.Id("start").Op(":=").Add(call("len", theB))
	filled := jen.True()
	for _, f := range t.Fields {
		element := jen.Add(setB, encoding.apply(f.Type, jen.Append(theB, comma), fieldOf(f.Name)))
		if f.Required {
			g.Add(element)
			continue
		}
		assign := ":="
		if filled.GoString() != "true" {
			assign = "="
		}
		g.Id("filled").Op(assign).Add(jen.Id("e").Dot("follows").Call(id("b"), filled.Clone(), present(f)))
		g.If(id("filled")).Block(element)
		filled = jen.Id("filled")
	}
	if t.Rest != nil {
		elem := t.Rest.Type.(plan.Slice).Elem
		rest := field(t.Rest.Name)
		g.Id("e").Dot("follows").Call(id("b"), filled.Clone(), call("len", rest).Op(">").Lit(0))
		g.Id("b").Op("=").Add(call("appendElements", id("e"), id("b"), field(t.Rest.Name), encoding.value(elem)))
	}
	g.Return(call("closeArray", theB, jen.Id("start")))
}
