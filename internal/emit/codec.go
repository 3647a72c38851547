package emit

import (
	"slices"
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
// points to: decodeSlice(c, b, i, &v.Tags, decodeString). It reads at the
// place at, or appends to it.
func (k codec) apply(t plan.Type, at, v jen.Code) *jen.Statement {
	args := append(make([]jen.Code, 0, 5), k.state)
	if k.offset {
		args = append(args, theB)
	}
	args = append(args, at, v)
	name, elem := k.name(t)
	if elem != nil {
		args = append(args, k.value(elem))
	}
	return call(name, args...)
}

// here is the place that a function is called for.
func (k codec) here() jen.Code {
	if k.offset {
		return theI
	}
	return theB
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
			"String", "Bool", "Int64", "Uint64", "Float64", "Number", "Time", "Any", "Raw", "Base64Text",
			"Signed", "Signed", "Signed", "Unsigned", "Unsigned", "Unsigned", "Bytes",
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
	return k.head(jen.Func(), goType(t)).Block(jen.Return(k.apply(t, k.here(), theV)))
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
				f.Add(head.BlockFunc(func(g *jen.Group) { decodeStruct(g, w, d.Name, form) }))
			} else {
				f.Add(head.BlockFunc(func(g *jen.Group) { appendStruct(g, w, d.Name, form) }))
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
			f.Add(head.Block(jen.Return(k.apply(form.Type, k.here(), as(form.Type)))))
		case plan.Wrapper:
			f.Add(head.Block(jen.Return(k.apply(form.Type, k.here(), fieldOf(form.Field)))))
		}
		f.Line()
	}
}

// as is v as a pointer to the type that its own is defined by.
func as(t plan.Type) jen.Code {
	return jen.Parens(jen.Op("*").Add(goType(t))).Parens(theV)
}

// fieldOf is &v.name.
func fieldOf(name string) *jen.Statement { return jen.Op("&").Add(field(name)) }

// decodeStruct writes
//
//	expected := 0
//	for i = enter(b, i, '}'); i >= 0; i = next(b, i, '}') {
//		key, member, value := c.memberAt(b, i, &namesOfOrder, expected)
//		expected = member + 1
//		switch member {
//		case 0:
//			i = decodeString(c, b, value, &v.ID)
//		default:
//			i = decodeMember(c, b, value, &v.AdditionalProperties, key, decodeRaw)
//		}
//	}
//	return ^i
func decodeStruct(g *jen.Group, w *fileWriter, typeName string, s *plan.Struct) {
	if s.Other != nil {
		g.If(call("at", id("b"), id("i")).Op("!=").Add(char('{'))).Block(
			jen.Return(call("decodeRaw", id("c"), id("b"), id("i"), fieldOf(s.Other.Name))),
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
			w.expectedMember(g, w.names(membersOf(s), typeName), key, false)
		}
		rest := func(key jen.Code) *jen.Statement {
			if s.Rest == nil {
				return jen.Add(setI, call("valueEnd", theB, theValue))
			}
			elem := s.Rest.Type.(plan.Map).Elem
			return jen.Add(setI, call("decodeMember", theC, theB, theValue,
				fieldOf(s.Rest.Name), key, decoding.value(elem)))
		}
		if len(s.Fields) == 0 {
			g.Add(rest(theKey))
			return
		}
		g.Switch(id("member")).BlockFunc(func(g *jen.Group) {
			for n, f := range s.Fields {
				decode := decodeField(f)
				if f.Only != nil {
					fits := method("try", checkFunc(w.check(f.Only)), id("b"), id("value")).Op(">=").Lit(0)
					// the trial reads names too, after which key is no more
					decode = []jen.Code{jen.If(fits).Block(decode...).Else().Block(rest(jen.Index().Byte().Call(text(f.Member))))}
				}
				g.Case(jen.Lit(n)).Block(decode...)
			}
			g.Default().Block(rest(theKey))
		})
	})
	g.Return(jen.Op("^").Id("i"))
}

// decodeField decodes the member at hand into its field. Where the field is
// nil for one that is absent, the member's value cannot be null:
//
//	v.Count = new(int64)
//	i = decodeInt64(c, b, value, v.Count)
func decodeField(f plan.Field) []jen.Code {
	pointer, ok := f.Type.(plan.Pointer)
	if !ok || f.Required || pointer.Elem == plan.Type(plan.String) {
		return []jen.Code{jen.Add(setI, decoding.apply(f.Type, theValue, fieldOf(f.Name)))}
	}
	return []jen.Code{
		field(f.Name).Op("=").New(goType(pointer.Elem)),
		jen.Add(setI, decoding.apply(pointer.Elem, theValue, field(f.Name))),
	}
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
//	start := len(b)
//	if v.ID != nil {
//		b = appendString(e, append(b, `,"id":`...), v.ID)
//	}
//	b = appendMembers(e, b, &v.AdditionalProperties, &namesOfOrder, nil, appendRaw)
//	return closeObject(b, start)
//
// or, where the first member is always there,
//
//	b = appendString(e, append(b, `{"id":`...), &v.ID)
//	return append(b, '}')
func appendStruct(g *jen.Group, w *fileWriter, typeName string, s *plan.Struct) {
	if s.Other != nil {
		g.If(field(s.Other.Name).Op("!=").Nil()).Block(
			jen.Return(call("appendRaw", theE, theB, fieldOf(s.Other.Name))),
		)
	}
	first, end := ",", call("closeObject", theB, jen.Id("start"))
	if len(s.Fields) > 0 && s.Fields[0].Required {
		first, end = "{", jen.Append(theB, char('}'))
	} else {
		g.Id("start").Op(":=").Add(call("len", theB))
	}
	for _, f := range s.Fields {
		g.Add(appendField(f, first))
		first = ","
	}
	if s.Rest != nil {
		fields := jen.Nil()
		if len(s.Fields) > 0 {
			fields = jen.Op("&").Id(w.names(membersOf(s), typeName))
		}
		elem := s.Rest.Type.(plan.Map).Elem
		g.Add(setB, call("appendMembers", theE, theB, fieldOf(s.Rest.Name), fields, held(s), encoding.value(elem)))
	}
	g.Return(end)
}

// appendField appends a field, if it has a value.
func appendField(f plan.Field, before string) *jen.Statement {
	after := jen.Append(theB, jen.Add(text(before+quoted(f.Member)+":")).Op("..."))
	pointer, isPointer := f.Type.(plan.Pointer)
	var value jen.Code
	switch {
	case f.Constant != "":
		value = call("appendConstant", theE, after, fieldOf(f.Name), isZero(f), text(f.Constant), encoding.value(f.Type))
	case isPointer && !f.Required:
		value = encoding.apply(pointer.Elem, after, field(f.Name))
	default:
		value = encoding.apply(f.Type, after, fieldOf(f.Name))
	}
	if f.Required {
		return jen.Add(setB, value)
	}
	return jen.If(present(f)).Block(jen.Add(setB, value))
}

// held is a function that tells whether a field has a value, where there are
// fields that hold only what fits: another value of such a member is among the
// rest. It is nil where there are none.
func held(s *plan.Struct) jen.Code {
	cases := jen.Switch(id("field")).BlockFunc(func(g *jen.Group) {
		for n, f := range s.Fields {
			if f.Only != nil {
				g.Case(jen.Lit(n)).Block(jen.Return(present(f)))
			}
		}
	})
	if !slices.ContainsFunc(s.Fields, func(f plan.Field) bool { return f.Only != nil }) {
		return jen.Nil()
	}
	return jen.Func().Params(jen.Id("field").Int()).Bool().Block(cases, jen.Return(jen.True()))
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
