package cli

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

var kills = flag.Int("kills", 8, "how often a run is killed")

// killConfig makes several packages, one of them with a lock.
const killConfig = `jobs:
  - {schemas: [a.json], output: a}
  - {schemas: [b.json], output: b/b.go, options: {lock: b/typewright.lock}}
  - {schemas: [a.json, b.json], output: both, package: both}
`

// writeSchemas writes the files of a generation that is told apart by a word.
func writeSchemas(t *testing.T, dir, word string) {
	t.Helper()
	writeTree(t, dir, map[string]string{
		"typewright.yaml": killConfig,
		"a.json":          `{"type": "object", "properties": {"` + word + `": {"enum": ["x", "y"]}, "b": {"$ref": "b.json"}}}`,
		"b.json":          `{"type": "object", "description": "` + strings.Repeat(word+" ", 3000) + `", "properties": {"` + word + `": {"type": "string", "format": "idn-email"}}}`,
	})
}

// start begins a run of this very program, in an environment that has some
// more in it.
func start(t *testing.T, dir string, environment []string, args ...string) *exec.Cmd {
	t.Helper()
	path, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := &exec.Cmd{Path: path, Args: append([]string{"typewright"}, args...), Dir: dir, Env: append(os.Environ(), environment...), Stderr: new(bytes.Buffer)}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd
}

func finish(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	if err := cmd.Wait(); err != nil {
		t.Fatalf("%v: %s", err, cmd.Stderr)
	}
}

// outputs are all files below a directory but for the schemas.
func outputs(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := make(map[string]string)
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Dir(name) == "." {
			return err
		}
		text, err := os.ReadFile(filepath.Join(dir, name))
		files[name] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

var temporary = regexp.MustCompile(`/\.[a-z.]+\.[A-Z2-7]{8}$`)

// TestKill kills runs at any moment. Each file is the old or the new one then,
// as a whole, and the next run makes all as if nothing had been.
func TestKill(t *testing.T) {
	dirs := []string{t.TempDir(), t.TempDir()}
	var generations []map[string]string
	var took time.Duration
	for n, word := range []string{"before", "after"} {
		writeSchemas(t, dirs[n], word)
		begin := time.Now()
		finish(t, start(t, dirs[n], nil, "generate"))
		took = time.Since(begin)
		generations = append(generations, outputs(t, dirs[n]))
	}
	dir, killed, mixed := dirs[0], 0, 0
	for n := range *kills {
		writeSchemas(t, dir, "after")
		cmd := start(t, dir, nil, "generate")
		wait := time.Duration(rand.Int64N(int64(took * 3 / 2)))
		if n%2 == 0 {
			wait = took*3/4 + wait/3 // where it writes
		}
		time.Sleep(wait)
		_ = cmd.Process.Kill()
		if cmd.Wait() != nil {
			killed++
		}
		olds := 0
		for name, text := range outputs(t, dir) {
			if temporary.MatchString(name) {
				if err := os.Chtimes(filepath.Join(dir, name), longAgo, longAgo); err != nil {
					t.Fatal(err)
				}
				continue
			}
			if text != generations[0][name] && text != generations[1][name] {
				t.Fatalf("%s is neither the old nor the new file, but %d bytes", name, len(text))
			}
			if text == generations[0][name] {
				olds++
			}
		}
		if olds > 0 && olds < len(generations[0]) {
			mixed++
		}
		for _, word := range []string{"after", "before"} {
			writeSchemas(t, dir, word)
			finish(t, start(t, dir, nil, "generate"))
			want := generations[map[string]int{"before": 0, "after": 1}[word]]
			if got := outputs(t, dir); olds > 0 && !maps.Equal(got, want) {
				t.Fatalf("the next run has %q, want %q", names(got), names(want))
			}
		}
		for name := range outputs(t, dir) { // of files that were new when it died
			if temporary.MatchString(name) && olds > 0 {
				t.Fatalf("%s is left over", name)
			}
		}
	}
	t.Logf("%d of %d runs died, %d of them among their files", killed, *kills, mixed)
}

func names(files map[string]string) []string {
	var all []string
	for name, text := range files {
		all = append(all, fmt.Sprintf("%s (%d)", name, len(text)))
	}
	return all
}

// TestTogether starts runs at the same time in one directory.
func TestTogether(t *testing.T) {
	dir := t.TempDir()
	for _, word := range []string{"before", "after"} {
		writeSchemas(t, dir, word)
		var all sync.WaitGroup
		for range 4 {
			cmd := start(t, dir, nil, "generate")
			all.Go(func() {
				if err := cmd.Wait(); err != nil {
					t.Errorf("%v: %s", err, cmd.Stderr)
				}
			})
		}
		all.Wait()
		together := outputs(t, dir)
		alone := t.TempDir()
		writeSchemas(t, alone, word)
		finish(t, start(t, alone, nil, "generate"))
		if want := outputs(t, alone); !maps.Equal(together, want) {
			t.Errorf("together they made %q, one alone makes %q", names(together), names(want))
		}
	}
}
