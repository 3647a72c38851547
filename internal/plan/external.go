package plan

import (
	"fmt"
	"go/doc/comment"
	"go/token"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/typewright/typewright/internal/model"
)

// An External is a Go type that is declared elsewhere: in another package, or
// in the same one by hand. It is read and written as encoding/json would.
type External struct {
	Path    string // of the package; "" for the one at hand
	Package string // what the output calls it
	Name    string
	Null    bool // the schema accepts null, and not as a value apart

	Decl   *Decl  // how typewright declares it; nil if it does not
	Extras Extras // what the other package has, if typewright declares it
}

func (*External) goType() {}

// Others are the other packages that are generated together with one.
type Others interface {
	// Declared is the type that one of them declares for a node; nil if none
	// does.
	Declared(n *model.Node) *External

	// Home is the one that a node belongs to; empty if it is none of them.
	Home(n *model.Node) (path, name string)
}

// An Import is a package that the generated code imports for its types.
type Import struct{ Path, Name string }

// ParseExternal reads the name of a type with that of its package or the path
// of that: Money, json.Number, github.com/google/uuid.UUID. A short name of a
// package is a path where the standard library has one.
func ParseExternal(text string) (External, error) {
	wrong := fmt.Errorf("want the name of a Go type, such as uuid.UUID, got %q", clip(text, 40))
	slash := strings.LastIndexByte(text, '/')
	dot := strings.LastIndexByte(text, '.')
	if dot < slash || dot < 0 {
		if slash >= 0 || !token.IsIdentifier(text) {
			return External{}, wrong
		}
		return External{Name: text}, nil
	}
	t := External{Path: text[:dot], Package: packageName(text[:dot]), Name: text[dot+1:]}
	if !token.IsIdentifier(t.Name) || !token.IsExported(t.Name) || !isImportPath(t.Path) {
		return External{}, wrong
	}
	if slash < 0 {
		if _, known := comment.DefaultLookupPackage(t.Path); !known {
			t.Path = ""
		}
	}
	return t, nil
}

var (
	importPath   = regexp.MustCompile(`^[A-Za-z0-9_.~-]+(/[A-Za-z0-9_.~+-]+)*$`)
	dots         = regexp.MustCompile(`(^|/)\.{1,2}(/|$)`) // relative
	majorVersion = regexp.MustCompile(`[/.]v[0-9]+$`)
)

// isImportPath tells a path that schemas may ask for. What cgo and package
// unsafe can do is more than types.
func isImportPath(text string) bool {
	return importPath.MatchString(text) && text != "C" && text != "unsafe" && !dots.MatchString(text)
}

// packageName is the name of the package at a path, by convention.
func packageName(importPath string) string {
	name := path.Base(majorVersion.ReplaceAllString(importPath, ""))
	name = strings.TrimSuffix(strings.TrimPrefix(name, "go-"), "-go")
	return strings.Map(func(r rune) rune {
		if r == '-' || r == '.' || r == '~' || r == '+' {
			return -1
		}
		return r
	}, name)
}

// locals are names that functions of the generated code use.
var locals = []string{
	"array", "base", "bit", "constant", "count", "data", "end", "filled", "found", "key", "name", "object", "ok",
	"second", "seen", "slot", "support", "text", "value",
}

// imported makes sure that the package of a type is imported.
func (b *builder) imported(t External) *External {
	if t.Path == "" {
		return &t
	}
	for _, known := range b.pkg.Imports {
		if known.Path == t.Path {
			t.Package = known.Name
			return &t
		}
	}
	// The support code may import the same package of the standard library.
	first, _, _ := strings.Cut(t.Path, "/")
	shared := t.Decl == nil && !strings.Contains(first, ".") && path.Base(t.Path) == t.Package && b.options.reserved(t.Package)
	if !shared {
		names := []string{t.Package, t.Package + "pkg"}
		if len(t.Package) < 2 || slices.Contains(locals, t.Package) || !token.IsIdentifier(t.Package) {
			names = names[1:]
		}
		if !token.IsIdentifier(names[0]) {
			names = []string{"pkg"}
		}
		t.Package = b.scope.Take(names...)
	}
	b.pkg.Imports = append(b.pkg.Imports, Import{t.Path, t.Package})
	return &t
}

// external returns the type that the schema or the options want for a node.
func (b *builder) external(n *model.Node) *External {
	t := b.wishesOf(n).external
	if t == nil {
		if other := b.elsewhere(n); other != nil {
			return other
		}
		t = b.formatType(n)
	}
	if t == nil {
		return nil
	}
	wanted := *t
	if _, nullable := n.View.(model.Nullable); !nullable {
		wanted.Null = b.judge.AcceptsNull(n)
	}
	return &wanted
}

// elsewhere is the type that another package of typewright's declares for a
// node. One that holds null does so by itself.
func (b *builder) elsewhere(n *model.Node) *External {
	if b.options.Others == nil || merged(n) {
		return nil
	}
	t := b.options.Others.Declared(n)
	if t == nil {
		return nil
	}
	t = b.imported(*t)
	t.Null = t.Null && b.judge.AcceptsNull(n)
	return t
}

// Declared returns the type that a package declares for a node as others that
// import it see it; nil if it declares none for this one. The type of a node
// that accepts null can be one for all else; Null tells that it is not.
func (p *Package) Declared(n *model.Node) *External {
	t, null := p.types[n], true
	if pointer, ok := t.(Pointer); ok {
		t, null = pointer.Elem, false
	}
	named, ok := t.(Named)
	if !ok || named.Decl.Node != n {
		return nil
	}
	return &External{Package: p.Name, Name: named.Decl.Name, Null: null, Decl: named.Decl, Extras: p.Extras}
}

// formatType is the type that the options have for the format of a string.
func (b *builder) formatType(n *model.Node) *External {
	view := n.View
	if nullable, ok := view.(model.Nullable); ok {
		view = nullable.View
	}
	scalar, ok := view.(model.Scalar)
	if !ok || scalar.Kind != model.ScalarString && scalar.Kind != model.ScalarTime {
		return nil
	}
	t, found := b.options.FormatTypes[formatOf(n)]
	if !found {
		return nil
	}
	return b.imported(t)
}

// formatOf is the format of a string, asserted or not.
func formatOf(n *model.Node) string {
	if n.Notes.Format != "" {
		return n.Notes.Format
	}
	for _, check := range n.Checks {
		if all, ok := check.(model.AllOf); ok {
			for _, part := range all.Nodes {
				if format := formatOf(part); format != "" {
					return format
				}
			}
		}
	}
	return ""
}

// seen returns the nodes that need types: those that the roots and the
// definitions show, but for what is inside of external types.
func (b *builder) seen() []*model.Node {
	reached := reach(b.model, func(n *model.Node) bool { return b.external(n) != nil })
	var all []*model.Node
	for _, n := range b.model.Seen {
		if reached[n] {
			all = append(all, n)
		}
	}
	return all
}

// reach returns the nodes that the roots and the definitions show, but for
// what is inside of some.
func reach(m *model.Model, closed func(*model.Node) bool) map[*model.Node]bool {
	reached := make(map[*model.Node]bool)
	queue := append(m.Roots[:len(m.Roots):len(m.Roots)], m.Definitions...)
	for len(queue) > 0 {
		n := queue[0]
		queue = queue[1:]
		if reached[n] {
			continue
		}
		reached[n] = true
		if !closed(n) {
			queue = append(queue, model.Shown(n.View)...)
		}
	}
	return reached
}

// Uses returns the nodes whose types the package would not make if others were
// to declare those of some nodes: the first of these on each way.
func (p *Package) Uses(m *model.Model, elsewhere func(*model.Node) bool) []*model.Node {
	var uses []*model.Node
	reached := reach(m, func(n *model.Node) bool { return p.leavesOut(n) || elsewhere(n) })
	for _, n := range m.Seen {
		if reached[n] && !p.leavesOut(n) && elsewhere(n) {
			uses = append(uses, n)
		}
	}
	return uses
}

// leavesOut tells whether a node's type is one of another package, or not
// needed, being inside of such.
func (p *Package) leavesOut(n *model.Node) bool {
	t := p.types[n]
	if pointer, ok := t.(Pointer); ok {
		t = pointer.Elem
	}
	_, external := t.(*External)
	return external || t == nil
}
