// Package support picks out of the support code, package templates, the
// declarations that generated code needs: nothing that it does not reach.
package support

import (
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

// Decl is a declaration as it stands in the support code.
type Decl struct {
	Name string // of the first thing it declares; Type.method for a method
	Text string // gofmt-ed, with the doc comment
	File string // the file of the support code

	imports []string // paths
}

// TestingFile is the file of the support code that tests have in common.
const TestingFile = "testing.go"

// Select returns the declarations that are reachable from what is mentioned.
// Names that the support code does not declare are passed over: they are the
// caller's own.
func Select(mentioned *Mentions) Selection {
	return supportCode().selection(mentioned)
}

// Without returns what is not in another selection, with the imports that it
// needs.
func (s Selection) Without(other Selection) Selection {
	if len(other.Decls) == 0 {
		return s
	}
	known := make(map[string]bool)
	for _, d := range other.Decls {
		known[d.Name] = true
	}
	return s.those(func(d Decl) bool { return !known[d.Name] })
}

// Of returns what is of one file of the support code, with the imports that it
// needs.
func (s Selection) Of(file string) Selection {
	return s.those(func(d Decl) bool { return d.File == file })
}

func (s Selection) those(wanted func(Decl) bool) Selection {
	imports := make(map[string]bool)
	var some Selection
	for _, d := range s.Decls {
		if wanted(d) {
			some.Decls = append(some.Decls, d)
			for _, path := range d.imports {
				imports[path] = true
			}
		}
	}
	some.Imports = slices.Sorted(maps.Keys(imports))
	return some
}

// Names returns, sorted, the identifiers that generated code must leave to
// the support code: what it declares at package level, and the names of its
// imports, which would clash in its files.
func Names() []string {
	names := make(map[string]bool)
	for _, d := range supportCode().decls {
		for _, name := range d.names {
			if !strings.Contains(name, ".") {
				names[name] = true
			}
		}
		for name := range d.imports {
			names[name] = true
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

// selection returns what is reachable from what is mentioned.
func (x *index) selection(mentioned *Mentions) Selection {
	all := NewMentions()
	all.Add(mentioned)
	imports := make(map[string]bool)
	selected := make(map[*decl]bool)
	for grown := true; grown; {
		grown = false
		for _, d := range x.decls {
			if selected[d] || !d.wanted(all) {
				continue
			}
			selected[d], grown = true, true
			all.Add(d.mentions())
			maps.Copy(imports, d.mentions().imports)
		}
	}
	s := Selection{Imports: slices.Sorted(maps.Keys(imports))}
	for _, d := range x.decls {
		if selected[d] {
			own := d.Decl
			own.imports = slices.Collect(maps.Keys(d.mentions().imports))
			s.Decls = append(s.Decls, own)
		}
	}
	return s
}

// wanted tells whether the declaration is mentioned. A method comes along
// with its type if somebody calls a method of that name, or may: other
// packages call exported ones.
func (d *decl) wanted(mentioned *Mentions) bool {
	for _, name := range d.names {
		if mentioned.names[name] {
			return true
		}
		receiver, method, ok := strings.Cut(name, ".")
		if ok && mentioned.names[receiver] && (token.IsExported(method) || mentioned.selectors[method]) {
			return true
		}
	}
	return false
}
