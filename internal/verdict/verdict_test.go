package verdict_test

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/typewright/typewright/internal/lower"
	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/schema"
	"github.com/typewright/typewright/internal/shape"
	"github.com/typewright/typewright/internal/source"
	"github.com/typewright/typewright/internal/verdict"
	"github.com/typewright/typewright/templates"
)

// TestGolden wants the verdicts and the reasons that the golden files have for
// generated code.
func TestGolden(t *testing.T) {
	paths, err := filepath.Glob("../../testdata/golden/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatal("no golden files", err)
	}
	explained := 0
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(filepath.Base(path), func(t *testing.T) {
			m := archiveModel(t, archive)
			judge := verdict.New(m)
			lastWins := bytes.Contains(archive.Comment, []byte("--duplicate-names last"))
			for _, f := range archive.Files {
				dir, _, _ := strings.Cut(f.Name, "/")
				switch dir {
				case "valid", "invalid":
					golden(t, judge, m.Roots[0], f, lastWins, dir == "valid")
				case "issues.txt":
					explained++
					if got := explain(t, judge, m.Roots[0], f.Data, lastWins); got != string(f.Data) {
						t.Errorf("got:\n%s\nwant:\n%s", got, f.Data)
					}
				}
			}
		})
	}
	if explained == 0 {
		t.Error("no archive has wanted errors")
	}
}

// archiveModel reads the schema of an archive with the flags that its comment
// has.
func archiveModel(t *testing.T, archive *txtar.Archive) *model.Model {
	t.Helper()
	dir, err := filepath.Abs(".")
	if err != nil {
		t.Fatal(err)
	}
	schemas := schema.Options{ReadFile: func(path string) ([]byte, error) {
		if relative, err := filepath.Rel(dir, path); err == nil && filepath.IsAbs(path) {
			path = relative
		}
		for _, f := range archive.Files {
			if f.Name == filepath.ToSlash(path) {
				return f.Data, nil
			}
		}
		return nil, &fs.PathError{Op: "open", Path: path, Err: fs.ErrNotExist}
	}}
	var asserted lower.Options
	set := flag.NewFlagSet("generate", flag.ContinueOnError)
	set.StringVar(&schemas.Draft, "draft", "", "")
	set.StringVar(&schemas.BaseURI, "base-uri", "", "")
	set.BoolVar(&asserted.AssertFormats, "assert-formats", true, "")
	set.BoolVar(&asserted.AssertContent, "assert-content", false, "")
	set.Bool("sized-integers", false, "")
	for _, other := range []string{"numbers", "free-form", "strings", "duplicate-names", "format-type", "with"} {
		set.Func(other, "", func(string) error { return nil })
	}
	for line := range strings.Lines(string(archive.Comment)) {
		if strings.HasPrefix(line, "--") {
			if err := set.Parse(strings.Fields(line)); err != nil {
				t.Fatal(err)
			}
		}
	}
	loaded, err := schema.Load([]string{"schema.json"}, schemas)
	if err != nil {
		t.Fatal(err)
	}
	m, err := lower.Lower(loaded, asserted)
	if err != nil {
		t.Fatal(err)
	}
	shape.Assign(m)
	return m
}

// golden wants the verdict about an instance, and reasons exactly where that
// is no.
func golden(t *testing.T, judge *verdict.Judge, root *model.Node, f txtar.File, lastWins, valid bool) {
	t.Helper()
	doc, _, err := source.ParseStream(f.Name, "", f.Data, source.StreamOptions{LastWins: lastWins})
	if err != nil {
		if problems := (source.Diagnostics{}); valid || !errors.As(err, &problems) {
			t.Errorf("%s: %v", f.Name, err)
		}
		return // it is no JSON
	}
	if got := judge.Accepts(root, doc.Root); got != valid {
		t.Errorf("%s: %v", f.Name, got)
	}
	if issues := judge.Explain(root, doc, doc.Root); (len(issues) == 0) != valid {
		t.Errorf("%s: %v", f.Name, issues)
	}
}

// explain writes the documents of a text anew, each with its error.
func explain(t *testing.T, judge *verdict.Judge, root *model.Node, text []byte, lastWins bool) string {
	t.Helper()
	var out bytes.Buffer
	var document string
	for line := range strings.Lines(string(text)) {
		next, found := strings.CutPrefix(strings.TrimSuffix(line, "\n"), ">>> ")
		if !found {
			if strings.HasPrefix(line, "invalid JSON") { // which is not the judge's affair
				out.WriteString(line)
			}
			continue
		}
		document = next
		fmt.Fprintf(&out, ">>> %s\n", document)
		doc, _, err := source.ParseStream("document.json", "", []byte(document), source.StreamOptions{LastWins: lastWins})
		if err != nil {
			continue
		}
		if issues := judge.Explain(root, doc, doc.Root); len(issues) > 0 {
			fmt.Fprintf(&out, "%v\n", &templates.ValidationError{Issues: issues})
		} else {
			out.WriteString("<nil>\n")
		}
	}
	return out.String()
}
