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
