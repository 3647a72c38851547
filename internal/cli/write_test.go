package cli

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/typewright/typewright/internal/gen"
)

// readTree returns the text of each file directly in a directory.
func readTree(t *testing.T, dir string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, e := range entries {
		if e.IsDir() {
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		files[e.Name()] = string(text)
	}
	return files
}

func TestWriteAll(t *testing.T) {
	dir := t.TempDir()
	writeTree(t, dir, map[string]string{"a.go": "old"})
	if err := os.Chmod(filepath.Join(dir, "a.go"), 0o640); err != nil {
		t.Fatal(err)
	}
	err := writeAll([]change{
		{path: filepath.Join(dir, "a.go"), old: []byte("old"), mode: 0o640, text: gen.Text{[]byte("A")}},
		{path: filepath.Join(dir, "b.go"), text: gen.Text{[]byte("B")}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := readTree(t, dir), map[string]string{"a.go": "A", "b.go": "B"}; !maps.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	info, err := os.Stat(filepath.Join(dir, "a.go"))
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm() != 0o640 {
		t.Errorf("the mode became %v", info.Mode())
	}
}

func TestWriteAllOrNothing(t *testing.T) {
	dir := t.TempDir()
	before := map[string]string{"a.go": "old", "file": "in the way"}
	writeTree(t, dir, before)
	err := writeAll([]change{
		{path: filepath.Join(dir, "a.go"), old: []byte("old"), text: gen.Text{[]byte("new")}},
		{path: filepath.Join(dir, "b.go"), text: gen.Text{[]byte("new")}},
		{path: filepath.Join(dir, "file", "c.go"), text: gen.Text{[]byte("new")}},
	})
	if err == nil {
		t.Error("no error for a file below a regular file")
	}
	if got := readTree(t, dir); !maps.Equal(got, before) {
		t.Errorf("got %q, want %q", got, before)
	}
}

func TestWriteThroughLink(t *testing.T) {
	dir := t.TempDir()
	writeTree(t, dir, map[string]string{"real.go": "old"})
	link := filepath.Join(dir, "link.go")
	if err := os.Symlink("real.go", link); err != nil {
		t.Skip(err) // not every system lets everybody make links
	}
	if err := writeAll([]change{{path: link, old: []byte("old"), text: gen.Text{[]byte("new")}}}); err != nil {
		t.Fatal(err)
	}
	if target, err := os.Readlink(link); target != "real.go" {
		t.Errorf("the link became %q, %v", target, err)
	}
	if got := readTree(t, dir)["real.go"]; got != "new" {
		t.Errorf("real.go is %q", got)
	}
}

func TestCompare(t *testing.T) {
	text := oursHeader + "package p\n"
	for _, test := range []struct {
		name      string
		before    map[string]string
		changes   []string
		leftovers []string
		fails     bool
	}{
		{name: "nothing there", changes: []string{"a.go"}},
		{name: "current", before: map[string]string{"a.go": text}},
		{name: "stale", before: map[string]string{"a.go": text + "// more\n"}, changes: []string{"a.go"}},
		{name: "foreign", before: map[string]string{"a.go": "package p\n"}, fails: true},
		{name: "empty", before: map[string]string{"a.go": ""}, fails: true},
		{name: "leftover", before: map[string]string{"a.go": text, "b.go": text}, leftovers: []string{"b.go"}},
		{name: "foreign beside", before: map[string]string{"a.go": text, "b.go": "package p\n"}},
		{name: "test beside", before: map[string]string{"a.go": text, "b_test.go": text}},
		{name: "other package beside", before: map[string]string{"a.go": text, "b.go": oursHeader + "package q\n"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			writeTree(t, dir, test.before)
			out, err := compare(dir, "p", []gen.File{{Name: "a.go", Text: gen.Text{[]byte(text)}}})
			if (err != nil) != test.fails {
				t.Fatalf("error %v", err)
			}
			if err != nil {
				return
			}
			var changes, leftovers []string
			for _, c := range out.changes {
				changes = append(changes, filepath.Base(c.path))
			}
			for _, path := range out.leftovers {
				leftovers = append(leftovers, filepath.Base(path))
			}
			if !slices.Equal(changes, test.changes) || !slices.Equal(leftovers, test.leftovers) {
				t.Errorf("changes %q, leftovers %q, want %q, %q", changes, leftovers, test.changes, test.leftovers)
			}
		})
	}
}

// TestPutBack has the second of three files change its mind: the first gets
// its old text back, or goes.
func TestPutBack(t *testing.T) {
	for _, old := range []string{"", "old"} {
		dir := t.TempDir()
		before := map[string]string{"b.go": "by somebody else"}
		a := change{path: filepath.Join(dir, "a.go"), text: gen.Text{[]byte("new")}}
		if old != "" {
			before["a.go"], a.old = old, []byte(old)
		}
		writeTree(t, dir, before)
		err := writeAll([]change{a, {path: filepath.Join(dir, "b.go"), text: gen.Text{[]byte("new")}}, {path: filepath.Join(dir, "c.go"), text: gen.Text{[]byte("new")}}})
		if err == nil || !strings.Contains(err.Error(), "b.go: has changed meanwhile") {
			t.Errorf("the error is %v", err)
		}
		if got := readTree(t, dir); !maps.Equal(got, before) {
			t.Errorf("got %q, want %q", got, before)
		}
	}
}

// TestSameText lets another run have written the same.
func TestSameText(t *testing.T) {
	dir := t.TempDir()
	writeTree(t, dir, map[string]string{"a.go": "new"})
	if err := writeAll([]change{{path: filepath.Join(dir, "a.go"), old: []byte("old"), text: gen.Text{[]byte("new")}}}); err != nil {
		t.Error(err)
	}
}

// TestLitter wants old temporary files of the same file to go, and nothing
// else.
func TestLitter(t *testing.T) {
	dir := t.TempDir()
	files := []string{".a.go.ABCDEFGH", ".a.go.ABCDEFG2", ".b.go.ABCDEFGH", ".a.go.abcdefgh", ".a.go.swp", "a.go.ABCDEFGH", ".xa.go.ABCDEFGH"}
	want := map[string]string{"a.go": "new"}
	for n, name := range files {
		writeTree(t, dir, map[string]string{name: "x"})
		if n != 1 { // somebody may be at work on that one
			if err := os.Chtimes(filepath.Join(dir, name), longAgo, longAgo); err != nil {
				t.Fatal(err)
			}
		}
		if n > 0 {
			want[name] = "x"
		}
	}
	if err := writeAll([]change{{path: filepath.Join(dir, "a.go"), text: gen.Text{[]byte("new")}}}); err != nil {
		t.Fatal(err)
	}
	if got := readTree(t, dir); !maps.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
