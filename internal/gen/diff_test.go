package gen

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/typewright/typewright/internal/contain"
	"github.com/typewright/typewright/internal/diff"
	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
	"github.com/typewright/typewright/internal/verdict"
)

// A pairing is one archive of testdata/diff.
type pairing struct {
	path, name string
	archive    *txtar.Archive
	schemas    [2]string // the old and the new one
	models     [2]*model.Model
	code       [2][]byte // of their packages
	report     *diff.Report
}

// TestDiff compares the schemas of testdata/diff/*.txtar and wants what they
// say to be confirmed. An archive has the files
//
//	old.json, new.json   the schemas; or as lines of the comment have it that
//	                     start with old: and new:
//	lost/NAME.json       documents that are valid by the old schema only
//	gained/NAME.json     by the new one only
//	kept/NAME.json       by both
//	breaks/SYMBOL.go     a program that compiles with the old package only
//	compiles/NAME.go     one that compiles with both
//	want.txt             the report
//
// Programs are packages and import the package as example.com/p. Where there are several
// schemas, a document is of the one whose place ends with NAME. A line of the
// comment that starts with -- has flags.
func TestDiff(t *testing.T) {
	var all []*pairing
	for _, path := range archives(t, "diff") {
		t.Run(name(path), func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			p := &pairing{path: path, name: name(path), archive: archive}
			p.compare(t)
			p.confirmDocuments(t)
			p.confirmSymbols(t)
			all = append(all, p)
		})
	}
	if t.Failed() {
		return
	}
	t.Run("programs", func(t *testing.T) { confirmPrograms(t, all) })
	for _, p := range all {
		t.Run(p.name+"/want", func(t *testing.T) {
			var text bytes.Buffer
			if err := p.report.Text(&text); err != nil {
				t.Fatal(err)
			}
			compare(t, p.path, p.archive, "want.txt", text.Bytes())
		})
	}
}

// compare makes the report, and what it was made from.
func (p *pairing) compare(t *testing.T) {
	t.Helper()
	p.schemas = [2]string{"old.json", "new.json"}
	for line := range strings.Lines(string(p.archive.Comment)) {
		for i, prefix := range []string{"old: ", "new: "} {
			if rest, found := strings.CutPrefix(line, prefix); found {
				p.schemas[i] = strings.TrimSpace(rest)
			}
		}
	}
	o := p.options(t)
	var err error
	if p.report, err = Diff(p.schemas[0], p.schemas[1], o, o); err != nil {
		t.Fatal(err)
	}
	old, now, err := versions(p.schemas[0], p.schemas[1], o, o)
	if err != nil {
		t.Fatal(err)
	}
	p.models, p.code = [2]*model.Model{old.model, now.model}, [2][]byte{old.Files[0], now.Files[0]}
}

// options are those of generate, and the lock, if there is one.
func (p *pairing) options(t *testing.T) Options {
	t.Helper()
	archive := &txtar.Archive{Comment: p.archive.Comment, Files: append([]txtar.File{{Name: "schema.json", Data: []byte("{}")}}, p.archive.Files...)}
	o := archiveOptions(t, archive, "p")
	o.Type = ""
	for _, f := range p.archive.Files {
		if f.Name == "typewright.lock" {
			o.Lock = &Lock{Name: f.Name, Text: f.Data}
		}
	}
	return o
}

// roots returns the old and the new schema that a document is of.
func (p *pairing) roots(t *testing.T, document string) [2]*model.Node {
	t.Helper()
	var roots [2]*model.Node
	for i, m := range p.models {
		for _, n := range m.Roots {
			if len(m.Roots) == 1 || n.Loc.Pointer.Last() == strings.TrimSuffix(path.Base(document), ".json") {
				roots[i] = n
			}
		}
		if roots[i] == nil {
			t.Fatalf("%s: no schema is called so", document)
		}
	}
	return roots
}

// confirmDocuments wants documents to be what they are said to be, and one for
// each thing that the report says of whole documents.
func (p *pairing) confirmDocuments(t *testing.T) {
	found := make(map[string]bool)
	for _, f := range p.archive.Files {
		dir := path.Dir(f.Name)
		want, known := map[string][2]bool{"lost": {true, false}, "gained": {false, true}, "kept": {true, true}}[dir]
		if !known {
			continue
		}
		doc, err := source.ParseJSON(f.Name, "", f.Data)
		if err != nil {
			t.Fatal(err)
		}
		found[dir] = true
		for i, n := range p.roots(t, f.Name) {
			if got := verdict.New(p.models[i]).Accepts(n, doc.Root); got != want[i] {
				t.Errorf("%s is valid by %s: %t", f.Name, p.schemas[i], got)
			}
		}
	}
	var loses, gains, whole bool
	for _, d := range p.report.Documents {
		if d.Old == nil || d.New == nil {
			whole = true
			continue
		}
		loses, gains = loses || d.Loses == contain.Yes, gains || d.Gains == contain.Yes
		if d.Loses == contain.No && len(p.report.Documents) == 1 && found["lost"] || d.Gains == contain.No && len(p.report.Documents) == 1 && found["gained"] {
			t.Errorf("%v is refuted", d.Verdict())
		}
	}
	if loses && !found["lost"] || gains && !found["gained"] || !loses && !gains && !whole && !found["kept"] {
		t.Error("there is no document to confirm what is said of documents")
	}
}

// confirmSymbols wants a program for each thing that is said to break.
func (p *pairing) confirmSymbols(t *testing.T) {
	programs := make(map[string]int)
	for _, f := range p.archive.Files {
		if path.Dir(f.Name) == "breaks" {
			symbol, _, _ := strings.Cut(strings.TrimSuffix(path.Base(f.Name), ".go"), "-")
			programs[symbol]++
		}
	}
	for _, c := range p.report.Code {
		if c.Breaking {
			programs[c.Symbol]--
		}
	}
	for symbol, n := range programs {
		if n != 0 {
			t.Errorf("%s: %d programs more than breaking changes", symbol, n)
		}
	}
	if len(p.report.Code) > 0 && instances(p.archive, "compiles/") == nil && instances(p.archive, "breaks/") == nil {
		t.Error("there is no program")
	}
}

// confirmPrograms builds all programs with the old and with the new packages.
func confirmPrograms(t *testing.T, all []*pairing) {
	dir := t.TempDir()
	write := func(name string, text []byte) {
		path := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o777), os.WriteFile(path, text, 0o666)); err != nil {
			t.Fatal(err)
		}
	}
	write("go.mod", []byte("module pairs\n\ngo 1.24\n"))
	builds := make(map[string]bool) // whether a package is to build
	for _, p := range all {
		for i, version := range []string{"old", "new"} {
			pkg := "pairs/" + p.name + "/" + version
			write(p.name+"/"+version+"/schema.go", p.code[i])
			builds[pkg] = true
			for _, f := range p.archive.Files {
				kind := path.Dir(f.Name)
				if kind != "breaks" && kind != "compiles" {
					continue
				}
				program := fmt.Sprintf("%s/%s%s", p.name, version, strings.TrimSuffix(strings.ReplaceAll(f.Name, "/", "_"), ".go"))
				write(program+"/use.go", bytes.ReplaceAll(f.Data, []byte(`"example.com/p"`), fmt.Appendf(nil, "%q", pkg)))
				builds["pairs/"+program] = kind == "compiles" || version == "old"
			}
		}
	}
	command := exec.Command("go", "build", "-trimpath", "-gcflags=-N -l", "./...")
	command.Dir = dir
	command.Env = append(os.Environ(), "GOPROXY=off", "GOFLAGS=-mod=mod", "GOWORK=off", "GOTOOLCHAIN=local")
	out, _ := command.CombinedOutput() // some are to fail
	failed := make(map[string]bool)
	for _, match := range regexp.MustCompile(`(?m)^# (\S+)$`).FindAllSubmatch(out, -1) {
		failed[string(match[1])] = true
	}
	for pkg, want := range builds {
		if failed[pkg] == want {
			t.Errorf("%s builds: %t\n%s", pkg, !want, errorsOf(out, pkg))
		}
	}
}

// errorsOf returns what the go command said about a package.
func errorsOf(out []byte, pkg string) string {
	_, rest, _ := strings.Cut(string(out), "# "+pkg+"\n")
	about, _, _ := strings.Cut(rest, "\n# ")
	return about
}
