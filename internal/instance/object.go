package instance

import (
	"math"
	"slices"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
)

// object makes an object: the required members, some of the declared ones,
// and some others.
func (g *Generator) object(d *demands, depth int) *source.Value {
	names := g.memberNames(d, depth)
	g.dependents(d, &names, depth)
	g.trim(d, &names)
	v := &source.Value{Kind: source.Object}
	for _, name := range names {
		nodes, evaluated := g.memberNodes(d, name)
		if !evaluated {
			for _, left := range d.left {
				if left.Properties != nil {
					nodes = append(nodes, left.Properties)
				}
			}
		}
		v.Members = append(v.Members, source.Member{Name: name, Value: g.value(nodes, depth+1)})
	}
	if g.chance(3) {
		g.random.Shuffle(len(v.Members), func(i, j int) { v.Members[i], v.Members[j] = v.Members[j], v.Members[i] })
	}
	return v
}

// add appends a name that is new.
func addName(names *[]string, name string) {
	if !slices.Contains(*names, name) {
		*names = append(*names, name)
	}
}

// memberNames chooses names.
func (g *Generator) memberNames(d *demands, depth int) []string {
	var names []string
	rarity := 2
	switch {
	case g.parts > g.mostParts:
		rarity = math.MaxInt
	case depth >= depthShort:
		rarity = 40
	case depth >= depthSmall:
		rarity = 4
	case g.chance(4):
		rarity = 1 // all of them
	}
	for _, m := range d.members {
		for _, name := range m.Required {
			addName(&names, name)
		}
		for _, p := range m.Properties {
			if g.chance(rarity) && !never(p.Node) {
				addName(&names, p.Name)
			}
		}
		for _, p := range m.Patterns {
			if g.chance(rarity) && !never(p.Node) {
				addName(&names, g.matching(p.Pattern.Match))
			}
		}
	}
	closed := g.closed(d)
	for range g.random.IntN(3) {
		if g.chance(rarity) && !closed {
			addName(&names, g.otherName(d))
		}
	}
	least := 0
	for _, m := range d.members {
		if m.MinProperties != nil {
			least = max(least, int(min(m.MinProperties.Value, 40)))
		}
	}
	for range 4 * least {
		if len(names) < least {
			addName(&names, g.otherName(d))
		}
	}
	return names
}

// closed tells whether members without a schema are unwelcome.
func (g *Generator) closed(d *demands) bool {
	for _, m := range d.members {
		if never(m.Additional) {
			return true
		}
	}
	for _, left := range d.left {
		if never(left.Properties) {
			return true
		}
	}
	return false
}

// otherName makes a name, of those that propertyNames allows.
func (g *Generator) otherName(d *demands) string {
	var nodes []*model.Node
	for _, m := range d.members {
		if m.Names != nil {
			nodes = append(nodes, m.Names)
		}
	}
	if nodes != nil {
		if v := g.value(nodes, depthShort); v.Kind == source.String {
			return v.Text
		}
	}
	return g.Name()
}

// dependents adds what follows from the presence of members.
func (g *Generator) dependents(d *demands, names *[]string, depth int) {
	for at := 0; at < len(d.members); at++ { // it grows
		for _, dependent := range d.members[at].Dependents {
			if !slices.Contains(*names, dependent.Name) {
				continue
			}
			for _, name := range dependent.Required {
				addName(names, name)
			}
			if dependent.Node == nil || len(d.members) > 50 {
				continue
			}
			before := len(d.members)
			g.add(d, dependent.Node, depth)
			for _, m := range d.members[before:] {
				for _, name := range m.Required {
					addName(names, name)
				}
			}
		}
	}
}

// trim drops names beyond maxProperties.
func (g *Generator) trim(d *demands, names *[]string) {
	for _, m := range d.members {
		if m.MaxProperties != nil && int64(len(*names)) > m.MaxProperties.Value && !g.chance(8) {
			*names = (*names)[:m.MaxProperties.Value]
		}
	}
}

// memberNodes returns the nodes that a member's value has to please, and
// whether there are any that evaluate it.
func (g *Generator) memberNodes(d *demands, name string) (nodes []*model.Node, evaluated bool) {
	for _, m := range d.members {
		found := false
		for _, p := range m.Properties {
			if p.Name == name {
				nodes, found = append(nodes, p.Node), true
			}
		}
		for _, p := range m.Patterns {
			if g.searches.holds(p.Pattern.Match, name) {
				nodes, found = append(nodes, p.Node), true
			}
		}
		if !found && m.Additional != nil {
			nodes, found = append(nodes, m.Additional), true
		}
		evaluated = evaluated || found
	}
	return nodes, evaluated
}
