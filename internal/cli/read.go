package cli

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/typewright/typewright/internal/schema"
)

// reader reads the files that the command line names, wherever they are, and
// others only in and below the directories of schemas: there, no link leads
// out.
func reader(schemas []string, r resources, stdin io.Reader) func(name string) ([]byte, error) {
	named := make(map[string]bool)
	var directories []string
	for _, name := range schemas {
		if schema.IsURL(name) {
			continue
		}
		file, _ := schema.SplitFragment(name)
		named[filepath.Clean(name)], named[filepath.Clean(file)] = true, true
		directories = append(directories, filepath.Dir(file))
	}
	for _, m := range r {
		named[filepath.Clean(m.File)] = true
	}
	return func(name string) ([]byte, error) {
		if name == "-" {
			return io.ReadAll(stdin)
		}
		if named[filepath.Clean(name)] {
			return os.ReadFile(name)
		}
		var err error = &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
		for _, dir := range directories {
			below, away := filepath.Rel(dir, name)
			if away != nil || !filepath.IsLocal(below) {
				continue
			}
			var text []byte
			if text, err = readBelow(dir, below); !errors.Is(err, fs.ErrNotExist) {
				return text, err
			}
		}
		return nil, err
	}
}

func readBelow(dir, name string) (text []byte, err error) {
	f, err := os.OpenInRoot(dir, name)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return io.ReadAll(f)
}
