package shape

import (
	"maps"
	"slices"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
)

func (s *shaper) tag() {
	for _, n := range s.model.Nodes {
		s.tagChoices(n)
	}
}

// tagChoices finds the tags of a node's anyOf and oneOf.
func (s *shaper) tagChoices(n *model.Node) {
	for i, check := range n.Checks {
		switch check := check.(type) {
		case model.AnyOf:
			check.Tag = s.tagOf(check.Nodes)
			n.Checks[i] = check
		case model.OneOf:
			check.Tag = s.tagOf(check.Nodes)
			n.Checks[i] = check
		}
	}
}

// tagOf returns the member that tells most, and the texts that leave one
// branch.
func (s *shaper) tagOf(nodes []*model.Node) *model.Tag {
	branches := make([]branch, len(nodes))
	for i, n := range nodes {
		branches[i] = branch{node: n, facts: s.of(n), tags: tagged(s.required(s.of(n)))}
	}
	member, told := tag(indices(branches), func(i int) map[string][]string { return branches[i].tags })
	if !told {
		return nil
	}
	count := make(map[string]int)
	for _, b := range branches {
		if b.tags[member] == nil {
			return nil // any text can be one of this branch
		}
		for _, text := range b.tags[member] {
			count[text]++
		}
	}
	t := &model.Tag{Member: member}
	for _, b := range branches {
		only := slices.DeleteFunc(slices.Clone(b.tags[member]), func(text string) bool { return count[text] > 1 })
		if len(only) > 0 {
			t.Cases = append(t.Cases, model.TagBranch{Texts: only, Node: b.node})
		}
	}
	if len(t.Cases) == 0 {
		return nil
	}
	return t
}

// tag finds the member whose text tells most about which of the branches an
// object is one of.
func tag(able []int, tags func(branch int) map[string][]string) (member string, told bool) {
	most := len(able) * len(able) // how many branches are left, over all texts
	best := most
	counts := make(map[string]map[string]int)
	open := make(map[string]int)
	for _, i := range able {
		for name, texts := range tags(i) {
			if counts[name] == nil {
				counts[name] = make(map[string]int)
			}
			open[name]++
			for _, text := range texts {
				counts[name][text]++
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(counts)) {
		without := len(able) - open[name]
		left := without * without
		largest := 0
		for _, n := range counts[name] {
			largest = max(largest, n+without)
			left += n * (n + without)
		}
		if largest < len(able) && left < best {
			member, told, best = name, true, left
		}
	}
	return member, told
}

// tagged returns those of required members that have one of a few texts.
func tagged(required map[string]*facts) map[string][]string {
	tags := make(map[string][]string)
	for name, f := range required {
		if f.enumerated && f.kinds == model.String {
			for _, v := range f.values {
				tags[name] = append(tags[name], v.Text)
			}
		}
	}
	return tags
}

// taggedWithin returns the same of the objects among required members, by
// pointers to the members. An object without a name is none.
func (s *shaper) taggedWithin(required map[string]*facts) map[string][]string {
	tags := make(map[string][]string)
	for name, f := range required {
		if f.kinds == model.Object && name != "" {
			for member, texts := range tagged(s.required(f)) {
				tags[string(source.Pointer("").Append(name, member))] = texts
			}
		}
	}
	return tags
}

// required returns what is known of the members that objects always have.
func (s *shaper) required(object *facts) map[string]*facts {
	required := make(map[string]bool)
	for _, m := range object.members {
		for _, name := range m.Required {
			required[name] = true
		}
	}
	nodes := make(map[string][]*model.Node)
	for _, m := range object.members {
		for _, p := range m.Properties {
			if required[p.Name] {
				nodes[p.Name] = append(nodes[p.Name], p.Node)
			}
		}
	}
	known := make(map[string]*facts)
	for name, nodes := range nodes {
		known[name] = s.facts(recipe{parts: nodes, kinds: model.AnyKind})
	}
	return known
}
