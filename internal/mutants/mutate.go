package main

import (
	"fmt"
	"go/ast"
	"go/format"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A fault is one change of the code.
type fault struct {
	number   int
	position string // file and line
	name     string // file, function, what is changed, and a number where there are several such
}

// left are the files that have no faults: tables, and what is never copied.
var left = []string{"doc.go", "embed.go", "format_idn_tables.go"}

// switches is the file that turns faults on: the one whose number the
// environment has.
const switches = `package templates

import (
	"os"
	"strconv"
)

var mutant, _ = strconv.Atoi(os.Getenv("MUTANT"))

func mutated(n int) bool { return mutant == n }

func mutatedBy[T ~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64](n int) T {
	if mutant == n {
		return 1
	}
	return 0
}

func mutatedTo[T any](n int, right, wrong T) T {
	if mutant == n {
		return wrong
	}
	return right
}
`

// mutate puts all faults into the Go files of a directory.
func mutate(dir string) ([]fault, error) {
	set := token.NewFileSet()
	paths, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		return nil, err
	}
	var files []*ast.File
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	info := &types.Info{Types: make(map[ast.Expr]types.TypeAndValue)}
	config := types.Config{Importer: importer.ForCompiler(set, "source", nil)}
	if _, err := config.Check("templates", set, files, info); err != nil {
		return nil, err
	}
	m := &mutator{set: set, info: info, names: make(map[string]int)}
	for _, file := range files {
		path := set.Position(file.Package).Filename
		if slices.Contains(left, filepath.Base(path)) {
			continue
		}
		if err := m.file(file, path); err != nil {
			return nil, err
		}
	}
	return m.faults, os.WriteFile(filepath.Join(dir, "mutants.go"), []byte(switches), 0o666)
}

// A mutator makes faults of all files, one after the other.
type mutator struct {
	set    *token.FileSet
	info   *types.Info
	names  map[string]int
	faults []fault

	text     []byte // of the file at hand
	function string
	wraps    []wrap
}

// A wrap puts text around a part of the file.
type wrap struct {
	start, end    int
	before, after string
}

func (m *mutator) file(file *ast.File, path string) (err error) {
	if m.text, err = os.ReadFile(path); err != nil {
		return err
	}
	m.wraps = nil
	for _, decl := range file.Decls {
		switch d := decl.(type) {
		case *ast.FuncDecl:
			m.function = d.Name.Name
			if d.Body != nil {
				ast.Walk(visitor{m}, d.Body)
			}
		case *ast.GenDecl:
			if d.Tok == token.VAR {
				m.function = "var"
				ast.Walk(visitor{m}, d)
			}
		}
	}
	text, err := format.Source(m.wrapped())
	if err != nil {
		return err
	}
	return os.WriteFile(path, text, 0o666)
}

// wrapped is the file with all faults. Of wraps that begin or end together,
// the longer are outside; of those of one part, the later.
func (m *mutator) wrapped() []byte {
	opening, closing := make(map[int][]wrap), make(map[int][]wrap)
	for _, w := range m.wraps {
		opening[w.start] = append(opening[w.start], w)
		closing[w.end] = append(closing[w.end], w)
	}
	var out []byte
	for i := 0; i <= len(m.text); i++ {
		last := closing[i] // in order of appearance: inner ones later, but for one part
		slices.SortStableFunc(last, func(a, b wrap) int { return b.start - a.start })
		for _, w := range last {
			out = append(out, w.after...)
		}
		first := slices.Clone(opening[i])
		slices.Reverse(first)
		slices.SortStableFunc(first, func(a, b wrap) int { return b.end - a.end })
		for _, w := range first {
			out = append(out, w.before...)
		}
		if i < len(m.text) {
			out = append(out, m.text[i])
		}
	}
	return out
}

// fault makes a new fault at a node and returns its number.
func (m *mutator) fault(n ast.Node, change string) int {
	at := m.set.Position(n.Pos())
	name := fmt.Sprintf("%s %s: %s", filepath.Base(at.Filename), m.function, change)
	m.names[name]++
	if k := m.names[name]; k > 1 {
		name += fmt.Sprintf(" #%d", k)
	}
	number := len(m.faults) + 1
	m.faults = append(m.faults, fault{number, fmt.Sprintf("templates/%s:%d", filepath.Base(at.Filename), at.Line), name})
	return number
}

// source is the text of a node, on one line.
func (m *mutator) source(n ast.Node) string {
	text := string(m.text[m.set.Position(n.Pos()).Offset:m.set.Position(n.End()).Offset])
	return strings.Join(strings.Fields(text), " ")
}

func (m *mutator) wrap(n ast.Node, before, after string) {
	m.wraps = append(m.wraps, wrap{m.set.Position(n.Pos()).Offset, m.set.Position(n.End()).Offset, before, after})
}
