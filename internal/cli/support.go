package cli

import (
	"fmt"
	"os"
	"path"
	"path/filepath"

	"golang.org/x/mod/modfile"

	"github.com/typewright/typewright/internal/gen"
)

// supportPackage is the import path of the package of the support code that a
// job uses, "" if its output has its own.
func (j *job) supportPackage(outputDir string) (string, error) {
	if j.support == "" {
		return "", nil
	}
	if filepath.Clean(j.support) == filepath.Clean(outputDir) {
		return "", fmt.Errorf("%s: the support code and the types cannot be in one directory: choose another for one of them", j.support)
	}
	return importPath(j.support)
}

// importPath is the import path of a directory, by the go.mod above it.
func importPath(dir string) (string, error) {
	below, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	for at := below; ; at = filepath.Dir(at) {
		name := filepath.Join(at, "go.mod")
		text, err := os.ReadFile(name)
		switch {
		case err == nil:
			module := modfile.ModulePath(text)
			if module == "" {
				return "", fmt.Errorf("%s: it does not say which module it is of", name)
			}
			inModule, err := filepath.Rel(at, below)
			return path.Join(module, filepath.ToSlash(inModule)), err
		case !isAbsent(err):
			return "", fileError(name, err)
		case filepath.Dir(at) == at:
			return "", fmt.Errorf("%s: there is no go.mod above it, so it has no import path", dir)
		}
	}
}

// makeSupport generates the packages of support code that jobs use, each once.
func makeSupport(jobs []*job) ([]*output, error) {
	var outputs []*output
	made := map[string]bool{"": true}
	for _, j := range jobs {
		dir := j.support
		if dir != "" {
			dir = filepath.Clean(dir)
		}
		if made[dir] {
			continue
		}
		made[dir] = true
		pkg, err := packageName("", dir)
		if err != nil {
			return nil, err
		}
		f, err := gen.Support(pkg, Version)
		if err != nil {
			return nil, err
		}
		out, err := compare(dir, pkg, []gen.File{f})
		if err != nil {
			return nil, err
		}
		outputs = append(outputs, out)
	}
	return outputs, nil
}
