package schema

import (
	"slices"
	"strings"
	"testing"
)

// api is an OpenAPI document of a version with some schemas.
func api(version, schemas string) tree {
	return tree{"schema.json": `{"openapi": "` + version + `", "info": {}, "components": {"schemas": ` + schemas + `}}`}
}

func TestOpenAPI30(t *testing.T) {
	set := api("3.0.3", `{
		"A": {"type": "string", "nullable": true, "example": "x", "id": "https://example.com/", "const": 3},
		"B": {"type": "number", "minimum": 0, "exclusiveMinimum": true, "deprecated": true},
		"C": {"$ref": "#/components/schemas/B", "description": "said", "title": "hidden", "maximum": 3},
		"D": {"nullable": true, "discriminator": {"propertyName": "kind"}}
	}`).mustLoad(t, Options{})
	if len(set.Roots) != 4 {
		t.Fatalf("%d roots", len(set.Roots))
	}
	var got []string
	for _, s := range set.Roots {
		var words []string
		for _, k := range s.Keywords {
			words = append(words, k.Name+"="+string(k.Value.AppendJSON(nil)))
		}
		got = append(got, strings.Join(words, " "))
	}
	want := []string{
		`type=["string","null"] example="x"`,
		`type="number" exclusiveMinimum=0 deprecated=true`,
		`$ref="#/components/schemas/B" description="said"`,
		`discriminator={"propertyName":"kind"}`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if set.Roots[2].Keyword("$ref").Target != set.Roots[1] {
		t.Error("the reference leads elsewhere")
	}
}

func TestOpenAPI30Errors(t *testing.T) {
	_, err := api("3.0.0", `{
		"A": {"type": ["string", "null"]},
		"B": {"nullable": "yes"},
		"C": {"items": [{}]},
		"D": {"exclusiveMinimum": 3},
		"E": {"$ref": "#/components/schemas/Bb"},
		"F": {"$ref": "#"}
	}`).load(Options{})
	wantMessages(t, err,
		"/components/schemas/A/type: want a type, got an array OpenAPI 3.1 allows several; before, null is allowed by",
		"/components/schemas/B/nullable: want a boolean, got a string",
		"/components/schemas/C/items: want a schema, which is an object in OpenAPI 3.0, got an array",
		"/components/schemas/D/exclusiveMinimum: want a boolean, got a number",
		`/components/schemas/D/exclusiveMinimum: want "minimum" beside it in OpenAPI 3.0`,
		`has no /components/schemas/Bb did you mean "#/components/schemas/B"?`,
		`"#" leads to an OpenAPI document, which is no schema`,
	)
}

func TestOpenAPI31(t *testing.T) {
	set := api("3.1.0", `{"A": {"type": ["string", "null"], "const": null, "nullable": true}, "B": {"$schema": "http://json-schema.org/draft-07/schema#", "$id": "b", "definitions": {}}}`).mustLoad(t, Options{})
	if d := set.Roots[0].Resource.Dialect.Draft; d != 2020 {
		t.Errorf("draft %d", d)
	}
	if d := set.Roots[1].Resource.Dialect.Draft; d != 7 {
		t.Errorf("draft %d", d)
	}
	files := api("3.1.1", `{"A": {"items": [{}]}}`)
	files["schema.json"] = strings.Replace(files["schema.json"], `"info"`, `"jsonSchemaDialect": "http://json-schema.org/draft-07/schema#", "info"`, 1)
	if d := files.mustLoad(t, Options{}).Roots[0].Resource.Dialect.Draft; d != 7 {
		t.Errorf("draft %d", d)
	}
	files["schema.json"] = strings.Replace(files["schema.json"], `http://json-schema.org/draft-07/schema#`, `https://spec.openapis.org/oas/3.1/dialect/base`, 1)
	if _, err := files.load(Options{}); err == nil || !strings.Contains(err.Error(), "prefixItems") {
		t.Error(err)
	}
}

func TestOpenAPIVersions(t *testing.T) {
	_, err := api("2.0", `{"A": {}}`).load(Options{})
	wantMessages(t, err, `want OpenAPI 3.0 or later, got "2.0"`)
	_, err = api("3.1.0", `{}`).load(Options{})
	wantMessages(t, err, "no schemas in its components")
	// A schema that describes OpenAPI documents is a schema.
	tree{"schema.json": `{"properties": {"openapi": {}}}`}.mustLoad(t, Options{})
}

// TestOpenAPIParts wants documents that an OpenAPI document refers to be read
// by its rules, unless they say otherwise.
func TestOpenAPIParts(t *testing.T) {
	files := api("3.0.3", `{"A": {"$ref": "part.yaml#/B"}, "C": {"$ref": "own.json"}}`)
	files["part.yaml"] = "B:\n  type: string\n  nullable: true\n"
	files["own.json"] = `{"$schema": "http://json-schema.org/draft-07/schema#", "type": ["string", "null"], "const": null}`
	set := files.mustLoad(t, Options{})
	if got := string(set.Roots[0].Keyword("$ref").Target.Keyword("type").Value.AppendJSON(nil)); got != `["string","null"]` {
		t.Error(got)
	}
	if set.Roots[1].Keyword("$ref").Target.Keyword("const") == nil {
		t.Error("draft 7 is not read as such")
	}
}

func TestFragments(t *testing.T) {
	files := tree{
		"schema.json": `{"$defs": {"a": {"$anchor": "first", "type": "string"}, "b": {"properties": {"x/y": {"type": "null"}}}}}`,
		"odd#/name":   `true`,
		"a.yaml":      "openapi: 3.0.0\ninfo: {}\ncomponents:\n  schemas:\n    A: {type: string}\n    B: {type: string}\n",
	}
	for input, want := range map[string][]string{
		"schema.json#/$defs/a":                   {"/$defs/a"},
		"schema.json#first":                      {"/$defs/a"},
		"schema.json#/$defs/b/properties/x~1y":   {"/$defs/b/properties/x~1y"},
		"schema.json#/$defs/b/properties/x~1%79": {"/$defs/b/properties/x~1y"},
		"schema.json#/$defs":                     {"/$defs/a", "/$defs/b"},
		"schema.json#":                           {""},
		"odd#/name":                              {""},
		"a.yaml":                                 {"/components/schemas/A", "/components/schemas/B"},
		"a.yaml#/components/schemas/B":           {"/components/schemas/B"},
		"a.yaml#/components/schemas":             {"/components/schemas/A", "/components/schemas/B"},
	} {
		set, err := Load([]string{input}, Options{ReadFile: files.read})
		if err != nil {
			t.Errorf("%s: %v", input, err)
			continue
		}
		var got []string
		for _, s := range set.Roots {
			got = append(got, string(s.Loc.Pointer))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q", input, got)
		}
	}
	set, err := Load([]string{"schema.json", "schema.json#/$defs/a", "schema.json#first"}, Options{ReadFile: files.read})
	if err != nil || len(set.Roots) != 2 || len(set.Documents) != 1 {
		t.Error(set, err)
	}
	_, err = Load([]string{"schema.json#/$defs/c"}, Options{ReadFile: files.read})
	wantMessages(t, err, `schema.json:1:1: the reference "#/$defs/c" leads nowhere: schema.json has no /$defs/c did you mean "#/$defs/a" or "#/$defs/b"?`)
	_, err = Load([]string{"none.json#/a"}, Options{ReadFile: files.read})
	wantMessages(t, err, "none.json: file does not exist")
}
