package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// A target is where the output goes.
type target struct {
	dir    string // the directory of the files
	file   string // the name of the only file, "" for as many as it takes
	stdout bool   // print the file instead of writing it into dir
}

// parseTarget reads the value of --output.
func parseTarget(output string) (target, error) {
	switch {
	case output == "":
		output = "."
	case output == "-":
		return target{dir: ".", file: "stdout.go", stdout: true}, nil
	case strings.HasSuffix(output, ".go"):
		return target{dir: filepath.Dir(output), file: filepath.Base(output)}, nil
	}
	info, err := os.Stat(output)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return target{}, fileError("--output "+output, err)
	case !info.IsDir():
		return target{}, fmt.Errorf("--output %s: neither a directory nor a name that ends in .go", output)
	}
	return target{dir: output}, nil
}

// fileError says what an operation on a file failed of, under the name that
// the user knows: what failed may be a temporary file.
func fileError(name string, err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		err = e.Err
	} else if e, ok := errors.AsType[*os.LinkError](err); ok {
		err = e.Err
	}
	return fmt.Errorf("%s: %w", name, err)
}

// isAbsent reports whether an error says that there is no such file, also
// because a directory above it is a regular file.
func isAbsent(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)
}
