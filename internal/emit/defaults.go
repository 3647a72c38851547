package emit

import (
	"strconv"

	"github.com/dave/jennifer/jen"

	"github.com/typewright/typewright/internal/plan"
)

// defaults writes the methods about defaults of a type that has some.
func defaults(f *jen.File, d *plan.Decl) {
	if _, alias := d.Form.(plan.Alias); alias || !d.Defaults {
		return
	}
	s, isStruct := d.Form.(*plan.Struct)
	if isStruct {
		for _, field := range s.Fields {
			if field.Default != nil {
				getter(f, d, field)
			}
		}
	}
	f.Add(sentence("SetDefaults gives each member of v that is absent its default, if it has one, and so on in the members of v."))
	f.Func().Params(jen.Id("v").Op("*").Id(d.Name)).Id("SetDefaults").Params().BlockFunc(func(g *jen.Group) {
		switch form := d.Form.(type) {
		case *plan.Struct:
			for _, field := range form.Fields {
				setDefault(g, field)
			}
			deepen(g, form.Rest)
		case *plan.Tuple:
			for _, field := range form.Fields {
				deepen(g, &field)
			}
			deepen(g, form.Rest)
		case *plan.Union:
			variantDefaults(g, form)
		case plan.Defined:
			if named, ok := form.Type.(plan.Named); ok {
				g.Parens(jen.Op("*").Id(named.Decl.Name)).Parens(id("v")).Dot("SetDefaults").Call()
				return
			}
			deepenValue(g, jen.Parens(jen.Op("*").Id("v")), form.Type, 0)
		case plan.Wrapper:
			deepenValue(g, field(form.Field), form.Type, 0)
		case *plan.Enum, plan.Alias:
		}
	})
	f.Line()
}

// getter writes
//
//	// ColorOrDefault returns Color or, where it is absent, its default: "red".
//	func (v *Car) ColorOrDefault() string {
//		if v.Color != nil {
//			return *v.Color
//		}
//		return "red"
//	}
func getter(f *jen.File, d *plan.Decl, field plan.Field) {
	const most = 60
	value, t := jen.Id("v").Dot(field.Name), field.Type
	if pointer, ok := t.(plan.Pointer); ok {
		value, t = jen.Op("*").Add(value), pointer.Elem
	}
	doc := field.Default.Getter + " returns " + field.Name + " or, where it is absent, its default"
	if len(field.Default.Text) <= most {
		doc += ":\n\n\t" + field.Default.Text
	} else {
		doc += "."
	}
	f.Add(comment(0, doc))
	f.Func().Params(jen.Id("v").Op("*").Id(d.Name)).Id(field.Default.Getter).Params().Add(goType(t)).Block(
		jen.If(present(field)).Block(jen.Return(value)),
		jen.Return(defaultValue(field.Default, t)),
	)
	f.Line()
}

// defaultValue is a default as an expression.
func defaultValue(d *plan.Default, t plan.Type) jen.Code {
	opt, isOpt := t.(plan.Opt)
	switch {
	case isOpt && d.Go != "":
		return call("optOf", converted(d, opt.Elem))
	case d.Go != "":
		return jen.Op(d.Go)
	case t == plan.Raw:
		return jen.Qual("encoding/json", "RawMessage").Call(text(d.Text))
	}
	return jen.Id("defaultFrom").Types(goType(t)).Call(text(d.Text), decoding.value(t))
}

// converted is a literal of a type that cannot be inferred from it.
func converted(d *plan.Default, t plan.Type) jen.Code {
	switch t {
	case plan.String, plan.Bool:
		return jen.Op(d.Go)
	}
	return goType(t).Call(jen.Op(d.Go))
}

// setDefault writes what SetDefaults does with a field.
func setDefault(g *jen.Group, f plan.Field) {
	if f.Default == nil {
		deepen(g, &f)
		return
	}
	absent, value := field(f.Name).Op("==").Nil(), field(f.Default.Getter).Call()
	if _, ok := f.Type.(plan.Opt); ok {
		absent = field(f.Name).Dot("IsZero").Call()
	}
	if _, ok := f.Type.(plan.Pointer); ok {
		value = call("pointerTo", value)
	}
	set := jen.If(absent).Block(field(f.Name).Op("=").Add(value))
	if f.Default.Deep || !plan.HasDefaults(f.Type) {
		g.Add(set)
		deepen(g, &f)
		return
	}
	g.Add(set.Else().BlockFunc(func(g *jen.Group) { deepen(g, &f) }))
}

// deepen goes on in the value of a field.
func deepen(g *jen.Group, f *plan.Field) {
	if f != nil {
		deepenValue(g, field(f.Name), f.Type, 0)
	}
}

// deepenValue goes on in a value, which is addressable.
func deepenValue(g *jen.Group, v *jen.Statement, t plan.Type, depth int) {
	if !plan.HasDefaults(t) {
		return
	}
	inner := func(name string) string { return name + strconv.Itoa(depth+1) }
	if depth == 0 {
		inner = func(name string) string { return name }
	}
	switch t := t.(type) {
	case plan.Named, *plan.External:
		g.Add(v.Clone().Dot("SetDefaults").Call())
	case plan.Pointer:
		g.If(v.Clone().Op("!=").Nil()).BlockFunc(func(g *jen.Group) {
			switch t.Elem.(type) {
			case plan.Named, *plan.External:
				deepenValue(g, v.Clone(), t.Elem, depth)
				return
			}
			deepenValue(g, jen.Parens(jen.Op("*").Add(v.Clone())), t.Elem, depth)
		})
	case plan.Slice:
		i := inner("i")
		g.For(jen.Id(i).Op(":=").Range().Add(v.Clone())).BlockFunc(func(g *jen.Group) {
			deepenValue(g, v.Clone().Index(id(i)), t.Elem, depth+1)
		})
	case plan.Map:
		key, value := inner("key"), inner("value")
		g.For(jen.List(id(key), id(value)).Op(":=").Range().Add(v.Clone())).BlockFunc(func(g *jen.Group) {
			deepenValue(g, id(value), t.Elem, depth+1)
			g.Add(v.Clone().Index(id(key)).Op("=").Id(value))
		})
	case plan.Opt:
		value := inner("value")
		g.If(jen.List(id(value), id("ok")).Op(":=").Add(v.Clone()).Dot("Get").Call(), id("ok")).BlockFunc(func(g *jen.Group) {
			deepenValue(g, id(value), t.Elem, depth+1)
			g.Add(v.Clone().Dot("Set").Call(id(value)))
		})
	}
}

// variantDefaults goes on in the variant that a union holds.
func variantDefaults(g *jen.Group, u *plan.Union) {
	g.Switch(jen.Id("value").Op(":=").Add(field(u.Field)).Assert(jen.Type())).BlockFunc(func(g *jen.Group) {
		for _, t := range u.Variants {
			d, pointer := variant(t)
			if !d.Defaults {
				continue
			}
			g.Case(goType(t)).BlockFunc(func(g *jen.Group) {
				if pointer {
					g.If(id("value").Op("!=").Nil()).Block(id("value").Dot("SetDefaults").Call())
					return
				}
				g.Id("value").Dot("SetDefaults").Call()
				g.Add(field(u.Field)).Op("=").Id("value")
			})
		}
	})
}
