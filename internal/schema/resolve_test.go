package schema

import (
	"path/filepath"
	"strings"
	"testing"
)

// target returns where the reference leads that stands at a pointer in
// schema.json, as URI.
func target(t *testing.T, set *Set, pointer string) string {
	t.Helper()
	for _, s := range reached(set) {
		for _, k := range s.Keywords {
			if k.isReference() && k.Loc.Doc.Name == "schema.json" && string(k.Loc.Pointer) == pointer {
				return k.Target.URI
			}
		}
	}
	t.Fatalf("there is no reference at %s", pointer)
	return ""
}

// reached returns all schemas that the roots have or lead to.
func reached(set *Set) []*Schema {
	var all []*Schema
	seen := make(map[*Schema]bool)
	var visit func(s *Schema)
	visit = func(s *Schema) {
		if s == nil || seen[s] {
			return
		}
		seen[s] = true
		all = append(all, s)
		for _, k := range s.Keywords {
			k.each(visit)
			visit(k.Target)
		}
	}
	for _, root := range set.Roots {
		visit(root)
	}
	return all
}

func TestReferences(t *testing.T) {
	here := strings.TrimSuffix(FileURL("schema.json"), "schema.json")
	for _, test := range []struct {
		name  string
		files tree
		o     Options
		more  []string // inputs beside schema.json
		want  map[string]string
	}{
		{
			name:  "pointers",
			files: tree{"schema.json": `{"$defs": {"a b": {"$ref": "#"}, "x/y~z%25": {"$ref": "#/$defs/a%20b"}, "ü": {"$ref": "#/$defs/x~1y~0z%2525"}, "": {"$ref": "#/$defs/%C3%BC"}, "e": {"$ref": "#/$defs/"}}}`},
			want: map[string]string{
				"/$defs/a b/$ref":        here + "schema.json#",
				"/$defs/x~1y~0z%25/$ref": here + "schema.json#/$defs/a%20b",
				"/$defs/ü/$ref":          here + "schema.json#/$defs/x~1y~0z%2525",
				"/$defs//$ref":           here + "schema.json#/$defs/%C3%BC",
				"/$defs/e/$ref":          here + "schema.json#/$defs/",
			},
		},
		{
			name:  "pointers that are not quite right",
			files: tree{"schema.json": `{"$defs": {"ü|<>": {}, "100%": {}}, "allOf": [{"$ref": "#/$defs/ü|<>"}, {"$ref": "#/$defs/100%"}]}`},
			want: map[string]string{
				"/allOf/0/$ref": here + "schema.json#/$defs/%C3%BC%7C%3C%3E",
				"/allOf/1/$ref": here + "schema.json#/$defs/100%25",
			},
		},
		{
			name:  "into lists and what no keyword has",
			files: tree{"schema.json": `{"allOf": [true, {"$ref": "#/allOf/0"}, {"$ref": "#/x-types/1/deep"}], "x-types": [null, {"deep": {"$ref": "#/allOf/1"}}]}`},
			want: map[string]string{
				"/allOf/1/$ref":        here + "schema.json#/allOf/0",
				"/allOf/2/$ref":        here + "schema.json#/x-types/1/deep",
				"/x-types/1/deep/$ref": here + "schema.json#/allOf/1",
			},
		},
		{
			name:  "anchors",
			files: tree{"schema.json": `{"$defs": {"a": {"$anchor": "one"}, "b": {"$dynamicAnchor": "two"}}, "allOf": [{"$ref": "#one"}, {"$ref": "#two"}]}`},
			want: map[string]string{
				"/allOf/0/$ref": here + "schema.json#/$defs/a",
				"/allOf/1/$ref": here + "schema.json#/$defs/b",
			},
		},
		{
			name:  "anchors of drafts 6 and 7",
			files: tree{"schema.json": `{"definitions": {"a": {"$id": "#one"}, "b": {"$id": "http://x/y#two"}}, "allOf": [{"$ref": "#one"}, {"$ref": "http://x/y#two"}]}`},
			o:     Options{Draft: "7"},
			want: map[string]string{
				"/allOf/0/$ref": here + "schema.json#/definitions/a",
				"/allOf/1/$ref": "http://x/y#",
			},
		},
		{
			name:  "anchors of draft 4",
			files: tree{"schema.json": `{"id": "http://x/root", "definitions": {"a": {"id": "#one"}, "b": {"id": "dir/b", "not": {"$ref": "c"}}, "c": {"id": "dir/c"}}, "allOf": [{"$ref": "#one"}]}`},
			o:     Options{Draft: "4"},
			want: map[string]string{
				"/allOf/0/$ref":           "http://x/root#/definitions/a",
				"/definitions/b/not/$ref": "http://x/dir/c#",
			},
		},
		{
			name: "embedded resources and relative bases",
			files: tree{"schema.json": `{
				"$id": "https://example.com/a/root.json",
				"$defs": {
					"b": {"$id": "../b/", "$defs": {"c": {"$id": "c.json", "$anchor": "here", "not": {"$ref": "d.json"}}, "d": {"$id": "d.json"}}, "not": {"$ref": "#/$defs/c"}},
					"e": {"$id": "/e?x=1"}
				},
				"allOf": [{"$ref": "../b/c.json#here"}, {"$ref": "#/$defs/b/$defs/c"}, {"$ref": "https://example.com/e?x=1"}, {"$ref": "//example.com/b/d.json#"}, {"$ref": "root.json#/$defs/e"}, {"$ref": ""}]
			}`},
			want: map[string]string{
				"/allOf/0/$ref":             "https://example.com/b/c.json#",
				"/allOf/1/$ref":             "https://example.com/b/c.json#",
				"/allOf/2/$ref":             "https://example.com/e?x=1#",
				"/allOf/3/$ref":             "https://example.com/b/d.json#",
				"/allOf/4/$ref":             "https://example.com/e?x=1#",
				"/allOf/5/$ref":             "https://example.com/a/root.json#",
				"/$defs/b/$defs/c/not/$ref": "https://example.com/b/d.json#",
				"/$defs/b/not/$ref":         "https://example.com/b/c.json#",
			},
		},
		{
			name:  "URNs",
			files: tree{"schema.json": `{"$id": "urn:x:root", "$defs": {"a": {"$id": "urn:x:a", "$anchor": "n", "not": {"$ref": "#n"}}}, "allOf": [{"$ref": "urn:x:a#n"}, {"$ref": "#/$defs/a"}, {"$ref": "urn:x:root"}]}`},
			want: map[string]string{
				"/allOf/0/$ref":     "urn:x:a#",
				"/allOf/1/$ref":     "urn:x:a#",
				"/allOf/2/$ref":     "urn:x:root#",
				"/$defs/a/not/$ref": "urn:x:a#",
			},
		},
		{
			name: "files beside and below",
			files: tree{
				"schema.json":     `{"allOf": [{"$ref": "other.json"}, {"$ref": "dir/third.json#/$defs/a"}, {"$ref": "my%20file.json"}]}`,
				"other.json":      `{"$ref": "dir/third.json"}`,
				"dir/third.json":  `{"$ref": "../other.json#", "$defs": {"a": {"$ref": "fourth.json"}}}`,
				"dir/fourth.json": `true`,
				"my file.json":    `{}`,
			},
			want: map[string]string{
				"/allOf/0/$ref": here + "other.json#",
				"/allOf/1/$ref": here + "dir/third.json#/$defs/a",
				"/allOf/2/$ref": here + "my%20file.json#",
			},
		},
		{
			name: "files by the place of their own name",
			files: tree{
				"schema.json":      `{"$id": "https://example.com/v1/schema.json", "allOf": [{"$ref": "line.json"}, {"$ref": "https://example.com/v1/parts/old.json#/definitions/a"}, {"$ref": "parts/plain.json"}]}`,
				"line.json":        `{"$id": "https://example.com/v1/line.json", "$ref": "parts/plain.json"}`,
				"parts/old.json":   `{"id": "https://example.com/v1/parts/old.json#", "$schema": "http://json-schema.org/draft-04/schema#", "definitions": {"a": {}}}`,
				"parts/plain.json": `{}`,
			},
			want: map[string]string{
				"/allOf/0/$ref": "https://example.com/v1/line.json#",
				"/allOf/1/$ref": "https://example.com/v1/parts/old.json#/definitions/a",
				"/allOf/2/$ref": "https://example.com/v1/parts/plain.json#",
			},
		},
		{
			name: "another input by its own name",
			files: tree{
				"schema.json": `{"$id": "https://example.com/one", "allOf": [{"$ref": "two"}, {"$ref": "two#/$defs/a"}, {"$ref": "https://example.com/deep"}]}`,
				"b/two.json":  `{"$id": "https://example.com/two", "$defs": {"a": {}, "deep": {"$id": "deep"}}}`,
			},
			more: []string{"b/two.json"},
			want: map[string]string{
				"/allOf/0/$ref": "https://example.com/two#",
				"/allOf/1/$ref": "https://example.com/two#/$defs/a",
				"/allOf/2/$ref": "https://example.com/deep#",
			},
		},
		{
			name: "mappings and a base",
			files: tree{
				"schema.json": `{"allOf": [{"$ref": "common.json#/$defs/a"}, {"$ref": "urn:y"}]}`,
				"c.json":      `{"$defs": {"a": {}}}`,
				"y.json":      `{"$id": "urn:z"}`,
			},
			o: Options{BaseURI: "https://example.com/v1/schema.json", Resources: []Mapping{{"https://example.com/v1/common.json#", "c.json"}, {"urn:y", "y.json"}}},
			want: map[string]string{
				"/allOf/0/$ref": "https://example.com/v1/common.json#/$defs/a",
				"/allOf/1/$ref": "urn:z#",
			},
		},
		{
			name:  "metaschemas",
			files: tree{"schema.json": `{"allOf": [{"$ref": "https://json-schema.org/draft/2020-12/schema"}, {"$ref": "http://json-schema.org/draft-07/schema#/definitions/nonNegativeInteger"}, {"$ref": "https://json-schema.org/draft/2020-12/meta/validation#/$defs/simpleTypes"}]}`},
			want: map[string]string{
				"/allOf/0/$ref": "https://json-schema.org/draft/2020-12/schema#",
				"/allOf/1/$ref": "http://json-schema.org/draft-07/schema#/definitions/nonNegativeInteger",
				"/allOf/2/$ref": "https://json-schema.org/draft/2020-12/meta/validation#/$defs/simpleTypes",
			},
		},
		{
			name:  "what hides beside a reference",
			files: tree{"schema.json": `{"$id": "http://x/root", "definitions": {"a": {"$id": "http://x/a", "$ref": "#/definitions/b"}, "b": {}}, "$ref": "#/definitions/a"}`},
			o:     Options{Draft: "7"},
			want:  map[string]string{"/definitions/a/$ref": FileURL("schema.json") + "#/definitions/b"},
		},
		{
			name:  "a property called $ref",
			files: tree{"schema.json": `{"properties": {"$ref": {"type": "string"}, "$id": {"$ref": "#/properties/$ref"}}, "enum": [{"$ref": "nowhere"}], "const": {"$id": "http://x"}}`},
			want:  map[string]string{"/properties/$id/$ref": here + "schema.json#/properties/$ref"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			set := test.files.mustLoad(t, test.o, test.more...)
			for at, want := range test.want {
				if got := target(t, set, at); got != want {
					t.Errorf("%s leads to %s, want %s", at, got, want)
				}
			}
		})
	}
}

func TestDynamicReferences(t *testing.T) {
	for _, test := range []struct{ name, text, dynamic, target string }{
		{"an anchor that is dynamic", `{"$dynamicAnchor": "a", "items": {"$dynamicRef": "#a"}}`, "a", "#"},
		{"an anchor that is not", `{"$anchor": "a", "items": {"$dynamicRef": "#a"}}`, "", "#"},
		{"a pointer to what has one", `{"$dynamicAnchor": "a", "items": {"$dynamicRef": "#"}}`, "", "#"},
		{"a plain reference to one", `{"$dynamicAnchor": "a", "items": {"$ref": "#a"}}`, "", "#"},
		{"recursive", `{"$schema": "https://json-schema.org/draft/2019-09/schema", "$recursiveAnchor": true, "items": {"$recursiveRef": "#"}}`, recursiveAnchor, "#"},
		{"recursive, but the target is not", `{"$schema": "https://json-schema.org/draft/2019-09/schema", "items": {"$recursiveRef": "#"}}`, "", "#"},
	} {
		t.Run(test.name, func(t *testing.T) {
			set := tree{"schema.json": test.text}.mustLoad(t, Options{})
			for _, k := range set.Roots[0].Keyword("items").Schema.Keywords {
				if k.Dynamic != test.dynamic || k.Target != set.Roots[0] {
					t.Errorf("%s is %q to %s, want %q to %s", k.Name, k.Dynamic, k.Target.URI, test.dynamic, test.target)
				}
			}
		})
	}
}

func TestDanglingReferences(t *testing.T) {
	files := tree{
		"other.json":  `{"$defs": {"colour": {}}}`,
		"broken.json": `{"type": `,
		"list.json":   `[1]`,
		"a.json":      `{"$id": "https://example.com/same"}`,
		"b.json":      `{"$id": "https://example.com/same"}`,
		"c.json":      `{"$id": "https://example.com/v2/c.json"}`,
	}
	for _, test := range []struct{ name, text, want string }{
		{"a name that is misspelt", `{"$defs": {"address": {}, "zip": {}}, "$ref": "#/$defs/adress"}`, `1:47: /$ref: the reference "#/$defs/adress" leads nowhere: schema.json has no /$defs/adress did you mean "#/$defs/address"?`},
		{"a name that is in the other place", `{"definitions": {"address": {}}, "$ref": "#/$defs/address"}`, `did you mean "#/definitions/address"?`},
		{"another case", `{"$defs": {"Address": {}}, "$ref": "#/$defs/address"}`, `did you mean "#/$defs/Address"?`},
		{"a step on the way", `{"propertes": {"a": {"b": {}}}, "$ref": "#/properties/a/b"}`, `did you mean "#/propertes/a/b"?`},
		{"several that are near", `{"$defs": {"size1": {}, "size2": {}}, "$ref": "#/$defs/size"}`, `did you mean "#/$defs/size1" or "#/$defs/size2"?`},
		{"nothing near", `{"$defs": {"address": {}}, "$ref": "#/$defs/q"}`, `schema.json has no /$defs/q `},
		{"an anchor", `{"$defs": {"a": {"$anchor": "colour"}}, "$ref": "#color"}`, `leads nowhere: schema.json has no color did you mean "#colour"?`},
		{"into another document", `{"$ref": "other.json#/$defs/color"}`, `other.json has no /$defs/color did you mean "other.json#/$defs/colour"?`},
		{"into an embedded resource", `{"$defs": {"a": {"$id": "http://x/a", "$ref": "#/$defs/b"}}}`, `schema.json#/$defs/a has no /$defs/b `},
		{"a file that is not there", `{"$ref": "others.json"}`, `the reference "others.json" leads nowhere: others.json: file does not exist`},
		{"a file that is no JSON", `{"$ref": "broken.json"}`, `broken.json:1:9: the document ends too early: the object of line 1, column 1 is not closed needed by schema.json:1:10: /$ref`},
		{"a file that is no schema", `{"$ref": "list.json"}`, `list.json:1:1: want a schema, which is an object or a boolean, got an array needed by schema.json:1:10: /$ref`},
		{"what is no schema", `{"default": 5, "$ref": "#/default"}`, `the reference "#/default" leads to a number, which is no schema`},
		{"an item that is not there", `{"allOf": [true], "$ref": "#/allOf/1"}`, `has no /allOf/1 `},
		{"an index with a zero", `{"allOf": [true], "$ref": "#/allOf/00"}`, `has no /allOf/00 `},
		{"the network", `{"$ref": "https://example.com/x#/y"}`, `leads to the network, where typewright does not go by itself keep a copy of the document: typewright vendor; or name a file that holds it: --resource https://example.com/x=FILE`},
		{"a file that has another name", `{"$id": "https://example.com/v1/s.json", "$ref": "c.json"}`, `leads to the network, where typewright does not go by itself keep`},
		{"a file of another site", `{"$id": "https://example.com/v1/s.json", "$ref": "https://example.org/v1/other.json"}`, `leads to the network, where typewright does not go by itself keep`},
		{"a URN", `{"$ref": "urn:x"}`, `leads nowhere: no document has the URI urn:x name a file that holds the document: --resource urn:x=FILE`},
		{"another scheme", `{"$ref": "ftp://x/y"}`, `leads nowhere: no document has the URI ftp://x/y `},
		{"what is no URI", `{"$ref": "http://[x"}`, `cannot be followed: "http://[x" is not a URI`},
		{"above", `{"$ref": "../secret.json"}`, `leads to a file neither beside nor below a given one`},
		{"above by another way", `{"$ref": "dir/../../secret.json"}`, `leads to a file neither beside nor below a given one`},
		{"above, escaped", `{"$ref": "dir/%2e%2e/%2e%2e/secret.json"}`, `leads to a file neither beside nor below a given one`},
		{"an absolute file", `{"$ref": "file:///etc/passwd"}`, `leads to a file neither beside nor below a given one`},
		{"an anchor that is there twice", `{"$defs": {"a": {"$anchor": "x"}, "b": {"$anchor": "x"}}, "$ref": "#x"}`, `the reference "#x" is ambiguous: two schemas have the anchor one is schema.json:1:17: /$defs/a; one is schema.json:1:40: /$defs/b`},
		{"a URI that is there twice", `{"$defs": {"a": {"$id": "http://x/a"}, "b": {"$id": "http://x/a"}}, "$ref": "http://x/a"}`, `the reference "http://x/a" is ambiguous: two schemas have the URI `},
	} {
		t.Run(test.name, func(t *testing.T) {
			files["schema.json"] = test.text
			_, err := files.load(Options{})
			wantMessages(t, err, test.want)
		})
	}
	files["schema.json"] = `{"$ref": "https://example.com/same"}`
	_, err := files.load(Options{}, "a.json", "b.json")
	wantMessages(t, err, "is ambiguous: two schemas have the URI one is a.json:1:1; one is b.json:1:1")
}

// TestOnlyNamedFiles wants no file to be asked for but those that were named,
// lie beside one of them or below.
func TestOnlyNamedFiles(t *testing.T) {
	text := `{"$ref": "b/../c.json", "allOf": [
		{"$ref": "../x.json"}, {"$ref": "/etc/passwd"}, {"$ref": "file:///etc/passwd"}, {"$ref": "file://host/etc/passwd"},
		{"$ref": "http://127.0.0.1/x"}, {"$ref": "sub/d.json"}, {"$ref": "..%2fx.json"}, {"$ref": "file:x.json"}, {"$ref": "//host/x.json"}]}`
	if got, want := askedFor(t, text), "dir/schema.json dir/c.json dir/sub/d.json"; got != want {
		t.Errorf("the files %s were asked for, want %s", got, want)
	}
	text = `{"$id": "https://example.com/a/b.json", "allOf": [
		{"$ref": "https://example.com/etc/passwd"}, {"$ref": "../x.json"}, {"$ref": "..%2f..%2fx.json"}, {"$ref": "c.json"}, {"$ref": "c.json?x"}, {"$ref": "https://example.com"}]}`
	if got, want := askedFor(t, text), "dir/schema.json dir/c.json"; got != want {
		t.Errorf("the files %s were asked for, want %s", got, want)
	}
}

// askedFor lists the files that are asked for, a schema first that makes
// references in vain.
func askedFor(t *testing.T, text string) string {
	t.Helper()
	var asked []string
	_, err := Load([]string{filepath.Join("dir", "schema.json")}, Options{ReadFile: func(name string) ([]byte, error) {
		asked = append(asked, filepath.ToSlash(name))
		if len(asked) == 1 {
			return []byte(text), nil
		}
		return []byte(`{"$ref": "../../y.json"}`), nil
	}})
	if err == nil {
		t.Fatal("there is no error")
	}
	return strings.Join(asked, " ")
}
