package plan

import (
	"cmp"
	"slices"
	"strings"

	"github.com/typewright/typewright/internal/ident"
	"github.com/typewright/typewright/internal/model"
)

// complete makes the fields of all structs. Only then are all types known.
func (b *builder) complete() {
	for i := 0; i < len(b.pkg.Types); i++ { // the variants of a union may be new types
		d := b.pkg.Types[i]
		switch view := b.views[d].(type) {
		case *model.Struct:
			b.fields(d, d.Form.(*Struct), view)
		case model.Tuple:
			b.elements(d.Form.(*Tuple), view)
		case *model.Union:
			b.variants(d, d.Form.(*Union), view)
		}
	}
	for _, d := range b.pkg.Types {
		switch form := d.Form.(type) {
		case *Struct:
			breakCycles(d, form.Fields)
		case *Tuple:
			breakCycles(d, form.Fields)
		}
	}
	for _, d := range b.pkg.Types {
		if e, ok := d.Form.(*Enum); ok {
			b.constants(d, e)
		}
	}
	b.defaults()
}

func (b *builder) fields(d *Decl, s *Struct, view *model.Struct) {
	scope := ident.NewScope(b.methods()...)
	given := b.fieldNames(view, scope)
	kept := make(map[string]string)
	for _, f := range view.Fields {
		name := b.options.Locked.Fields[placeKey(d.Node)][f.Name]
		if name != "" && given[f.Node] == "" && !scope.Taken(name) {
			kept[f.Name] = scope.Take(name)
		}
	}
	for _, f := range view.Fields {
		t := b.typeOf(f.Node)
		name := cmp.Or(given[f.Node], kept[f.Name])
		if name == "" {
			name = scope.Take(ident.Exported(f.Name))
		}
		if !f.Required {
			t = b.optional(t)
		}
		s.Fields = append(s.Fields, Field{
			Name:     name,
			Member:   f.Name,
			Doc:      b.fieldDoc(f.Node),
			Type:     t,
			Required: f.Required,
		})
		field := &s.Fields[len(s.Fields)-1]
		if f.Conditional {
			field.Only = f.Node
		}
		if c, found := b.pkg.constants[f.Node]; found && !b.written[f.Node] {
			b.written[f.Node] = true
			s.Constants = append(s.Constants, c)
		}
		if f.Required && f.Only != nil {
			field.Constant = constantText(t, f.Only)
		}
	}
	if view.Rest != nil {
		elem := Type(Raw)
		if view.Rest.Value != nil {
			elem = b.typeOf(view.Rest.Value)
		}
		s.Rest = &Field{
			Name: scope.Take("AdditionalProperties", "OtherProperties"),
			Doc:  []string{"AdditionalProperties are the members that have no field of their own."},
			Type: Map{Elem: elem},
		}
		s.Rest.Doc[0] = strings.Replace(s.Rest.Doc[0], "AdditionalProperties", s.Rest.Name, 1)
	}
	if view.Others {
		name := scope.Take("NonObject", "NonObjectValue")
		s.Other = &Field{
			Name: name,
			Doc:  []string{name + " is the value where it is no object; the schema allows any. All other fields are unused then."},
			Type: Raw,
		}
	}
}

// fieldNames takes the names that the schema gives to fields, before any other
// field gets one.
func (b *builder) fieldNames(view *model.Struct, scope *ident.Scope) map[*model.Node]string {
	given := make(map[*model.Node]string)
	for _, f := range view.Fields {
		name := b.wishesOf(f.Node).fieldName
		for _, said := range f.Said {
			name = cmp.Or(name, b.wishesOf(said).fieldName)
		}
		if name == "" {
			continue
		}
		if scope.Take(name) != name {
			b.problem(f.Node.Loc, "another field is called %s already", name)
			continue
		}
		given[f.Node] = name
	}
	return given
}

// optional is the type of a field whose zero value means absent.
func (b *builder) optional(t Type) Type {
	switch t := t.(type) {
	case Slice:
		if !t.Null {
			return t
		}
		t.Null = false
		return Opt{t}
	case Map:
		if !t.Null {
			return t
		}
		t.Null = false
		return Opt{t}
	case Pointer:
		return Opt(t)
	case *External:
		if t.Null {
			return Opt{t}
		}
	case Named:
		if b.holdsNull(t.Decl) {
			return Opt{t}
		}
	case Basic:
		switch t {
		case Raw, Bytes:
			return t
		case Any:
			return Opt{t}
		default:
		}
	}
	return Pointer{t}
}

// holdsNull tells whether a declared type can be null.
func (b *builder) holdsNull(d *Decl) bool {
	switch form := d.Form.(type) {
	case Wrapper:
		return true
	case Defined:
		switch t := form.Type.(type) {
		case Named:
			return b.holdsNull(t.Decl)
		case Slice:
			return t.Null
		case Map:
			return t.Null
		}
		return form.Type == Raw
	case Alias:
		return b.holdsNull(form.Decl)
	case *Struct:
		return b.views[d].(*model.Struct).Others
	case *Union:
		return slices.ContainsFunc(b.views[d].(*model.Union).Variants, func(n *model.Node) bool { return n.Kinds.Has(model.Null) })
	case *Tuple, *Enum:
	}
	return false
}

// breakCycles puts a pointer where a struct would contain itself.
func breakCycles(d *Decl, fields []Field) {
	for i := range fields {
		named := held(fields[i].Type)
		if named == nil || !contains(named, d, map[*Decl]bool{}) {
			continue
		}
		if _, ok := fields[i].Type.(Opt); ok {
			fields[i].Type = Opt{Pointer{Named{named}}}
		} else {
			fields[i].Type = Pointer{Named{named}}
		}
	}
}

// held returns the declared type whose value a field holds in itself, or nil.
func held(t Type) *Decl {
	if opt, ok := t.(Opt); ok {
		t = opt.Elem
	}
	if named, ok := t.(Named); ok {
		return named.Decl
	}
	return nil
}

// contains tells whether a value of type d holds one of type part in itself.
func contains(d, part *Decl, seen map[*Decl]bool) bool {
	if d == part {
		return true
	}
	if seen[d] {
		return false
	}
	seen[d] = true
	within := func(t Type) bool {
		named := held(t)
		return named != nil && contains(named, part, seen)
	}
	switch form := d.Form.(type) {
	case *Struct:
		return slices.ContainsFunc(form.Fields, func(f Field) bool { return within(f.Type) })
	case *Tuple:
		return slices.ContainsFunc(form.Fields, func(f Field) bool { return within(f.Type) })
	case Alias:
		return contains(form.Decl, part, seen)
	case Defined:
		return within(form.Type)
	case Wrapper:
		return within(form.Type)
	case *Union, *Enum:
	}
	return false
}
