package cli

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestDocs runs the examples of README.md and docs, each page in a directory
// of its own:
//
//   - a block of code below a line that has a name in backquotes and ends in a
//     colon is the file of that name
//   - a block that starts with "$ " is a session with a shell: commands, each
//     with what it prints. A line of "…" stands for any lines,
//     and "…" in a line for any text.
//   - a comment of HTML is what a page has no need to show: a file, if it starts
//     with a name, or commands
func TestDocs(t *testing.T) {
	if testing.Short() {
		t.Skip("examples run the go command")
	}
	pages, err := filepath.Glob(filepath.Join("..", "..", "docs", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	env := append(os.Environ(), goEnvironment(t)...)
	for _, page := range append(pages, filepath.Join("..", "..", "README.md")) {
		t.Run(filepath.Base(page), func(t *testing.T) {
			text, err := os.ReadFile(page)
			if err != nil {
				t.Fatal(err)
			}
			dir := t.TempDir()
			for _, e := range examples(string(text)) {
				e.run(t, dir, env)
			}
		})
	}
}

// An example is a file, or a command and what it prints.
type example struct {
	file, text    string
	command, want string
}

var named = regexp.MustCompile("^`([\\w./-]+)`.*:$")

func examples(page string) (found []example) {
	before := "" // the last line that is not blank
	lines := strings.Split(page, "\n")
	until := func(end string, n int) (string, int) {
		from := n
		for n < len(lines) && lines[n] != end {
			n++
		}
		return strings.Join(lines[from:n], "\n") + "\n", n
	}
	for n := 0; n < len(lines); n++ {
		line := lines[n]
		switch {
		case strings.HasPrefix(line, "```"):
			var block string
			block, n = until("```", n+1)
			if name := named.FindStringSubmatch(before); name != nil {
				found = append(found, example{file: name[1], text: block})
			} else if strings.HasPrefix(block, "$ ") {
				found = append(found, session(block)...)
			}
		case strings.HasPrefix(line, "<!-- "):
			var block string
			block, n = until("-->", n+1)
			if name := strings.TrimPrefix(line, "<!-- "); strings.HasPrefix(name, "$ ") {
				found = append(found, session(name+"\n"+block)...)
			} else {
				found = append(found, example{file: name, text: block})
			}
		}
		if line != "" {
			before = line
		}
	}
	return found
}

func session(block string) (found []example) {
	for part := range strings.SplitSeq("\n"+block, "\n$ ") {
		if command, output, _ := strings.Cut(part, "\n"); command != "" {
			found = append(found, example{command: command, want: output})
		}
	}
	return found
}

func (e example) run(t *testing.T, dir string, env []string) {
	t.Helper()
	if e.file != "" {
		path := filepath.Join(dir, filepath.FromSlash(e.file))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(e.text), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	command := exec.Command("sh", "-c", e.command)
	command.Dir, command.Env = dir, env
	out, err := command.CombinedOutput()
	if command.ProcessState == nil {
		t.Fatalf("%s: %v", e.command, err)
	}
	if got := string(out); !like(e.want, got) {
		t.Errorf("$ %s\nprints\n%s\nand not\n%s", e.command, got, e.want)
	}
}

// like tells whether a text is what is wanted, blank lines at the end aside.
func like(want, got string) bool {
	lines := strings.Split(regexp.QuoteMeta(strings.TrimRight(want, "\n")), "\n")
	for n, line := range lines {
		if line == "…" {
			lines[n] = "(?s:.*)"
		}
	}
	pattern := strings.ReplaceAll(strings.Join(lines, "\n"), "…", ".*")
	return regexp.MustCompile("^" + pattern + "$").MatchString(strings.TrimRight(got, "\n"))
}
