package packages

import (
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/typewright/typewright/internal/lower"
	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/plan"
	"github.com/typewright/typewright/internal/schema"
	"github.com/typewright/typewright/internal/shape"
	"github.com/typewright/typewright/internal/source"
)

// planned is the package of some files, which are called by their URIs.
func planned(t *testing.T, path string, files map[string]string, names ...string) *Package {
	t.Helper()
	set, err := schema.Load(names, schema.Options{ReadFile: func(name string) ([]byte, error) {
		if text, found := files[name]; found {
			return []byte(text), nil
		}
		return nil, fs.ErrNotExist
	}})
	if err != nil {
		t.Fatal(err)
	}
	m, err := lower.Lower(set, lower.Options{})
	if err != nil {
		t.Fatal(err)
	}
	shape.Assign(m)
	p, err := plan.Plan(m, plan.Options{Package: path[strings.LastIndexByte(path, '/')+1:]})
	if err != nil {
		t.Fatal(err)
	}
	return &Package{Path: path, Model: m, Plan: p, Loc: m.Roots[0].Loc}
}

// owners makes files belong to packages.
func owners(doc *source.Document, paths ...string) []Owner {
	var all []Owner
	for i := 0; i < len(paths); i += 2 {
		all = append(all, Owner{URI: schema.FileURL(paths[i]), Path: paths[i+1], Loc: source.Loc{Doc: doc}})
	}
	return all
}

// declared is the type that the others declare for what a property refers to.
func declared(t *testing.T, d *Division, p *Package, property string) string {
	t.Helper()
	for _, n := range p.Model.Nodes {
		for _, check := range n.Checks {
			ref, ok := check.(model.Ref)
			if !ok || n.Loc.Pointer.Last() != property {
				continue
			}
			if of := d.Others(p).Declared(ref.Node); of != nil {
				return of.Path + "." + of.Name
			}
			return "none"
		}
	}
	t.Fatalf("there is no reference in %s", property)
	return ""
}

func TestDeclared(t *testing.T) {
	files := map[string]string{
		"common.json": `{"$defs": {
			"place": {"type": "object", "properties": {"x": {"type": "string"}}},
			"word": {"type": "string"},
			"words": {"type": "array", "items": {"$ref": "#/$defs/word"}}
		}}`,
		// The copy of this resource is another where something refers to it from tree.json.
		"list.json": `{"$id": "https://example.com/list.json", "$dynamicAnchor": "item", "type": "object",
			"properties": {"next": {"$dynamicRef": "#item"}, "end": {"$ref": "common.json#/$defs/place"}}}`,
		"tree.json": `{"$id": "https://example.com/tree.json", "$dynamicAnchor": "item", "type": "object",
			"properties": {"list": {"$ref": "list.json"}, "leaf": {"type": "boolean"}}, "required": ["leaf"]}`,
		"user.json": `{"type": "object", "properties": {
			"place": {"$ref": "common.json#/$defs/place"},
			"word": {"$ref": "common.json#/$defs/word"},
			"words": {"$ref": "common.json#/$defs/words"},
			"inner": {"$ref": "common.json#/$defs/place/properties/x"},
			"list": {"$ref": "https://example.com/list.json"}
		}}`,
	}
	common := planned(t, "m/common", files, "common.json", "list.json")
	user := planned(t, "m/user", files, "user.json", "list.json")
	tree := planned(t, "m/tree", files, "tree.json")
	user.Model.Roots = user.Model.Roots[:1] // the other one is there to be found
	d, err := Divide([]*Package{user, common, tree}, owners(user.Loc.Doc, "common.json", "m/common", "list.json", "m/common"))
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		p              *Package
		property, want string
	}{
		{user, "place", "m/common.Place"},
		{user, "word", "none"},
		{user, "words", "none"},
		{user, "inner", "none"},
		{user, "list", "m/common.List"},
		{tree, "list", "none"}, // the items of the list are trees here
	} {
		if got := declared(t, d, test.p, test.property); got != test.want {
			t.Errorf("%s in %s: got %s, want %s", test.property, test.p.Path, got, test.want)
		}
	}
}

func TestOrder(t *testing.T) {
	files := map[string]string{
		"a.json": `{"type": "object", "properties": {"b": {"$ref": "b.json"}, "c": {"$ref": "c.json"}}}`,
		"b.json": `{"type": "object", "properties": {"c": {"type": "array", "items": {"$ref": "c.json"}}}}`,
		"c.json": `{"type": "object", "properties": {"text": {"$ref": "a.json#/$defs/text"}}}`,
		"d.json": `{"type": "object", "properties": {"a": {"$ref": "a.json"}}}`,
	}
	files["a.json"] = strings.Replace(files["a.json"], "{", `{"$defs": {"text": {"type": "string"}}, `, 1)
	a, b := planned(t, "m/a", files, "a.json"), planned(t, "m/b", files, "b.json")
	c, d := planned(t, "m/c", files, "c.json"), planned(t, "m/d", files, "d.json")
	who := owners(a.Loc.Doc, "a.json", "m/a", "b.json", "m/b", "c.json", "m/c", "d.json", "m/d")
	for _, all := range [][]*Package{{a, b, c, d}, {d, c, b, a}, {b, d, a, c}} {
		division, err := Divide(all, who)
		if err != nil {
			t.Fatal(err)
		}
		order, err := division.Order() // c refers to a, but needs no type of it
		if want := []*Package{c, b, a, d}; err != nil || !slices.Equal(order, want) {
			t.Errorf("got %v, %v", order, err)
		}
	}
}

func TestCycle(t *testing.T) {
	files := map[string]string{
		"a.json": `{"type": "object", "properties": {"b": {"$ref": "b.json"}}}`,
		"b.json": `{"type": "object", "properties": {"c": {"anyOf": [{"type": "null"}, {"$ref": "c.json"}]}}}`,
		"c.json": `{"type": "object", "additionalProperties": {"$ref": "a.json"}}`,
		"d.json": `{"type": "object", "properties": {"b": {"$ref": "b.json"}}}`,
	}
	const want = `a.json:1:49: /properties/b/$ref: the packages import each other, which Go does not allow: m/a → m/b → m/c → m/a
    … "object", "properties": {"b": {"$ref": "b.json"}}}
                                             ^
	and b.json:1:78: /properties/c/anyOf/1/$ref refers to m/c
	and c.json:1:53: /additionalProperties/$ref refers to m/a
	let one job have the schemas of all of them, or move what they both refer to into a schema of another package`
	var all []*Package
	for _, name := range []string{"d", "c", "b", "a"} {
		all = append(all, planned(t, "m/"+name, files, name+".json"))
	}
	who := owners(all[0].Loc.Doc, "a.json", "m/a", "b.json", "m/b", "c.json", "m/c")
	for range 2 {
		division, err := Divide(all, who)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := division.Order(); err == nil || err.Error() != want {
			t.Errorf("got  %v\nwant %s", err, want)
		}
		slices.Reverse(all)
	}
}

// A copy that says something else is another schema.
func TestOtherText(t *testing.T) {
	files := map[string]string{
		"a.json":      `{"type": "object", "properties": {"b": {"$ref": "https://example.com/b.json"}}}`,
		"b.json":      `{"$id": "https://example.com/b.json", "type": "object", "properties": {"x": {"type": "string"}}}`,
		"copy/b.json": `{"$id": "https://example.com/b.json", "type": "object", "properties": {"x": {"type": "integer"}}}`,
	}
	a, b := planned(t, "m/a", files, "a.json", "copy/b.json"), planned(t, "m/b", files, "b.json")
	a.Model.Roots = a.Model.Roots[:1]
	d, err := Divide([]*Package{a, b}, []Owner{{URI: "https://example.com/", Path: "m/b", Loc: a.Loc}})
	if err != nil {
		t.Fatal(err)
	}
	if got := declared(t, d, a, "b"); got != "none" {
		t.Errorf("got %s", got)
	}
	if err := d.Missing(); err == nil || !strings.Contains(err.Error(), "which has another of that name: copy/b.json here, b.json there") {
		t.Errorf("got %v", err)
	}
}

func TestBegins(t *testing.T) {
	for _, test := range []struct {
		uri, with string
		want      bool
	}{
		{"https://example.com/common/a.json", "https://example.com/common/", true},
		{"https://example.com/common/a.json", "https://example.com/common", true},
		{"https://example.com/common", "https://example.com/common", true},
		{"https://example.com/common2/a.json", "https://example.com/common", false},
		{"https://example.com/common.json", "https://example.com/common", false},
		{"urn:example:common:a", "urn:example:common:", true},
		{"urn:example:common", "urn:example:common:", false},
	} {
		if got := begins(test.uri, test.with); got != test.want {
			t.Errorf("%s with %s: got %t", test.uri, test.with, got)
		}
	}
}

func TestVisible(t *testing.T) {
	for _, test := range []struct {
		path, from string
		want       bool
	}{
		{"m/a", "m/b", true},
		{"m/internal/a", "m/b", true},
		{"m/internal/a", "n/b", false},
		{"m/x/internal", "m/x/y", true},
		{"m/x/internal", "m/xy", false},
		{"m/x/internal/y/internal/z", "m/x/internal/y/a", true},
		{"m/x/internal/y/internal/z", "m/x/a", false},
		{"internal/a", "m", true},
	} {
		if got := visible(test.path, test.from); got != test.want {
			t.Errorf("%s from %s: got %t", test.path, test.from, got)
		}
	}
}
