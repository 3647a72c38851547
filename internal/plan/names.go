package plan

import (
	"go/token"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/typewright/typewright/internal/model"
)

// Names are the names of types and of constants, so that they can stay what
// they are when a schema grows. A type is known by the place of its schema, a
// constant by that of its type and by its value.
type Names struct {
	Types     map[string]string
	Constants map[string]map[string]string
}

// Valid tells whether all names can be names of exported declarations.
func (names Names) Valid() bool {
	exported := func(name string) bool { return token.IsIdentifier(name) && token.IsExported(name) }
	for _, name := range names.Types {
		if !exported(name) {
			return false
		}
	}
	for _, constants := range names.Constants {
		for _, name := range constants {
			if !exported(name) {
				return false
			}
		}
	}
	return true
}

// claimNames gives out the names that do not depend on the order in which
// types are found: those that the schema gives, those that are locked, those
// of roots, and those of definitions. So a type that is new somewhere takes
// none of these away.
func (b *builder) claimNames() {
	if b.options.RootType != "" {
		b.claim(b.model.Roots[0], b.options.RootType)
	}
	for _, n := range b.model.Seen {
		if name := b.wishesOf(n).typeName; name != "" {
			b.claimGiven(n, name)
		}
	}
	locked := make(map[string]bool)
	for _, n := range b.model.Seen {
		key := placeKey(n)
		if name := b.options.Locked.Types[key]; name != "" && !locked[key] {
			locked[key] = true
			b.claim(n, name)
			constants := b.options.Locked.Constants[key]
			for _, value := range slices.Sorted(maps.Keys(constants)) {
				b.claimConstant(n, value, constants[value])
			}
		}
	}
	for _, n := range b.model.Roots {
		b.claim(n, b.candidates(n)...)
	}
	for _, n := range b.model.Definitions {
		b.claim(n, b.candidates(n)...)
	}
}

// claimGiven takes the name that the schema gives to a type.
func (b *builder) claimGiven(n *model.Node, name string) {
	loc := n.Loc
	for _, keyword := range []string{"x-go-type-name", "x-go-name", "goJSONSchema"} {
		if e, found := n.Notes.Extensions[keyword]; found {
			loc = e.Loc
			break
		}
	}
	for other, taken := range b.kept {
		if taken == name {
			b.problem(loc, "the name %s is that of %s already", name, place(other))
			return
		}
	}
	if b.scope.Taken(name) {
		b.problem(loc, "the name %s is taken by the support code or by the package", name)
		return
	}
	b.claim(n, name)
}

// claim keeps a name for the first type of a node, unless it has one.
func (b *builder) claim(n *model.Node, names ...string) {
	if b.kept[n] == "" {
		b.kept[n] = b.scope.Take(names...)
		b.names[n] = b.kept[n]
	}
}

// claimConstant keeps a name for a constant, if it is free.
func (b *builder) claimConstant(n *model.Node, value, name string) {
	if b.scope.Taken(name) {
		return
	}
	if b.keptConstants[n] == nil {
		b.keptConstants[n] = make(map[string]string)
	}
	b.keptConstants[n][value] = b.scope.Take(name)
}

// name is the name of a new type: the one that is kept for the node, if this
// is its first, or else the first candidate that is free.
func (b *builder) name(n *model.Node) string {
	if name := b.kept[n]; name != "" {
		delete(b.kept, n)
		return name
	}
	return b.scope.Take(b.candidates(n)...)
}

// placeKey is where the schema of a node stands: the name of its document and
// its pointer, and what tells a node apart that stands for several.
func placeKey(n *model.Node) string {
	if merged(n) {
		return placeKey(n.Parent) + " " + n.Word
	}
	return path.Base(strings.ReplaceAll(n.Loc.Doc.Name, "\\", "/")) + "#" + string(n.Loc.Pointer)
}

// Names returns the names of all types and constants of a package.
func (p *Package) Names() Names {
	names := Names{Types: make(map[string]string), Constants: make(map[string]map[string]string)}
	for n, c := range p.constants {
		names.Types[placeKey(n)] = c.Name
	}
	for _, d := range p.Types {
		key := placeKey(d.Node)
		if names.Types[key] != "" {
			continue // a second type of one place is named after the first
		}
		names.Types[key] = d.Name
		if form, ok := d.Form.(*Enum); ok {
			names.Constants[key] = make(map[string]string)
			for _, v := range form.Values {
				names.Constants[key][v.Literal] = v.Name
			}
		}
	}
	return names
}
