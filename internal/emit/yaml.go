package emit

import (
	"strings"
	"unicode"

	"github.com/dave/jennifer/jen"

	"github.com/typewright/typewright/internal/plan"
)

// yaml writes
//
//	// MarshalYAML returns what a package for YAML is to write for v.
//	func (v Order) MarshalYAML() (any, error) {
//		return toYAML(&v, v.MarshalJSON, (*Order).yaml)
//	}
//
//	// UnmarshalYAML decodes a node of YAML if it is valid. …
//	func (v *Order) UnmarshalYAML(node func(any) error) error {
//		return fromYAML(node, v.UnmarshalJSON)
//	}
//
// and the method yaml, which makes a struct with the members in their order.
func (w *fileWriter) yaml(d *plan.Decl) {
	w.jen.Add(sentence("MarshalYAML returns what a package for YAML is to write for v. Where a part of it has no JSON, the error is a *ValidationError that says which."))
	w.jen.Func().Params(jen.Id("v").Id(d.Name)).Id("MarshalYAML").Params().Params(jen.Any(), jen.Error()).Block(
		jen.Return(call("toYAML", jen.Op("&").Id("v"), field("MarshalJSON"), yamlMethod(d))),
	)
	w.jen.Line()
	w.jen.Add(sentence("UnmarshalYAML decodes a node of YAML if it is valid. If not, v stays as it was and the error is a *ValidationError."))
	w.jen.Func().Params(jen.Id("v").Op("*").Id(d.Name)).Id("UnmarshalYAML").Params(jen.Id("node").Func().Params(jen.Any()).Error()).Error().Block(
		jen.Return(call("fromYAML", id("node"), field("UnmarshalJSON"))),
	)
	w.jen.Line()
	w.jen.Func().Params(jen.Id("v").Op("*").Id(d.Name)).Id("yaml").Params(jen.Id("y").Op("*").Id("yamlWriter")).Any().BlockFunc(func(g *jen.Group) {
		switch form := d.Form.(type) {
		case *plan.Struct:
			yamlStruct(g, form)
		case *plan.Tuple:
			yamlTuple(g, form)
		case *plan.Union:
			yamlUnion(g, form)
		case *plan.Enum:
			yamlEnum(g, form)
		case plan.Defined:
			if named, ok := form.Type.(plan.Named); ok {
				g.Return(jen.Parens(jen.Op("*").Id(named.Decl.Name)).Call(id("v")).Dot("yaml").Call(id("y")))
				return
			}
			if basic, ok := form.Type.(plan.Basic); ok && yamlName(basic) == "yamlPlain" {
				g.Return(goType(basic).Call(jen.Op("*").Id("v")))
				return
			}
			g.Return(yamlCall(form.Type, id("v")))
		case plan.Wrapper:
			g.Return(yamlValue(form.Type, field(form.Field)))
		case plan.Alias:
		}
	})
	w.jen.Line()
}

func yamlMethod(d *plan.Decl) *jen.Statement {
	return jen.Parens(jen.Op("*").Id(d.Name)).Dot("yaml")
}

// yamlStruct writes
//
//	var s struct {
//		ID   any            `yaml:"id"`
//		Note any            `yaml:"note,omitempty"`
//		Rest map[string]any `yaml:",inline"`
//	}
//	s.ID = v.ID
//	if v.Note != nil {
//		s.Note = *v.Note
//	}
//	s.Rest = yamlMembers(s.Rest, &v.AdditionalProperties, y, yamlRaw)
//	return s
//
// Members whose names cannot stand in a tag are among the rest.
func yamlStruct(g *jen.Group, s *plan.Struct) {
	if s.Other != nil {
		g.If(field(s.Other.Name).Op("!=").Nil()).Block(jen.Return(yamlCall(s.Other.Type, fieldOf(s.Other.Name))))
	}
	rest, needed := restName(s), s.Rest != nil
	g.Var().Id("s").StructFunc(func(g *jen.Group) {
		for _, f := range s.Fields {
			if !isYAMLTag(f.Member) {
				needed = true
				continue
			}
			name := f.Member
			if !f.Required {
				name += ",omitempty"
			}
			g.Id(f.Name).Any().Tag(map[string]string{"yaml": name})
		}
		if needed {
			g.Id(rest).Map(jen.String()).Any().Tag(map[string]string{"yaml": ",inline"})
		}
	})
	if needed {
		g.Id("s").Dot(rest).Op("=").Make(jen.Map(jen.String()).Any())
	}
	for _, f := range s.Fields {
		target := jen.Id("s").Dot(f.Name)
		if !isYAMLTag(f.Member) {
			target = jen.Id("s").Dot(rest).Index(text(f.Member))
		}
		if f.Required {
			value := yamlValue(f.Type, field(f.Name))
			if f.Constant != "" {
				value = call("yamlConstant", value, isZero(f), text(f.Constant), id("y"))
			}
			g.Add(target.Op("=").Add(value))
			continue
		}
		value := yamlValue(f.Type, field(f.Name))
		if pointer, ok := f.Type.(plan.Pointer); ok {
			value = yamlValue(pointer.Elem, jen.Op("*").Add(field(f.Name)))
			if isNamed(pointer.Elem) {
				value = field(f.Name).Dot("yaml").Call(id("y"))
			}
		}
		g.If(present(f)).Block(target.Op("=").Add(value))
	}
	if s.Rest != nil {
		g.Add(call("yamlMembers", jen.Id("s").Dot(rest), fieldOf(s.Rest.Name), id("y"), yamlFunc(s.Rest.Type.(plan.Map).Elem)))
	}
	g.Return(id("s"))
}

// isYAMLTag tells whether a name can stand in a tag as packages for YAML read
// it.
func isYAMLTag(name string) bool {
	return name != "" && name != "-" && !strings.ContainsAny(name, ",\"`\\") && !strings.ContainsFunc(name, unicode.IsControl)
}

// restName is a name that no field has.
func restName(s *plan.Struct) string {
	name := "Rest"
	for i := 0; i < len(s.Fields); i++ {
		if s.Fields[i].Name == name {
			name, i = name+"_", -1
		}
	}
	return name
}

func yamlTuple(g *jen.Group, t *plan.Tuple) {
	g.Id("list").Op(":=").Index().Any().Values()
	for _, f := range t.Fields {
		add := jen.Id("list").Op("=").Append(id("list"), yamlValue(f.Type, field(f.Name)))
		if f.Required {
			g.Add(add)
		} else {
			g.If(present(f)).Block(add)
		}
	}
	if t.Rest != nil {
		elem := t.Rest.Type.(plan.Slice).Elem
		g.For(jen.Id("i").Op(":=").Range().Add(field(t.Rest.Name))).Block(
			jen.Id("list").Op("=").Append(id("list"), yamlValue(elem, field(t.Rest.Name).Index(id("i")))),
		)
	}
	g.Return(id("list"))
}

func yamlUnion(g *jen.Group, u *plan.Union) {
	g.Switch(jen.Id("value").Op(":=").Add(field(u.Field)).Assert(jen.Type())).BlockFunc(func(g *jen.Group) {
		for _, t := range u.Variants {
			g.Case(goType(t)).Block(jen.Return(jen.Id("value").Dot("yaml").Call(id("y"))))
		}
	})
	g.Return(call("yamlNull"))
}

// yamlEnum writes the value, or the only one where it is zero, as the encoder
// of JSON does.
func yamlEnum(g *jen.Group, form *plan.Enum) {
	zeroConstant(g, form, jen.Op("*").Id("v"), jen.Id("constant").Op(":=").Id(constantName(form)), jen.Id("v").Op("=").Op("&").Id("constant"))
	switch form.Of {
	case plan.Number:
		g.Return(call("yamlNumber", id("v"), id("y")))
	default:
		g.Return(goType(form.Of).Call(jen.Op("*").Id("v")))
	}
}

// yamlValue is what is written for v, which is addressable.
func yamlValue(t plan.Type, v *jen.Statement) *jen.Statement {
	switch {
	case isNamed(t):
		return v.Dot("yaml").Call(id("y"))
	case yamlName(t) == "yamlPlain":
		return v
	}
	return yamlCall(t, jen.Op("&").Add(v))
}

// yamlCall is what is written for what v points to.
func yamlCall(t plan.Type, v jen.Code) *jen.Statement {
	_, elem := partsName(t)
	if elem == nil {
		return call(yamlName(t), v, id("y"))
	}
	return call(yamlName(t), v, id("y"), yamlFunc(elem))
}

// yamlFunc is the support code's yamlFunc for a type.
func yamlFunc(t plan.Type) *jen.Statement {
	if named, ok := t.(plan.Named); ok {
		return yamlMethod(named.Decl)
	}
	if _, elem := partsName(t); elem != nil {
		return jen.Func().Params(jen.Id("v").Op("*").Add(goType(t)), jen.Id("y").Op("*").Id("yamlWriter")).Any().Block(jen.Return(yamlCall(t, id("v"))))
	}
	if t == plan.Any || t == plan.Time {
		return jen.Id(yamlName(t))
	}
	return jen.Id(yamlName(t)).Types(goType(t))
}

// yamlName is the function of the support code for a type.
func yamlName(t plan.Type) string {
	if name, elem := partsName(t); elem != nil {
		return "yaml" + name
	}
	switch t {
	case plan.Number:
		return "yamlNumber"
	case plan.Time:
		return "yamlTime"
	case plan.Any:
		return "yamlAny"
	case plan.Raw:
		return "yamlRaw"
	case plan.Base64:
		return "yamlText"
	case plan.Bytes:
		return "yamlBytes"
	}
	if isBasic(t) {
		return "yamlPlain"
	}
	if external, ok := t.(*plan.External); ok && external.Extras.YAML {
		return "yamlImported"
	}
	return "yamlExternal"
}
