package contain

import "testing"

// TestCompare wants verdicts that need more than one idea.
func TestCompare(t *testing.T) {
	for _, test := range []struct {
		before, after string
		want          Verdict
	}{
		// Facts that come from several places.
		{`{"allOf": [{"minimum": 1}, {"type": "integer"}]}`, `{"type": "number", "exclusiveMinimum": 0}`, Wider},
		{`{"type": "integer", "minimum": 1, "maximum": 3}`, `{"enum": [1, 2, 3]}`, Same},
		{`{"type": "integer", "minimum": 0.5, "exclusiveMaximum": 2}`, `{"const": 1}`, Same},
		{`{"type": "boolean"}`, `{"enum": [true, false]}`, Same},
		{`{"type": "string", "minLength": 3, "maxLength": 2}`, `false`, Same},
		{`{"type": "array", "items": {"minimum": 2, "maximum": 1, "type": "number"}, "minItems": 1}`, `false`, Same},
		{`{"type": "object", "required": ["a"], "properties": {"a": false}}`, `false`, Same},
		{`{"multipleOf": 6}`, `{"multipleOf": 3}`, Wider},
		{`{"multipleOf": 0.5}`, `{"multipleOf": 0.1}`, Wider},
		{`{"type": "integer"}`, `{"multipleOf": 1, "type": "number"}`, Same},

		{`{"type": "integer", "exclusiveMinimum": 0.5, "maximum": 1}`, `{"const": 1}`, Same},
		{`{"type": "integer", "exclusiveMinimum": 2.5}`, `{"type": "integer", "minimum": 4}`, Narrower},
		{`{"type": "number", "minimum": 0}`, `{"type": "number", "exclusiveMinimum": 0}`, Narrower},

		// Patterns.
		{`{"pattern": "^a+$"}`, `{"pattern": "^aa*$"}`, Same},
		{`{"pattern": "^[a-z]+$"}`, `{"pattern": "^\\S+$"}`, Wider},
		{`{"pattern": "^(?!a)"}`, `{"pattern": "^([^a]|$)"}`, Same},
		{`{"pattern": "^a", "maxLength": 1}`, `{"pattern": "^a$"}`, Same},
		{`{"type": "string", "pattern": "^a", "maxLength": 1}`, `{"const": "a"}`, Undecided},
		{`{"pattern": "a"}`, `{"pattern": "b"}`, Both},
		{`{"pattern": "^\\w{1,3}$"}`, `{"maxLength": 3}`, Wider},
		{`{"type": "string", "allOf": [{"pattern": "^a"}, {"pattern": "^b"}]}`, `false`, Same},
		{`{"type": "string", "pattern": "\\bfoo\\b"}`, `{"type": "string", "pattern": "foo"}`, Wider},
		{`{"type": "string", "pattern": "^.*$"}`, `{"type": "string"}`, Wider},
		{`{"oneOf": [{"type": "string", "pattern": "^a"}, {"type": "string", "pattern": "^b"}]}`, `{"anyOf": [{"type": "string", "pattern": "^a"}, {"type": "string", "pattern": "^b"}]}`, Same},

		// Cases.
		{`{"anyOf": [{"type": "string"}, {"type": "integer"}]}`, `{"type": ["integer", "string"]}`, Same},
		{`{"oneOf": [{"type": "string"}, {"type": "integer"}]}`, `{"anyOf": [{"type": "integer"}, {"type": "string"}]}`, Same},
		{`{"if": {"type": "string"}, "then": {"minLength": 1}}`, `{"anyOf": [{"type": "string", "minLength": 1}, {"not": {"type": "string"}}]}`, Same},
		{`{"not": {"not": {"type": "string"}}}`, `{"type": "string"}`, Same},
		{`{"not": {"anyOf": [{"type": "string"}, {"type": "null"}]}}`, `{"not": {"type": "string"}}`, Wider},
		{`{"oneOf": [{"minimum": 1}, {"maximum": 5}], "type": "integer"}`, `{"type": "integer", "anyOf": [{"maximum": 0}, {"minimum": 6}]}`, Same},

		// Members.
		{`{"properties": {"ab": {"type": "string"}}}`, `{"patternProperties": {"^ab$": {"type": "string"}}}`, Undecided},
		{`{"patternProperties": {"^a": {"type": "string"}}}`, `{"properties": {"ab": {"type": "string"}}}`, Wider},
		{`{"additionalProperties": {"type": "integer"}}`, `{"additionalProperties": {"type": "number"}, "properties": {"a": {"type": "integer"}}}`, Wider},
		{`{"type": "object", "required": ["a", "b"]}`, `{"type": "object", "minProperties": 2}`, Wider},
		{`{"properties": {"a": true, "b": true}, "additionalProperties": false}`, `{"maxProperties": 2}`, Wider},
		{`{"properties": {"a": true}, "additionalProperties": false}`, `{"propertyNames": {"const": "a"}}`, Same},
		{`{"required": ["a"], "dependentRequired": {"a": ["b"]}}`, `{"required": ["a", "b"]}`, Same},
		{`{"dependentSchemas": {"a": {"required": ["b"]}}}`, `{"dependentRequired": {"a": ["b"]}}`, Same},
		{`{"type": "object", "allOf": [{"properties": {"a": true}}], "unevaluatedProperties": false}`, `{"type": "object", "properties": {"a": true}, "additionalProperties": false}`, Same},

		{`{"type": ["object", "null"], "required": ["a"], "dependentSchemas": {"a": {"type": "object"}}}`, `{"type": "object", "required": ["a"]}`, Narrower},
		{`{"dependentSchemas": {"a": {"type": "object", "required": ["b"]}}, "required": ["a"]}`, `{"required": ["a", "b"]}`, Same},
		{`{"dependentRequired": {"a": ["b"]}}`, `{"dependentRequired": {"a": ["c"]}}`, Both},
		{`{"patternProperties": {"^a": {"type": "string"}}, "additionalProperties": false}`, `{"patternProperties": {"b$": {"type": "string"}}, "additionalProperties": {"type": "string"}}`, Wider},
		{`{"patternProperties": {"^a": {"type": "string"}, "b$": {"type": "integer"}}}`, `{"patternProperties": {"^a": {"type": "string"}, "c$": {"type": "integer"}}}`, Both},
		{`{"patternProperties": {"^a": true}, "additionalProperties": {"type": "string"}}`, `{"additionalProperties": {"type": "string"}}`, Narrower},
		{`{"allOf": [{"additionalProperties": {"type": "integer"}}], "unevaluatedProperties": false}`, `{"additionalProperties": {"type": "integer"}}`, Same},
		{`{"anyOf": [{"properties": {"a": true}}, {"properties": {"b": true}}], "unevaluatedProperties": false, "type": "object"}`, `{"type": "object", "properties": {"a": true, "b": true}, "additionalProperties": false}`, Undecided},

		// Elements.
		{`{"prefixItems": [{"type": "string"}], "items": {"type": "string"}}`, `{"items": {"type": "string"}}`, Same},
		{`{"type": "array", "items": {"type": "integer"}, "minItems": 2}`, `{"type": "array", "contains": {"type": "number"}, "minContains": 2}`, Wider},
		{`{"maxItems": 1}`, `{"maxItems": 1, "uniqueItems": true}`, Same},
		{`{"prefixItems": [true], "items": false}`, `{"maxItems": 1}`, Same},
		{`{"prefixItems": [true], "unevaluatedItems": false}`, `{"maxItems": 1}`, Same},

		// Recursion.
		{
			`{"properties": {"next": {"$ref": "#"}}, "required": ["value"]}`,
			`{"$ref": "#/$defs/a", "$defs": {"a": {"properties": {"next": {"$ref": "#/$defs/a"}}, "required": ["value"]}}}`, Same,
		},
		{`{"type": "object", "required": ["next"], "properties": {"next": {"$ref": "#"}}}`, `false`, Same},
		{
			`{"anyOf": [{"type": "null"}, {"type": "array", "items": {"$ref": "#"}}]}`,
			`{"anyOf": [{"type": "array", "items": {"$ref": "#"}}, {"type": ["null", "boolean"]}]}`, Wider,
		},

		// What was proved on an assumption that failed counts no more.
		{
			`{"$ref": "#/$defs/A", "$defs": {
				"A": {"type": "object", "properties": {"x": {"type": "object", "properties": {"y": {"$ref": "#/$defs/A"}}}}}}}`,
			`{"anyOf": [{"$ref": "#/$defs/B"}, {"type": "object", "properties": {"x": {"$ref": "#/$defs/X"}}}], "$defs": {
				"X": {"type": "object", "properties": {"y": {"$ref": "#/$defs/B"}}},
				"B": {"type": "object", "properties": {"x": {"$ref": "#/$defs/X"}}, "allOf": [{"required": ["q"]}]}}}`, Narrower,
		},
	} {
		got := Compare(mustLoad(t, test.before), mustLoad(t, test.after))
		if got.Verdict() != test.want {
			t.Errorf("%s\n%s\nis %v, want %v (%+v)", test.before, test.after, got.Verdict(), test.want, got)
		}
		back := Compare(mustLoad(t, test.after), mustLoad(t, test.before))
		if opposite := map[Verdict]Verdict{Wider: Narrower, Narrower: Wider, Same: Same, Both: Both, Undecided: Undecided}[test.want]; back.Verdict() != opposite {
			t.Errorf("%s\n%s\nis %v, want %v", test.after, test.before, back.Verdict(), opposite)
		}
	}
}
