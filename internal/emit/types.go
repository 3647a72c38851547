package emit

import (
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/typewright/typewright/internal/plan"
)

// typeDecl writes a type and its constants:
//
//	// Order is an order.
//	type Order struct {
//		ID string `json:"id"`
//	}
func typeDecl(f *jen.File, d *plan.Decl) {
	f.Add(comment(0, d.Doc...))
	switch form := d.Form.(type) {
	case *plan.Struct:
		f.Type().Id(d.Name).StructFunc(func(g *jen.Group) { fields(g, form) })
		constants(f, d.Name, form.Constants)
	case *plan.Tuple:
		f.Type().Id(d.Name).StructFunc(func(g *jen.Group) { tupleFields(g, form) })
	case *plan.Union:
		unionDecl(f, d, form)
	case *plan.Enum:
		f.Type().Id(d.Name).Add(goType(form.Of))
		f.Line()
		enumValues(f, d, form)
	case plan.Defined:
		f.Type().Id(d.Name).Add(goType(form.Type))
	case plan.Wrapper:
		f.Type().Id(d.Name).Struct(jen.Id(form.Field).Add(goType(form.Type)))
	case plan.Alias:
		of := plan.Type(plan.Named{Decl: form.Decl})
		if form.From != nil {
			of = form.From
		}
		f.Type().Id(d.Name).Op("=").Add(goType(of))
	}
	f.Line()
}

// constants writes
//
//	// The constants of Order.
//	const (
//		OrderKind = "order"
//	)
func constants(f *jen.File, name string, list []plan.Constant) {
	if len(list) == 0 {
		return
	}
	f.Line()
	f.Add(comment(0, "The constants of "+name+"."))
	f.Const().DefsFunc(func(g *jen.Group) {
		for _, c := range list {
			g.Id(c.Name).Op("=").Op(c.Literal)
		}
	})
}

func fields(g *jen.Group, s *plan.Struct) {
	for _, field := range s.Fields {
		if len(field.Doc) > 0 {
			g.Add(comment(1, field.Doc...))
		}
		g.Id(field.Name).Add(goType(field.Type)).Tag(map[string]string{"json": tag(field)})
	}
	for _, field := range []*plan.Field{s.Rest, s.Other} {
		if field != nil {
			g.Line()
			g.Add(comment(1, field.Doc...))
			g.Id(field.Name).Add(goType(field.Type)).Tag(map[string]string{"json": "-"})
		}
	}
}

// tag is what encoding/json would want to know. Our methods do not ask, so a
// name that no tag can hold is left out.
func tag(f plan.Field) string {
	const marks = "!#$%&()*+-./:;<=>?@[]^_{|}~ "
	for _, r := range f.Member {
		if r >= 0x80 || !strings.ContainsRune(marks, r) && (r < '0' || r > '9') && (r|0x20 < 'a' || r|0x20 > 'z') {
			return "-"
		}
	}
	switch {
	case f.Member == "":
		return "-"
	case !f.Required:
		return f.Member + ",omitzero"
	case f.Member == "-":
		return "-,"
	}
	return f.Member
}

// methods writes the public face of a type.
func (w *fileWriter) methods(d *plan.Decl) {
	f, check := w.jen, checkFunc(w.check(d.Node))
	unmarshal := "unmarshal"
	if w.pkg.Shared {
		unmarshal = "unmarshalShared"
	}
	f.Add(sentence(d.Validate + " tells whether a document is valid, without decoding it. The error is a *ValidationError."))
	f.Func().Id(d.Validate).Add(ofData).Block(
		jen.Return(w.decide(call("validate", theData, check))),
	)
	f.Line()
	if _, alias := d.Form.(plan.Alias); alias {
		return
	}
	receiver, encode := jen.Params(jen.Id("v").Op("*").Id(d.Name)), id(d.Append)
	f.Add(unmarshalDoc)
	f.Func().Add(receiver, unmarshalHead).Block(
		jen.Return(w.decide(call(unmarshal, theData, theV, check, id(d.Decode)))),
	)
	f.Line()
	f.Add(marshalDoc)
	f.Func().Params(jen.Id("v").Id(d.Name)).Add(marshalHead).Block(
		jen.Return(call("marshal", nothing, pointerToV, encode)),
	)
	f.Line()
	f.Add(appendDoc)
	f.Func().Add(receiver, appendHead).Block(
		jen.Return(call("marshal", theB, theV, encode)),
	)
	f.Line()
	f.Add(validateDoc)
	f.Func().Add(receiver, validateHead).Block(
		jen.Return(call("recheck", theV, encode, check)),
	)
	f.Line()
}

// decide is a decision on a document, data. Where the last of several members
// of one name counts, it is
//
//	lastWins(data, func(data []byte) error {
//		return validate(data, checkOrder)
//	})
func (w *fileWriter) decide(decision *jen.Statement) *jen.Statement {
	if !w.pkg.LastWins {
		return decision
	}
	return call("lastWins", id("data"), jen.Func().Params(jen.Id("data").Add(bytesType())).Error().Block(jen.Return(decision)))
}

// checkFunc is a check function as a value; none stands for one that accepts
// everything.
func checkFunc(f *plan.Func) *jen.Statement {
	if f == nil {
		return jen.Parens(jen.Op("*").Id("checker")).Dot("skip")
	}
	return jen.Id(f.Name)
}
