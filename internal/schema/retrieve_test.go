package schema

import (
	"errors"
	"fmt"
	"slices"
	"testing"
)

// A web has documents by their URLs; one that starts with "=>" leads on.
type web map[string]string

// retrieve counts who asks for what.
func (w web) retrieve(asked *[]string) func(string) (*Retrieved, error) {
	return func(url string) (*Retrieved, error) {
		*asked = append(*asked, url)
		text, found := w[url]
		if to := ""; found && len(text) > 2 && text[:2] == "=>" {
			to = text[2:]
			return &Retrieved{URI: to, Text: []byte(w[to])}, nil
		}
		if !found {
			return nil, errors.New("want status 200, got 404 Not Found")
		}
		return &Retrieved{URI: url, Text: []byte(text), Copy: "copies/" + url[len("https://example.com/"):]}, nil
	}
}

func TestRetrieve(t *testing.T) {
	w := web{
		"https://example.com/a/person":        `{"properties": {"home": {"$ref": "address.yaml#/$defs/short"}, "old": {"$ref": "/old"}, "local": {"$ref": "#/$defs/x"}}, "$defs": {"x": true}}`,
		"https://example.com/a/address.yaml":  "$defs:\n  short: {$ref: '../place'}\n  long: {$ref: never-reached}\n",
		"https://example.com/place":           `{"$schema": "http://json-schema.org/draft-07/schema#", "$ref": "/new/deep/"}`,
		"https://example.com/old":             "=>https://example.com/new/deep/",
		"https://example.com/new/deep/":       `{"$id": "https://example.com/old", "$ref": "beside"}`,
		"https://example.com/beside":          `{"type": "string"}`,
		"https://example.com/new/deep/beside": `{"type": "number"}`,
	}
	files := tree{"schema.json": `{"$ref": "https://example.com/a/person", "$defs": {"a": {"$ref": "https://example.com/a/person"}}}`}
	var asked []string
	set := files.mustLoad(t, Options{Retrieve: w.retrieve(&asked)})
	slices.Sort(asked)
	want := []string{
		"https://example.com/a/address.yaml", "https://example.com/a/person", "https://example.com/beside",
		"https://example.com/old", "https://example.com/place",
	}
	if !slices.Equal(asked, want) {
		t.Errorf("asked for\n%q, want\n%q", asked, want)
	}
	if len(set.Documents) != 1+len(want) {
		t.Errorf("%d documents, want the file and %d", len(set.Documents), len(want))
	}
}

func TestRetrieveInput(t *testing.T) {
	w := web{
		"https://example.com/s/order.json":  `{"properties": {"buyer": {"$ref": "person.json"}, "all": {"$ref": "order.json"}}}`,
		"https://example.com/s/person.json": `{"type": "object"}`,
		"https://example.com/order":         "=>https://example.com/s/order.json",
	}
	var asked []string
	o := Options{Retrieve: w.retrieve(&asked), ReadFile: tree{}.read}
	set, err := Load([]string{"https://example.com/s/order.json", "https://example.com/order#/properties/buyer", "HTTPS://example.com/s/person.json"}, o)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"https://example.com/s/order.json:1:1", "https://example.com/s/order.json:1:26: /properties/buyer", "https://example.com/s/person.json:1:1"} {
		if got := set.Roots[i].Loc.String(); got != want {
			t.Errorf("root %d is %s, want %s", i, got, want)
		}
	}
	if _, err := Load([]string{"https://example.com/none"}, o); fmt.Sprint(err) != "https://example.com/none: want status 200, got 404 Not Found" {
		t.Errorf("none: %v", err)
	}
	o.Retrieve = nil
	if _, err := Load([]string{"https://example.com/order"}, o); !errors.Is(err, ErrOffline) {
		t.Errorf("offline: %v", err)
	}
	o.Resources = []Mapping{{"https://example.com/order", "o.json"}}
	o.ReadFile = tree{"o.json": "true"}.read
	if set, err := Load([]string{"https://example.com/order"}, o); err != nil || set.Roots[0].Loc.String() != "o.json:1:1" {
		t.Errorf("mapped: %v", err)
	}
}

func TestRetrieveErrors(t *testing.T) {
	w := web{
		"https://example.com/wrong":  `{"type": "strin"}`,
		"https://example.com/broken": `<!DOCTYPE html>`,
	}
	damaged := func(string) (*Retrieved, error) { return nil, &RetrieveError{errors.New("it is damaged"), "mend it"} }
	_, err := tree{"schema.json": `{"$ref": "https://example.com/x"}`}.load(Options{Retrieve: damaged})
	wantMessages(t, err, `schema.json:1:10: /$ref: the reference "https://example.com/x" cannot be followed: it is damaged mend it`)
	for _, test := range []struct{ name, text, want string }{
		{
			"not there", `{"$ref": "https://example.com/none"}`,
			`schema.json:1:10: /$ref: the reference "https://example.com/none" cannot be followed: want status 200, got 404 Not Found`,
		},
		{
			"an invalid schema", `{"$ref": "https://example.com/wrong"}`,
			`https://example.com/wrong:1:10: /type: want a type (array, boolean, integer, null, number, object, string), got "strin"`,
		},
		{"whose copy it is", `{"$ref": "https://example.com/wrong"}`, `read from copies/wrong; needed by schema.json:1:10: /$ref`},
		{
			"no JSON", `{"$ref": "https://example.com/broken"}`,
			`https://example.com/broken:1:1: want JSON, found '<' read from copies/broken; needed by schema.json:1:10: /$ref`,
		},
		{
			"no metaschema", `{"$schema": "https://example.com/none"}`,
			`schema.json:1:13: /$schema: the metaschema "https://example.com/none" cannot be followed: want status 200, got 404 Not Found`,
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			var asked []string
			_, err := tree{"schema.json": test.text}.load(Options{Retrieve: w.retrieve(&asked)})
			wantMessages(t, err, test.want)
		})
	}
}
