package lint

import (
	"slices"
	"strconv"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/schema"
)

// undeclaredRequired looks for required members of objects whose members are
// described, but not these: neither in the schema itself, nor in one that
// applies to the same object. It may be a misspelt name.
func (p *pass) undeclaredRequired() {
	for _, s := range p.schemas {
		required, properties := s.Keyword("required"), s.Keyword("properties")
		if required == nil || properties == nil || len(properties.Named) == 0 {
			continue
		}
		for i, item := range required.Value.Items {
			if p.isUndeclared(s, item.Text) {
				declared := func(yield func(string) bool) {
					for _, named := range properties.Named {
						if !yield(named.Name) {
							return
						}
					}
				}
				p.report(below(required.Loc, item, strconv.Itoa(i)), didYouMean(item.Text, declared),
					"the member %q is required, but no schema here describes it", item.Text)
			}
		}
	}
}

// isUndeclared tells whether nothing that applies to an object of a schema
// describes a member.
func (p *pass) isUndeclared(s *schema.Schema, name string) bool {
	nodes := p.nodesOf(s)
	for _, n := range nodes {
		for _, top := range p.tops(n) {
			if p.described(top).has(p, name) {
				return false
			}
		}
	}
	return len(nodes) > 0
}

// mostInPlace is how many nodes are looked at to find what describes an
// object. Where there are more, anything may be described.
const mostInPlace = 1000

// tops are the nodes that apply a node in place, or what applies it, and that
// nothing else applies.
func (p *pass) tops(n *model.Node) []*model.Node {
	all := []*model.Node{n}
	seen := map[*model.Node]bool{n: true}
	var tops []*model.Node
	for i := 0; i < len(all) && i < mostInPlace; i++ {
		above := p.inPlace[all[i]]
		if len(above) == 0 {
			tops = append(tops, all[i])
		}
		for _, n := range above {
			if !seen[n] {
				seen[n] = true
				all = append(all, n)
			}
		}
	}
	return tops
}

// A description is what a node, and all that it applies in place, say about
// the members of an object.
type description struct {
	all      bool // anything may be said
	names    map[string]bool
	patterns []*model.Members
}

func (d *description) has(p *pass, name string) bool {
	return d.all || d.names[name] ||
		slices.ContainsFunc(d.patterns, func(m *model.Members) bool { return p.matches(m, name) })
}

func (p *pass) described(top *model.Node) *description {
	if d := p.descriptions[top]; d != nil {
		return d
	}
	d := &description{names: make(map[string]bool)}
	p.descriptions[top] = d
	all := []*model.Node{top}
	seen := map[*model.Node]bool{top: true}
	for i := 0; i < len(all) && !d.all; i++ {
		each(all[i:i+1], d.add)
		for _, n := range model.InPlace(all[i]) {
			if !seen[n] {
				seen[n] = true
				all = append(all, n)
			}
		}
		d.all = d.all || len(all) > mostInPlace
	}
	return d
}

// add adds what one schema says. Other members that are forbidden are a
// contradiction, and not names that are missing.
func (d *description) add(_ *model.Node, m *model.Members) {
	for _, property := range m.Properties {
		d.names[property.Name] = true
	}
	if len(m.Patterns) > 0 {
		d.patterns = append(d.patterns, m)
	}
	d.all = d.all || m.Additional != nil && len(m.Additional.Checks) > 0
}
