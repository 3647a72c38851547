package emit

import (
	"strconv"

	"github.com/dave/jennifer/jen"

	"github.com/typewright/typewright/internal/plan"
)

// A codec names the two directions, which are written alike.
type codec struct {
	prefix string // of the support code's functions
	own    func(*plan.Decl) string
	state  jen.Code // the first parameter
	stateT string
	offset bool // there is a parameter i, and the result is an offset
}

var (
	decoding = codec{"decode", func(d *plan.Decl) string { return d.Decode }, theC, "checker", true}
	encoding = codec{"append", func(d *plan.Decl) string { return d.Append }, theE, "encoder", false}
)

// apply is a call that decodes into, or encodes from, what the pointer v
// points to: decodeSlice(c, b, i, &v.Tags, decodeString).
func (k codec) apply(t plan.Type, offset, v jen.Code) *jen.Statement {
	args := append(make([]jen.Code, 0, 5), k.state, theB)
	if k.offset {
		args = append(args, offset)
	}
	args = append(args, v)
	name, elem := k.name(t)
	if elem != nil {
		args = append(args, k.value(elem))
	}
	return call(name, args...)
}

// name is the function for a type, and the type of its elements, if any.
func (k codec) name(t plan.Type) (string, plan.Type) {
	null := func(is bool) string {
		if is && !k.offset {
			return "Nullable"
		}
		return ""
	}
	switch t := t.(type) {
	case plan.Named:
		if alias, ok := t.Decl.Form.(plan.Alias); ok {
			return k.own(alias.Decl), nil
		}
		return k.own(t.Decl), nil
	case plan.Pointer:
		if t.Elem == plan.Type(plan.String) && k.offset {
			return k.prefix + "StringPointer", nil
		}
		return k.prefix + "Pointer", t.Elem
	case plan.Slice:
		return k.prefix + null(t.Null) + "Slice", t.Elem
	case plan.Map:
		if plan.Free(t) {
			return k.prefix + "FreeMap", nil
		}
		return k.prefix + null(t.Null) + "Map", t.Elem
	case plan.Opt:
		return k.prefix + "Opt", t.Elem
	case plan.Basic:
		return k.prefix + [...]string{
			"String", "Bool", "Int64", "Uint64", "Float64", "Number", "Time", "Any", "Raw", "Text",
			"Int64", "Int64", "Int64", "Uint64", "Uint64", "Uint64", "Bytes",
		}[t], nil
	case *plan.External:
		switch {
		case t.Decl != nil:
			return k.prefix + "Imported", nil
		case t.Path == "net/url" && t.Name == "URL":
			return k.prefix + "URL", nil
		}
		return k.prefix + "External", nil
	}
	panic("a type of no known form")
}

// value is the function itself, as an argument for another.
func (k codec) value(t plan.Type) jen.Code {
	name, elem := k.name(t)
	if elem == nil {
		return jen.Id(name)
	}
	return k.head(jen.Func(), goType(t)).Block(jen.Return(k.apply(t, jen.Id("i"), jen.Id("v"))))
}

// head completes the head of a function for a type.
func (k codec) head(s *jen.Statement, t *jen.Statement) *jen.Statement {
	params := []jen.Code{jen.Add(k.state).Op("*").Id(k.stateT), jen.Id("b").Add(bytesType())}
	if k.offset {
		params = append(params, jen.Id("i").Int())
	}
	params = append(params, jen.Id("v").Op("*").Add(t))
	if k.offset {
		return s.Params(params...).Int()
	}
	return s.Params(params...).Add(bytesType())
}

// codecs writes the two functions of a declared type.
func codecs(w *fileWriter, d *plan.Decl) {
	f := w.jen
	if _, alias := d.Form.(plan.Alias); alias {
		return
	}
	for _, k := range []codec{decoding, encoding} {
		head := k.head(jen.Func().Id(k.own(d)), jen.Id(d.Name))
		switch form := d.Form.(type) {
		case *plan.Struct:
			if k.offset {
				f.Add(head.BlockFunc(func(g *jen.Group) { decodeStruct(g, w, form) }))
			} else {
				f.Add(head.BlockFunc(func(g *jen.Group) { appendStruct(g, form) }))
			}
		case *plan.Tuple:
			if k.offset {
				f.Add(head.BlockFunc(func(g *jen.Group) { decodeTuple(g, form) }))
			} else {
				f.Add(head.BlockFunc(func(g *jen.Group) { appendTuple(g, form) }))
			}
		case *plan.Union:
			if k.offset {
				f.Add(head.BlockFunc(func(g *jen.Group) { (&picker{w, form}).decode(g, form.Pick) }))
			} else {
				f.Add(head.BlockFunc(func(g *jen.Group) { appendUnion(g, d, form) }))
			}
		case *plan.Enum:
			f.Add(head.BlockFunc(func(g *jen.Group) { k.enum(g, form) }))
		case plan.Defined:
			v := jen.Id("v")
			if plan.Free(form.Type) {
				v = jen.Parens(jen.Op("*").Add(goType(form.Type))).Parens(jen.Id("v"))
			} else if named, ok := form.Type.(plan.Named); ok {
				v = jen.Parens(jen.Op("*").Id(named.Decl.Name)).Parens(jen.Id("v"))
			} else if form.Type == plan.String {
				f.Add(head.Block(jen.Return(call(k.prefix+"Text", k.args(v)...))))
				f.Line()
				continue
			}
			f.Add(head.Block(jen.Return(k.apply(form.Type, jen.Id("i"), v))))
		case plan.Wrapper:
			f.Add(head.Block(jen.Return(k.apply(form.Type, jen.Id("i"), jen.Op("&").Add(field(form.Field))))))
		}
		f.Line()
	}
}

func (k codec) args(v jen.Code) []jen.Code {
	if k.offset {
		return []jen.Code{k.state, jen.Id("b"), jen.Id("i"), v}
	}
	return []jen.Code{k.state, jen.Id("b"), v}
}

// decodeStruct writes
//
//	expected := 0
//	for i = enter(b, i, '}'); i >= 0; i = next(b, i, '}') {
//		key, member, value := c.memberAt(b, i, &members1, expected)
//		expected = member + 1
//		switch member {
//		case 0:
//			i = decodeString(c, b, value, &v.ID)
//		default:
//			i = decodeMember(c, b, value, &v.AdditionalProperties, key, decodeRaw)
//		}
//	}
//	return ^i
func decodeStruct(g *jen.Group, w *fileWriter, s *plan.Struct) {
	if s.Other != nil {
		g.If(call("at", id("b"), id("i")).Op("!=").Add(char('{'))).Block(
			jen.Return(call("decodeRaw", id("c"), id("b"), id("i"), jen.Op("&").Add(field(s.Other.Name)))),
		)
	}
	key := "key"
	if s.Rest == nil {
		key = "_"
	}
	if len(s.Fields) > 0 {
		g.Add(expectFirst)
	}
	g.For(decodedMembers...).BlockFunc(func(g *jen.Group) {
		if len(s.Fields) == 0 {
			g.List(id(key), id("value")).Op(":=").Add(method("name", id("b"), id("i")))
		} else {
			w.expectedMember(g, membersOf(s), key, false)
		}
		rest := func(key jen.Code) *jen.Statement {
			if s.Rest == nil {
				return jen.Add(setI, call("valueEnd", theB, theValue))
			}
			elem := s.Rest.Type.(plan.Map).Elem
			return jen.Add(setI, call("decodeMember", theC, theB, theValue,
				jen.Op("&").Add(field(s.Rest.Name)), key, decoding.value(elem)))
		}
		if len(s.Fields) == 0 {
			g.Add(rest(theKey))
			return
		}
		g.Switch(id("member")).BlockFunc(func(g *jen.Group) {
			for n, f := range s.Fields {
				decode := jen.Add(setI, decoding.apply(f.Type, theValue, jen.Op("&").Add(field(f.Name))))
				if f.Only != nil {
					fits := method("try", checkFunc(w.check(f.Only)), id("b"), id("value")).Op(">=").Lit(0)
					// the trial reads names too, after which key is no more
					decode = jen.If(fits).Block(decode).Else().Block(rest(jen.Index().Byte().Call(text(f.Member))))
				}
				g.Case(jen.Lit(n)).Block(decode)
			}
			g.Default().Block(rest(theKey))
		})
	})
	g.Return(jen.Op("^").Id("i"))
}

// membersOf are the names of the members that have a field.
func membersOf(s *plan.Struct) []string {
	names := make([]string, len(s.Fields))
	for n, f := range s.Fields {
		names[n] = f.Member
	}
	return names
}

// appendStruct writes
//
//	b = append(b, `{"id":`...)
//	b = append(appendString(e, b, &v.ID), ',')
//	if v.Name != nil {
//		b = append(b, `"name":`...)
//		b = append(appendPointer(e, b, &v.Name, appendString), ',')
//	}
//	b = appendMembers(e, b, &v.AdditionalProperties, func(name string) bool {
//		switch name {
//		case "id", "name":
//			return true
//		}
//		return false
//	}, appendRaw)
//	return closeObject(b)
func appendStruct(g *jen.Group, s *plan.Struct) {
	if s.Other != nil {
		g.If(field(s.Other.Name).Op("!=").Nil()).Block(
			jen.Return(call("appendRaw", id("e"), id("b"), jen.Op("&").Add(field(s.Other.Name)))),
		)
	}
	g.Id("b").Op("=").Append(id("b"), char('{'))
	for _, f := range s.Fields {
		value := encoding.apply(f.Type, nil, jen.Op("&").Add(field(f.Name)))
		if f.Constant != "" {
			value = call("appendConstant", id("e"), id("b"), jen.Op("&").Add(field(f.Name)), isZero(f), text(f.Constant), encoding.value(f.Type))
		}
		member := []jen.Code{
			jen.Add(setB, jen.Append(theB, jen.Add(text(quoted(f.Member)+":")).Op("..."))),
			jen.Add(setB, jen.Append(value, comma)),
		}
		if f.Required {
			for _, line := range member {
				g.Add(line)
			}
			continue
		}
		g.If(present(f)).Block(member...)
	}
	if s.Rest != nil {
		elem := s.Rest.Type.(plan.Map).Elem
		g.Id("b").Op("=").Add(call("appendMembers", id("e"), id("b"), jen.Op("&").Add(field(s.Rest.Name)), declared(s), encoding.value(elem)))
	}
	g.Return(call("closeObject", id("b")))
}

// declared is a function that knows the names of the members with fields. One
// that holds only what fits has its name while it has a value.
func declared(s *plan.Struct) jen.Code {
	if len(s.Fields) == 0 {
		return jen.Nil()
	}
	var always []jen.Code
	var sometimes []plan.Field
	for _, f := range s.Fields {
		if f.Only != nil {
			sometimes = append(sometimes, f)
		} else {
			always = append(always, text(f.Member))
		}
	}
	return jen.Func().Params(jen.Id("name").String()).Bool().Block(
		jen.Switch(id("name")).BlockFunc(func(g *jen.Group) {
			if len(always) > 0 {
				g.Case(always...).Block(jen.Return(jen.True()))
			}
			for _, f := range sometimes {
				g.Case(text(f.Member)).Block(jen.Return(present(f)))
			}
		}),
		jen.Return(jen.False()),
	)
}

// isZero is the condition that a field of a basic type, a slice or a map has
// not been set.
func isZero(f plan.Field) *jen.Statement {
	v := field(f.Name)
	basic, ok := f.Type.(plan.Basic)
	switch {
	case !ok || basic == plan.Any || basic == plan.Raw:
		return v.Op("==").Nil()
	case basic == plan.Bool:
		return jen.Op("!").Add(v)
	case basic == plan.String || basic == plan.Base64 || basic == plan.Number:
		return v.Op("==").Lit("")
	}
	return v.Op("==").Lit(0)
}

// present is the condition that an optional field has a value.
func present(f plan.Field) *jen.Statement {
	if _, ok := f.Type.(plan.Opt); ok {
		return jen.Op("!").Add(field(f.Name)).Dot("IsZero").Call()
	}
	return field(f.Name).Op("!=").Nil()
}

// quoted is a JSON string. Go's own escapes would not all be JSON.
func quoted(s string) string {
	out := []byte{'"'}
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			out = append(out, '\\', byte(r))
		case r < ' ':
			out = append(out, `\u00`...)
			out = append(out, strconv.FormatInt(int64(r)>>4, 16)...)
			out = append(out, strconv.FormatInt(int64(r)&15, 16)...)
		default:
			out = append(out, string(r)...)
		}
	}
	return string(append(out, '"'))
}
