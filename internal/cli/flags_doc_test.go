package cli

import (
	"os"
	"strings"
	"testing"

	"github.com/spf13/pflag"
)

// TestFlagsOfGenerate wants the pages about generate to name all of its flags.
func TestFlagsOfGenerate(t *testing.T) {
	for _, page := range []string{"../../README.md", "../../docs/generate.md"} {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		generateCommand().Flags().VisitAll(func(f *pflag.Flag) {
			if !strings.Contains(string(text), "`--"+f.Name) {
				t.Errorf("%s: says nothing about --%s", page, f.Name)
			}
		})
	}
}
