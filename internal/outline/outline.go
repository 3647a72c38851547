// Package outline draws the types of a plan: as a tree, as JSON, as class
// diagrams. It changes nothing.
package outline

import (
	"strconv"
	"strings"

	"github.com/typewright/typewright/internal/plan"
)

// An Outline is the declared types of a package, roots first.
type Outline struct {
	Types []*Type `json:"types"`
}

// A Type is a declared type. What kind it is says which of the rest it has.
type Type struct {
	Name   string   `json:"name"`
	Kind   string   `json:"kind"`             // struct, tuple, union, enum, defined, wrapper or alias
	Schema string   `json:"schema"`           // where its schema stands: file:line:column: pointer
	Root   bool     `json:"root,omitempty"`   // the type of a whole document
	Of     string   `json:"of,omitempty"`     // the type of an enum's values; what a defined type, wrapper or alias holds
	Fields []Field  `json:"fields,omitempty"` // of a struct or tuple
	Cases  []string `json:"cases,omitempty"`  // the variants of a union, the constants of an enum

	uses []*Type // what Of and Cases refer to
}

// A Field is a field of a struct or tuple.
type Field struct {
	Name     string `json:"name"`             // in Go
	Member   string `json:"member,omitempty"` // in JSON; the rest has none
	Type     string `json:"type"`
	Required bool   `json:"required,omitempty"`
	Rest     bool   `json:"rest,omitempty"` // it holds all members or elements that have no field

	uses []*Type
}

// Of makes the outline of a package, whose first types are the roots.
func Of(p *plan.Package, roots int) *Outline {
	b := &builder{types: make(map[*plan.Decl]*Type)}
	o := &Outline{}
	for n, d := range p.Types {
		t := &Type{Name: d.Name, Schema: d.Node.Loc.String(), Root: n < roots}
		b.types[d] = t
		o.Types = append(o.Types, t)
	}
	for _, d := range p.Types {
		b.form(b.types[d], d.Form)
	}
	return o
}

type builder struct{ types map[*plan.Decl]*Type }

func (b *builder) form(t *Type, form plan.Form) {
	switch form := form.(type) {
	case *plan.Struct:
		t.Kind = "struct"
		t.Fields = b.fields(form.Fields, form.Rest)
		if form.Other != nil {
			t.Fields = append(t.Fields, b.field(*form.Other))
		}
	case *plan.Tuple:
		t.Kind = "tuple"
		t.Fields = b.fields(form.Fields, form.Rest)
	case *plan.Union:
		t.Kind = "union"
		for _, variant := range form.Variants {
			t.Cases = append(t.Cases, goType(variant))
			t.uses = append(t.uses, b.named(variant)...)
		}
	case *plan.Enum:
		t.Kind, t.Of = "enum", goType(form.Of)
		for _, value := range form.Values {
			t.Cases = append(t.Cases, literal(form.Of, value.Literal))
		}
	case plan.Defined:
		t.Kind, t.Of, t.uses = "defined", goType(form.Type), b.named(form.Type)
	case plan.Wrapper:
		t.Kind, t.Of, t.uses = "wrapper", goType(form.Type), b.named(form.Type)
	case plan.Alias:
		of := plan.Type(plan.Named{Decl: form.Decl})
		if form.From != nil {
			of = form.From
		}
		t.Kind, t.Of, t.uses = "alias", goType(of), b.named(of)
	}
}

func literal(of plan.Basic, text string) string {
	if of == plan.String {
		return strconv.Quote(text)
	}
	return text
}

func (b *builder) fields(fields []plan.Field, rest *plan.Field) []Field {
	var all []Field
	for _, f := range fields {
		all = append(all, b.field(f))
	}
	if rest != nil {
		last := b.field(*rest)
		last.Rest, last.Member = true, ""
		all = append(all, last)
	}
	return all
}

func (b *builder) field(f plan.Field) Field {
	return Field{Name: f.Name, Member: f.Member, Type: goType(f.Type), Required: f.Required, uses: b.named(f.Type)}
}

// named returns the declared types that a type is made of.
func (b *builder) named(t plan.Type) []*Type {
	switch t := t.(type) {
	case plan.Named:
		return []*Type{b.types[t.Decl]}
	case plan.Pointer:
		return b.named(t.Elem)
	case plan.Slice:
		return b.named(t.Elem)
	case plan.Map:
		return b.named(t.Elem)
	case plan.Opt:
		return b.named(t.Elem)
	}
	return nil
}

// goType is a type as Go writes it.
func goType(t plan.Type) string {
	switch t := t.(type) {
	case plan.Named:
		return t.Decl.Name
	case plan.Pointer:
		return "*" + goType(t.Elem)
	case plan.Slice:
		return "[]" + goType(t.Elem)
	case plan.Map:
		return "map[string]" + goType(t.Elem)
	case plan.Opt:
		return "Opt[" + goType(t.Elem) + "]"
	case *plan.External:
		return strings.TrimPrefix(t.Package+"."+t.Name, ".")
	case plan.Basic:
		return t.String()
	}
	return ""
}

// below returns the types that a type refers to, each once, in order.
func (t *Type) below() []*Type {
	var all []*Type
	seen := make(map[*Type]bool)
	add := func(types []*Type) {
		for _, other := range types {
			if !seen[other] {
				seen[other] = true
				all = append(all, other)
			}
		}
	}
	for _, f := range t.Fields {
		add(f.uses)
	}
	add(t.uses)
	return all
}
