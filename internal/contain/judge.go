package contain

import (
	"slices"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
	"github.com/typewright/typewright/internal/verdict"
)

// A judge decides about values by nodes of a model of its own, which has
// copies of all that is compared: nodes of several models can be below one.
type judge struct {
	model   *model.Model
	verdict *verdict.Judge
	copies  map[*model.Node]*model.Node
}

// newJudge returns the judge of some nodes and all below them, and the copies
// that it knows these by.
func newJudge(nodes ...*model.Node) (*judge, []*model.Node) {
	j := &judge{model: &model.Model{}, copies: make(map[*model.Node]*model.Node)}
	var originals []*model.Node
	known := func(n *model.Node) *model.Node {
		if j.copies[n] == nil {
			j.copies[n] = &model.Node{ID: len(originals), Loc: n.Loc, Recursive: n.Recursive}
			originals = append(originals, n)
			j.model.Nodes = append(j.model.Nodes, j.copies[n])
		}
		return j.copies[n]
	}
	for _, n := range nodes {
		j.model.Roots = append(j.model.Roots, known(n))
	}
	for i := 0; i < len(originals); i++ {
		for _, check := range originals[i].Checks {
			j.model.Nodes[i].Checks = append(j.model.Nodes[i].Checks, model.Rebuild(check, known))
		}
	}
	j.verdict = verdict.New(j.model)
	return j, j.model.Roots
}

// synthetic is the ID of nodes that are no schema: those that the prover makes.
const synthetic = -1

// accepts tells whether a node accepts a value.
func (j *judge) accepts(n *model.Node, v *source.Value) bool {
	if n.ID != synthetic {
		return j.verdict.Accepts(n, v)
	}
	for _, check := range n.Checks {
		switch check := check.(type) {
		case model.Type:
			if kindOf(v)&check.Kinds == 0 {
				return false
			}
		case *model.Members: // required alone
			lacks := func(name string) bool { return v.Get(name) == nil }
			if v.Kind == source.Object && slices.ContainsFunc(check.Required, lacks) {
				return false
			}
		}
	}
	return true
}

// acceptsAll tells whether all nodes accept a value.
func (j *judge) acceptsAll(nodes []*model.Node, v *source.Value) bool {
	return !slices.ContainsFunc(nodes, func(n *model.Node) bool { return !j.accepts(n, v) })
}

// acceptsAny tells whether one of some nodes accepts a value.
func (j *judge) acceptsAny(nodes []*model.Node, v *source.Value) bool {
	return slices.ContainsFunc(nodes, func(n *model.Node) bool { return j.accepts(n, v) })
}
