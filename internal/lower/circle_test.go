package lower

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/schema"
)

// lower makes the model of a schema.
func lower(t *testing.T, text string) (*model.Model, error) {
	t.Helper()
	set, err := schema.Load([]string{"schema.json"}, schema.Options{ReadFile: func(name string) ([]byte, error) {
		if name != "schema.json" {
			return nil, os.ErrNotExist
		}
		return []byte(text), nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	return Lower(set, Options{})
}

func TestCircles(t *testing.T) {
	const message = "the reference runs in a circle"
	for _, test := range []struct {
		name, text string
		at         string // of the first circle; "" if there is none
	}{
		{"itself", `{"$ref": "#"}`, "1:10: /$ref: "},
		{"two", `{"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}}}`, "/$defs/a/$ref: "},
		{"a choice", `{"anyOf": [{"type": "string"}, {"$ref": "#"}]}`, "/anyOf/1/$ref: "},
		{"not", `{"type": "object", "not": {"$ref": "#"}}`, "/not/$ref: "},
		{"if", `{"type": "object", "if": {"$ref": "#"}}`, "/if/$ref: "},
		{"then", `{"type": "object", "if": true, "then": {"oneOf": [{"$ref": "#"}]}}`, "/then/oneOf/0/$ref: "},
		{"a lonely then", `{"type": "object", "then": {"$ref": "#"}}`, ""},
		{"dependent", `{"type": "object", "dependentSchemas": {"a": {"$ref": "#"}}}`, "/dependentSchemas/a/$ref: "},
		{"nothing else in allOf", `{"allOf": [{"$ref": "#"}]}`, "/allOf/0/$ref: "},
		{"nothing but circles in allOf", `{"allOf": [{"$ref": "#"}, {"$ref": "#"}]}`, "/allOf/0/$ref: "},

		{"properties", `{"properties": {"a": {"$ref": "#"}}}`, ""},
		{"items", `{"items": {"$ref": "#"}, "prefixItems": [{"$ref": "#"}], "contains": {"$ref": "#"}}`, ""},
		{"additional", `{"additionalProperties": {"anyOf": [{"$ref": "#"}]}, "propertyNames": {"$ref": "#"}}`, ""},
		{"unevaluated", `{"unevaluatedProperties": {"$ref": "#"}, "unevaluatedItems": {"$ref": "#"}}`, ""},
		{"through a value", `{"allOf": [{"$ref": "#/$defs/a"}], "$defs": {"a": {"properties": {"b": {"$ref": "#"}}}}}`, ""},
		{"itself with more to say", `{"type": "object", "$ref": "#"}`, ""},
		{"itself in allOf with more to say", `{"allOf": [{"$ref": "#"}, {"type": "object"}]}`, ""},
		{"itself in allOf with another reference", `{"allOf": [{"$ref": "#"}, {"$ref": "#/$defs/a"}], "$defs": {"a": {"type": "object"}}}`, ""},
		{"in allOf what others refer to", `{"type": "object", "allOf": [{"$ref": "#"}], "not": {"$ref": "#/allOf/0"}}`, "/allOf/0/$ref: "},

		{"dynamic, without a scope", `{"$dynamicAnchor": "a", "anyOf": [{"$dynamicRef": "#a"}]}`, "/anyOf/0/$dynamicRef: "},
		{"dynamic, into the value", `{"$dynamicAnchor": "a", "items": {"$dynamicRef": "#a"}}`, ""},
		{"dynamic, by the scope only", `{
			"$id": "https://example.com/outer", "$dynamicAnchor": "a", "anyOf": [{"$ref": "inner"}],
			"$defs": {
				"inner": {"$id": "inner", "anyOf": [{"$dynamicRef": "#a"}], "$defs": {"a": {"$dynamicAnchor": "a", "type": "string"}}}
			}
		}`, "/anyOf/0/$ref: "},
		{"dynamic, not in the scope that there is", `{
			"$id": "https://example.com/outer", "$dynamicAnchor": "b", "anyOf": [{"$ref": "inner"}],
			"$defs": {
				"inner": {"$id": "inner", "anyOf": [{"$dynamicRef": "#a"}], "$defs": {"a": {"$dynamicAnchor": "a", "type": "string"}}}
			}
		}`, ""},
		{"recursive, by the scope only", `{
			"$schema": "https://json-schema.org/draft/2019-09/schema",
			"$id": "https://example.com/outer", "$recursiveAnchor": true, "anyOf": [{"$ref": "inner"}],
			"$defs": {"inner": {"$id": "inner", "$recursiveAnchor": true, "type": "string", "anyOf": [{"items": {"$recursiveRef": "#"}}, {"$recursiveRef": "#"}]}}
		}`, "/anyOf/0/$ref: "},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := lower(t, test.text)
			switch {
			case test.at == "" && err != nil:
				t.Errorf("got %v", err)
			case test.at != "" && err == nil:
				t.Error("there is no error")
			case test.at != "" && !strings.Contains(err.Error(), test.at+message):
				t.Errorf("got %v, want it at %s", err, test.at)
			}
		})
	}
}

// TestCircleRemoved wants a reference that says nothing new to be gone, and
// all else to be there.
func TestCircleRemoved(t *testing.T) {
	m, err := lower(t, `{"type": "object", "allOf": [{"$ref": "#", "minProperties": 1}]}`)
	if err != nil {
		t.Fatal(err)
	}
	all, ok := m.Roots[0].Checks[1].(model.AllOf)
	if !ok || len(m.Roots[0].Checks) != 2 {
		t.Fatalf("got the checks %v", m.Roots[0].Checks)
	}
	if checks := all.Nodes[0].Checks; len(checks) != 1 {
		t.Errorf("got the checks %v in allOf, want one", checks)
	} else if _, ok := checks[0].(*model.Members); !ok {
		t.Errorf("got a %T", checks[0])
	}
	if m.Roots[0].Recursive {
		t.Error("the root is recursive")
	}
}

// TestCirclesOfMany wants long chains to be no problem: their length must not
// multiply with the number of circles, nor be a depth of calls.
func TestCirclesOfMany(t *testing.T) {
	const n = 10000
	chain := func(last string) string {
		var text strings.Builder
		text.WriteString(`{"$ref": "#/$defs/d0", "$defs": {`)
		for i := range n {
			fmt.Fprintf(&text, `"d%d": {"$ref": "#/$defs/d%d", "not": {"$ref": "#/$defs/d0"}}, `, i, i+1)
		}
		fmt.Fprintf(&text, `"d%d": %s}}`, n, last)
		return text.String()
	}
	_, err := lower(t, chain(`{"$ref": "#/$defs/d0"}`))
	if err == nil || !strings.Contains(err.Error(), "circle") {
		t.Fatal("no circle is found")
	}
	if _, err := lower(t, strings.ReplaceAll(chain(`{"type": "string"}`), `, "not": {"$ref": "#/$defs/d0"}`, "")); err != nil {
		t.Fatal(err)
	}
}
