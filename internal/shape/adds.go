package shape

import (
	"slices"

	"github.com/typewright/typewright/internal/model"
)

// deepest is how far below an instance two shapes are compared.
const deepest = 4

// adds tells whether more facts would change how the instances look that the
// facts f describe. What only makes fewer of them valid does not.
func (s *shaper) adds(more, f *facts, depth int) bool {
	switch {
	case depth > deepest, more.impossible():
		return true
	case more.kinds&f.kinds != f.kinds:
		return true
	case more.enumerated && !includes(more.values, f):
		return true
	case f.kinds == model.String && more.format == "date-time" && f.format != more.format:
		return true
	case f.kinds == model.Integer && integer(append(f.limits[:len(f.limits):len(f.limits)], more.limits...)) != integer(f.limits):
		return true
	}
	if f.kinds&model.Object != 0 && s.addsMembers(more, f, depth) {
		return true
	}
	if f.kinds&model.Array != 0 && s.addsElements(more, f, depth) {
		return true
	}
	return slices.ContainsFunc(more.choices, func(c choice) bool { return s.matters(c, f, depth) })
}

// includes tells whether all values that f allows are among some others.
func includes(values []model.EnumValue, f *facts) bool {
	if !f.enumerated {
		return false
	}
	for _, v := range f.values {
		if !slices.ContainsFunc(values, func(o model.EnumValue) bool { return equal(o.Value, v.Value) }) {
			return false
		}
	}
	return true
}

// matters tells whether a choice would change how instances look.
func (s *shaper) matters(c choice, f *facts, depth int) bool {
	return slices.ContainsFunc(c.branches, func(branch *model.Node) bool {
		more := *s.of(branch)
		if more.kinds&f.kinds == 0 {
			return false // this branch is not possible anyway
		}
		more.kinds |= f.kinds // the others may be possible for these
		if more.enumerated && f.kinds&^(model.String|model.Bool|number|model.Null) == 0 {
			more.enumerated = false
		}
		return s.adds(&more, f, depth+1)
	})
}

func (s *shaper) addsMembers(more, f *facts, depth int) bool {
	declared := declarations(f)
	for _, m := range slices.Concat(more.members, more.sometimes) {
		for _, p := range m.Properties {
			nodes, found := declared[p.Name]
			switch {
			case isNever(p.Node):
				if found {
					return true
				}
			case !found:
				return true
			case !slices.Contains(nodes, p.Node) && s.adds(s.of(p.Node), s.facts(recipe{parts: nodes, kinds: model.AnyKind}), depth+1):
				return true
			}
		}
	}
	for _, m := range more.members {
		if m.Additional == nil {
			continue
		}
		if isNever(m.Additional) && len(m.Patterns) == 0 {
			for name := range declared {
				if !slices.ContainsFunc(m.Properties, func(p model.Property) bool { return p.Name == name }) {
					return true // the member cannot be there
				}
			}
			continue
		}
		if rest, closed := s.rest(f); !closed && rest == nil && s.of(m.Additional).kinds != model.AnyKind {
			return true
		}
	}
	return false
}

// declarations returns the nodes of each declared member.
func declarations(f *facts) map[string][]*model.Node {
	declared := make(map[string][]*model.Node)
	for _, m := range slices.Concat(f.members, f.sometimes) {
		for _, p := range m.Properties {
			declared[p.Name] = append(declared[p.Name], p.Node)
		}
	}
	return declared
}

func (s *shaper) addsElements(more, f *facts, depth int) bool {
	for _, e := range more.elements {
		if len(e.Prefix) > 0 && !slices.ContainsFunc(f.elements, func(o *model.Elements) bool { return len(o.Prefix) >= len(e.Prefix) }) {
			return true
		}
		if e.Items == nil {
			continue
		}
		var items []*model.Node
		for _, o := range f.elements {
			if o.Items != nil {
				items = append(items, o.Items)
			}
		}
		if s.adds(s.of(e.Items), s.facts(recipe{parts: items, kinds: model.AnyKind}), depth+1) {
			return true
		}
	}
	return false
}
