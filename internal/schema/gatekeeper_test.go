package schema

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/typewright/typewright/internal/source"
)

// keywordsOfAllDrafts has each keyword with a value that is right somewhere.
const keywordsOfAllDrafts = `{
	"id": "http://x/id", "$id": "http://x/own", "$anchor": "a", "$dynamicAnchor": "b", "$recursiveAnchor": true,
	"$comment": "c", "$defs": {"d": {"type": "string"}}, "definitions": {"d": {"type": "string"}},
	"prefixItems": [{"type": "null"}], "items": {"type": "null"}, "additionalItems": {"type": "null"},
	"unevaluatedItems": {"type": "null"}, "contains": {"type": "null"}, "properties": {"p": {"type": "null"}},
	"patternProperties": {"^p": {"type": "null"}}, "additionalProperties": {"type": "null"},
	"unevaluatedProperties": {"type": "null"}, "propertyNames": {"type": "string"},
	"dependentSchemas": {"p": {"type": "object"}}, "dependencies": {"p": {"type": "object"}, "q": ["r"]},
	"if": {"type": "null"}, "then": {"type": "null"}, "else": {"type": "null"}, "allOf": [{"type": "null"}],
	"anyOf": [{"type": "null"}], "oneOf": [{"type": "null"}], "not": {"type": "null"}, "type": ["null", "string"],
	"enum": [1, 2], "const": 1, "multipleOf": 2, "maximum": 2, "exclusiveMaximum": 2, "minimum": 1,
	"exclusiveMinimum": 1, "maxLength": 3, "minLength": 1, "pattern": "a", "maxItems": 3, "minItems": 1,
	"uniqueItems": true, "maxContains": 3, "minContains": 1, "maxProperties": 3, "minProperties": 1,
	"required": ["p"], "dependentRequired": {"p": ["q"]}, "title": "t", "description": "d", "default": 1,
	"deprecated": true, "readOnly": true, "writeOnly": true, "examples": [1], "format": "date",
	"contentEncoding": "base64", "contentMediaType": "text/plain", "contentSchema": {"type": "null"}
}`

// strangers stand for what may be in the place of a keyword's value.
var strangers = []string{
	`null`, `true`, `false`, `0`, `-1`, `1.5`, `3.0`, `1e400`, `""`, `"a b#"`, `"string"`, `[]`, `[1]`, `[1, 1.0]`, `["a", "a"]`,
	`[{}]`, `["string", "string"]`, `[true]`, `{}`, `{"type": 5}`, `{"a": 1}`, `{"a": true}`, `{"a": ["b", "b"]}`, `{"a": []}`,
	`{"a": {"type": "strin"}}`, `[{"minLength": -1}]`, `{"definitions": {"a": {"type": 5}}}`, `{"dependencies": {"a": {"type": 5}}}`,
	`{"properties": {"b": {"definitions": {"a": {"type": 5}}}}}`, `{"$ref": "#", "type": 5}`,
}

// TestGatekeeper wants everything to be rejected that the library rejects
// where it sees the document as a whole.
func TestGatekeeper(t *testing.T) {
	var members map[string]json.RawMessage
	if err := json.Unmarshal([]byte(keywordsOfAllDrafts), &members); err != nil {
		t.Fatal(err)
	}
	accepted, rejected := 0, 0
	for draft, uri := range metaschemas {
		meta := jsonschema.MustCompile(uri)
		for name, own := range members {
			for _, value := range append(strangers, string(own)) {
				for _, text := range []string{
					fmt.Sprintf(`{%q: %s}`, name, value),
					fmt.Sprintf(`{"not": {"items": {%q: %s, "title": "t"}}}`, name, value),
				} {
					err := meta.Validate(decode(t, text))
					var invalid *jsonschema.ValidationError
					bad := errors.As(err, &invalid) && soften(invalid)
					_, err = tree{"schema.json": text}.load(Options{Draft: DraftName(draft)})
					if bad && err == nil {
						t.Errorf("draft %s: %s is accepted, in spite of %v", DraftName(draft), text, invalid)
					}
					if bad {
						rejected++
					} else {
						accepted++
					}
				}
			}
		}
	}
	if accepted == 0 || rejected == 0 {
		t.Errorf("%d accepted and %d rejected by the library: these are no samples", accepted, rejected)
	}
}

func decode(t *testing.T, text string) (v any) {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader([]byte(text)))
	d.UseNumber()
	if err := d.Decode(&v); err != nil {
		t.Fatal(err)
	}
	return v
}

// TestMetaschemaText wants the text that schemas can refer to and extend to
// judge keywords as the library's own does.
func TestMetaschemaText(t *testing.T) {
	var members map[string]json.RawMessage
	if err := json.Unmarshal([]byte(keywordsOfAllDrafts), &members); err != nil {
		t.Fatal(err)
	}
	for draft, uri := range metaschemas {
		c := jsonschema.NewCompiler()
		c.AssertFormat = true
		// Under other names, since the library would take its own.
		rename := strings.NewReplacer(`id": "http://json-schema.org`, `id": "http://copy.example`, `id": "https://json-schema.org`, `id": "https://copy.example`)
		for own, text := range metaschemaTexts() {
			if draftByURI(own) == draft || strings.Contains(own, "/"+DraftName(draft)+"/") {
				own = strings.Replace(strings.Replace(uri, withoutScheme(uri), own, 1), "json-schema.org", "copy.example", 1)
				if err := c.AddResource(own, strings.NewReader(rename.Replace(string(text)))); err != nil {
					t.Fatal(err)
				}
			}
		}
		ours, err := c.Compile(strings.Replace(uri, "json-schema.org", "copy.example", 1))
		if err != nil {
			t.Fatalf("draft %s: %v", DraftName(draft), err)
		}
		theirs := jsonschema.MustCompile(uri)
		for name, own := range members {
			for _, value := range append(strangers, string(own)) {
				text := fmt.Sprintf(`{%q: %s}`, name, value)
				v := decode(t, text)
				if draft == 6 && name == "examples" || draft == 7 && name == "enum" {
					continue // the library's copy is older than what is published now
				}
				if got, want := ours.Validate(v), theirs.Validate(v); (got == nil) != (want == nil) {
					t.Errorf("draft %s: %s: ours says %v, the library's %v", DraftName(draft), text, got, want)
				}
			}
		}
	}
}

func TestMetaschemaErrors(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		{"not in the table", `{"$recursiveAnchor": true}`, []string{"schema.json:1:22: /$recursiveAnchor: want a string, got a boolean"}},
		{"nested definitions", `{"not": {"definitions": {"a": {"type": 5}}}}`, []string{"schema.json:1:40: /not/definitions/a/type: want a type or an array of at least one, got a number"}},
		{"beside a reference", `{"$schema": "http://json-schema.org/draft-07/schema#", "$ref": "#/definitions/a", "type": "strin", "definitions": {"a": {}}}`, []string{`:91: /type: want a type (array, boolean, integer, null, number, object, string), got "strin"; did you mean "string"?`}},
		{"below a sibling of a reference", `{"$schema": "http://json-schema.org/draft-07/schema#", "$ref": "#/definitions/a", "properties": {"~/ ü": {"maximum": "3"}}, "definitions": {"a": {}}}`, []string{`:118: /properties/~0~1 ü/maximum: want a number, got a string`}},
		{"the draft of an embedded resource", `{"items": [{}], "not": {"$schema": "http://json-schema.org/draft-07/schema#", "$id": "http://x/y", "items": [{}], "type": "strin"}}`, []string{":11: /items: want a schema", ":123: /not/type: want a type"}},
		{"draft 4 wants the bound", `{"$schema": "http://json-schema.org/draft-04/schema#", "not": {"exclusiveMinimum": true}}`, []string{`:84: /not/exclusiveMinimum: want "minimum" beside it in draft 4`}},
		{"draft 4 has no boolean schemas", `{"$schema": "http://json-schema.org/draft-04/schema#", "not": true, "additionalItems": true}`, []string{`:63: /not: want a schema, which is an object in draft 4`}},
		{"two mistakes in one keyword", `{"type": ["strin", "strin", 5]}`, []string{"/type/0:", "/type/1:", "/type/1:", "/type/2: want a string"}},
		{"a schema of the wrong kind", `{"properties": {"a": 5, "b": [], "c": {"not": "d"}}}`, []string{"/properties/a:", "/properties/b:", "/properties/c/not:"}},
		{"no schema at all", `"type"`, []string{"schema.json:1:1: want a schema, which is an object or a boolean, got a string"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := tree{"schema.json": test.text}.load(Options{})
			wantMessages(t, err, test.want...)
		})
	}
}

// TestAskedOnce wants a question not to be asked again, however often the
// same keyword is in a document and however much is in it.
func TestAskedOnce(t *testing.T) {
	var text strings.Builder
	text.WriteString(`{"$defs": {`)
	const n = 1000
	for i := range n {
		if i > 0 {
			text.WriteString(", ")
		}
		fmt.Fprintf(&text, `"d%d": {"type": "object", "properties": {"p%[1]d": {"type": "string"}}, "allOf": [{"minProperties": %[1]d}]}`, i)
	}
	text.WriteString(`}}`)
	l := newLoader(Options{ReadFile: tree{}.read}, 2020)
	doc, err := source.ParseJSON("schema.json", "file:///schema.json", []byte(text.String()))
	if err != nil {
		t.Fatal(err)
	}
	l.index(doc, l.standard(2020))
	if len(l.problems) > 0 {
		t.Fatal(l.problems)
	}
	// $defs, properties, allOf, two types, and each number.
	if got := len(l.verdicts); got != n+5 {
		t.Errorf("%d questions were asked, want %d", got, n+5)
	}
}

func TestCustomMetaschema(t *testing.T) {
	files := tree{
		"meta.json": `{
			"$schema": "https://json-schema.org/draft/2020-12/schema",
			"$id": "https://example.com/meta",
			"$dynamicAnchor": "meta",
			"$ref": "https://json-schema.org/draft/2020-12/schema",
			"properties": {"title": {"pattern": "^(?=[A-Z])"}, "owner": {"type": ["string", "null"]}},
			"patternProperties": {"^x-(?!y)": {"type": "string"}},
			"if": {"type": "object"}, "then": {"required": ["description"]}
		}`,
		"schema.json": `{
			"$schema": "https://example.com/meta",
			"description": "d",
			"owner": 5,
			"properties": {
				"a": {"type": "strin", "description": "d"},
				"b": {},
				"c": {"$id": "https://example.com/c", "$schema": "http://json-schema.org/draft-07/schema#", "owner": 5, "items": [{}]}
			}
		}`,
	}
	o := Options{Resources: []Mapping{{"https://example.com/meta", "meta.json"}}}
	_, err := files.load(o)
	wantMessages(t, err, `schema.json:6:19: /properties/a/type: want a type`)

	files["schema.json"] = strings.Replace(files["schema.json"], "strin", "string", 1)
	_, err = files.load(o)
	wantMessages(t, err,
		"schema.json:4:13: /owner: want a string or null, got a number",
		"schema.json:7:10: /properties/b: the metaschema has against it: missing properties: 'description'")

	files["meta.json"] = `{"$schema": "https://json-schema.org/draft/2020-12/schema", "properties": 5}`
	_, err = files.load(o)
	if err == nil || !strings.Contains(err.Error(), "the metaschema https://example.com/meta is of no use") {
		t.Errorf("a metaschema that is no schema gives %v", err)
	}
}

// TestPanicOfTheLibrary gives the library a number that is none, about which
// it panics: that is a problem at the place of the schema.
func TestPanicOfTheLibrary(t *testing.T) {
	meta, err := jsonschema.NewCompiler().Compile(metaschemas[2020])
	if err != nil {
		t.Fatal(err)
	}
	doc, err := source.ParseJSON("a.json", "", []byte("{}"))
	if err != nil {
		t.Fatal(err)
	}
	l := newLoader(Options{}, 2020)
	leaves := l.validate(meta, map[string]any{"multipleOf": json.Number("none")}, source.Loc{Doc: doc})
	if len(leaves) != 0 || len(l.problems) != 1 || !strings.HasPrefix(l.problems[0].Message, "the metaschema cannot judge this schema: ") {
		t.Errorf("leaves %v, problems %v", leaves, l.problems)
	}
}
