package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/typewright/typewright/internal/plan"
)

// logValue writes
//
//	// LogValue returns what log/slog shows of v.
//	func (v Order) LogValue() slog.Value {
//		var g logGroup
//		g.add("id", slog.AnyValue(v.ID))
//		if v.Pin != nil {
//			g.add("pin", logRedacted())
//		}
//		logMembers(&g, v.AdditionalProperties, logPlain)
//		return g.group()
//	}
func (w *fileWriter) logValue(d *plan.Decl) {
	doc := "LogValue returns what log/slog shows of v."
	receiver := jen.Id("v").Id(d.Name)
	if d.Secret {
		doc = "LogValue returns a word instead of the value, which is not for logs."
		receiver = jen.Id(d.Name)
	}
	w.jen.Add(sentence(doc))
	w.jen.Func().Params(receiver).Id("LogValue").Params().Add(slogValue()).BlockFunc(func(g *jen.Group) {
		if d.Secret {
			g.Return(call("logRedacted"))
			return
		}
		switch form := d.Form.(type) {
		case *plan.Struct:
			logStruct(g, form)
		case *plan.Tuple:
			logTuple(g, form)
		case *plan.Union:
			logUnion(g, form)
		case *plan.Enum:
			zeroConstant(g, form, id("v"), id("v").Op("=").Id(constantName(form)))
			g.Return(anyValue(goType(form.Of).Call(id("v"))))
		case plan.Defined:
			if _, basic := form.Type.(plan.Basic); basic {
				g.Return(anyValue(goType(form.Type).Call(id("v"))))
				return
			}
			if named, ok := form.Type.(plan.Named); ok {
				g.Return(jen.Id(named.Decl.Name).Call(id("v")).Dot("LogValue").Call())
				return
			}
			g.Return(logged(form.Type, id("v")))
		case plan.Wrapper:
			g.Return(logged(form.Type, field(form.Field)))
		case plan.Alias:
		}
	})
	w.jen.Line()
}

func slogValue() *jen.Statement { return jen.Qual("log/slog", "Value") }

func anyValue(v jen.Code) *jen.Statement { return jen.Qual("log/slog", "AnyValue").Call(v) }

func logStruct(g *jen.Group, s *plan.Struct) {
	if s.Other != nil {
		g.If(field(s.Other.Name).Op("!=").Nil()).Block(jen.Return(anyValue(field(s.Other.Name))))
	}
	g.Var().Id("g").Id("logGroup")
	for _, f := range s.Fields {
		add := func(value jen.Code) *jen.Statement { return jen.Id("g").Dot("add").Call(text(f.Member), value) }
		pointer, optional := f.Type.(plan.Pointer)
		optional = optional && !f.Required
		value := logged(f.Type, field(f.Name))
		switch {
		case f.Secret:
			value = call("logRedacted")
		case f.Constant != "":
			value = call("logConstant", value, isZero(f), text(f.Constant))
		case optional && isNamed(pointer.Elem):
			value = logged(pointer.Elem, field(f.Name))
		case optional && isBasic(pointer.Elem):
			value = logged(pointer.Elem, jen.Op("*").Add(field(f.Name)))
		}
		if f.Required {
			g.Add(add(value))
		} else {
			g.If(present(f)).Block(add(value))
		}
	}
	if s.Rest != nil {
		args := []jen.Code{jen.Op("&").Id("g"), field(s.Rest.Name), logFunc(s.Rest.Type.(plan.Map).Elem, s.Rest.Secret)}
		for _, name := range s.Secrets {
			args = append(args, text(name))
		}
		g.Add(call("logMembers", args...))
	}
	g.Return(jen.Id("g").Dot("group").Call())
}

// logTuple writes the elements as a list. Those that may be absent are there
// up to the first that is.
func logTuple(g *jen.Group, t *plan.Tuple) {
	g.Var().Id("list").Id("logList")
	for _, f := range t.Fields {
		value := logged(f.Type, field(f.Name))
		if f.Secret {
			value = call("logRedacted")
		}
		add := jen.Id("list").Op("=").Append(id("list"), value)
		if f.Required {
			g.Add(add)
		} else {
			g.If(present(f)).Block(add)
		}
	}
	if t.Rest != nil {
		elem := t.Rest.Type.(plan.Slice).Elem
		g.For(jen.Id("i").Op(":=").Range().Add(field(t.Rest.Name))).Block(
			jen.Id("list").Op("=").Append(id("list"), jen.Add(logFunc(elem, t.Rest.Secret)).Call(fieldOf(t.Rest.Name).Index(id("i")))),
		)
	}
	g.Return(anyValue(id("list")))
}

func logUnion(g *jen.Group, u *plan.Union) {
	g.Switch(jen.Id("value").Op(":=").Add(field(u.Field)).Assert(jen.Type())).BlockFunc(func(g *jen.Group) {
		for _, t := range u.Variants {
			show := jen.Return(jen.Id("value").Dot("LogValue").Call())
			if _, pointer := variant(t); pointer {
				g.Case(goType(t)).Block(jen.If(jen.Id("value").Op("!=").Nil()).Block(show))
				continue
			}
			g.Case(goType(t)).Block(show)
		}
	})
	g.Return(anyValue(jen.Nil()))
}

func isNamed(t plan.Type) bool {
	_, ok := t.(plan.Named)
	return ok
}

func isBasic(t plan.Type) bool {
	_, ok := t.(plan.Basic)
	return ok
}

// logged is what a log shows of v, which is addressable.
func logged(t plan.Type, v *jen.Statement) *jen.Statement {
	name, elem := partsName(t)
	switch {
	case isNamed(t):
		return v.Dot("LogValue").Call()
	case elem != nil:
		return call("log"+name, jen.Op("&").Add(v), logFunc(elem, false))
	}
	if _, external := t.(*plan.External); external {
		return call("logExternal", jen.Op("&").Add(v))
	}
	return anyValue(v)
}

// logFunc is the support code's logFunc for a type.
func logFunc(t plan.Type, secret bool) *jen.Statement {
	if secret {
		return jen.Id("logSecret").Types(goType(t))
	}
	if named, ok := t.(plan.Named); ok {
		return jen.Parens(jen.Op("*").Id(named.Decl.Name)).Dot("LogValue")
	}
	name, elem := partsName(t)
	if elem == nil {
		plain := "logPlain"
		if _, external := t.(*plan.External); external {
			plain = "logExternal"
		}
		return jen.Id(plain).Types(goType(t))
	}
	return jen.Func().Params(jen.Id("v").Op("*").Add(goType(t))).Add(slogValue()).Block(jen.Return(call("log"+name, id("v"), logFunc(elem, false))))
}

// partsName is what the functions of the support code for a type with parts
// are called by, behind a prefix, and the type of the parts.
func partsName(t plan.Type) (string, plan.Type) {
	switch t := t.(type) {
	case plan.Pointer:
		return "Pointer", t.Elem
	case plan.Opt:
		return "Opt", t.Elem
	case plan.Slice:
		if t.Null {
			return "NullableSlice", t.Elem
		}
		return "Slice", t.Elem
	case plan.Map:
		if t.Null {
			return "NullableMap", t.Elem
		}
		return "Map", t.Elem
	}
	return "", nil
}
