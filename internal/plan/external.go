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
}

func (*External) goType() {}

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
	"second", "seen", "slot", "text", "value",
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
	shared := !strings.Contains(first, ".") && path.Base(t.Path) == t.Package && b.options.reserved(t.Package)
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
	reached := make(map[*model.Node]bool)
	queue := append(b.model.Roots[:len(b.model.Roots):len(b.model.Roots)], b.model.Definitions...)
	for len(queue) > 0 {
		n := queue[0]
		queue = queue[1:]
		if reached[n] {
			continue
		}
		reached[n] = true
		if b.external(n) == nil {
			queue = append(queue, model.Shown(n.View)...)
		}
	}
	var all []*model.Node
	for _, n := range b.model.Seen {
		if reached[n] {
			all = append(all, n)
		}
	}
	return all
}
