package plan

import (
	"go/token"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/typewright/typewright/internal/model"
)

// Names are the names of types, of constants, of fields and of the interfaces
// of unions, so that they can stay what they are when a schema grows. A type
// and an interface are known by the place of the schema, a constant also by its
// value and a field by its member.
type Names struct {
	Types      map[string]string
	Constants  map[string]map[string]string
	Fields     map[string]map[string]string
	Interfaces map[string]string
}

// Valid tells whether all names can be names of exported declarations.
func (names Names) Valid() bool {
	exported := func(name string) bool { return token.IsIdentifier(name) && token.IsExported(name) }
	all := func(names map[string]string) bool {
		for _, name := range names {
			if !exported(name) {
				return false
			}
		}
		return true
	}
	for _, parts := range []map[string]map[string]string{names.Constants, names.Fields} {
		for _, names := range parts {
			if !all(names) {
				return false
			}
		}
	}
	return all(names.Types) && all(names.Interfaces)
}

// claimNames gives out the names that do not depend on the order in which
// types are found: those that the schema gives, those that are locked, those
// of roots, and those of definitions. So a type that is new somewhere takes
// none of these away.
func (b *builder) claimNames() {
	if b.options.RootType != "" {
		b.claim(b.model.Roots[0], b.options.RootType)
	}
	seen := slices.DeleteFunc(b.seen(), func(n *model.Node) bool { return b.elsewhere(n) != nil })
	for _, n := range seen {
		if name := b.wishesOf(n).typeName; name != "" {
			b.claimGiven(n, name)
		}
	}
	locked := make(map[string]bool)
	for _, n := range seen {
		key := placeKey(n)
		if name := b.options.Locked.Types[key]; name != "" && !locked[key] {
			locked[key] = true
			b.claim(n, name)
			if name := b.options.Locked.Interfaces[key]; name != "" && !b.scope.Taken(name) {
				b.keptInterfaces[n] = b.scope.Take(name)
			}
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
	names := Names{
		Types: make(map[string]string), Constants: make(map[string]map[string]string),
		Fields: make(map[string]map[string]string), Interfaces: make(map[string]string),
	}
	for n, c := range p.constants {
		names.Types[placeKey(n)] = c.Name
	}
	for _, d := range p.Types {
		key := placeKey(d.Node)
		if names.Types[key] != "" {
			continue // a second type of one place is named after the first
		}
		names.Types[key] = d.Name
		switch form := d.Form.(type) {
		case *Enum:
			names.Constants[key] = make(map[string]string)
			for _, v := range form.Values {
				names.Constants[key][v.Literal] = v.Name
			}
		case *Struct:
			names.Fields[key] = make(map[string]string)
			for _, f := range form.Fields {
				names.Fields[key][f.Member] = f.Name
			}
		case *Union:
			names.Interfaces[key] = form.Interface
		case *Tuple, Defined, Wrapper, Alias:
		}
	}
	return names
}
