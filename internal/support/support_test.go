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
	"maps"
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
	large = little + 10
	giant = 1000 /* too much */
)

// tableA is a table.
var tableA = map[int]int{1: 1}

var tableB = sync.OnceValue(func() holder { return holder{} })

func helper() int { return rand.IntN(large) } // chosen

func local(helper string) string { return "" }
`)},
	"b.go": {Data: []byte(`package small

import "sort"

// base is embedded.
type base struct{ count int }

type holder struct {
	base
	list[int]
	helper int
}

func (b *base) grow() { b.count++ }

func (b *base) shrink() { b.count-- }

func (h holder) find() int { return h.count }

func open() int { return tableB().find() }

func literal() holder { h := holder{}; h.grow(); return h }

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
		{"literal", "base holder base.grow literal list list.Len", ""},
		{"tableB", "tableB base holder list list.Len", "sync"},
		{"open", "tableB base holder holder.find open list list.Len", "sync"},
		{"walk", "walker walk", ""},
		{"walk list", "list list.Len list.each walker walk", ""},
		{"sorted", "sorted", "sort"},
	} {
		s := x.selection(NewMentions(strings.Fields(test.roots)...))
		if got := strings.Join(declNames(s), " "); got != test.decls {
			t.Errorf("%s: got declarations %s, want %s", test.roots, got, test.decls)
		}
		if got := strings.Join(s.Imports, " "); got != test.imports {
			t.Errorf("%s: got imports %s, want %s", test.roots, got, test.imports)
		}
	}
}

func declNames(s Selection) []string {
	var names []string
	for _, d := range s.Decls {
		names = append(names, d.Name)
	}
	return names
}

func TestText(t *testing.T) {
	x := smallIndex(t)
	for root, want := range map[string]string{
		"kind":   "// A kind has an order.\ntype kind uint8",
		"helper": "func helper() int { return rand.IntN(large) } // chosen",
		"tableA": "// tableA is a table.\nvar tableA = map[int]int{1: 1}",
		"base":   "// base is embedded.\ntype base struct{ count int }",
		"first":  "const (\n\tfirst kind = iota // the first\n\tsecond\n)",
	} {
		s := x.selection(NewMentions(root))
		if !slices.ContainsFunc(s.Decls, func(d Decl) bool { return d.Text == want }) {
			t.Errorf("%s: no declaration is\n%s\nthere are %q", root, want, s.Decls)
		}
	}
}

func TestMentions(t *testing.T) {
	for source, want := range map[string]string{
		`func f() int { return helper() }`:                                 "helper int",
		`type helperOf struct { helper int; kind kind }`:                   "helperOf int kind",
		`func f(h holder) { h.grow(); h.helper = 1 }`:                      "h holder .grow .helper",
		`import "example.org/other"; func f() { other.Call(local, open) }`: "local open",
		`import "example.org/other"; var _ = other.Get().shrink()`:         "_ .shrink",
		`func f(l list[int]) { l.each(nil) }`:                              "int l list nil .each",
		`type g struct { *kind }`:                                          "g kind",
		`type i interface { each(func(int)) }`:                             "i int .each",
	} {
		file, err := parser.ParseFile(token.NewFileSet(), "", "package other\n\n"+source, 0)
		if err != nil {
			t.Fatal(err)
		}
		m := NewMentions()
		m.AddFile(file)
		all := slices.Sorted(maps.Keys(m.names))
		for _, selector := range slices.Sorted(maps.Keys(m.selectors)) {
			all = append(all, "."+selector)
		}
		if got := strings.Join(all, " "); got != want {
			t.Errorf("%s\ngot %s, want %s", source, got, want)
		}
		if strings.Contains(source, "import") && !m.imports["example.org/other"] {
			t.Errorf("%s: no import", source)
		}
	}
}

func TestNames(t *testing.T) {
	names := Names()
	if !slices.IsSorted(names) || slices.Contains(names, "Files") {
		t.Errorf("got names %q", names)
	}
	for _, want := range []string{"checker", "next", "json", "strconv"} {
		if !slices.Contains(names, want) {
			t.Errorf("%s is not among the names", want)
		}
	}
}

// Copying by declarations keeps no file, so it cannot keep these.
func TestSupportCodeDependsOnNoFile(t *testing.T) {
	paths, err := fs.Glob(templates.Files(), "*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		if path != "embed.go" && !strings.HasSuffix(path, "_test.go") {
			for _, problem := range dependsOnFile(t, path) {
				t.Errorf("%s: %s", path, problem)
			}
		}
	}
}

func dependsOnFile(t *testing.T, path string) (problems []string) {
	text, err := fs.ReadFile(templates.Files(), path)
	if err != nil {
		t.Fatal(err)
	}
	file, err := parser.ParseFile(token.NewFileSet(), path, text, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	for _, spec := range file.Imports {
		if spec.Name != nil {
			problems = append(problems, "an import is renamed: "+spec.Path.Value)
		}
	}
	for _, decl := range file.Decls {
		switch decl := decl.(type) {
		case *ast.FuncDecl:
			if decl.Recv == nil && decl.Name.Name == "init" {
				problems = append(problems, "there is a func init")
			}
		case *ast.GenDecl:
			if len(decl.Specs) > 1 && (decl.Tok == token.VAR || decl.Tok == token.TYPE) {
				problems = append(problems, "a group would be copied as a whole")
			}
		}
	}
	for _, comments := range file.Comments {
		for _, c := range comments.List {
			if strings.HasPrefix(c.Text, "//go:build") || strings.HasPrefix(c.Text, "//go:embed") {
				problems = append(problems, "there is a "+c.Text)
			}
		}
	}
	return problems
}

// A program and the selection for it are a package that builds.
func TestProgramBuilds(t *testing.T) {
	const generated = `package p

import "fmt"

type Item struct{ holder }

func Show(item Item) string {
	for _, n := range item.list {
		walk(list[int]{n})
	}
	return fmt.Sprint(second, open(), tableA)
}
`
	x := smallIndex(t)
	file, err := parser.ParseFile(token.NewFileSet(), "", generated, 0)
	if err != nil {
		t.Fatal(err)
	}
	mentioned := NewMentions()
	mentioned.AddFile(file)
	s := x.selection(mentioned)
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
		for _, d := range x.decls {
			for _, problem := range check.problems(x.selection(NewMentions(d.names[0])), d.names[0]) {
				t.Errorf("selection for %s: %s", d.names[0], problem)
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

func (p *programCheck) problems(s Selection, root string) []string {
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

func program(s Selection) string {
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

// unused returns what the root does not reach, as types tell. Constants of a
// group are one; exported methods are there for others, and those of a name
// that an interface has may be called through it.
func unused(file *ast.File, pkg *types.Package, info *types.Info, root string) []string {
	byObject := make(map[types.Object]ast.Decl)
	methods := make(map[types.Object][]types.Object) // of a type, that may be called without being named
	open := interfaceMethods(info)
	var reached []ast.Decl
	for _, decl := range file.Decls {
		for _, name := range declared(decl) {
			receiver, method, isMethod := strings.Cut(name, ".")
			object := pkg.Scope().Lookup(receiver)
			if isMethod {
				holder := object
				object, _, _ = types.LookupFieldOrMethod(holder.Type(), true, pkg, method)
				if token.IsExported(method) || open[method] {
					methods[holder] = append(methods[holder], object)
				}
			}
			byObject[object] = decl
			if name == root {
				reached = append(reached, decl)
			}
		}
	}
	for n := 0; n < len(reached); n++ {
		reach := func(object types.Object) {
			if decl := byObject[object]; decl != nil && !slices.Contains(reached, decl) {
				reached = append(reached, decl)
			}
		}
		ast.Inspect(reached[n], func(node ast.Node) bool {
			id, ok := node.(*ast.Ident)
			if !ok {
				return true
			}
			object := info.Uses[id]
			if object == nil {
				object = info.Defs[id]
			}
			if f, ok := object.(*types.Func); ok {
				object = f.Origin()
			}
			reach(object)
			for _, method := range methods[object] {
				reach(method)
			}
			return true
		})
	}
	var dead []string
	for _, decl := range file.Decls {
		if names := declared(decl); len(names) > 0 && !slices.Contains(reached, decl) {
			dead = append(dead, names[0]+" is not used")
		}
	}
	return dead
}

// interfaceMethods returns the names of the methods that interfaces of the
// package declare.
func interfaceMethods(info *types.Info) map[string]bool {
	names := make(map[string]bool)
	for _, object := range info.Defs {
		method, ok := object.(*types.Func)
		if ok && method.Signature().Recv() != nil && types.IsInterface(method.Signature().Recv().Type()) {
			names[method.Name()] = true
		}
	}
	return names
}
