package schema

import (
	"fmt"
	"strings"
	"testing"
)

func TestDialects(t *testing.T) {
	for _, test := range []struct {
		name, text, option string
		draft              int
	}{
		{"none", `{}`, "", 2020},
		{"a boolean", `true`, "7", 7},
		{"by option", `{}`, "draft-06", 6},
		{"by option, in short", `{}`, "2019", 2019},
		{"draft 4", `{"$schema": "http://json-schema.org/draft-04/schema#"}`, "", 4},
		{"draft 6 without a fragment", `{"$schema": "http://json-schema.org/draft-06/schema"}`, "", 6},
		{"draft 7 over https", `{"$schema": "https://json-schema.org/draft-07/schema#"}`, "2020-12", 7},
		{"draft 2019-09", `{"$schema": "https://json-schema.org/draft/2019-09/schema"}`, "", 2019},
		{"whatever is current", `{"$schema": "http://json-schema.org/schema#"}`, "", 2020},
		{"whatever is current, by option", `{"$schema": "https://json-schema.org/schema"}`, "7", 7},
		{"draft 2020-12 with a fragment", `{"$schema": "https://json-schema.org/draft/2020-12/schema#"}`, "4", 2020},
	} {
		t.Run(test.name, func(t *testing.T) {
			set := tree{"schema.json": test.text}.mustLoad(t, Options{Draft: test.option})
			if got := set.Roots[0].Resource.Dialect.Draft; got != test.draft {
				t.Errorf("got draft %s, want %s", DraftName(got), DraftName(test.draft))
			}
		})
	}
	_, err := tree{"schema.json": `{}`}.load(Options{Draft: "5"})
	wantMessages(t, err, `unknown draft "5", want 4, 6, 7, 2019-09 or 2020-12`)
}

// TestKeywordsOfDrafts wants the keywords of older drafts by their names of
// 2020-12, and those of other drafts not at all.
func TestKeywordsOfDrafts(t *testing.T) {
	for _, test := range []struct{ draft, text, want string }{
		{"4", `{"id": "http://x/y", "minimum": 1, "exclusiveMinimum": true, "maximum": 2, "exclusiveMaximum": false}`, "$id exclusiveMinimum maximum"},
		{"4", `{"const": 1, "if": {}, "$id": "x", "contains": 5, "x-y": 1}`, "x-y"},
		{"6", `{"exclusiveMinimum": 1, "minimum": 0, "if": 5}`, "exclusiveMinimum minimum"},
		{"7", `{"definitions": {}, "$defs": 5, "items": [{}], "additionalItems": {}, "dependencies": {"a": ["b"], "c": {}}}`, "$defs prefixItems items dependentRequired dependentSchemas"},
		{"7", `{"items": {}, "additionalItems": {}, "dependencies": {}}`, "items"},
		{"7", `{"$ref": "#/definitions/a", "type": "string", "title": "t", "definitions": {"a": {}}}`, "$ref $defs"},
		{"2019-09", `{"$ref": "#/$defs/a", "type": "string", "$defs": {"a": {}}, "$recursiveRef": "#", "items": [{}], "prefixItems": 5}`, "$ref type $defs $dynamicRef prefixItems"},
		{"2020-12", `{"items": {}, "prefixItems": [{}], "additionalItems": {}, "$dynamicRef": "#", "dependencies": {"a": ["b"]}}`, "items prefixItems $dynamicRef dependentRequired"},
	} {
		set := tree{"schema.json": test.text}.mustLoad(t, Options{Draft: test.draft})
		var names []string
		for _, k := range set.Roots[0].Keywords {
			names = append(names, k.Name)
		}
		if got := strings.Join(names, " "); got != test.want {
			t.Errorf("draft %s: %s has %s, want %s", test.draft, test.text, got, test.want)
		}
	}
}

// TestEmbeddedDialects wants a $schema to count at the root of a resource and
// nowhere else.
func TestEmbeddedDialects(t *testing.T) {
	set := tree{"schema.json": `{
		"$defs": {
			"old": {"$id": "http://x/old", "$schema": "http://json-schema.org/draft-07/schema#", "not": {}},
			"id4": {"id": "http://x/id4", "$schema": "http://json-schema.org/draft-04/schema#"},
			"no": {"$schema": "http://json-schema.org/draft-04/schema#"}
		}
	}`}.mustLoad(t, Options{})
	want := map[string]int{"old": 7, "id4": 4, "no": 2020}
	for _, def := range set.Roots[0].Keyword("$defs").Named {
		if got := def.Schema.Resource.Dialect.Draft; got != want[def.Name] {
			t.Errorf("%s is of draft %s, want %s", def.Name, DraftName(got), DraftName(want[def.Name]))
		}
	}
	old := set.Roots[0].Keyword("$defs").Named[0].Schema
	if got := old.Keyword("not").Schema.Resource; got != old.Resource {
		t.Errorf("what is below an embedded resource is in %s", got.URI)
	}
}

func TestVocabularies(t *testing.T) {
	const head = `{"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://example.com/meta", "$vocabulary": {"https://json-schema.org/draft/2020-12/vocab/core": true`
	for _, test := range []struct {
		name, vocabularies string
		keywords           string
		format             bool
		problem            string
	}{
		{"only core", ``, "title", false, ""},
		{"validation", `, "https://json-schema.org/draft/2020-12/vocab/validation": true`, "type title", false, ""},
		{"format as an annotation", `, "https://json-schema.org/draft/2020-12/vocab/format-annotation": true`, "title format", false, ""},
		{"format as an assertion", `, "https://json-schema.org/draft/2020-12/vocab/format-assertion": false`, "title format", true, ""},
		{"one that is unknown and not needed", `, "https://example.com/vocab": false`, "title", false, ""},
		{"one that is unknown", `, "https://example.com/vocab": true`, "", false, "meta.json:1:170: /$vocabulary/https:~1~1example.com~1vocab: typewright does not know this vocabulary, and the metaschema requires it"},
	} {
		t.Run(test.name, func(t *testing.T) {
			files := tree{
				"meta.json":   head + test.vocabularies + `}, "type": ["object", "boolean"]}`,
				"schema.json": `{"$schema": "https://example.com/meta", "type": "string", "title": "t", "format": "date"}`,
			}
			set, err := files.load(Options{Resources: []Mapping{{"https://example.com/meta", "meta.json"}}})
			if test.problem != "" {
				wantMessages(t, err, test.problem)
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			var names []string
			for _, k := range set.Roots[0].Keywords {
				if k.Name != "$schema" {
					names = append(names, k.Name)
				}
			}
			if got := strings.Join(names, " "); got != test.keywords {
				t.Errorf("got the keywords %s, want %s", got, test.keywords)
			}
			if got := set.Roots[0].Resource.Dialect.FormatAssertion; got != test.format {
				t.Errorf("format is an assertion: %t", got)
			}
		})
	}
}

func TestSchemaOfOnesOwn(t *testing.T) {
	const uri = "https://example.com/meta"
	for _, test := range []struct{ name, meta, want string }{
		{"not to be found", "", `the metaschema "` + uri + `" leads to the network, where typewright does not go by itself keep a copy of the document: typewright vendor; or name a file that holds it: --resource ` + uri + `=FILE`},
		{"no JSON", `{`, "meta.json:1:2: the document ends too early: the object of line 1, column 1 is not closed needed by schema.json:1:13: /$schema"},
		{"of no draft", `{}`, "the metaschema " + uri + " does not say by its own $schema which draft it extends"},
		{"of its own", `{"$schema": "` + uri + `"}`, "the metaschema " + uri + " does not say by its own $schema which draft it extends"},
	} {
		t.Run(test.name, func(t *testing.T) {
			files := tree{"schema.json": `{"$schema": "` + uri + `"}`}
			o := Options{}
			if test.meta != "" {
				files["meta.json"] = test.meta
				o.Resources = []Mapping{{uri, "meta.json"}}
			}
			_, err := files.load(o)
			wantMessages(t, err, test.want)
		})
	}
}

// TestInputs wants what cannot be a schema document to be told at its place,
// and all inputs to be told of.
func TestInputs(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"a byte order mark", "\xEF\xBB\xBF" + `{"type": "objekt"}`, `schema.json:1:10: /type: want a type`},
		{"UTF-16", "\xFF\xFE{\x00}\x00", "schema.json:1:1: want JSON in UTF-8, found UTF-16"},
		{"nothing", "", "schema.json:1:1: want a JSON document, found an empty file"},
		{"too deep", strings.Repeat(`{"not": `, 300) + "{}" + strings.Repeat("}", 300), "arrays and objects are nested more than 256 levels deep"},
		{"a name that is there twice", `{"type": "string", "type": "string"}`, `schema.json:1:20: /type: the name "type" is there already, at line 1, column 2`},
		{"a number beyond all bounds", `{"minLength": 1e9999999}`, `schema.json:1:15: /minLength: the exponent of 1e9999999 is beyond the limit of 9999`},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := tree{"schema.json": test.text}.load(Options{})
			wantMessages(t, err, test.want)
		})
	}
	_, err := tree{"schema.json": `{`, "b.json": `]`}.load(Options{}, "b.json")
	wantMessages(t, err, "schema.json:1:2: ", "b.json:1:1: ")
	_, err = tree{"schema.json": `{}`}.load(Options{}, "b.json")
	wantMessages(t, err, "b.json: file does not exist")
}

// TestDeepAndLarge wants the deepest document that is allowed, and many
// schemas that refer to each other, to be no problem.
func TestDeepAndLarge(t *testing.T) {
	deep := strings.Repeat(`{"not": `, 255) + "{}" + strings.Repeat("}", 255)
	tree{"schema.json": deep}.mustLoad(t, Options{})

	var text strings.Builder
	text.WriteString(`{"$ref": "#/$defs/d0", "$defs": {`)
	const n = 20000
	for i := range n {
		fmt.Fprintf(&text, `"d%d": {"items": {"$ref": "#/$defs/d%d"}}, `, i, (i+1)%n)
	}
	text.WriteString(`"end": {}}}`)
	set := tree{"schema.json": text.String()}.mustLoad(t, Options{})
	if got := len(set.Roots[0].Keyword("$defs").Named); got != n+1 {
		t.Errorf("got %d definitions", got)
	}
}
