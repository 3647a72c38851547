package plan

import (
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
	for _, d := range b.pkg.Types {
		if u, ok := d.Form.(*Union); ok {
			secretBeside(u, d.Node)
		}
	}
}

// secretFields asks all that apply to an object about its members.
func (b *builder) secretFields(d *Decl, s *Struct, view *model.Struct) {
	for i, f := range view.Fields {
		s.Fields[i].Secret = secretIn(f.Node, s.Fields[i].Type)
	}
	here := inPlace(d.Node)
	s.markSecret(said(here))
	if s.Rest == nil {
		return
	}
	for _, n := range here {
		for _, check := range n.Checks {
			for _, part := range restOf(check) {
				s.Rest.Secret = s.Rest.Secret || secretIn(part, s.Rest.Type.(Map).Elem)
			}
		}
	}
}

// secretBeside makes what a branch of anyOf says of members true of the other
// variants, too, as several branches may accept a value.
func secretBeside(u *Union, n *model.Node) {
	var branches []*model.Node
	for _, part := range inPlace(n) {
		for _, check := range part.Checks {
			if anyOf, ok := check.(model.AnyOf); ok {
				for _, branch := range anyOf.Nodes {
					branches = append(branches, inPlace(branch)...)
				}
			}
		}
	}
	members := said(branches)
	for _, t := range u.Variants {
		if s, ok := core(t).Form.(*Struct); ok {
			s.markSecret(members)
		}
	}
}

// said is what nodes say of members, by their names.
func said(nodes []*model.Node) map[string][]*model.Node {
	members := make(map[string][]*model.Node)
	for _, n := range nodes {
		for _, check := range n.Checks {
			if check, ok := check.(*model.Members); ok {
				for _, p := range check.Properties {
					members[p.Name] = append(members[p.Name], p.Node)
				}
			}
		}
	}
	return members
}

// markSecret marks the members of which a node says that they are secret: as
// fields, and among the rest where they have no field, or not always.
func (s *Struct) markSecret(members map[string][]*model.Node) {
	always := make(map[string]bool)
	for i := range s.Fields {
		f := &s.Fields[i]
		f.Secret = f.Secret || slices.ContainsFunc(members[f.Member], func(n *model.Node) bool { return secretIn(n, f.Type) })
		always[f.Member] = f.Only == nil
	}
	if s.Rest == nil {
		return
	}
	for name, nodes := range members {
		if !always[name] && slices.ContainsFunc(nodes, func(n *model.Node) bool { return secretIn(n, s.Rest.Type.(Map).Elem) }) {
			s.Secrets = append(s.Secrets, name)
		}
	}
	slices.Sort(s.Secrets)
	s.Secrets = slices.Compact(s.Secrets)
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
	case *External:
		if t.Extras.Slog {
			return saysSecret(n, make(map[*model.Node]bool))
		}
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
