package gen

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"go/format"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

var (
	update = flag.Bool("update", false, "write what is generated to testdata, if it builds and behaves")
	keep   = flag.String("keep", "", "a directory to put the packages into, which stay there")
)

// supportLine is where the support code starts in a generated file.
const supportLine = "// What follows is the support code that the above needs.\n"

// issuesFile is the file of an archive that has errors of documents.
const issuesFile = "issues.txt"

// A golden is one archive of testdata/golden.
type golden struct {
	path, name string
	archive    *txtar.Archive
	root       string // name of the root type
	text       []byte // what is generated
	besides    []File // further files of that
	issues     []byte // the errors of the documents in issues.txt
}

// TestGolden compares the generated code with testdata/golden/*.txtar, and
// builds, vets and runs all of it in one module. An archive has the files
//
//	schema.json           its type is Root, unless it has a title
//	valid/NAME.json       instances
//	invalid/NAME.json
//	want.go               the generated file without the support code
//	want_test.go          the same of another file that is generated beside it
//	NAME.go               more of the package, such as its tests
//	issues.txt            documents, after >>>, each with its error
//
// and any that the schema refers to. A line of the comment that starts with
// -- has flags of typewright generate. Where the comment says so, the package
// is vetted for a system of 32 bits, too.
func TestGolden(t *testing.T) {
	var goldens []*golden
	for _, path := range archives(t, "golden") {
		t.Run(name(path), func(t *testing.T) {
			goldens = append(goldens, generateGolden(t, path))
		})
	}
	if t.Failed() {
		return
	}
	behaved := false // not where -run leaves it out
	t.Run("behaviour", func(t *testing.T) {
		behave(t, goldens)
		behaved = true
	})
	if *update && !behaved {
		t.Fatal("nothing is updated")
	}
	for _, g := range goldens {
		t.Run(g.name+"/want", func(t *testing.T) {
			compare(t, g.path, g.archive, "want.go", ownCode(g.text))
			for _, f := range g.besides {
				compare(t, g.path, g.archive, "want"+strings.TrimPrefix(f.Name, "schema"), ownCode(f.Text.Bytes()))
			}
			if g.issues != nil {
				compare(t, g.path, g.archive, "issues.txt", g.issues)
			}
		})
	}
}

// ownCode is a generated file without the support code.
func ownCode(text []byte) []byte {
	own, _, _ := bytes.Cut(text, []byte(supportLine))
	return append(bytes.TrimSpace(own), '\n')
}

// archives returns the paths of the archives in a directory of testdata.
func archives(t *testing.T, dir string) []string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join("..", "..", "testdata", dir, "*.txtar"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("testdata/%s has no archives: %v", dir, err)
	}
	return paths
}

func name(path string) string {
	return strings.TrimSuffix(filepath.Base(path), ".txtar")
}

// generateGolden generates twice: the same input gives the same bytes.
func generateGolden(t *testing.T, path string) *golden {
	t.Helper()
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	g := &golden{path: path, name: name(path), archive: archive}
	files, again := generateArchive(t, archive, g.pkg()), generateArchive(t, archive, g.pkg())
	if !reflect.DeepEqual(files, again) {
		t.Fatal("generating twice gives different files")
	}
	for _, f := range files {
		if formatted, err := format.Source(f.Text.Bytes()); err != nil || !bytes.Equal(f.Text.Bytes(), formatted) {
			t.Errorf("%s is not formatted as gofmt does: %v", f.Name, err)
		}
	}
	g.text, g.besides = files[0].Text.Bytes(), files[1:]
	if !bytes.Contains(g.text, []byte(supportLine)) {
		t.Error("the file does not say where the support code starts")
	}
	match := regexp.MustCompile(`(?m)^func Validate(\pL\w*)\(data \[\]byte\) error`).FindSubmatch(g.text)
	if match == nil {
		t.Fatal("there is no Validate function")
	}
	g.root = string(match[1])
	if instances(archive, "valid/") == nil || instances(archive, "invalid/") == nil && !bytes.Contains(archive.Comment, []byte("Anything is valid.")) {
		t.Error("want a valid and an invalid instance")
	}
	return g
}

func generateArchive(t *testing.T, archive *txtar.Archive, pkg string) []File {
	t.Helper()
	files, err := Generate([]string{"schema.json"}, archiveOptions(t, archive, pkg))
	if err != nil {
		t.Fatal(err)
	}
	if files[0].Name != "schema.go" {
		t.Fatalf("want schema.go first, got %s", files[0].Name)
	}
	return files
}

// archiveOptions are the options for an archive's schema.json.
func archiveOptions(t *testing.T, archive *txtar.Archive, pkg string) Options {
	t.Helper()
	o := Options{Version: "v0.0.0", Package: pkg, Type: "Root", ReadFile: reader(t, archive)}
	var root struct{ Title string }
	if text, err := o.ReadFile("schema.json"); err != nil {
		t.Fatal(err)
	} else if json.Unmarshal(text, &root) == nil && root.Title != "" {
		o.Type = ""
	}
	set := flag.NewFlagSet("generate", flag.ContinueOnError)
	set.StringVar(&o.Draft, "draft", "", "")
	set.StringVar(&o.BaseURI, "base-uri", "", "")
	set.BoolVar(&o.AssertFormats, "assert-formats", true, "")
	set.BoolVar(&o.AssertContent, "assert-content", false, "")
	set.BoolVar(&o.SizedIntegers, "sized-integers", false, "")
	set.Var(&o.FormatTypes, "format-type", "")
	set.Var(&o.With, "with", "")
	choice := func(name, second string, chosen *bool) {
		set.Func(name, "", func(text string) error { *chosen = text == second; return nil })
	}
	choice("numbers", "exact", &o.Exact)
	choice("free-form", "raw", &o.RawFreeForm)
	choice("strings", "shared", &o.SharedStrings)
	choice("duplicate-names", "last", &o.LastWins)
	for line := range strings.Lines(string(archive.Comment)) {
		if strings.HasPrefix(line, "--") {
			if err := set.Parse(strings.Fields(line)); err != nil {
				t.Fatal(err)
			}
		}
	}
	return o
}

// reader reads the files of an archive as if they were in the working
// directory.
func reader(t *testing.T, archive *txtar.Archive) func(string) ([]byte, error) {
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	return func(path string) ([]byte, error) {
		if filepath.IsAbs(path) {
			if relative, err := filepath.Rel(dir, path); err == nil {
				path = relative
			}
		}
		for _, f := range archive.Files {
			if f.Name == filepath.ToSlash(path) {
				return f.Data, nil
			}
		}
		return nil, &fs.PathError{Op: "open", Path: path, Err: fs.ErrNotExist}
	}
}

// compare wants a file of an archive to have a text, or writes it.
func compare(t *testing.T, path string, archive *txtar.Archive, file string, text []byte) {
	t.Helper()
	i := 0
	for i < len(archive.Files) && archive.Files[i].Name != file {
		i++
	}
	if i == len(archive.Files) {
		archive.Files = append(archive.Files, txtar.File{Name: file})
	}
	want := archive.Files[i].Data
	if bytes.Equal(want, text) {
		return
	}
	if !*update {
		t.Errorf("%s: %s differs (-update writes it)\n%s", filepath.Base(path), file, difference(string(want), string(text)))
		return
	}
	archive.Files[i].Data = text
	if again := txtar.Parse(txtar.Format(archive)); len(again.Files) != len(archive.Files) || !bytes.Equal(again.Files[i].Data, text) {
		t.Fatal("the text cannot be in an archive")
	}
	if err := os.WriteFile(path, txtar.Format(archive), 0o666); err != nil {
		t.Fatal(err)
	}
}

// difference shows the lines around the first that differs.
func difference(want, got string) string {
	w, g := strings.SplitAfter(want, "\n"), strings.SplitAfter(got, "\n")
	n := 0
	for n < len(w) && n < len(g) && w[n] == g[n] {
		n++
	}
	part := func(lines []string) string {
		return strings.Join(lines[min(n, len(lines)):min(n+8, len(lines))], "")
	}
	return fmt.Sprintf("line %d, want:\n%s\ngot:\n%s", n+1, part(w), part(g))
}

// instances returns the files of an archive in a directory.
func instances(archive *txtar.Archive, dir string) []txtar.File {
	var files []txtar.File
	for _, f := range archive.Files {
		if strings.HasPrefix(f.Name, dir) {
			files = append(files, f)
		}
	}
	return files
}

// pkg is the name of a golden's package.
func (g *golden) pkg() string {
	return strings.ReplaceAll(g.name, "-", "")
}

// behave puts all packages into one module, vets it and runs the instances.
func behave(t *testing.T, goldens []*golden) {
	dir := *keep
	if dir == "" {
		dir = t.TempDir()
	}
	write := func(name string, text []byte) {
		path := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o777), os.WriteFile(path, text, 0o666)); err != nil {
			t.Fatal(err)
		}
	}
	goldenModule(t, write)
	write("driver_test.go", []byte(driver))
	write("table_test.go", table(goldens))
	for _, g := range goldens {
		write(g.pkg()+"/schema.go", g.text)
		for _, f := range g.besides {
			write(g.pkg()+"/"+f.Name, f.Text.Bytes())
		}
		for _, f := range g.archive.Files {
			if strings.HasSuffix(f.Name, ".go") && !strings.HasPrefix(f.Name, "want") {
				write(g.pkg()+"/"+f.Name, f.Data)
			}
		}
	}
	goInModule(t, dir, nil, "vet", "./...")
	goInModule(t, dir, nil, "test", "-count=1", "./...")
	for _, g := range goldens {
		if slices.ContainsFunc(g.besides, func(f File) bool { return strings.HasSuffix(f.Name, "_jsonv2.go") }) {
			goInModule(t, dir, []string{"GOEXPERIMENT=jsonv2"}, "vet", "./"+g.pkg())
			goInModule(t, dir, []string{"GOEXPERIMENT=jsonv2"}, "test", "-count=1", "./"+g.pkg())
		}
	}
	for _, g := range goldens {
		if bytes.Contains(g.archive.Comment, []byte("It compiles where an int has as many.")) {
			goInModule(t, dir, []string{"GOARCH=386"}, "vet", "./"+g.pkg())
		}
	}
	for _, g := range goldens {
		if instances(g.archive, issuesFile) == nil {
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, g.pkg(), issuesFile))
		if err != nil {
			t.Fatal(err)
		}
		g.issues = text
	}
}

// goInModule runs the go command in a module, without a network.
func goInModule(t *testing.T, dir string, env []string, args ...string) {
	t.Helper()
	command := exec.Command("go", args...)
	command.Dir = dir
	command.Env = append(append(os.Environ(), "GOPROXY=off", "GOFLAGS=-mod=mod", "GOWORK=off", "GOTOOLCHAIN=local"), env...)
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%s go %s: %v\n%s", strings.Join(env, " "), strings.Join(args, " "), err, out)
	}
}

// goldenModule writes a module that knows the package for YAML that this one
// does.
func goldenModule(t *testing.T, write func(name string, text []byte)) {
	mod, err := os.ReadFile(filepath.Join("..", "..", "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	sum, err := os.ReadFile(filepath.Join("..", "..", "go.sum"))
	if err != nil {
		t.Fatal(err)
	}
	yaml := regexp.MustCompile(`go\.yaml\.in/yaml/v4 v\S+`).Find(mod)
	write("go.mod", fmt.Appendf(nil, "module golden\n\ngo 1.24\n\nrequire %s\n", yaml))
	write("go.sum", sum)
}
