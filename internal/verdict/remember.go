package verdict

import (
	"math/bits"

	"github.com/typewright/typewright/internal/model"
)

// mostAnew is, as a power of two, how often one value may be checked anew
// against the same node.
const mostAnew = 8

// remembered finds the nodes whose verdicts are worth keeping: those that
// would be asked about one value so often that the cost of a check is no
// longer linear in the document.
//
// A node that reads a value several times, say for its branches, may ask
// another one each time. Where both are parts of a recursion, that doubles
// the work, or adds all that is below, on every level of a document. Where
// they are not, the schema itself says how often it happens, and it may
// happen too often. Decoders ask again, on every level, what a check has
// answered.
func remembered(m *model.Model) map[*model.Node]bool {
	keep := make(map[*model.Node]bool)
	for _, n := range m.Seen {
		for _, n := range deciders(n.View) {
			if n = model.Target(n); n.Recursive {
				keep[n] = true
			}
		}
	}
	r := rereading{label: make([]int, len(m.Nodes)), shared: make(map[*model.Node][]*model.Node)}
	anew := make([]int, len(m.Nodes)) // how often, as a power of two
	for grown := true; grown; {
		grown = false
		raise := func(n *model.Node, to int) {
			if to = min(to, mostAnew); anew[n.ID] < to {
				anew[n.ID], grown = to, true
			}
		}
		for _, p := range m.Nodes {
			for _, child := range model.Children(p) {
				if !p.Recursive || !child.Recursive {
					raise(child, anew[p.ID])
				}
			}
			shared, times := r.by(p)
			for _, n := range shared {
				if p.Recursive && n.Recursive {
					keep[n] = true
					continue
				}
				raise(n, anew[p.ID]+times)
				keep[n] = keep[n] || anew[p.ID]+times >= mostAnew
			}
		}
	}
	return keep
}

// readers are the nodes that a node asks, apart by its readings of a value
// or its parts: those of one group are asked about different values.
func readers(n *model.Node) [][]*model.Node {
	var all [][]*model.Node
	add := func(nodes ...*model.Node) {
		var group []*model.Node
		for _, n := range nodes {
			if n != nil {
				group = append(group, n)
			}
		}
		if group != nil {
			all = append(all, group)
		}
	}
	each := func(nodes []*model.Node) {
		for _, n := range nodes {
			add(n)
		}
	}
	for _, check := range n.Checks {
		switch check := check.(type) {
		case *model.Members:
			declared := []*model.Node{check.Additional}
			for _, p := range check.Properties {
				declared = append(declared, p.Node)
			}
			add(declared...)
			for _, p := range check.Patterns {
				add(p.Node)
			}
			for _, d := range check.Dependents {
				add(d.Node)
			}
		case *model.Elements:
			add(append([]*model.Node{check.Items}, check.Prefix...)...)
			if check.Contains != nil {
				add(check.Contains.Node)
			}
		case model.Ref:
			add(check.Node)
		case model.AllOf:
			each(check.Nodes)
		case model.AnyOf:
			each(check.Nodes)
		case model.OneOf:
			each(check.Nodes)
		case model.Not:
			add(check.Node)
		case model.If:
			add(check.If)
			add(check.Then, check.Else)
		case model.Unevaluated:
			add(check.Properties, check.Items)
		case model.Never, model.Type, model.Enum, model.Numeric, model.Text:
		}
	}
	return all
}

// A rereading finds what several readers ask.
type rereading struct {
	label  []int // of each node: the reader that it was reached from, or several
	shared map[*model.Node][]*model.Node
}

// several is the label of nodes that are reached from more than one reader.
const several = -1

// by returns the nodes that are reached from more than one reader of a node,
// and how many readers it has, as a power of two.
func (r *rereading) by(p *model.Node) (shared []*model.Node, times int) {
	readers := readers(p)
	if len(readers) < 2 {
		return nil, 0
	}
	shared, known := r.shared[p]
	if !known {
		shared = r.search(readers)
		r.shared[p] = shared
	}
	return shared, bits.Len(uint(len(readers) - 1))
}

func (r *rereading) search(readers [][]*model.Node) (shared []*model.Node) {
	var queue, touched []*model.Node
	visit := func(n *model.Node, label int) {
		switch r.label[n.ID] {
		case label, several:
			return
		case 0:
			touched = append(touched, n)
		default:
			label = several
		}
		if r.label[n.ID] = label; label == several {
			shared = append(shared, n)
		}
		queue = append(queue, n)
	}
	for i, group := range readers {
		for _, n := range group {
			visit(n, i+1)
		}
	}
	for len(queue) > 0 {
		n := queue[0]
		queue = queue[1:]
		for _, child := range model.Children(n) {
			visit(child, r.label[n.ID])
		}
	}
	for _, n := range touched {
		r.label[n.ID] = 0
	}
	return shared
}

// deciders are the nodes that a decoder asks what it holds.
func deciders(v model.View) []*model.Node {
	switch v := v.(type) {
	case model.Nullable:
		return deciders(v.View)
	case *model.Union:
		return model.Tested(v.Pick)
	case *model.Struct:
		var nodes []*model.Node
		for _, f := range v.Fields {
			if f.Conditional {
				nodes = append(nodes, f.Node)
			}
		}
		return nodes
	}
	return nil
}
