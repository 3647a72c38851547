package gen

import (
	"errors"
	"testing"

	"github.com/typewright/typewright/internal/source"
	"golang.org/x/tools/txtar"
)

// TestErrors wants testdata/errors/*.txtar to fail: schema.json gives the
// diagnostics want.txt.
func TestErrors(t *testing.T) {
	for _, path := range archives(t, "errors") {
		t.Run(name(path), func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			files, err := Generate([]string{"schema.json"}, archiveOptions(t, archive, "errors"))
			if err == nil {
				t.Fatal("want an error")
			}
			if files != nil {
				t.Errorf("there are %d files in spite of %v", len(files), err)
			}
			var diagnostics source.Diagnostics
			if !errors.As(err, &diagnostics) {
				t.Errorf("want diagnostics, got a %T", err)
			}
			compare(t, path, archive, "want.txt", []byte(err.Error()+"\n"))
		})
	}
}
