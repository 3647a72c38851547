package verdict_test

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/typewright/typewright/internal/lower"
	"github.com/typewright/typewright/internal/schema"
	"github.com/typewright/typewright/internal/source"
	"github.com/typewright/typewright/internal/verdict"
)

// TestAccepts wants the verdicts that the golden files have for generated
// code.
func TestAccepts(t *testing.T) {
	paths, err := filepath.Glob("../../testdata/golden/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatal("no golden files", err)
	}
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(archive.Comment), "\n--") || strings.HasPrefix(string(archive.Comment), "--") {
			continue // it has options of its own
		}
		t.Run(filepath.Base(path), func(t *testing.T) { accepts(t, archive) })
	}
}

func accepts(t *testing.T, archive *txtar.Archive) {
	read := func(path string) ([]byte, error) {
		for _, f := range archive.Files {
			if f.Name == filepath.Base(path) {
				return f.Data, nil
			}
		}
		return nil, &fs.PathError{Op: "open", Path: path, Err: fs.ErrNotExist}
	}
	set, err := schema.Load([]string{"schema.json"}, schema.Options{ReadFile: read})
	if err != nil {
		t.Fatal(err)
	}
	m, err := lower.Lower(set, lower.Options{AssertFormats: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.Files {
		dir, _, _ := strings.Cut(f.Name, "/")
		if dir != "valid" && dir != "invalid" {
			continue
		}
		doc, err := source.ParseJSON(f.Name, "", f.Data)
		if err != nil {
			if diagnostics := (source.Diagnostics{}); dir == "valid" || !errors.As(err, &diagnostics) {
				t.Errorf("%s: %v", f.Name, err)
			}
			continue // it is no JSON
		}
		if got := verdict.Accepts(m.Roots[0], doc.Root); got != (dir == "valid") {
			t.Errorf("%s: %v", f.Name, got)
		}
	}
}
