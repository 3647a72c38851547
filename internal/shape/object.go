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
	declarations, closedBy := declarationsOf(f)
	for _, name := range declared(f) {
		field, possible := s.field(n, declarations[name], name, closedBy)
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

// A declaration is what the facts say about one member.
type declaration struct {
	always, sometimes []*model.Node
	required          bool
	closed            int // how many of the checks that allow no members but theirs declare it
}

// declarationsOf returns what the facts say about each member, and how many
// checks allow no members but those that they declare.
func declarationsOf(f *facts) (all map[string]*declaration, closed int) {
	all = make(map[string]*declaration)
	of := func(name string) *declaration {
		if all[name] == nil {
			all[name] = &declaration{}
		}
		return all[name]
	}
	for _, m := range f.members {
		closes := isNever(m.Additional) && len(m.Patterns) == 0
		if closes {
			closed++
		}
		for _, p := range m.Properties {
			d := of(p.Name)
			d.always = append(d.always, p.Node)
			if closes {
				d.closed++
			}
		}
		for _, name := range m.Required {
			of(name).required = true
		}
	}
	for _, m := range f.sometimes {
		for _, p := range m.Properties {
			if !isNever(p.Node) {
				d := of(p.Name)
				d.sometimes = append(d.sometimes, p.Node)
			}
		}
	}
	return all, closed
}

// field makes the field of a declared member, unless there can be none. So
// many checks allow no members but those that they declare.
func (s *shaper) field(n *model.Node, d *declaration, name string, closed int) (field model.Field, possible bool) {
	if d == nil || d.closed < closed || slices.ContainsFunc(d.always, isNever) {
		return field, false
	}
	field.Name, field.Required = name, d.required
	field.Said = slices.Concat(d.always, d.sometimes)
	if len(d.always) > 0 {
		field.Node = s.together(d.always, n, name)
		if field.Node != nil {
			field.Only = s.onlyValue(field.Node)
		}
		return field, field.Node != nil
	}
	if len(d.sometimes) == 0 {
		return field, false
	}
	field.Conditional, field.Required = true, false
	field.Node = s.either(d.sometimes, n, name)
	return field, field.Node != nil
}

// onlyValue returns the value of a node that accepts no other.
func (s *shaper) onlyValue(n *model.Node) *source.Value {
	if f := s.of(n); f.enumerated && len(f.values) == 1 {
		return f.values[0].Value
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
