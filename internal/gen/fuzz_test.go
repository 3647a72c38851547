package gen

import (
	"errors"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"github.com/typewright/typewright/internal/source"
	"golang.org/x/tools/txtar"
)

// FuzzGenerate wants any text to give Go or diagnostics, and never a panic.
func FuzzGenerate(f *testing.F) {
	for _, dir := range []string{"golden", "errors"} {
		paths, err := filepath.Glob(filepath.Join("..", "..", "testdata", dir, "*.txtar"))
		if err != nil || len(paths) == 0 {
			f.Fatalf("testdata/%s has no archives: %v", dir, err)
		}
		for _, path := range paths {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				f.Fatal(err)
			}
			for _, file := range archive.Files {
				if filepath.Ext(file.Name) == ".json" && !strings.Contains(file.Name, "valid/") {
					f.Add(file.Data, "")
				}
			}
		}
	}
	for _, text := range []string{
		`{"$ref": "#/allOf/0", "allOf": [{"$anchor": "a"}, {"$dynamicRef": "#a"}], "$dynamicAnchor": "a"}`,
		`{"id": "x", "exclusiveMinimum": true, "minimum": 1e400, "dependencies": {"a": ["b"], "c": {}}, "items": [{}], "additionalItems": false}`,
		`{"oneOf": [{"const": {"a": [1, null]}}, {"if": {"not": true}, "then": false, "else": {"$ref": "#"}}], "unevaluatedItems": {"$ref": "#/oneOf/1"}}`,
	} {
		f.Add([]byte(text), "")
		f.Add([]byte(text), "4")
		f.Add([]byte(text), "2019-09")
	}
	f.Fuzz(func(t *testing.T, text []byte, draft string) {
		if len(text) > 1<<14 {
			t.Skip("large documents have tests of their own")
		}
		files, err := Generate([]string{"schema.json"}, Options{
			Version: "v0.0.0", Package: "p", Draft: draft, AssertFormats: true,
			ReadFile: func(name string) ([]byte, error) {
				if name == "schema.json" {
					return text, nil
				}
				return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
			},
		})
		var problems source.Diagnostics
		switch {
		case errors.As(err, &problems):
			if problems.Error() == "" {
				t.Error("the diagnostics are empty")
			}
		case err != nil && strings.HasPrefix(err.Error(), "unknown draft"):
		case err != nil:
			t.Errorf("an error without a place: %v", err)
		default:
			if _, err := parser.ParseFile(token.NewFileSet(), "schema.go", files[0].Text.Bytes(), 0); err != nil {
				t.Errorf("the file is no Go: %v", err)
			}
		}
	})
}
