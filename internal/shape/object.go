package shape

import (
	"slices"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
)

// object is the view of an object: a struct if there are declared members,
// else a map.
func (s *shaper) object(n *model.Node, f *facts) model.View {
	rest, closed := s.rest(f)
	view := &model.Struct{}
	if !closed {
		view.Rest = &model.Rest{Value: rest}
	}
	for _, name := range declared(f) {
		field, possible := s.field(n, f, name)
		if !possible || field.Conditional && rest != nil { // among the rest is a place for it
			continue
		}
		field.Conditional = field.Conditional && !closed
		view.Fields = append(view.Fields, field)
	}
	switch {
	case len(view.Fields) > 0:
		return view
	case rest != nil:
		return model.Map{Value: rest}
	}
	return model.FreeObject{}
}

// declared returns the names of the declared members in order of appearance.
func declared(f *facts) []string {
	var names []string
	seen := make(map[string]bool)
	for _, m := range slices.Concat(f.members, f.sometimes) {
		for _, p := range m.Properties {
			if !seen[p.Name] {
				seen[p.Name] = true
				names = append(names, p.Name)
			}
		}
	}
	return names
}

// field makes the field of a declared member, unless there can be none.
func (s *shaper) field(n *model.Node, f *facts, name string) (field model.Field, possible bool) {
	field.Name = name
	var always, sometimes []*model.Node
	for _, m := range f.members {
		node := property(m, name)
		switch {
		case node != nil && isNever(node):
			return field, false
		case node != nil:
			always = append(always, node)
		case isNever(m.Additional) && len(m.Patterns) == 0:
			return field, false
		}
		field.Required = field.Required || slices.Contains(m.Required, name)
	}
	for _, m := range f.sometimes {
		if node := property(m, name); node != nil && !isNever(node) {
			sometimes = append(sometimes, node)
		}
	}
	field.Said = slices.Concat(always, sometimes)
	if len(always) > 0 {
		field.Node = s.together(always, n, name)
		if field.Node != nil {
			field.Only = s.onlyValue(field.Node)
		}
		return field, field.Node != nil
	}
	if len(sometimes) == 0 {
		return field, false
	}
	field.Conditional, field.Required = true, false
	field.Node = s.either(sometimes, n, name)
	return field, field.Node != nil
}

// onlyValue returns the value of a node that accepts no other.
func (s *shaper) onlyValue(n *model.Node) *source.Value {
	if f := s.of(n); f.enumerated && len(f.values) == 1 {
		return f.values[0].Value
	}
	return nil
}

func property(m *model.Members, name string) *model.Node {
	for _, p := range m.Properties {
		if p.Name == name {
			return p.Node
		}
	}
	return nil
}

// together returns a node for what several nodes say together. Those that add
// nothing to how the others look are left out.
func (s *shaper) together(nodes []*model.Node, parent *model.Node, word string) *model.Node {
	nodes = distinct(nodes)
	for i := 0; i < len(nodes) && len(nodes) > 1; {
		others := slices.Delete(slices.Clone(nodes), i, i+1)
		if s.adds(s.of(nodes[i]), s.facts(recipe{parts: others, kinds: model.AnyKind}), 0) {
			i++
			continue
		}
		nodes = others
	}
	return s.make(recipe{parts: nodes, kinds: model.AnyKind}, parent, word)
}

// rest returns what the members are that no properties name: the values of a
// node, or anything (nil), or there are none (closed).
func (s *shaper) rest(f *facts) (value *model.Node, closed bool) {
	var all []*model.Node
	for _, m := range f.members {
		if m.Additional == nil {
			continue
		}
		var nodes []*model.Node
		for _, p := range m.Patterns {
			if !isNever(p.Node) {
				nodes = append(nodes, p.Node)
			}
		}
		if !isNever(m.Additional) {
			nodes = append(nodes, m.Additional)
		}
		if len(nodes) == 0 {
			return nil, true
		}
		if slices.ContainsFunc(nodes, func(n *model.Node) bool { f := s.of(n); return f.kinds == model.AnyKind && !f.says() }) {
			continue
		}
		if either := s.either(nodes, nodes[0].Parent, "Value"); either != nil {
			all = append(all, either)
		}
	}
	switch {
	case len(all) > 0:
		return s.together(all, all[0].Parent, "Value"), false
	case f.seals && s.sealed(f):
		return nil, true
	}
	return nil, false
}

// sealed tells whether all members that can be evaluated have fields.
func (s *shaper) sealed(f *facts) bool {
	names := make(map[string]bool)
	for _, name := range declared(f) {
		names[name] = true
	}
	queue, seen := slices.Clone(f.recipe.parts), make(map[*model.Node]bool)
	for len(queue) > 0 {
		n := queue[0]
		queue = queue[1:]
		if seen[n] {
			continue
		}
		seen[n] = true
		for i, check := range n.Checks {
			if !named(check, names) {
				return false
			}
			if _, one := check.(model.OneOf); one && f.recipe.made.has(n, i) {
				continue // the other branches do not accept the instance
			}
			queue = append(queue, model.InPlaceOf(check)...)
		}
	}
	return true
}

// named tells whether a check evaluates no members but some that are named.
func named(check model.Check, names map[string]bool) bool {
	switch check := check.(type) {
	case *model.Members:
		return len(check.Patterns) == 0 && (check.Additional == nil || isNever(check.Additional)) &&
			!slices.ContainsFunc(check.Properties, func(p model.Property) bool { return !names[p.Name] })
	case model.Unevaluated:
		return check.Properties == nil || isNever(check.Properties)
	}
	return true
}
