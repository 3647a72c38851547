package cli

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/typewright/typewright/internal/schema"
	"github.com/typewright/typewright/internal/source"
)

// reader reads the files that the command line names, wherever they are, and
// others only in and below the directories of schemas and some more: there, no
// link leads out.
func reader(schemas []string, r resources, directories []string, stdin io.Reader) func(name string) ([]byte, error) {
	named := make(map[string]bool)
	directories = slices.Clone(directories)
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
			return io.ReadAll(io.LimitReader(stdin, source.MaxSize+1))
		}
		if named[filepath.Clean(name)] {
			f, err := os.Open(name)
			if err != nil {
				return nil, err
			}
			return readAll(f)
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

// errIrregular says that something is a pipe, a device or the like. To read
// one may never end.
var errIrregular = errors.New("is no regular file")

// readBelow reads a file that a schema refers to.
func readBelow(dir, name string) (text []byte, err error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, root.Close()) }()
	info, err := root.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() && !info.IsDir() {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errIrregular}
	}
	f, err := root.Open(name)
	if err != nil {
		return nil, err
	}
	return readAll(f)
}

// readAll reads a file and closes it. It ends behind what a document may have,
// since some files, such as /dev/zero, have no end.
func readAll(f *os.File) (text []byte, err error) {
	defer func() { err = errors.Join(err, f.Close()) }()
	return io.ReadAll(io.LimitReader(f, source.MaxSize+1))
}
