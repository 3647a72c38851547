package plan

import (
	"slices"
	"strconv"
	"strings"

	"github.com/typewright/typewright/internal/ident"
	"github.com/typewright/typewright/internal/model"
)

// variants makes the types of a union's variants. Two variants of one type
// are one.
func (b *builder) variants(d *Decl, u *Union, view *model.Union) {
	u.Interface = b.keptInterfaces[d.Node]
	if u.Interface == "" {
		u.Interface = b.scope.Take(d.Name+"Variant", d.Name+"UnionVariant")
	}
	u.Field, u.Marker = b.held(), "is"+d.Name
	places := make([]int, len(view.Variants))
	for i, n := range view.Variants {
		t := b.variant(n)
		places[i] = slices.Index(u.Variants, t)
		if places[i] < 0 {
			places[i] = len(u.Variants)
			u.Variants = append(u.Variants, t)
		}
	}
	u.Pick = model.Renumber(view.Pick, places)
	u.Recursive = slices.ContainsFunc(inPlace(d.Node), func(n *model.Node) bool { return n.Recursive })
}

// inPlace returns a node and all that apply to its instances.
func inPlace(n *model.Node) []*model.Node {
	all := []*model.Node{n}
	for i := 0; i < len(all); i++ {
		for _, part := range model.InPlace(all[i]) {
			if !slices.Contains(all, part) {
				all = append(all, part)
			}
		}
	}
	return all
}

// variant is the type of a variant: a declared one, since it has a method.
// What is a struct is behind a pointer.
func (b *builder) variant(n *model.Node) Type {
	d := b.boxes[n]
	switch t := b.typeOf(n).(type) {
	case Named:
		d = t.Decl
	default:
		if d == nil {
			d = b.declare(n, b.form(t))
			b.boxes[n] = d
		}
	}
	for {
		alias, ok := d.Form.(Alias)
		if !ok {
			break
		}
		d = alias.Decl
	}
	if isStruct(d) {
		return Pointer{Named{d}}
	}
	return Named{d}
}

func isStruct(d *Decl) bool {
	switch form := d.Form.(type) {
	case *Struct, *Tuple, *Union, Wrapper:
		return true
	case Defined:
		named, ok := form.Type.(Named)
		return ok && isStruct(named.Decl)
	case *Enum, Alias:
	}
	return false
}

// elements makes the fields of a tuple.
func (b *builder) elements(t *Tuple, view model.Tuple) {
	scope := ident.NewScope(b.methods()...)
	for i, n := range view.Elements {
		f := Field{Doc: b.fieldDoc(n), Type: b.typeOf(n), Required: i < view.Required}
		if !f.Required {
			f.Type = b.optional(f.Type)
		}
		f.Name = scope.Take(elementName(n, i), "Item"+strconv.Itoa(i))
		t.Fields = append(t.Fields, f)
	}
	if view.Rest != nil {
		name := scope.Take("Rest", "Others")
		t.Rest = &Field{Name: name, Doc: []string{name + " are the elements behind these."}, Type: Slice{Elem: b.typeOf(view.Rest)}}
	}
}

// elementName names an element of a tuple by its title, if that is short, or
// else by its place.
func elementName(n *model.Node, place int) string {
	const most = 3 // words
	if title := n.Notes.Title; title != "" && len(strings.Fields(title)) <= most {
		return ident.Exported(title)
	}
	return "Item" + strconv.Itoa(place)
}
