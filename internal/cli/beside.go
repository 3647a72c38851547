package cli

import (
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/typewright/typewright/internal/gen"
)

// besides returns the files of ours in a directory that belong beside a main
// file, such as tests, and are left over: this run makes others, or their main
// file is gone or left over itself.
func (out *output) besides(pkg string, made map[string]bool) ([]string, error) {
	entries, err := os.ReadDir(out.dir)
	if err != nil {
		if isAbsent(err) {
			return nil, nil
		}
		return nil, fileError(out.dir, err)
	}
	var left []string
	for _, entry := range entries {
		path := filepath.Join(out.dir, entry.Name())
		if made[entry.Name()] || !entry.Type().IsRegular() || !strings.HasSuffix(path, ".go") {
			continue
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, fileError(path, err)
		}
		main := gen.Beside(text)
		if main == "" {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), path, text, parser.PackageClauseOnly)
		if err != nil || parsed.Name.Name != pkg {
			continue
		}
		mainPath := filepath.Join(out.dir, main)
		_, err = os.Stat(mainPath)
		if made[main] || isAbsent(err) || slices.Contains(out.leftovers, mainPath) {
			left = append(left, path)
		}
	}
	return left, nil
}
