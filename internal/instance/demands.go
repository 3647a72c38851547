package instance

import (
	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
)

// demands are what several nodes, and those that apply in place, want of one
// value.
type demands struct {
	kinds    model.Kinds
	enums    [][]*source.Value
	limits   []model.Limit
	texts    []model.Text
	members  []*model.Members
	elements []*model.Elements
	left     []model.Unevaluated
	steps    int
}

// mostSteps is how many nodes may apply to one value.
const mostSteps = 4000

func (g *Generator) gather(nodes []*model.Node, depth int) *demands {
	d := &demands{kinds: model.AnyKind}
	for _, n := range nodes {
		g.add(d, n, depth)
	}
	return d
}

// add adds what a node wants. Of alternatives, one is chosen.
func (g *Generator) add(d *demands, n *model.Node, depth int) {
	if d.steps++; d.steps > mostSteps {
		return
	}
	for _, check := range n.Checks {
		switch check := check.(type) {
		case model.Never:
			d.kinds = 0
		case model.Type:
			d.kinds &= check.Kinds
		case model.Enum:
			if len(check.Values) > 0 {
				d.enums = append(d.enums, check.Values)
			}
		case model.Numeric:
			d.limits = append(d.limits, check.Limits...)
		case model.Text:
			d.texts = append(d.texts, check)
		case *model.Members:
			d.members = append(d.members, check)
		case *model.Elements:
			d.elements = append(d.elements, check)
		case model.Ref:
			g.add(d, check.Node, depth)
		case model.AllOf:
			for _, part := range check.Nodes {
				g.add(d, part, depth)
			}
		case model.AnyOf:
			g.add(d, g.branch(check.Nodes, depth), depth)
		case model.OneOf:
			g.add(d, g.branch(check.Nodes, depth), depth)
		case model.If:
			g.conditional(d, check, depth)
		case model.Unevaluated:
			d.left = append(d.left, check)
		case model.Not: // left to luck
		}
	}
}

// branch picks a branch: deep in a value one that ends the recursion, if
// there is one.
func (g *Generator) branch(nodes []*model.Node, depth int) *model.Node {
	if depth >= depthShort {
		for _, n := range nodes {
			if !n.Recursive {
				return n
			}
		}
	}
	return pick(g, nodes)
}

// conditional wants the condition and what follows, or what follows
// otherwise.
func (g *Generator) conditional(d *demands, check model.If, depth int) {
	if g.chance(2) {
		g.add(d, check.If, depth)
		if check.Then != nil {
			g.add(d, check.Then, depth)
		}
		return
	}
	if check.Else != nil {
		g.add(d, check.Else, depth)
	}
}

// never tells whether a node is the schema false.
func never(n *model.Node) bool {
	if n == nil || len(n.Checks) == 0 {
		return false
	}
	_, is := n.Checks[0].(model.Never)
	return is
}
