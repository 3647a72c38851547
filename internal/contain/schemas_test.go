package contain

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"

	"github.com/typewright/typewright/internal/lower"
	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/schema"
)

// load reads a schema. It returns nil if it is none.
func load(text []byte) *model.Model {
	read := func(path string) ([]byte, error) {
		if filepath.Base(path) == "schema.json" {
			return text, nil
		}
		return nil, &fs.PathError{Op: "open", Path: path, Err: fs.ErrNotExist}
	}
	set, err := schema.Load([]string{"schema.json"}, schema.Options{ReadFile: read})
	if err != nil {
		return nil
	}
	m, err := lower.Lower(set, lower.Options{AssertFormats: true, AssertContent: true})
	if err != nil {
		return nil
	}
	return m
}

func mustLoad(t *testing.T, text string) *model.Node {
	t.Helper()
	m := load([]byte(text))
	if m == nil {
		t.Fatalf("no schema: %s", text)
	}
	return m.Roots[0]
}

// A maker makes random schemas, small enough that their keywords meet.
type maker struct{ *rand.Rand }

type object = map[string]any

func oneOf[T any](m maker, list ...T) T { return list[m.IntN(len(list))] }

// schema makes a schema whose definitions are a and b.
func (m maker) document() object {
	s := m.schema(0)
	root, ok := s.(object)
	if !ok {
		root = object{"not": s}
	}
	root["$defs"] = object{"a": m.schema(2), "b": m.schema(2)}
	return root
}

func (m maker) schema(depth int) any {
	if m.IntN(15) == 0 {
		return m.IntN(3) > 0
	}
	s := object{}
	for range 1 + m.IntN(3) {
		m.keyword(s, depth)
	}
	return s
}

func (m maker) schemas(depth int) []any {
	var list []any
	for range 1 + m.IntN(3) {
		list = append(list, m.schema(depth+1))
	}
	return list
}

func (m maker) name() string { return oneOf(m, "a", "b", "c", "kind") }

func (m maker) value() any {
	return oneOf[any](m, nil, true, 0, 1, 2, 2.5, "a", "b", "", []any{}, []any{1}, object{}, object{"a": 1})
}

func (m maker) named(depth int) object {
	o := object{}
	for range 1 + m.IntN(2) {
		o[m.name()] = m.schema(depth + 1)
	}
	return o
}

// keyword adds a random keyword.
func (m maker) keyword(s object, depth int) {
	if depth > 3 || m.IntN(3) == 0 {
		switch m.IntN(4) {
		case 0, 1:
			s["type"] = oneOf[any](m, "object", "string", "number", "integer", "array", "null", "boolean", []any{"string", "null"}, []any{"integer", "object"})
		case 2:
			s["enum"] = []any{m.value()}
			if v := m.value(); fmt.Sprint(v) != fmt.Sprint(s["enum"].([]any)[0]) {
				s["enum"] = append(s["enum"].([]any), v)
			}
		case 3:
			s["const"] = m.value()
		}
		return
	}
	switch m.IntN(26) {
	case 0, 1:
		s[oneOf(m, "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")] = oneOf[any](m, 0, 1, 2, 2.5, -1)
	case 2:
		s["multipleOf"] = oneOf[any](m, 1, 2, 0.5, 3)
	case 3:
		s[oneOf(m, "minLength", "maxLength")] = m.IntN(4)
	case 4:
		s["pattern"] = oneOf(m, "^a", "b$", "^[ab]*$")
	case 5:
		s["format"] = oneOf(m, "date", "uuid", "ipv4")
	case 6, 7, 8:
		s["properties"] = m.named(depth)
	case 9:
		s["required"] = []any{m.name()}
	case 10:
		s["patternProperties"] = object{oneOf(m, "^a", "b"): m.schema(depth + 1)}
	case 11:
		s["additionalProperties"] = oneOf(m, any(false), m.schema(depth+1))
	case 12:
		s["propertyNames"] = m.schema(depth + 1)
	case 13:
		s[oneOf(m, "minProperties", "maxProperties", "minItems", "maxItems")] = m.IntN(3)
	case 14:
		s["items"] = m.schema(depth + 1)
	case 15:
		s["prefixItems"] = m.schemas(depth)
	case 16:
		s["contains"] = m.schema(depth + 1)
		s[oneOf(m, "minContains", "maxContains")] = m.IntN(3)
	case 17:
		s["uniqueItems"] = true
	case 18, 19:
		s[oneOf(m, "allOf", "anyOf", "oneOf")] = m.schemas(depth)
	case 20:
		s["not"] = m.schema(depth + 1)
	case 21:
		s["if"], s["then"] = m.schema(depth+1), m.schema(depth+1)
	case 22:
		s["else"] = m.schema(depth + 1)
	case 23:
		s[oneOf(m, "unevaluatedProperties", "unevaluatedItems")] = oneOf(m, any(false), m.schema(depth+1))
	case 24:
		s["dependentRequired"] = object{m.name(): []any{m.name()}}
		s["dependentSchemas"] = m.named(depth)
	case 25:
		s["properties"] = object{m.name(): object{"$ref": oneOf(m, "#", "#/$defs/a", "#/$defs/b")}}
	}
}

// edit returns a copy of a document with a few random changes.
func (m maker) edit(s object) object {
	text, _ := json.Marshal(s)
	var c object
	_ = json.Unmarshal(text, &c)
	for range 1 + m.IntN(2) {
		var places []object
		schemasIn(c, &places)
		place := oneOf(m, places...)
		var keys []string
		for key := range place {
			if key != "$defs" {
				keys = append(keys, key)
			}
		}
		slices.Sort(keys)
		switch {
		case len(keys) > 0 && m.IntN(3) == 0:
			delete(place, oneOf(m, keys...))
		default:
			m.keyword(place, 2)
		}
	}
	return c
}

// schemasIn collects what can be a schema.
func schemasIn(v any, places *[]object) {
	switch v := v.(type) {
	case object:
		*places = append(*places, v)
		for _, key := range slices.Sorted(func(yield func(string) bool) {
			for key := range v {
				if !yield(key) {
					return
				}
			}
		}) {
			if key != "enum" && key != "const" && key != "dependentRequired" {
				schemasIn(v[key], places)
			}
		}
	case []any:
		for _, item := range v {
			schemasIn(item, places)
		}
	}
}
