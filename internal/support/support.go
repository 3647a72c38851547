// Package support picks out of the support code, package templates, the
// declarations that generated code needs: nothing that it does not reach.
package support

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/typewright/typewright/templates"
)

// A Selection is a part of the support code that is complete: it uses nothing
// but itself and its imports.
type Selection struct {
	Imports []string // paths, sorted
	Decls   []Decl   // in the order of the support code
}

// Decl is a declaration as it stands in the support code. Constants,
// variables and types that are grouped there stay together, as far as they
// are selected.
type Decl struct {
	Name string // of the first thing it declares; Type.method for a method
	Text string // gofmt-ed, with the doc comment
	File string // the file of the support code
}

// Select returns the declarations that are reachable from the names, among
// which methods are written Type.method. Names that the support code does not
// declare are passed over: they are the caller's own.
func Select(roots []string) (*Selection, error) {
	needs := newMentions()
	for _, name := range roots {
		needs.names[name] = true
	}
	return supportCode().selection(needs)
}

// SelectFor returns the declarations that are reachable from Go files, which
// belong to one package and declare no name of the support code. Names that
// they declare inside of functions do not count. The error is that of the
// parser.
func SelectFor(sources ...[]byte) (*Selection, error) {
	code := supportCode()
	files := make([]*ast.File, len(sources))
	for i, text := range sources {
		file, err := parser.ParseFile(code.fset, "", text, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		files[i] = file
	}
	return code.selection(code.mentionedBy(files))
}

// Names returns, sorted, the identifiers that generated code must leave to
// the support code: what it declares at package level, and the names of its
// imports, which would clash in its files.
func Names() []string {
	names := make(map[string]bool)
	for _, u := range supportCode().units {
		for _, name := range u.names {
			if !strings.Contains(name, ".") {
				names[name] = true
			}
		}
		for path := range u.needs.imports {
			names[packageName(path)] = true
		}
	}
	return slices.Sorted(maps.Keys(names))
}

// supportCode is the index of package templates. Its files were compiled into
// this program, so they can be read.
var supportCode = sync.OnceValue(func() *index {
	code, err := newIndex(templates.Files())
	if err != nil {
		panic(err)
	}
	return code
})

// selection returns what needs, names and all, ask for.
func (x *index) selection(needs *mentions) (*Selection, error) {
	selected := x.closure(needs)
	s := &Selection{}
	imports := make(map[string]bool)
	for _, g := range x.groups {
		var units []*unit
		for _, u := range g.units {
			if selected[u] {
				units = append(units, u)
				maps.Copy(imports, u.needs.imports)
			}
		}
		if len(units) == 0 {
			continue
		}
		text, err := g.text(units)
		if err != nil {
			return nil, err
		}
		s.Decls = append(s.Decls, Decl{Name: units[0].names[0], Text: text, File: g.file.name})
	}
	s.Imports = slices.Sorted(maps.Keys(imports))
	return s, nil
}

// closure returns the units that are reachable.
func (x *index) closure(needs *mentions) map[*unit]bool {
	reached := newMentions()
	reached.add(needs)
	selected := make(map[*unit]bool)
	for grown := true; grown; {
		grown = false
		for _, u := range x.units {
			if !selected[u] && u.wanted(reached.names) {
				selected[u], grown = true, true
				reached.add(u.needs)
			}
		}
	}
	return selected
}

// wanted tells whether one of the names asks for the unit. Methods that other
// packages or interfaces may call come along with their type.
func (u *unit) wanted(names map[string]bool) bool {
	for _, name := range u.names {
		if names[name] {
			return true
		}
		receiver, method, ok := strings.Cut(name, ".")
		if ok && names[receiver] && (token.IsExported(method) || names["."+method]) {
			return true
		}
	}
	return false
}
