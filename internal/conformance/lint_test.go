package conformance

import (
	"testing"

	"github.com/typewright/typewright/internal/gen"
	"github.com/typewright/typewright/internal/lint"
)

// TestLint looks with all rules at the schemas of the official suite, which
// are all valid and of every kind.
func TestLint(t *testing.T) {
	schemas, found := 0, 0
	for _, directory := range suite(t) {
		for _, c := range load(t, directory) {
			findings, err := gen.Lint([]string{"root.json"}, c.options(), lint.Rules)
			if err != nil {
				t.Errorf("%s: %v", c.ID, err)
			}
			for _, f := range findings {
				if found++; f.Rule == lint.InvalidSchema {
					t.Errorf("%s: %v", c.ID, &f.Diagnostic)
				}
			}
			schemas++
		}
	}
	t.Logf("%d schemas, %d findings", schemas, found)
}
