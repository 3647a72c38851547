package schema

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"github.com/typewright/typewright/internal/source"
)

// A tree has the files of a test by their names, which are relative to the
// working directory.
type tree map[string]string

func (files tree) read(name string) ([]byte, error) {
	if filepath.IsAbs(name) {
		if below, err := filepath.Rel(absolute("."), name); err == nil {
			name = below
		}
	}
	if text, found := files[filepath.ToSlash(name)]; found {
		return []byte(text), nil
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// load loads schema.json and whatever else is named.
func (files tree) load(o Options, more ...string) (*Set, error) {
	o.ReadFile = files.read
	return Load(append([]string{"schema.json"}, more...), o)
}

// mustLoad is load without an error.
func (files tree) mustLoad(t *testing.T, o Options, more ...string) *Set {
	t.Helper()
	set, err := files.load(o, more...)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// messages returns the first line of each diagnostic and its notes.
func messages(err error) []string {
	var list []string
	var problems source.Diagnostics
	if err != nil && !errors.As(err, &problems) {
		return []string{err.Error()}
	}
	for _, d := range problems {
		list = append(list, d.Loc.String()+": "+d.Message+" "+strings.Join(d.Notes, "; "))
	}
	return list
}

// wantMessages wants an error of so many diagnostics, in any order, each of
// which contains a text.
func wantMessages(t *testing.T, err error, want ...string) {
	t.Helper()
	got := messages(err)
	if len(got) != len(want) {
		t.Errorf("got %d diagnostics, want %d:\n%s", len(got), len(want), strings.Join(got, "\n"))
		return
	}
	all := strings.Join(got, "\n")
	for _, text := range want {
		if !strings.Contains(all, text) {
			t.Errorf("nothing says %q in\n%s", text, all)
		}
	}
}
