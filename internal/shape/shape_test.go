package shape_test

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"github.com/typewright/typewright/internal/lower"
	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/schema"
	"github.com/typewright/typewright/internal/shape"
)

// look sketches the view of a schema's root.
func look(t *testing.T, text string) string {
	t.Helper()
	set, err := schema.Load([]string{"s.json"}, schema.Options{ReadFile: func(name string) ([]byte, error) {
		if name == "s.json" {
			return []byte(text), nil
		}
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}})
	if err != nil {
		t.Fatal(err)
	}
	m, err := lower.Lower(set, lower.Options{AssertFormats: true})
	if err != nil {
		t.Fatal(err)
	}
	shape.Assign(m)
	for _, n := range m.Seen {
		if n.View == nil {
			t.Error(errors.New("a node that is seen has no view"))
		}
	}
	return sketch(m.Roots[0].View, 3)
}

func sketch(v model.View, depth int) string {
	if depth == 0 {
		return "…"
	}
	of := func(n *model.Node) string { return sketch(n.View, depth-1) }
	switch v := v.(type) {
	case *model.Struct:
		var parts []string
		for _, f := range v.Fields {
			mark := "?"
			switch {
			case f.Required:
				mark = ""
			case f.Conditional:
				mark = "??"
			}
			parts = append(parts, f.Name+mark+" "+of(f.Node))
		}
		switch {
		case v.Rest != nil && v.Rest.Value != nil:
			parts = append(parts, "... "+of(v.Rest.Value))
		case v.Rest != nil:
			parts = append(parts, "...")
		}
		if v.Others {
			parts = append(parts, "or other")
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case model.Map:
		return "map of " + of(v.Value)
	case model.Slice:
		return "[]" + of(v.Element)
	case model.Tuple:
		parts := make([]string, len(v.Elements))
		for i, n := range v.Elements {
			if parts[i] = of(n); i >= v.Required {
				parts[i] += "?"
			}
		}
		if v.Rest != nil {
			parts = append(parts, "... "+of(v.Rest))
		}
		return "(" + strings.Join(parts, ", ") + ")"
	case *model.Union:
		parts := make([]string, len(v.Variants))
		for i, n := range v.Variants {
			parts[i] = of(n)
		}
		return strings.Join(parts, " | ") + how(v.Pick)
	case model.Enumeration:
		parts := make([]string, len(v.Values))
		for i, value := range v.Values {
			parts[i] = value.Text
		}
		return "enum " + strings.Join(parts, " ")
	case model.Scalar:
		return [...]string{"string", "bool", "int", "uint", "number", "time"}[v.Kind]
	case model.Nullable:
		return sketch(v.View, depth) + " or null"
	case model.Same:
		return sketch(v.Node.View, depth)
	case model.Free:
		return "any"
	case model.FreeObject:
		return "object"
	case model.FreeArray:
		return "array"
	case model.Raw:
		return "raw"
	}
	return fmt.Sprintf("%T", v)
}

// how tells how a variant is picked.
func how(p model.Pick) string {
	switch p := p.(type) {
	case model.ByKind:
		text := " by kind"
		for _, c := range p.Cases {
			text += how(c.Pick)
		}
		return text
	case model.ByTag:
		return " by " + p.Member
	case model.ByTrial:
		return " by trial"
	case model.Take:
	}
	return ""
}

func TestViews(t *testing.T) {
	for _, test := range []struct{ schema, want string }{
		{`{}`, "any"},
		{`true`, "any"},
		{`false`, "any"},
		{`{"type": "object"}`, "object"},
		{`{"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}`, "{a string, ...}"},
		{`{"properties": {"a": {"type": "string"}}}`, "{a? string, ..., or other}"},
		{`{"type": "object", "properties": {"a": false, "b": true}, "additionalProperties": false}`, "{b? any}"},
		{`{"type": "object", "additionalProperties": {"type": "integer"}}`, "map of int"},
		{`{"type": "object", "patternProperties": {"a": {"type": "string"}, "b": {"type": "integer"}}, "additionalProperties": false}`, "map of string | int by kind"},
		{`{"type": "object", "properties": {"a": true}, "patternProperties": {"^b": {"type": "string"}}, "additionalProperties": false}`, "{a? any, ... string}"},
		{`{"type": ["string", "null"]}`, "string or null"},
		{`{"type": ["null", "string", "integer"]}`, "string | int by kind or null"},
		{`{"enum": ["a", null]}`, "enum a or null"},
		{`{"enum": [1, "a"]}`, "enum a | enum 1 by kind"},
		{`{"type": "integer", "minimum": 0, "maximum": 18446744073709551615}`, "uint"},
		{`{"enum": [18446744073709551615, 1]}`, "uint"},
		{`{"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}], "minItems": 1, "items": false}`, "(string, int?)"},
		{`{"type": "array", "prefixItems": [{"type": "string"}], "items": {"type": "integer"}}`, "(string?, ... int)"},

		{`{"allOf": [{"type": "integer"}, {"type": "number"}]}`, "int"},
		{`{"allOf": [{"type": "integer"}, {"type": "string"}]}`, "any"},
		{`{"allOf": [{"type": "object", "properties": {"a": {"type": "number"}}}, {"properties": {"a": {"type": "integer"}, "b": true}, "required": ["b"]}]}`, "{a? int, b any, ...}"},
		{`{"allOf": [{"properties": {"a": true}, "additionalProperties": false}], "type": "object", "properties": {"b": true}}`, "{a? any}"},
		{`{"$ref": "#/$defs/a", "minLength": 2, "$defs": {"a": {"type": "string", "format": "date-time"}}}`, "time"},
		{`{"type": "object", "properties": {"a": {"type": "string"}}, "if": {"required": ["a"]}, "then": {"properties": {"b": {"type": "integer"}}}}`, "{a? string, b?? int, ...}"},
		{`{"type": "object", "properties": {"a": true}, "then": {"properties": {"b": true}}}`, "{a? any, ...}"},
		{`{"type": "object", "properties": {"a": true}, "dependentSchemas": {"a": {"properties": {"b": {"type": "integer"}}}}, "unevaluatedProperties": false}`, "{a? any, b? int}"},

		{`{"anyOf": [{"type": "string"}, {"type": "integer"}]}`, "string | int by kind"},
		{`{"anyOf": [{"type": "string"}, {"type": "null"}]}`, "string or null"},
		{`{"anyOf": [{"type": "string"}, {}]}`, "any"},
		{`{"anyOf": [{"type": "string", "maxLength": 1}, {"type": "string", "format": "uuid"}]}`, "string"},
		{`{"oneOf": [{"const": "a"}, {"const": "b"}, {"const": null}]}`, "enum a b or null"},
		{`{"type": "object", "properties": {"a": {"type": "string"}}, "anyOf": [{"required": ["a"]}, {"minProperties": 2}]}`, "{a? string, ...}"},
		{`{"type": "object", "properties": {"a": {"type": "string"}}, "anyOf": [{"properties": {"b": {"type": "string"}}}, {"properties": {"c": {"type": "string"}}}]}`, "{a? string, b?? string, c?? string, ...}"},
		{`{"oneOf": [{"type": "object", "properties": {"k": {"const": "a"}}, "required": ["k"]}, {"type": "object", "properties": {"k": {"const": "b"}}, "required": ["k"]}]}`, "{k enum a, ...} | {k enum b, ...} by k"},
		{`{"oneOf": [{"type": "object", "properties": {"k": {"const": "a"}}}, {"type": "object", "properties": {"k": {"const": "b"}}}]}`, "{k? enum a, ...} | {k? enum b, ...} by trial"},
		{`{"type": "object", "properties": {"a": true}, "unevaluatedProperties": false, "oneOf": [{"properties": {"b": true}, "required": ["b"]}, {"properties": {"c": true}, "required": ["c"]}]}`, "{a? any, b any} | {a? any, c any} by trial"},
		{`{"type": "object", "properties": {"a": true}, "unevaluatedProperties": false, "anyOf": [{"$ref": "#/$defs/b"}, {"$ref": "#/$defs/c"}], "$defs": {"b": {"properties": {"b": true}, "required": ["b"]}, "c": {"properties": {"c": true}, "required": ["c"]}}}`, "{a? any, b any, ...} | {a? any, c any, ...} by trial"},
	} {
		if got := look(t, test.schema); got != test.want {
			t.Errorf("%s\ngot  %s\nwant %s", test.schema, got, test.want)
		}
	}
}
