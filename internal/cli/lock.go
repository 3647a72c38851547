package cli

import (
	"os"
	"path/filepath"

	"github.com/typewright/typewright/internal/gen"
)

// lockName is the file that keeps names, if it is beside the output.
const lockName = "typewright.lock"

// readLock reads the lock of an output directory: the file that --lock names,
// which may be new, or else the one beside the output, if there is one.
func readLock(name, dir string) (*gen.Lock, error) {
	given := name != ""
	if !given {
		name = filepath.Join(dir, lockName)
	}
	text, err := os.ReadFile(name)
	switch {
	case err == nil:
	case !isAbsent(err):
		return nil, fileError(name, err)
	case !given:
		return nil, nil
	}
	from, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	to, err := filepath.Abs(name)
	if err != nil {
		return nil, err
	}
	relative, err := filepath.Rel(from, to)
	if err != nil {
		return nil, err
	}
	return &gen.Lock{Name: filepath.ToSlash(relative), Text: text}, nil
}

// isCode tells a file of Go from a lock.
func isCode(f gen.File) bool { return filepath.Ext(f.Name) == ".go" }
