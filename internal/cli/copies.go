package cli

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/typewright/typewright/internal/gen"
	"github.com/typewright/typewright/internal/schema"
	"github.com/typewright/typewright/internal/vendored"
)

// copies are a directory of copies of remote documents.
type copies struct {
	dir      string
	manifest *vendored.Manifest
	watched  watched // nil if nobody watches
}

// openCopies reads the manifest of a directory; there is none if there are no
// copies.
func openCopies(dir string, seen watched) (*copies, error) {
	name := filepath.Join(dir, sumName)
	seen.note(name)
	text, err := os.ReadFile(name)
	if err != nil && !isAbsent(err) {
		return nil, fileError(name, err)
	}
	m, err := vendored.Parse(name, text)
	if err != nil {
		return nil, err
	}
	return &copies{dir, m, seen}, nil
}

// retrieve returns the copy of the document of a URL, nil if there is none.
func (c *copies) retrieve(url string) (*schema.Retrieved, error) {
	own, found, is := c.manifest.Find(url)
	if !is {
		return nil, nil
	}
	name := filepath.Join(c.dir, filepath.FromSlash(found.File))
	c.watched.note(name)
	text, err := readBelow(c.dir, filepath.FromSlash(found.File))
	if err == nil {
		err = found.Verify(text)
	}
	if err != nil {
		return nil, &schema.RetrieveError{Err: fileError(name, err), Hint: "restore the file, or fetch it again: typewright vendor"}
	}
	return &schema.Retrieved{URI: own, Text: text, Copy: name}, nil
}

// replace writes the copies and the manifest, removes the files of those that
// were there before and are not needed any more, and tells what changed.
func (c *copies) replace(before *copies, documents map[string][]byte, say *voice) error {
	files := make(map[string][]byte)
	for uri, entry := range c.manifest.Copies {
		files[entry.File] = documents[uri]
	}
	if len(files) > 0 {
		files[sumName], files[attributesName] = c.manifest.Text(), []byte(attributes)
	}
	var changes []change
	for _, file := range slices.Sorted(maps.Keys(files)) {
		changed := change{path: c.path(file), text: gen.Text{files[file]}}
		old, err := readBelow(c.dir, filepath.FromSlash(file)) // where no link leads out
		if err != nil && !isAbsent(err) {
			return fileError(changed.path, err)
		}
		if changed.old = old; err != nil || !changed.text.Equal(old) {
			changes = append(changes, changed)
		}
	}
	if err := writeAll(changes); err != nil {
		return err
	}
	gone := []string{sumName, attributesName}
	for _, entry := range before.manifest.Copies {
		gone = append(gone, entry.File)
	}
	for _, file := range gone {
		if _, stays := files[file]; stays || len(before.manifest.Copies) == 0 {
			continue
		}
		if err := c.remove(filepath.FromSlash(file)); err != nil {
			return err
		}
	}
	return c.tell(before, say)
}

// attributes has git leave the copies as they are, whatever line ends it likes:
// the checksums are of bytes.
const (
	attributesName = ".gitattributes"
	attributes     = "* -text\n"
)

func (c *copies) path(file string) string { return filepath.Join(c.dir, filepath.FromSlash(file)) }

// remove removes a file, and the directories of it that are empty then.
func (c *copies) remove(file string) (err error) {
	root, err := os.OpenRoot(c.dir)
	if err != nil {
		return fileError(c.dir, err)
	}
	defer func() { err = errors.Join(err, root.Close()) }()
	if err := root.Remove(file); err != nil && !isAbsent(err) {
		return fileError(filepath.Join(c.dir, file), err)
	}
	for dir := filepath.Dir(file); dir != "."; dir = filepath.Dir(dir) {
		if root.Remove(dir) != nil {
			return nil // not empty
		}
	}
	_ = os.Remove(c.dir) // if it is empty
	return nil
}

// tell says what is different from before.
func (c *copies) tell(before *copies, say *voice) error {
	var lines []string
	for _, uri := range c.manifest.URIs() {
		switch {
		case !before.manifest.Has(uri):
			lines = append(lines, "added "+uri)
		case before.manifest.Copies[uri].Sum != c.manifest.Copies[uri].Sum, before.manifest.Redirects[uri] != c.manifest.Redirects[uri]:
			lines = append(lines, "changed "+uri)
		}
	}
	for _, uri := range before.manifest.URIs() {
		if !c.manifest.Has(uri) {
			lines = append(lines, "removed "+uri)
		}
	}
	n := len(c.manifest.Copies)
	where := fmt.Sprintf("%d %s in %s", n, plural(n, "copy", "copies"), c.dir)
	if len(lines) == 0 {
		say.tell("%s, as before", where)
		return nil
	}
	for _, line := range append(lines, where) {
		if _, err := fmt.Fprintln(say.out(), line); err != nil {
			return err
		}
	}
	return nil
}
