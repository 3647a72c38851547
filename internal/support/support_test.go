package support

import (
	"fmt"
	"go/ast"
	"go/format"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/typewright/typewright/templates"
)

// small is a support package with a case of everything.
var small = fstest.MapFS{
	"a.go": {Data: []byte(`// Package small is no part of any selection.
package small

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"sort"
	"sync"
)

var _ fmt.Stringer = kind(0) // an assertion

// A kind has an order.
type kind uint8

const (
	first kind = iota // the first
	second
)

// String is always there.
func (k kind) String() string { return fmt.Sprint(uint8(k)) }

func (k kind) unused() int { return helper() }

// Sizes.
const (
	little = 1 // not much
	medium = 5

	// large is more.
	large  = little + 10
	giant  = 1000 /* too much */
)

// These are tables.
var (
	tableA = map[int]int{1: 1}
	tableB = sync.OnceValue(func() holder { return holder{} })
)

func helper() int { return rand.IntN(large) } // chosen

func local(helper int) int {
	second := helper
	for tableA := range second {
		second += tableA
	}
	return second
}
`)},
	"b.go": {Data: []byte(`package small

import "sort"

type (
	// base is embedded.
	base struct{ count int }

	holder struct {
		base
		list[int]
		helper int
	}
)

func (b *base) grow() { b.count++ }

func (b *base) shrink() { b.count-- }

func (h holder) find() int { return h.count }

func open() int { return tableB().find() }

func literal() holder { h := holder{helper: 1}; h.grow(); return h }

type list[T any] []T

func (l list[T]) Len() int { return len(l) }

func (l list[T]) each(f func(T)) {
	for _, v := range l {
		f(v)
	}
}

type walker interface{ each(func(int)) }

func walk(w walker) { w.each(func(int) {}) }

func sorted(l sort.IntSlice) { sort.Sort(l) }
`)},
	"b_test.go": {Data: []byte("package small\n\nfunc inTest() {}\n")},
	"embed.go":  {Data: []byte("package small\n\nfunc door() {}\n")},
}

func smallIndex(t *testing.T) *index {
	x, err := newIndex(small)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func TestSelection(t *testing.T) {
	x := smallIndex(t)
	for _, test := range []struct{ roots, decls, imports string }{
		{"unknown inTest door int", "", ""},
		{"local", "local", ""},
		{"helper", "little helper", "math/rand/v2"},
		{"kind", "kind kind.String", "fmt"},
		{"second", "kind first kind.String", "fmt"},
		{"kind.unused", "kind kind.String kind.unused little helper", "fmt math/rand/v2"},
		{"base", "base", ""},
		{"base.grow", "base base.grow", ""},
		{"literal", "base base.grow literal list list.Len", ""},
		{"tableB", "tableB base list list.Len", "sync"},
		// The result of tableB is of a type that an import makes.
		{"open", "tableB base holder.find open list list.Len", "sync"},
		{"walk", "walker walk", ""},
		{"walk list", "list list.Len list.each walker walk", ""},
		{"sorted", "sorted", "sort"},
		{"little giant", "little", ""},
	} {
		needs := newMentions()
		for _, root := range strings.Fields(test.roots) {
			needs.names[root] = true
		}
		s, err := x.selection(needs)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(declNames(s), " "); got != test.decls {
			t.Errorf("%s: got declarations %s, want %s", test.roots, got, test.decls)
		}
		if got := strings.Join(s.Imports, " "); got != test.imports {
			t.Errorf("%s: got imports %s, want %s", test.roots, got, test.imports)
		}
	}
}

func declNames(s *Selection) []string {
	var names []string
	for _, d := range s.Decls {
		names = append(names, d.Name)
	}
	return names
}

func TestText(t *testing.T) {
	x := smallIndex(t)
	for roots, want := range map[string]string{
		"kind":          "// A kind has an order.\ntype kind uint8",
		"helper":        "func helper() int { return rand.IntN(large) } // chosen",
		"little":        "// Sizes.\nconst little = 1 // not much",
		"giant":         "// Sizes.\nconst giant = 1000 /* too much */",
		"large":         "// Sizes.\nconst (\n\tlittle = 1 // not much\n\n\t// large is more.\n\tlarge = little + 10\n)",
		"little medium": "// Sizes.\nconst (\n\tlittle = 1 // not much\n\tmedium = 5\n)",
		"tableA":        "// These are tables.\nvar tableA = map[int]int{1: 1}",
		"base":          "// base is embedded.\ntype base struct{ count int }",
		"first":         "const (\n\tfirst kind = iota // the first\n\tsecond\n)",
	} {
		needs := newMentions()
		for _, root := range strings.Fields(roots) {
			needs.names[root] = true
		}
		s, err := x.selection(needs)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(s.Decls, func(d Decl) bool { return d.Text == want }) {
			t.Errorf("%s: no declaration is\n%s\nthere are %q", roots, want, s.Decls)
		}
	}
}

func TestMentionedBy(t *testing.T) {
	x := smallIndex(t)
	for source, want := range map[string]string{
		`func f(helper int) { local := helper; _ = local }`:                "",
		`func f() int { return helper() }`:                                 "helper",
		`type helperOf struct { helper int; kind kind }`:                   "kind",
		`func f(h holder) { h.grow(); h.helper = 1 }`:                      "base.grow holder",
		`import "example.org/other"; func f() { other.Call(local, open) }`: ".Call local open",
		`import "example.org/other"; var _ = other.Get().shrink()`:         ".Get .shrink",
		`func f(l list[int]) { l.each(nil) }`:                              "list list.each",
		`type g struct { *kind }`:                                          "kind",
		`type i interface { each(func(int)) }`:                             ".each",
	} {
		file, err := parser.ParseFile(x.fset, "", "package other\n\n"+source, 0)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for name := range x.mentionedBy([]*ast.File{file}).names {
			if types.Universe.Lookup(name) == nil && name != "f" {
				got = append(got, name)
			}
		}
		slices.Sort(got)
		if strings.Join(got, " ") != want {
			t.Errorf("%s\ngot %s, want %s", source, got, want)
		}
	}
}

func TestSelectFor(t *testing.T) {
	if _, err := SelectFor([]byte("package p; func {")); err == nil {
		t.Error("no error for a file that is no Go")
	}
	all := Names()
	if len(all) == 0 || !slices.IsSorted(all) || slices.Contains(all, "Files") {
		t.Errorf("got names %q", all)
	}
	a, err := SelectFor([]byte("package p; func f() { _ = newChecker }"), []byte("package p; var g = f"))
	if err != nil {
		t.Fatal(err)
	}
	b, err := Select([]string{"newChecker"})
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Decls) == 0 || !slices.Equal(a.Decls, b.Decls) {
		t.Errorf("got %q and %q", declNames(a), declNames(b))
	}
}

// Copying by declarations keeps no file, so it cannot keep these.
func TestSupportCodeDependsOnNoFile(t *testing.T) {
	for _, file := range supportCode().files {
		for _, spec := range file.Imports {
			if spec.Name != nil {
				t.Errorf("import %s is renamed", spec.Path.Value)
			}
		}
		for _, decl := range file.Decls {
			if f, ok := decl.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "init" {
				t.Error("there is a func init")
			}
		}
		for _, comments := range file.Comments {
			for _, c := range comments.List {
				if strings.HasPrefix(c.Text, "//go:build") || strings.HasPrefix(c.Text, "//go:embed") {
					t.Errorf("there is a %s", c.Text)
				}
			}
		}
	}
}

// A program and the selection for it are a package that builds.
func TestProgramBuilds(t *testing.T) {
	const generated = `package p

import "fmt"

type Item struct{ holder }

func Show(helper Item) string {
	for _, local := range helper.list {
		walk(list[int]{local})
	}
	return fmt.Sprint(second, open(), tableA)
}
`
	x := smallIndex(t)
	file, err := parser.ParseFile(x.fset, "", generated, 0)
	if err != nil {
		t.Fatal(err)
	}
	s, err := x.selection(x.mentionedBy([]*ast.File{file}))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"helper", "local", "sorted", "literal", "kind.unused", "base.grow"} {
		if slices.Contains(declNames(s), name) {
			t.Errorf("%s is selected", name)
		}
	}
	dir := t.TempDir()
	for name, text := range map[string]string{
		"go.mod": "module p\n\ngo 1.24\n", "generated.go": generated, "support.go": program(s),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if out, err := exec.Command("go", "-C", dir, "vet", ".").CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// What every single declaration needs compiles, is formatted, and has nothing
// that is not used.
func TestSelectionsAreCompleteAndMinimal(t *testing.T) {
	for _, fsys := range []fs.FS{small, templates.Files()} {
		x, err := newIndex(fsys)
		if err != nil {
			t.Fatal(err)
		}
		check := newProgramCheck()
		for _, u := range x.units {
			needs := newMentions()
			needs.names[u.names[0]] = true
			s, err := x.selection(needs)
			if err != nil {
				t.Fatal(err)
			}
			for _, problem := range check.problems(s, u.names[0]) {
				t.Errorf("selection for %s: %s", u.names[0], problem)
			}
		}
	}
}

// programCheck compiles selections, with the true types of imports.
type programCheck struct {
	fset     *token.FileSet
	importer types.Importer
}

func newProgramCheck() *programCheck {
	fset := token.NewFileSet()
	return &programCheck{fset, importer.ForCompiler(fset, "source", nil)}
}

func (p *programCheck) problems(s *Selection, root string) []string {
	text := program(s)
	formatted, err := format.Source([]byte(text))
	if err != nil {
		return []string{err.Error()}
	}
	var problems []string
	if string(formatted) != text {
		problems = append(problems, "not formatted:\n"+text)
	}
	file, err := parser.ParseFile(p.fset, "", text, parser.SkipObjectResolution)
	if err != nil {
		return []string{err.Error()}
	}
	info := &types.Info{Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{}}
	config := types.Config{Importer: p.importer, Error: func(err error) { problems = append(problems, err.Error()) }}
	pkg, err := config.Check("p", p.fset, []*ast.File{file}, info)
	if err != nil {
		return problems
	}
	return append(problems, unused(file, pkg, info, root)...)
}

func program(s *Selection) string {
	var b strings.Builder
	b.WriteString("package p\n")
	if len(s.Imports) > 0 {
		b.WriteString("\nimport (\n")
		for _, path := range s.Imports {
			fmt.Fprintf(&b, "\t%q\n", path)
		}
		b.WriteString(")\n")
	}
	for _, d := range s.Decls {
		b.WriteString("\n" + d.Text + "\n")
	}
	return b.String()
}

// unused returns what is declared for nothing at package level. Constants
// that count are one; methods may be called through interfaces.
func unused(file *ast.File, pkg *types.Package, info *types.Info, root string) []string {
	used := make(map[types.Object]bool)
	selected := make(map[string]bool)
	for id, object := range info.Uses {
		used[object] = true
		if method, ok := object.(*types.Func); ok {
			used[method.Origin()] = true
			if signature := method.Signature(); signature.Recv() != nil && types.IsInterface(signature.Recv().Type()) {
				selected[id.Name] = true
			}
		}
	}
	var dead []string
	for _, decl := range file.Decls {
		for _, u := range unitsOf(decl) {
			alive := slices.Contains(u.names, root)
			for _, name := range u.names {
				object := pkg.Scope().Lookup(name)
				if receiver, method, ok := strings.Cut(name, "."); ok {
					object, _, _ = types.LookupFieldOrMethod(pkg.Scope().Lookup(receiver).Type(), true, pkg, method)
					alive = alive || selected[method] || token.IsExported(method)
				}
				alive = alive || used[object]
			}
			if !alive {
				dead = append(dead, u.names[0]+" is not used")
			}
		}
	}
	return dead
}
