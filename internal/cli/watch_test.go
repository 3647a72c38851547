package cli

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/typewright/typewright/internal/vendored"
)

func TestWatched(t *testing.T) {
	dir := t.TempDir()
	writeTree(t, dir, map[string]string{"same": "a", "longer": "a", "newer": "a", "replaced": "a", "gone": "a"})
	writeTree(t, filepath.Join(dir, "sub"), map[string]string{"x": "a"})
	path := func(name string) string { return filepath.Join(dir, name) }
	old := time.Date(2001, time.February, 3, 4, 5, 6, 0, time.UTC)
	w := make(watched)
	for _, name := range []string{"same", "longer", "newer", "replaced", "gone", "created", "absent", ".", "sub"} {
		if name != "created" && name != "absent" && name != "sub" && name != "." {
			if err := os.Chtimes(path(name), old, old); err != nil {
				t.Fatal(err)
			}
		}
		w.note(path(name))
	}
	if got := w.changed(); got != nil {
		t.Errorf("nothing was changed, got %q", got)
	}
	writeTree(t, dir, map[string]string{"longer": "ab", "newer": "b", "created": "a", "other": "b"})
	for _, name := range []string{"longer", "other"} {
		if err := os.Chtimes(path(name), old, old); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Rename(path("other"), path("replaced")); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(path("gone")); err != nil {
		t.Fatal(err)
	}
	writeTree(t, path("sub"), map[string]string{"x": "b", ".y": "a"}) // the directory has the same files
	want := []string{dir, path("created"), path("gone"), path("longer"), path("newer"), path("replaced")}
	if got := w.changed(); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := w.again().changed(); got != nil {
		t.Errorf("taken notice of again, got %q", got)
	}
	w.note(path("gone"))
	if got := w.changed(); !slices.Equal(got, want) {
		t.Errorf("a second look counts: got %q", got)
	}
	watched(nil).note(dir)
}

// A watching is generate --watch whose clock is the test's.
type watching struct {
	t     *testing.T
	ticks chan time.Time
	lines chan string
	stop  context.CancelFunc
	done  chan error
}

func watch(t *testing.T, args ...string) *watching {
	t.Helper()
	r, stderr := io.Pipe()
	ctx, stop := context.WithCancel(t.Context())
	w := &watching{t, make(chan time.Time), make(chan string, 100), stop, make(chan error, 1)}
	g, cmd := newGeneration()
	cmd.SetErr(stderr)
	cmd.SetOut(&bytes.Buffer{})
	if err := cmd.ParseFlags(args); err != nil {
		t.Fatal(err)
	}
	go func() { // what is said must not wait for being read: the test may be ticking
		for lines := bufio.NewScanner(r); lines.Scan(); {
			w.lines <- lines.Text()
		}
		close(w.lines)
	}()
	go func() {
		err := g.watchAll(ctx, cmd, cmd.Flags().Args(), w.ticks)
		_ = stderr.Close()
		w.done <- err
	}()
	return w
}

// until reads what is said, up to a line that starts with a text.
func (w *watching) until(prefix string) string {
	w.t.Helper()
	var said strings.Builder
	for line := range w.lines {
		said.WriteString(line + "\n")
		if strings.HasPrefix(line, prefix) {
			return said.String()
		}
	}
	w.t.Fatalf("want %s, it ended with\n%s", prefix, said.String())
	return ""
}

// tick has the files be looked at, n times.
func (w *watching) tick(n int) {
	for range n {
		w.ticks <- time.Time{}
	}
}

func TestWatch(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	writeTree(t, dir, map[string]string{
		"order.json":  `{"type": "object", "properties": {"buyer": {"$ref": "person.json"}}}`,
		"person.json": `{"type": "object", "properties": {"name": {"type": "string"}}}`,
	})
	w := watch(t, "order.json", "--package", "shop")
	said := w.until("watching")
	if want := "wrote order.go\nwatching 2 files and directories\n"; said != want {
		t.Errorf("got %q, want %q", said, want)
	}
	w.tick(3) // and nothing was changed
	writeTree(t, dir, map[string]string{"person.json": `{"type": "object", "properties": {"age": {"type": "integer"}}}`})
	w.tick(2)
	if got, want := w.until("watching"), "changed person.json\nwrote order.go\nwatching 2 files and directories\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if !strings.Contains(readTree(t, dir)["order.go"], "Age ") {
		t.Error("the code is not of the schema as it is now")
	}

	// An error is told, and does not end it.
	writeTree(t, dir, map[string]string{"person.json": `{"type": "objct"}`})
	w.tick(2)
	if got := w.until("watching"); !strings.Contains(got, "person.json:1:10: /type: ") || strings.Contains(got, "wrote") {
		t.Errorf("got %q", got)
	}
	if err := os.Remove("person.json"); err != nil {
		t.Fatal(err)
	}
	w.tick(2)
	if got := w.until("watching"); !strings.Contains(got, "order.json:1:53: /properties/buyer/$ref: ") {
		t.Errorf("got %q", got)
	}
	writeTree(t, dir, map[string]string{"person.json": `{"type": "object", "properties": {"age": {"type": "integer"}}}`})
	w.tick(2)
	if got, want := w.until("watching"), "changed person.json\nall files are current\nwatching 2 files and directories\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	w.stop()
	if err := <-w.done; err != nil {
		t.Errorf("interrupted: %v", err)
	}
}

func TestWatchConfig(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	writeTree(t, dir, map[string]string{configName: "jobs:\n  - schemas: [s/*.json]\n    output: out/a.go\n"})
	writeTree(t, filepath.Join(dir, "s"), map[string]string{"a.json": `{"type": "object", "properties": {"x": {"type": "string"}}}`})
	w := watch(t)
	w.until("watching 3 files and directories") // the configuration, the directory and the schema

	// A file that the pattern finds from now on.
	writeTree(t, filepath.Join(dir, "s"), map[string]string{"b.json": `{"type": "object", "properties": {"x": {"type": "string"}}}`})
	w.tick(2)
	if got, want := w.until("watching"), "changed s\nwrote "+filepath.Join("out", "a.go")+"\nwatching 4 files and directories\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}

	// The configuration may be wrong or away for a while.
	writeTree(t, dir, map[string]string{configName: "jobs: 5\n"})
	w.tick(2)
	if got := w.until("watching"); !strings.Contains(got, configName+":1:7: /jobs: ") {
		t.Errorf("got %q", got)
	}
	if err := os.Remove(configName); err != nil {
		t.Fatal(err)
	}
	w.tick(2)
	if got := w.until("watching"); !strings.Contains(got, "no schema given, and no "+configName) {
		t.Errorf("got %q", got)
	}
	writeTree(t, dir, map[string]string{configName: "jobs:\n  - schemas: [s/*.json]\n    output: out/a.go\n    options: {numbers: exact}\n"})
	w.tick(2)
	w.until("watching 4 files and directories")
	w.stop()
	if err := <-w.done; err != nil {
		t.Errorf("interrupted: %v", err)
	}
}

func TestWatchCopies(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	vendor := func(text string) {
		m := vendored.Of(map[string][]byte{"https://example.com/x.json": []byte(text)}, nil)
		writeTree(t, filepath.Join(dir, vendorName, "example.com"), map[string]string{"x.json": text})
		writeTree(t, filepath.Join(dir, vendorName), map[string]string{sumName: string(m.Text())})
	}
	vendor(`{"type": "object", "properties": {"old": {"type": "string"}}}`)
	writeTree(t, dir, map[string]string{"order.json": `{"$ref": "https://example.com/x.json"}`})
	w := watch(t, "order.json", "--package", "shop")
	w.until("watching 3 files and directories")
	vendor(`{"type": "object", "properties": {"young": {"type": "string"}}}`)
	w.tick(2)
	if got := w.until("watching"); !strings.Contains(got, "changed "+filepath.Join(vendorName, sumName)+"\nwrote order.go\n") {
		t.Errorf("got %q", got)
	}
	if !strings.Contains(readTree(t, dir)["order.go"], "Young ") {
		t.Error("the code is not of the copy as it is now")
	}
	w.stop()
	if err := <-w.done; err != nil {
		t.Errorf("interrupted: %v", err)
	}
}

func TestWatchNothing(t *testing.T) {
	t.Chdir(t.TempDir())
	w := watch(t)
	for line := range w.lines { // it says nothing
		t.Errorf("said %q", line)
	}
	if err := <-w.done; err == nil || !strings.HasPrefix(err.Error(), "no schema given, and no "+configName) {
		t.Errorf("got %v", err)
	}
}
