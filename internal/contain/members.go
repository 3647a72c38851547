package contain

import (
	"slices"

	"github.com/typewright/typewright/internal/model"
)

// members tells whether all objects that are left pass a check.
func (p *prover) members(f facts, k *known, check *model.Members) bool {
	required := k.required()
	least, most := p.size(k)
	if !inside(max(least, int64(len(required))), most, check.MinProperties, check.MaxProperties) {
		return false
	}
	if slices.ContainsFunc(check.Required, func(name string) bool { return !slices.Contains(required, name) }) {
		return false
	}
	if check.Names != nil && !p.below(func() bool { return p.names(k, check.Names) }) {
		return false
	}
	if !p.below(func() bool { return p.values(k, check) }) {
		return false
	}
	return !slices.ContainsFunc(check.Dependents, func(d model.Dependent) bool { return !p.depends(f, k, d) })
}

// required returns the names of the members that an object has for sure.
func (k *known) required() []string {
	var names []string
	for _, m := range k.members {
		names = append(names, m.Required...)
	}
	for grown := true; grown; {
		grown = false
		for _, m := range k.members {
			for _, d := range m.Dependents {
				for _, name := range d.Required {
					if slices.Contains(names, d.Name) && !slices.Contains(names, name) {
						names = append(names, name)
						grown = true
					}
				}
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// size returns how many members an object has, at least and at most; -1 is no
// limit.
func (p *prover) size(k *known) (least, most int64) {
	most = -1
	for _, m := range k.members {
		least, most = narrow(least, most, m.MinProperties, m.MaxProperties)
		if names, closed := p.closed(m); closed && (most < 0 || int64(len(names)) < most) {
			most = int64(len(names))
		}
	}
	if names, few := p.listedNames(k); few && (most < 0 || int64(len(names)) < most) {
		most = int64(len(names))
	}
	return least, most
}

// closed returns the names that an object can have, if a check lists them.
func (p *prover) closed(m *model.Members) (names []string, closed bool) {
	if m.Additional == nil || len(m.Patterns) > 0 || p.kindsOf(m.Additional) != 0 {
		return nil, false
	}
	for _, declared := range m.Properties {
		if p.kindsOf(declared.Node) != 0 {
			names = append(names, declared.Name)
		}
	}
	return names, true
}

// listedNames returns all names that members can have by what is said of
// names, if these are few.
func (p *prover) listedNames(k *known) (names []string, few bool) {
	f := facts{all: []*model.Node{p.ofKind(model.String)}}
	for _, m := range k.members {
		if m.Names != nil {
			f = f.and(m.Names)
		}
	}
	if len(f.all) == 1 {
		return nil, false
	}
	values, few := p.listed(f, p.gather(f))
	for _, v := range values {
		names = append(names, v.Text)
	}
	return names, few
}

// forbidden tells whether no object has a member of that name.
func (p *prover) forbidden(k *known, name string) bool {
	return slices.ContainsFunc(k.members, func(m *model.Members) bool {
		return m.Names != nil && !p.accepts(m.Names, text(name))
	})
}

// member returns what is known of the value of a member.
func (p *prover) member(k *known, name string) facts {
	var f facts
	for _, m := range k.members {
		f.all = append(f.all, p.applied(m, name)...)
	}
	return f
}

// applied returns the nodes that a check applies to the value of a member.
func (p *prover) applied(m *model.Members, name string) []*model.Node {
	var nodes []*model.Node
	declared := property(m, name)
	if declared != nil {
		nodes = append(nodes, declared)
	}
	for _, pattern := range m.Patterns {
		if p.searches.matches(pattern.Pattern.Match, name) {
			nodes = append(nodes, pattern.Node)
		}
	}
	if len(nodes) == 0 && m.Additional != nil {
		nodes = append(nodes, m.Additional)
	}
	return nodes
}

// names tells whether all names that are left are accepted.
func (p *prover) names(k *known, want *model.Node) bool {
	f := facts{all: []*model.Node{p.ofKind(model.String)}}
	for _, m := range k.members {
		if m.Names != nil {
			f = f.and(m.Names)
		}
	}
	if p.within(f, want) {
		return true
	}
	return slices.ContainsFunc(k.members, func(m *model.Members) bool {
		names, closed := p.closed(m)
		return closed && !slices.ContainsFunc(names, func(name string) bool {
			return !p.accepts(want, text(name)) && !p.forbidden(k, name)
		})
	})
}

// values tells whether the values of all members that are left pass a check:
// those of names that either side knows one by one, all others by what applies
// to them.
func (p *prover) values(k *known, check *model.Members) bool {
	var names []string
	for _, m := range append(slices.Clip(k.members), check) {
		for _, declared := range m.Properties {
			names = append(names, declared.Name)
		}
		names = append(names, m.Required...)
	}
	listed, few := p.listedNames(k)
	names = append(names, listed...)
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		if p.forbidden(k, name) {
			continue
		}
		have := p.member(k, name)
		if slices.ContainsFunc(p.applied(check, name), func(want *model.Node) bool { return !p.within(have, want) }) {
			return false
		}
	}
	if few {
		return true // there are no others
	}
	for _, pattern := range check.Patterns {
		if !p.others(k, func(text string) bool { return text == pattern.Pattern.Text }, nil, pattern.Node) {
			return false
		}
	}
	if check.Additional == nil {
		return true
	}
	excluded := func(text string) bool {
		return slices.ContainsFunc(check.Patterns, func(p model.PatternProperty) bool { return p.Pattern.Text == text })
	}
	return p.others(k, nil, excluded, check.Additional)
}

// others tells whether the values of all members whose names are not declared
// are accepted. Of these names it is known that they match some patterns, if
// matching is not nil, and that they do not match some others.
func (p *prover) others(k *known, matching, excluded func(pattern string) bool, want *model.Node) bool {
	ways := []facts{{}}
	for _, m := range k.members {
		if ways = multiply(ways, options(m, matching, excluded)); ways == nil {
			return false
		}
	}
	return !slices.ContainsFunc(ways, func(f facts) bool { return !p.within(f, want) })
}

// options returns what a check can apply to the value of a member whose name
// is not declared.
func options(m *model.Members, matching, excluded func(pattern string) bool) []facts {
	var options []facts
	for _, pattern := range m.Patterns {
		option := facts{all: []*model.Node{pattern.Node}}
		if matching != nil && matching(pattern.Pattern.Text) {
			return []facts{option}
		}
		if excluded == nil || !excluded(pattern.Pattern.Text) {
			options = append(options, option)
		}
	}
	if m.Additional == nil {
		return append(options, facts{})
	}
	return append(options, facts{all: []*model.Node{m.Additional}})
}

// multiply combines ways with options, unless these are too many.
func multiply(ways, options []facts) []facts {
	const most = 64
	if len(ways)*len(options) > most {
		return nil
	}
	var all []facts
	for _, way := range ways {
		for _, option := range options {
			all = append(all, way.and(option.all...))
		}
	}
	return all
}

// depends tells whether all objects that are left have what a member asks for.
func (p *prover) depends(f facts, k *known, d model.Dependent) bool {
	if p.forbidden(k, d.Name) || p.below(func() bool { return p.impossible(p.member(k, d.Name)) }) {
		return true
	}
	with := f.and(p.ofKind(model.Object), p.having(d.Name))
	present := p.gather(with).required()
	if slices.ContainsFunc(d.Required, func(name string) bool { return !slices.Contains(present, name) }) {
		return false
	}
	return d.Node == nil || p.within(with, d.Node)
}

// noObject tells whether no object has the members that are wanted.
func (p *prover) noObject(k *known) bool {
	required := k.required()
	least, most := p.size(k)
	if most >= 0 && max(least, int64(len(required))) > most {
		return true
	}
	return p.below(func() bool {
		return slices.ContainsFunc(required, func(name string) bool {
			return p.forbidden(k, name) || p.impossible(p.member(k, name))
		})
	})
}
