package diff

import (
	"slices"
	"strconv"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
)

// A graft makes the new node of a place with the old nodes below it, wherever
// there are both, and collects these pairs.
type graft struct {
	before, after *model.Node
	pairs         []pair
	unpaired      []Keyword // branches that only one side has
}

// A pair is two nodes below those of a graft, and the step into the document
// that leads there.
type pair struct {
	before, after *model.Node
	step          source.Pointer
	part          bool // they are about the same value
}

func (g *graft) node() *model.Node {
	n := &model.Node{Loc: g.after.Loc, At: g.after.At}
	references := 0
	for _, check := range g.after.Checks {
		skip := 0
		if _, ok := check.(model.Ref); ok {
			skip = references
			references++
		}
		n.Checks = append(n.Checks, g.check(check, skip))
	}
	return n
}

// old returns the check of the old node that is of the same type. The first
// few are skipped.
func old[C model.Check](g *graft, skip int) (check C, found bool) {
	for _, check := range g.before.Checks {
		if c, ok := check.(C); ok {
			if skip == 0 {
				return c, true
			}
			skip--
		}
	}
	return check, false
}

// child returns the old node for a pair, and the new one where there is none.
func (g *graft) child(before, after *model.Node, step source.Pointer) *model.Node {
	if before == nil || after == nil {
		return after
	}
	g.pairs = append(g.pairs, pair{before, after, step, step == ""})
	return before
}

func (g *graft) check(check model.Check, skip int) model.Check {
	switch check := check.(type) {
	case model.Text:
		if o, found := old[model.Text](g, 0); found && check.Content != nil && o.Content != nil {
			content := *check.Content
			content.Schema = g.child(o.Content.Schema, content.Schema, "")
			check.Content = &content
		}
		return check
	case *model.Members:
		if o, found := old[*model.Members](g, 0); found {
			return g.members(o, *check)
		}
	case *model.Elements:
		if o, found := old[*model.Elements](g, 0); found {
			return g.elements(o, *check)
		}
	case model.Ref:
		if o, found := old[model.Ref](g, skip); found {
			target := g.child(o.Node, check.Node, "")
			g.pairs[len(g.pairs)-1].part = false // it stands for the whole
			return model.Ref{Node: target, Loc: check.Loc}
		}
	case model.AllOf:
		o, _ := old[model.AllOf](g, 0)
		check.Nodes = g.branches("allOf", o.Nodes, check.Nodes)
		return check
	case model.AnyOf:
		o, _ := old[model.AnyOf](g, 0)
		check.Nodes = g.branches("anyOf", o.Nodes, check.Nodes)
		return check
	case model.OneOf:
		o, _ := old[model.OneOf](g, 0)
		check.Nodes = g.branches("oneOf", o.Nodes, check.Nodes)
		return check
	case model.Not:
		if o, found := old[model.Not](g, 0); found {
			check.Node = g.child(o.Node, check.Node, "")
		}
		return check
	case model.If:
		if o, found := old[model.If](g, 0); found {
			return model.If{If: g.child(o.If, check.If, ""), Then: g.child(o.Then, check.Then, ""), Else: g.child(o.Else, check.Else, "")}
		}
	case model.Unevaluated:
		if o, found := old[model.Unevaluated](g, 0); found {
			return model.Unevaluated{Properties: g.child(o.Properties, check.Properties, "/*"), Items: g.child(o.Items, check.Items, "/*")}
		}
	case model.Never, model.Type, model.Enum, model.Numeric:
	}
	return check
}

func (g *graft) members(o *model.Members, check model.Members) *model.Members {
	check.Properties = slices.Clone(check.Properties)
	for i, p := range check.Properties {
		for _, other := range o.Properties {
			if other.Name == p.Name {
				check.Properties[i].Node = g.child(other.Node, p.Node, source.Pointer("").Append(p.Name))
			}
		}
	}
	check.Patterns = slices.Clone(check.Patterns)
	for i, p := range check.Patterns {
		for _, other := range o.Patterns {
			if other.Pattern.Text == p.Pattern.Text {
				check.Patterns[i].Node = g.child(other.Node, p.Node, "/*")
			}
		}
	}
	check.Additional = g.child(o.Additional, check.Additional, "/*")
	check.Names = g.child(o.Names, check.Names, "")
	check.Dependents = slices.Clone(check.Dependents)
	for i, d := range check.Dependents {
		for _, other := range o.Dependents {
			if other.Name == d.Name && other.Node != nil && d.Node != nil {
				check.Dependents[i].Node = g.child(other.Node, d.Node, "")
			}
		}
	}
	return &check
}

func (g *graft) elements(o *model.Elements, check model.Elements) *model.Elements {
	check.Prefix = slices.Clone(check.Prefix)
	for i, n := range check.Prefix {
		if i < len(o.Prefix) {
			check.Prefix[i] = g.child(o.Prefix[i], n, source.Pointer("/"+strconv.Itoa(i)))
		}
	}
	check.Items = g.child(o.Items, check.Items, "/*")
	if check.Contains != nil && o.Contains != nil {
		contains := *check.Contains
		contains.Node = g.child(o.Contains.Node, contains.Node, "/*")
		check.Contains = &contains
	}
	return &check
}

// branches pairs the branches of an applicator of several schemas. Those that
// are left over are changes of the applicator.
func (g *graft) branches(keyword string, before, after []*model.Node) []*model.Node {
	partners := align(before, after)
	nodes := slices.Clone(after)
	used := make(map[int]bool)
	for i, n := range after {
		if j := partners[i]; j >= 0 {
			used[j] = true
			nodes[i] = g.child(before[j], n, "")
		} else if before != nil {
			g.unpaired = append(g.unpaired, Keyword{Name: branch(keyword, n), New: &n.Loc, Is: labelOf(n)})
		}
	}
	for j, n := range before {
		if !used[j] {
			g.unpaired = append(g.unpaired, Keyword{Name: branch(keyword, n), Old: &n.Loc, Was: labelOf(n)})
		}
	}
	return nodes
}
