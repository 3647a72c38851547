package fuzz

import (
	"math/big"
	"slices"

	"github.com/typewright/typewright/internal/source"
)

// memberNames are names as people give them, often the same, and names that
// are hostile to generators: to Go, to JSON, to URIs, to comments.
var memberNames = []string{
	"", "id", "type", "ID", "Id", "func", "String", "Validate", "MarshalJSON", "Value", "AdditionalProperties", "nil", "json",
	"$ref", "$defs", "a/b", "a~b", "a%b", "a b", "a_b", "a-b", "A", "A_", "_", "-", "1", "é", "日本", "😀", "\n", "\u2028", "\\", "\"",
	"`", "*/", "//", "constructor", "__proto__", "error", "checker", "default", "any", "items", "properties", "\x00", "validate",
}

func (m *schemaMaker) memberName() string {
	if m.chance(4) {
		return pick(m.Rand, memberNames)
	}
	return pick(m.Rand, []string{"a", "b", "c", "d", "kind"})
}

func (m *schemaMaker) texts(s *source.Value) {
	if m.chance(3) {
		set(s, "minLength", number(m.IntN(4)))
	}
	if m.chance(3) {
		set(s, "maxLength", number(1+m.IntN(6)))
	}
	if m.chance(3) {
		set(s, "pattern", text(pick(m.Rand, patterns).ecma))
	}
	if m.chance(8) {
		set(s, "format", text(m.format()))
	}
	if m.chance(8) {
		m.contents(s, 3, insideValue)
	}
}

// formats are those of JSON Schema, and the draft that brought them.
var formats = []struct {
	name  string
	first int
}{
	{"date-time", 4},
	{"email", 4},
	{"hostname", 4},
	{"ipv4", 4},
	{"ipv6", 4},
	{"uri", 4},
	{"uri-reference", 6},
	{"uri-template", 6},
	{"json-pointer", 6},
	{"date", 7},
	{"time", 7},
	{"idn-email", 7},
	{"idn-hostname", 7},
	{"iri", 7},
	{"iri-reference", 7},
	{"relative-json-pointer", 7},
	{"regex", 7},
	{"uuid", 2019},
	{"duration", 2019},
}

// format picks one of the draft, or one that is none.
func (m *schemaMaker) format() string {
	if f := pick(m.Rand, formats); f.first <= m.draft {
		return f.name
	}
	return "unknown"
}

// limits are what numbers are compared with.
var limits = []string{
	"0", "1", "-1", "2", "3", "10", "-10", "100", "0.5", "-0.5", "1.5", "0.1", "1e2", "2.0", "-0", "9007199254740993",
	"9223372036854775807", "-9223372036854775808", "18446744073709551615", "123456789012345678901234567890", "1e308", "1e-300",
}

func (m *schemaMaker) numbers(s *source.Value) {
	limit := func() *source.Value {
		return word(source.Number, limits[min(m.IntN(len(limits)), m.IntN(len(limits)))])
	}
	for _, name := range []string{"minimum", "maximum"} {
		if m.chance(3) {
			set(s, name, limit())
			if m.draft == 4 && m.chance(3) {
				set(s, map[string]string{"minimum": "exclusiveMinimum", "maximum": "exclusiveMaximum"}[name], boolean(true))
			}
		}
	}
	if m.draft > 4 {
		for _, name := range []string{"exclusiveMinimum", "exclusiveMaximum"} {
			if m.chance(6) {
				set(s, name, limit())
			}
		}
	}
	if m.chance(5) {
		divisors := []string{"1", "2", "3", "5", "0.5", "0.1", "0.01", "2.5", "1e3", "1e-3", "1e10", "7", "9007199254740993", "1e-10"}
		set(s, "multipleOf", word(source.Number, pick(m.Rand, divisors)))
	}
}

// value makes a JSON value for enum, const and default.
func (m *schemaMaker) value(depth int) *source.Value {
	switch roll := m.IntN(12); {
	case roll == 0:
		return word(source.Null, "null")
	case roll == 1:
		return word(source.Bool, pick(m.Rand, []string{"true", "false"}))
	case roll < 5:
		return word(source.Number, pick(m.Rand, append([]string{"1.0", "1e0", "0.3", "-0.0", "1e400"}, limits...)))
	case roll == 5 && depth < 2:
		v := array()
		for range m.IntN(4) {
			v.Items = append(v.Items, m.value(depth+1))
		}
		return v
	case roll == 6 && depth < 2:
		v := object()
		for range m.IntN(4) {
			set(v, m.memberName(), m.value(depth+1))
		}
		return v
	}
	return text(m.memberName())
}

// enumeration adds enum or const.
func (m *schemaMaker) enumeration(s *source.Value) {
	if m.draft >= 6 && m.chance(3) {
		set(s, "const", m.value(0))
		return
	}
	list := array()
	one := func() *source.Value { return m.value(0) }
	switch m.IntN(3) {
	case 0:
		one = func() *source.Value { return text(m.memberName()) }
	case 1:
		one = func() *source.Value { return number(m.IntN(6) - 1) }
	}
	var seen []string
	for range 1 + m.IntN(5) {
		v := one()
		if key := comparison(v); !slices.Contains(seen, key) {
			seen = append(seen, key)
			list.Items = append(list.Items, v)
		}
	}
	set(s, "enum", list)
}

// comparison is a text that equal values have in common, and some others.
func comparison(v *source.Value) string {
	if v.Kind == source.Number {
		f, _, _ := big.ParseFloat(v.Text, 10, 200, big.ToNearestEven)
		return f.Text('g', 50)
	}
	if v.Kind == source.Array || v.Kind == source.Object {
		return v.Kind.String()
	}
	return string(v.AppendJSON(nil))
}

func (m *schemaMaker) members(s *source.Value, depth int) {
	if !m.chance(6) {
		properties := object()
		for range 1 + m.IntN(4) {
			set(properties, m.memberName(), m.schema(depth+1, insideValue))
		}
		set(s, "properties", properties)
		if m.chance(2) {
			m.required(s, properties)
		}
	} else if m.chance(4) {
		m.required(s, object())
	}
	if m.chance(3) {
		additional := m.schema(depth+1, insideValue)
		if m.chance(2) {
			additional = word(source.Bool, pick(m.Rand, []string{"false", "true"}))
		}
		set(s, "additionalProperties", additional)
	}
	if m.chance(6) {
		byPattern := object()
		for range 1 + m.IntN(2) {
			set(byPattern, pick(m.Rand, patterns).ecma, m.schema(depth+1, insideValue))
		}
		set(s, "patternProperties", byPattern)
	}
	if m.chance(12) {
		set(s, "minProperties", number(m.IntN(4)))
	}
	if m.chance(12) {
		set(s, "maxProperties", number(m.IntN(5)))
	}
	if m.chance(14) && m.draft >= 6 {
		set(s, "propertyNames", m.schema(depth+1, insideValue))
	}
	if m.chance(10) {
		m.dependent(s, depth)
	}
}

func (m *schemaMaker) required(s, properties *source.Value) {
	list := array()
	for _, p := range properties.Members {
		if m.chance(2) {
			list.Items = append(list.Items, text(p.Name))
		}
	}
	if name := m.memberName(); m.chance(8) && properties.Get(name) == nil {
		list.Items = append(list.Items, text(name))
	}
	if len(list.Items) > 0 || m.draft > 4 {
		set(s, "required", list)
	}
}

// dependent adds what depends on members. In draft 4 the list of names is
// not empty.
func (m *schemaMaker) dependent(s *source.Value, depth int) {
	names, schemas := object(), object()
	for range 1 + m.IntN(2) {
		if name := m.memberName(); m.chance(2) {
			set(names, name, array(text(m.memberName())))
		} else if names.Get(name) == nil {
			part := m.schema(depth+1, len(m.defs))
			set(schemas, name, part)
		}
	}
	if m.draft >= 2019 {
		if len(names.Members) > 0 {
			set(s, "dependentRequired", names)
		}
		if len(schemas.Members) > 0 {
			set(s, "dependentSchemas", schemas)
		}
		return
	}
	for _, part := range schemas.Members {
		set(names, part.Name, part.Value)
	}
	if len(names.Members) > 0 {
		set(s, "dependencies", names)
	}
}

func (m *schemaMaker) elements(s *source.Value, depth int) {
	list := array()
	if m.chance(4) {
		for range 1 + m.IntN(3) {
			list.Items = append(list.Items, m.schema(depth+1, insideValue))
		}
	}
	rest := m.schema(depth+1, insideValue)
	switch {
	case len(list.Items) > 0 && m.draft == 2020:
		set(s, "prefixItems", list)
		if m.chance(2) {
			set(s, "items", rest)
		}
	case len(list.Items) > 0:
		set(s, "items", list)
		if m.chance(2) {
			set(s, "additionalItems", rest)
		}
	case !m.chance(5):
		set(s, "items", rest)
	}
	if m.chance(6) {
		set(s, "minItems", number(m.IntN(4)))
	}
	if m.chance(6) {
		set(s, "maxItems", number(m.IntN(5)))
	}
	if m.chance(6) {
		set(s, "uniqueItems", word(source.Bool, pick(m.Rand, []string{"true", "true", "false"})))
	}
	if m.chance(6) && m.draft >= 6 {
		set(s, "contains", m.schema(depth+1, insideValue))
		if m.draft >= 2019 && m.chance(3) {
			set(s, "minContains", number(m.IntN(3)))
		}
		if m.draft >= 2019 && m.chance(3) {
			set(s, "maxContains", number(m.IntN(4)))
		}
	}
}

func (m *schemaMaker) applicators(s *source.Value, depth, level int) {
	branches := func() *source.Value {
		list := array()
		for range 1 + m.IntN(3) {
			list.Items = append(list.Items, m.schema(depth+1, level))
		}
		return list
	}
	switch m.IntN(6) {
	case 0:
		set(s, "allOf", branches())
	case 1:
		set(s, "anyOf", branches())
	case 2:
		set(s, "oneOf", branches())
	case 3:
		set(s, "not", m.schema(depth+1, level))
	default:
		if m.draft < 7 {
			set(s, "anyOf", branches())
			return
		}
		for _, name := range []string{"if", "then", "else"} {
			if name == "if" || m.chance(2) {
				set(s, name, m.schema(depth+1, level))
			}
		}
	}
}

// union adds alternatives as people write them: told apart by a constant, by
// type, or with null.
func (m *schemaMaker) union(s *source.Value, depth, level int) {
	keyword := pick(m.Rand, []string{"oneOf", "anyOf"})
	list := array()
	switch m.IntN(4) {
	case 0:
		within, second := m.chance(4), m.chance(4)
		for n, name := range []string{"one", "two", "three"}[:2+m.IntN(2)] {
			if second { // two members tell, together
				name = []string{"one", "one", "two"}[n]
			}
			branch := object("type", text("object"))
			m.members(branch, depth+1)
			if properties := branch.Get("properties"); properties != nil {
				constant := object("const", text(name))
				if m.draft < 6 {
					constant = object("enum", array(text(name)))
				}
				if within {
					constant = object("type", text("object"), "properties", object("kind", constant), "required", array(text("kind")))
				}
				set(properties, "kind", constant)
				set(properties, "second", object("enum", array(text([]string{"x", "y", "x"}[n]))))
				set(branch, "required", array(text("kind"), text("second")))
			}
			list.Items = append(list.Items, branch)
		}
	case 1:
		for _, kind := range []string{"string", "integer", "array", "object", "boolean", "null"} {
			if m.chance(2) {
				branch := object("type", text(kind))
				m.anything(branch, depth+1, level)
				list.Items = append(list.Items, branch)
			}
		}
	case 2:
		list.Items = append(list.Items, m.schema(depth+1, level), object("type", text("null")))
	case 3:
		for range 1 + m.IntN(3) {
			branch := object("title", text(m.memberName()))
			if m.draft >= 6 {
				set(branch, "const", text(m.memberName()))
			}
			list.Items = append(list.Items, branch)
		}
	}
	if len(list.Items) > 0 {
		set(s, keyword, list)
	}
}

// extension adds allOf as people write it: a definition with more members.
func (m *schemaMaker) extension(s *source.Value, depth, level int) {
	list := array()
	base := object()
	if m.reference(base, max(level, inRoot)) {
		list.Items = append(list.Items, base)
	}
	more := object("type", text("object"))
	m.members(more, depth+1)
	list.Items = append(list.Items, more)
	set(s, "allOf", list)
	if m.chance(3) {
		m.members(s, depth)
	}
	if m.chance(4) {
		m.unevaluated(s, depth)
	}
}

func (m *schemaMaker) unevaluated(s *source.Value, depth int) {
	if m.draft < 2019 {
		return
	}
	part := boolean(false)
	if m.chance(3) {
		part = m.schema(depth+1, insideValue)
	}
	set(s, pick(m.Rand, []string{"unevaluatedProperties", "unevaluatedItems"}), part)
}

// contents says what a string holds.
func (m *schemaMaker) contents(s *source.Value, depth, level int) {
	if m.draft < 7 {
		return
	}
	if m.chance(2) {
		encodings := []string{"base64", "base64", "base64url", "base32", "base32hex", "base16", "quoted-printable", "7bit", "8bit", "binary", "zip"}
		set(s, "contentEncoding", text(pick(m.Rand, encodings)))
	}
	if m.chance(3) {
		set(s, "contentMediaType", text("text/plain"))
		return
	}
	if m.chance(2) {
		set(s, "contentMediaType", text(pick(m.Rand, []string{"application/json", "application/problem+json"})))
		if m.draft >= 2019 && m.chance(2) {
			set(s, "contentSchema", m.schema(depth+1, level))
		}
	}
}
