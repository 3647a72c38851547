package plan

import (
	"maps"
	"slices"

	"github.com/typewright/typewright/internal/model"
)

// secrets finds what is not for logs: what the schema calls writeOnly or a
// password. A declared type tells of itself; a field tells of what no declared
// type in it does.
func (b *builder) secrets() {
	for _, d := range b.pkg.Types {
		switch form := d.Form.(type) {
		case *Struct:
			d.Secret = slices.ContainsFunc(inPlace(d.Node), isSecret)
			b.secretFields(d, form, b.views[d].(*model.Struct))
		case *Tuple:
			d.Secret = slices.ContainsFunc(inPlace(d.Node), isSecret)
			view := b.views[d].(model.Tuple)
			for i, n := range view.Elements {
				form.Fields[i].Secret = secretIn(n, form.Fields[i].Type)
			}
			if form.Rest != nil {
				form.Rest.Secret = secretIn(view.Rest, form.Rest.Type.(Slice).Elem)
			}
		case *Union:
			d.Secret = saysSecret(d.Node, make(map[*model.Node]bool))
		case *Enum:
			d.Secret = slices.ContainsFunc(inPlace(d.Node), isSecret)
		case Defined:
			d.Secret = secretIn(d.Node, form.Type)
		case Wrapper:
			d.Secret = secretIn(d.Node, form.Type)
		case Alias:
		}
	}
}

// secretFields asks all that apply to an object about its members. What they
// say of one that has no field, or not always, is true of the rest.
func (b *builder) secretFields(d *Decl, s *Struct, view *model.Struct) {
	said := make(map[string][]*model.Node)
	var others []*model.Node
	for _, n := range inPlace(d.Node) {
		for _, check := range n.Checks {
			if members, ok := check.(*model.Members); ok {
				for _, p := range members.Properties {
					said[p.Name] = append(said[p.Name], p.Node)
				}
			}
			others = append(others, restOf(check)...)
		}
	}
	for i, f := range view.Fields {
		field := &s.Fields[i]
		field.Secret = slices.ContainsFunc(append(said[f.Name], f.Node), func(n *model.Node) bool { return secretIn(n, field.Type) })
		if !f.Conditional {
			delete(said, f.Name)
		}
	}
	if s.Rest == nil {
		return
	}
	secret := func(n *model.Node) bool { return secretIn(n, s.Rest.Type.(Map).Elem) }
	s.Rest.Secret = slices.ContainsFunc(others, secret)
	for _, name := range slices.Sorted(maps.Keys(said)) {
		if slices.ContainsFunc(said[name], secret) {
			s.Secrets = append(s.Secrets, name)
		}
	}
}

// restOf are the nodes that a check asks about members without a name in the
// schema.
func restOf(check model.Check) []*model.Node {
	var nodes []*model.Node
	switch check := check.(type) {
	case *model.Members:
		for _, p := range check.Patterns {
			nodes = append(nodes, p.Node)
		}
		nodes = append(nodes, check.Additional)
	case model.Unevaluated:
		nodes = append(nodes, check.Properties)
	}
	return slices.DeleteFunc(nodes, func(n *model.Node) bool { return n == nil })
}

func isSecret(n *model.Node) bool { return n.Notes.WriteOnly || n.Notes.Format == "password" }

// saysSecret tells whether a node, or what it says that its instances are, is
// secret. What they may be is not asked.
func saysSecret(n *model.Node, seen map[*model.Node]bool) bool {
	if seen[n] {
		return false
	}
	seen[n] = true
	if isSecret(n) {
		return true
	}
	for _, check := range n.Checks {
		var parts []*model.Node
		switch check := check.(type) {
		case model.Ref:
			parts = append(parts, check.Node)
		case model.AllOf:
			parts = check.Nodes
		}
		if slices.ContainsFunc(parts, func(part *model.Node) bool { return saysSecret(part, seen) }) {
			return true
		}
	}
	return false
}

// secretIn tells whether a value of a node, or any part of it that no declared
// type tells of, is secret.
func secretIn(n *model.Node, t Type) bool {
	switch t := t.(type) {
	case Pointer:
		return secretIn(n, t.Elem)
	case Opt:
		return secretIn(n, t.Elem)
	case Named:
		return saysSecret(n, make(map[*model.Node]bool))
	case Slice:
		return secretParts(n, t.Elem)
	case Map:
		return secretParts(n, t.Elem)
	case Basic:
		if t != Any && t != Raw {
			return slices.ContainsFunc(inPlace(n), isSecret)
		}
	}
	return slices.ContainsFunc(reachable(n), isSecret) // it shows all that is inside
}

// secretParts tells whether an array or object, or an element or member of a
// type in it, is secret.
func secretParts(n *model.Node, elem Type) bool {
	here := inPlace(n)
	for _, part := range here {
		if isSecret(part) {
			return true
		}
		for _, child := range model.Children(part) {
			if !slices.Contains(here, child) && secretIn(child, elem) {
				return true
			}
		}
	}
	return false
}

func reachable(n *model.Node) []*model.Node {
	all, seen := []*model.Node{n}, map[*model.Node]bool{n: true}
	for i := 0; i < len(all); i++ {
		for _, child := range model.Children(all[i]) {
			if !seen[child] {
				seen[child] = true
				all = append(all, child)
			}
		}
	}
	return all
}
