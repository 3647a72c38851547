package lint

import (
	"fmt"
	"strconv"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
)

// objects looks for required members that are forbidden, and for more of them
// than there may be.
func (c *contradictor) objects(parts []*model.Node, kinds model.Kinds) []conflict {
	consequence := none(kinds, model.Object, "object")
	var conflicts []conflict
	var first said
	required := make(map[string]bool)
	each(parts, func(n *model.Node, m *model.Members) {
		for i, name := range m.Required {
			if required[name] {
				continue
			}
			required[name] = true
			wanted := said{n, m.RequiredAt + "/" + strconv.Itoa(i)}
			if first.node == nil {
				first = said{n, m.RequiredAt}
			}
			if by, found := c.forbids(parts, name); found {
				conflicts = append(conflicts, conflict{
					[]said{wanted, by}, fmt.Sprintf("the member %q is required, and forbidden by %s: %s", name, by, consequence),
				})
			}
		}
	})
	each(parts, func(n *model.Node, m *model.Members) {
		if most := m.MaxProperties; most != nil && int64(len(required)) > most.Value {
			conflicts = append(conflicts, conflict{
				[]said{{n, most.At}, first}, fmt.Sprintf("%s, and %d members are required: %s", said{n, most.At}, len(required), consequence),
			})
		}
		if least := m.MinProperties; least != nil {
			if by, most, found := fewest(parts); found && int64(most) < least.Value {
				conflicts = append(conflicts, conflict{
					[]said{{n, least.At}, by}, fmt.Sprintf("%s, and %s leaves room for %d: %s", said{n, least.At}, by, most, consequence),
				})
			}
		}
	})
	return conflicts
}

// each calls a function for the checks about objects.
func each(parts []*model.Node, f func(*model.Node, *model.Members)) {
	for _, n := range parts {
		for _, check := range n.Checks {
			if m, ok := check.(*model.Members); ok {
				f(n, m)
			}
		}
	}
}

// forbids returns the keyword that allows no member of a name.
func (c *contradictor) forbids(parts []*model.Node, name string) (by said, found bool) {
	each(parts, func(n *model.Node, m *model.Members) {
		declared := false
		for _, p := range m.Properties {
			if p.Name == name {
				if declared = true; isFalse(p.Node) {
					by, found = said{p.Node, p.Node.At}, true
				}
			}
		}
		switch {
		case m.Names != nil && !c.judge.Accepts(m.Names, &source.Value{Kind: source.String, Text: name}):
			by, found = said{n, m.Names.At}, true
		case !declared && !c.matches(m, name) && m.Additional != nil && isFalse(m.Additional):
			by, found = said{n, m.AdditionalAt}, true
		}
	})
	return by, found
}

// matches tells whether a name matches one of patternProperties.
func (p *pass) matches(m *model.Members, name string) bool {
	for _, pattern := range m.Patterns {
		if p.judge.Matches(pattern.Pattern, name) {
			return true
		}
	}
	return false
}

func isFalse(n *model.Node) bool {
	if len(n.Checks) != 1 {
		return false
	}
	_, never := n.Checks[0].(model.Never)
	return never
}

// fewest returns how many members there can be at most where only declared
// ones are allowed, and what allows no others.
func fewest(parts []*model.Node) (by said, most int, found bool) {
	each(parts, func(n *model.Node, m *model.Members) {
		if m.Additional == nil || !isFalse(m.Additional) || len(m.Patterns) > 0 {
			return
		}
		possible := 0
		for _, p := range m.Properties {
			if !isFalse(p.Node) {
				possible++
			}
		}
		if !found || possible < most {
			by, most, found = said{n, m.AdditionalAt}, possible, true
		}
	})
	return by, most, found
}
