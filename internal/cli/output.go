package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/typewright/typewright/internal/gen"
)

// An output is generated files beside what is in their directory now.
type output struct {
	dir       string
	changes   []change
	leftovers []string // paths of files of ours that this run does not make
}

// A change is a file that is not current.
type change struct {
	path string
	old  []byte // nil if there is no such file
	mode fs.FileMode
	text gen.Text
}

// compare finds out what differs between generated files and the directory
// that they belong into. It refuses to change a file that typewright did not
// write.
func compare(dir, pkg string, files []gen.File) (*output, error) {
	out := &output{dir: dir}
	made := map[string]bool{}
	for _, f := range files {
		made[f.Name] = true
		c := change{path: filepath.Join(dir, filepath.FromSlash(f.Name)), text: f.Text}
		if err := c.readOld(); err != nil {
			return nil, fileError(c.path, err)
		}
		if c.old != nil && isCode(f) && !isOurs(c.old) {
			return nil, fmt.Errorf("%s: not written by typewright, so it stays as it is: choose another --output, or remove it", c.path)
		}
		if c.old == nil || !c.text.Equal(c.old) {
			out.changes = append(out.changes, c)
		}
	}
	present, err := goFiles(dir)
	if err != nil {
		return nil, err
	}
	for _, f := range present {
		if f.ours && f.pkg == pkg && !made[f.name] && !f.beside {
			out.leftovers = append(out.leftovers, filepath.Join(dir, f.name))
		}
	}
	besides, err := out.besides(pkg, made)
	out.leftovers = append(out.leftovers, besides...)
	return out, err
}

// readOld reads the file as it is now.
func (c *change) readOld() error {
	info, err := os.Stat(c.path)
	if err != nil {
		if !isAbsent(err) {
			return err
		}
		if _, err := os.Lstat(c.path); err == nil {
			return errors.New("is a link that leads nowhere")
		}
		return nil
	}
	if !info.Mode().IsRegular() && !info.IsDir() {
		return errIrregular
	}
	c.mode = info.Mode().Perm()
	c.old, err = os.ReadFile(c.path)
	if c.old == nil {
		c.old = []byte{}
	}
	return err
}

// writeOutputs brings all directories up to date, or none.
func writeOutputs(outputs []*output, say *voice) error {
	var all []change
	for _, out := range outputs {
		if err := out.refuse(); err != nil {
			return err
		}
		all = append(all, out.changes...)
	}
	if err := writeAll(all); err != nil {
		return err
	}
	for _, c := range all {
		say.tell("wrote %s", c.path)
	}
	if len(all) == 0 {
		say.tell("all files are current")
	}
	return nil
}

// refuse says why the files cannot be written. Other files of ours in the
// package carry the same support code and would not compile beside the new
// ones; as another call may have made them, they are not removed.
func (out *output) refuse() error {
	if len(out.leftovers) > 0 {
		return fmt.Errorf("%s: typewright wrote it, this call does not, and both in one package do not compile: "+
			"name all schemas of the package in one call with --output %s, or remove it if its schema is gone",
			strings.Join(out.leftovers, ", "), out.dir)
	}
	return nil
}
