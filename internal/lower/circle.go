package lower

import (
	"slices"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
)

// A step leads from a node to one that judges the same value.
type step struct {
	check int // of the node that it leads from
	to    *model.Node
}

func steps(n *model.Node) []step {
	var all []step
	for i, check := range n.Checks {
		for _, to := range model.InPlaceOf(check) {
			all = append(all, step{i, to})
		}
		if not, ok := check.(model.Not); ok {
			all = append(all, step{i, not.Node})
		}
	}
	return all
}

// A visit is a node on the way, and its steps that are still to be taken.
type visit struct {
	node *model.Node
	left []step
	next step // the one that is being taken
}

// findCircles reports references that come back to the node where they stand
// without ever going into the value: nothing says what is valid there, and
// code for it would not end. Dynamic references lead where the scope of their
// node says. It searches depth first, with a stack of its own: chains can be
// long.
func (l *lowerer) findCircles() {
	const unseen, done = 0, -1
	state := make([]int, len(l.model.Nodes)) // else the place on the way, from 1
	for _, start := range l.model.Nodes {
		if state[start.ID] != unseen {
			continue
		}
		state[start.ID] = 1
		way := []visit{{node: start, left: steps(start)}}
		for len(way) > 0 {
			top := &way[len(way)-1]
			if len(top.left) == 0 {
				state[top.node.ID] = done
				way = way[:len(way)-1]
				continue
			}
			top.next, top.left = top.left[0], top.left[1:]
			to := top.next.to
			switch at := state[to.ID]; at {
			case done:
			case unseen:
				way = append(way, visit{node: to, left: steps(to)})
				state[to.ID] = len(way)
			default:
				l.circle(way[at-1:])
			}
		}
	}
	for _, n := range l.empty {
		n.Checks = slices.DeleteFunc(n.Checks, func(c model.Check) bool { return c == nil })
	}
}

// circle judges a way that leads back to its first node.
func (l *lowerer) circle(round []visit) {
	if l.saysNothingNew(round) {
		last := round[len(round)-1]
		last.node.Checks[last.next.check] = nil // and not away: other steps know theirs by their places
		l.empty = append(l.empty, last.node)
		return
	}
	const most = 5
	var references []source.Loc
	for _, v := range round {
		if ref, ok := v.node.Checks[v.next.check].(model.Ref); ok {
			if references = append(references, ref.Loc); len(references) == most {
				break
			}
		}
	}
	problem := &source.Diagnostic{Loc: references[0], Message: "the reference runs in a circle: no schema on the way says what it accepts"}
	for _, loc := range references[1:] {
		problem.Notes = append(problem.Notes, "by way of "+loc.String())
	}
	l.problems = append(l.problems, problem)
}

// saysNothingNew tells whether the last step is a reference from the allOf of
// a node to the node itself, which has more to say: what is valid there is
// valid without the reference, and the other way round.
func (l *lowerer) saysNothingNew(round []visit) bool {
	last := len(round) - 1
	holder := round[last].node
	if _, ok := holder.Checks[round[last].next.check].(model.Ref); !ok {
		return false
	}
	more := false
	for i, v := range round {
		more = more || judges(v.node)
		if i == last {
			break
		}
		all, ok := v.node.Checks[v.next.check].(model.AllOf)
		if !ok {
			return false
		}
		more = more || slices.ContainsFunc(all.Nodes, func(n *model.Node) bool {
			return judges(n) || len(n.Checks) == 1 && slices.ContainsFunc(steps(n), func(s step) bool { return judges(s.to) })
		})
	}
	return more && (last == 0 || !l.isTarget(holder))
}

// judges tells whether a node has a check of its own, which does not only
// pass the value on.
func judges(n *model.Node) bool {
	return slices.ContainsFunc(n.Checks, func(c model.Check) bool {
		switch c.(type) {
		case nil, model.Ref, model.AllOf, model.AnyOf, model.OneOf, model.Not, model.If:
			return false
		}
		return true
	})
}

// isTarget tells whether something refers to a node.
func (l *lowerer) isTarget(n *model.Node) bool {
	if l.targets == nil {
		l.targets = make(map[*model.Node]bool)
		for _, n := range l.model.Nodes {
			for _, check := range n.Checks {
				if ref, ok := check.(model.Ref); ok {
					l.targets[ref.Node] = true
				}
			}
		}
	}
	return l.targets[n]
}
