package conformance

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/typewright/typewright/internal/gen"
	"github.com/typewright/typewright/internal/schema"
)

// A testCase is a file of the suite: one schema and the instances for it.
type testCase struct {
	ID      string          `json:"id"`
	Source  string          `json:"source"` // the file of the suite, # and its place there
	Draft   string          `json:"draft"`
	URI     string          `json:"uri"`    // where the schema was retrieved from
	Assert  []string        `json:"assert"` // "format" and "content", where they are assertions
	Schema  json.RawMessage `json:"schema"`
	Remotes []struct{ URI, File string }
	Tests   []struct {
		Description string          `json:"description"`
		Data        json.RawMessage `json:"data"`
		Valid       bool            `json:"valid"`
	} `json:"tests"`

	path string
	name string   // a Go identifier's end, unique among the cases
	code *goFile  // nil: it does not get that far
	out  []string // what is wrong with each test; "" for nothing
}

// load reads the cases of a directory.
func load(t *testing.T, directory string) []*testCase {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(directory, "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	var cases []*testCase
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		c := &testCase{path: path}
		if err := json.Unmarshal(text, c); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		c.out = make([]string, len(c.Tests))
		cases = append(cases, c)
	}
	return cases
}

// fail says what is wrong with all tests of a case.
func (c *testCase) fail(problem string) {
	for i := range c.out {
		c.out[i] = problem
	}
	c.code = nil
}

// options are those that the case asks for. Numbers are exact, since the
// suite has some that no Go number holds.
func (c *testCase) options() gen.Options {
	o := gen.Options{
		Version: "v0.0.0", Package: "suite", Type: "Root", Draft: c.Draft, BaseURI: c.URI, Exact: true,
		AssertFormats: slices.Contains(c.Assert, "format"),
		AssertContent: slices.Contains(c.Assert, "content"),
		ReadFile: func(name string) ([]byte, error) {
			if name == "root.json" {
				return c.Schema, nil
			}
			return os.ReadFile(name)
		},
	}
	for _, r := range c.Remotes {
		if strings.Contains(r.URI, "://json-schema.org/") {
			continue // typewright knows the metaschemas
		}
		o.Resources = append(o.Resources, schema.Mapping{URI: r.URI, File: filepath.Join(filepath.Dir(c.path), filepath.FromSlash(r.File))})
	}
	return o
}
