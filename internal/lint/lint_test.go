package lint_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/typewright/typewright/internal/lint"
	"github.com/typewright/typewright/internal/lower"
	"github.com/typewright/typewright/internal/schema"
	"github.com/typewright/typewright/internal/shape"
)

var update = flag.Bool("update", false, "write what is found to testdata")

const wantFile = "want.txt"

// TestRules looks with each rule at the schemas of its archive in
// testdata/lint, one by one. What it finds is to be that of want.txt: something
// in some schemas, and nothing in those that are called good.
func TestRules(t *testing.T) {
	for _, rule := range lint.Rules {
		t.Run(rule.Name, func(t *testing.T) {
			path := filepath.Join("..", "..", "testdata", "lint", rule.Name+".txtar")
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			var found bytes.Buffer
			silent := 0
			for _, f := range archive.Files {
				if f.Name == wantFile {
					continue
				}
				findings := look(t, f.Name, f.Data, rule)
				if len(findings) == 0 {
					silent++
				} else if strings.HasPrefix(f.Name, "good") {
					t.Errorf("%s: %d findings", f.Name, len(findings))
				}
				if err := lint.Text(&found, findings, nil); err != nil {
					t.Fatal(err)
				}
			}
			if found.Len() == 0 || silent == 0 {
				t.Error("want findings, and a schema without any")
			}
			compare(t, path, archive, found.Bytes())
		})
	}
}

func look(t *testing.T, name string, text []byte, rules ...*lint.Rule) []lint.Finding {
	t.Helper()
	read := func(string) ([]byte, error) { return text, nil }
	set, err := schema.Load([]string{name}, schema.Options{ReadFile: read})
	if err != nil {
		t.Fatal(err)
	}
	m, err := lower.Lower(set, lower.Options{AssertFormats: true, SkipPatterns: true})
	if err != nil {
		t.Fatal(err)
	}
	shape.Tag(m)
	return lint.Run(set, m, rules)
}

func compare(t *testing.T, path string, archive *txtar.Archive, got []byte) {
	t.Helper()
	i := slices.IndexFunc(archive.Files, func(f txtar.File) bool { return f.Name == wantFile })
	if i < 0 {
		i = len(archive.Files)
		archive.Files = append(archive.Files, txtar.File{Name: wantFile})
	}
	if bytes.Equal(archive.Files[i].Data, got) {
		return
	}
	if !*update {
		t.Errorf("got:\n%s\nwant (-update writes it):\n%s", got, archive.Files[i].Data)
		return
	}
	archive.Files[i].Data = got
	if err := os.WriteFile(path, txtar.Format(archive), 0o666); err != nil {
		t.Fatal(err)
	}
}

// TestShowcase wants nothing but the two examples of the HubSpot schema that
// are not valid, with all rules that are on.
func TestShowcase(t *testing.T) {
	const file = "batch_association_response.json"
	text, err := os.ReadFile(filepath.Join("..", "..", "schemas", file))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range look(t, file, text, lint.Choose(nil, nil)...) {
		got = append(got, fmt.Sprintf("%s %s: %s", f.Rule.Name, f.Loc.Pointer, f.Message))
	}
	want := []string{
		`invalid-example /properties/results/example/0/from: the example is not valid: missing member "id" (#/properties/results/items/properties/from/required)`,
		`invalid-example /properties/errors/example/0/errors/0: the example is not valid: missing member "message" (#/properties/errors/items/properties/errors/items/required)`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got:\n%s", strings.Join(got, "\n"))
	}
}

// TestNames wants the rules in order, each with a place in the documentation,
// which says whether it is on.
func TestNames(t *testing.T) {
	docs, err := os.ReadFile(filepath.Join("..", "..", "docs", "lint.md"))
	if err != nil {
		t.Fatal(err)
	}
	if !slices.IsSortedFunc(lint.Rules, func(a, b *lint.Rule) int { return strings.Compare(a.Name, b.Name) }) {
		t.Error("the rules are not in alphabetical order")
	}
	for _, rule := range append([]*lint.Rule{lint.InvalidSchema}, lint.Rules...) {
		row := "\n| `" + rule.Name + "` | "
		if rule.Off {
			row = "\n| `" + rule.Name + "` (off) | "
		}
		if !bytes.Contains(docs, []byte(row)) {
			t.Errorf("docs/lint.md has no row that begins with %q", row[1:])
		}
	}
}

func TestByName(t *testing.T) {
	for name, want := range map[string]string{
		"contradiction":  "",
		"contradictions": `there is no rule "contradictions"; did you mean "contradiction"?`,
		"xyz":            `there is no rule "xyz"`,
		"invalid-schema": "the rule invalid-schema is always on",
	} {
		rule, err := lint.ByName(name)
		if got := fmt.Sprint(err); want != "" && got != want || want == "" && (err != nil || rule.Name != name) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
