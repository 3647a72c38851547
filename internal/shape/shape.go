// Package shape decides how a program sees the instances of each node: it
// gives the nodes their views. A view is a guess that is never too narrow: it
// holds every instance that the node accepts, and the node's checks alone say
// which those are.
//
// What applies to one instance at the same time (allOf, $ref and what stands
// beside them) is merged: the facts of all of it make one view. Where the
// schema leaves a choice (anyOf, oneOf, several types), the view is a union,
// unless one view serves all branches.
package shape

import (
	"fmt"
	"strings"

	"github.com/typewright/typewright/internal/model"
)

// Assign gives a view to each node that a program sees: the roots, the
// definitions, and what their views show. Nodes that stand for what several
// others say together are added to the model.
func Assign(m *model.Model) {
	s := newShaper(m)
	s.tag()
	for _, n := range m.Roots {
		s.see(n)
	}
	for _, n := range m.Definitions {
		s.see(n)
	}
	for next := 0; next < len(m.Seen); next++ {
		n := m.Seen[next]
		if n.View == nil {
			n.View = s.view(n)
		}
		n.Kinds = s.of(n).kinds
		for _, part := range model.Shown(n.View) {
			s.see(part)
		}
	}
}

// Tag finds the tags of choices, which Assign does as well. It costs less, and
// is enough for who only wants verdicts.
func Tag(m *model.Model) { newShaper(m).tag() }

func newShaper(m *model.Model) *shaper {
	return &shaper{
		model:   m,
		most:    mostMerged + 4*len(m.Nodes),
		single:  make(map[*model.Node]*facts),
		recipes: make(map[*model.Node]recipe),
		merged:  make(map[string]*model.Node),
		seen:    make(map[*model.Node]bool),
	}
}

// mostVariants is how many variants a union may have that come of several
// choices: each choice multiplies them.
const mostVariants = 16

// mostMerged is how many nodes may be added to a small model. A schema can ask
// for as many merged types as there are sets of its parts.
const mostMerged = 2000

type shaper struct {
	model   *model.Model
	most    int // how many more nodes may be added
	single  map[*model.Node]*facts
	recipes map[*model.Node]recipe
	merged  map[string]*model.Node
	seen    map[*model.Node]bool
}

func (s *shaper) see(n *model.Node) {
	if !s.seen[n] {
		s.seen[n] = true
		s.model.Seen = append(s.model.Seen, n)
	}
}

// A recipe is what a node is made of: nodes that apply together, to instances
// of some kinds, and the choices among them that are made already, since a
// branch is among the parts.
type recipe struct {
	parts []*model.Node
	made  choices
	kinds model.Kinds
}

// recipe returns what a node is made of. One of the schema is made of itself.
func (s *shaper) recipe(n *model.Node) recipe {
	if r, found := s.recipes[n]; found {
		return r
	}
	return recipe{parts: []*model.Node{n}, kinds: model.AnyKind}
}

// variants is how many ways there are to make the choices that are made.
func (r recipe) variants() int {
	n := 1
	for _, c := range r.made {
		n *= len(c.branches)
	}
	return n
}

// with returns a recipe with one more part, the branch of a choice.
func (r recipe) with(branch *model.Node, c choice) recipe {
	r.parts = append(r.parts[:len(r.parts):len(r.parts)], branch)
	r.made = r.made.and(c)
	return r
}

// of returns the recipe for some kinds of instances only.
func (r recipe) of(kinds model.Kinds) recipe {
	r.kinds &= kinds
	return r
}

// key is the same for recipes that are the same.
func (r recipe) key() string {
	var key strings.Builder
	for _, n := range r.parts {
		fmt.Fprintf(&key, "%d ", n.ID)
	}
	for _, c := range r.made {
		fmt.Fprintf(&key, "%d.%d ", c.node.ID, c.check)
	}
	fmt.Fprintf(&key, "%b", r.kinds)
	return key.String()
}

// make returns the node of a recipe. If it is new, it is called by the word
// below its parent. The result is nil if there are too many already.
func (s *shaper) make(r recipe, parent *model.Node, word string) *model.Node {
	if len(r.parts) == 1 && r.kinds == model.AnyKind && len(r.made) == 0 {
		return r.parts[0]
	}
	key := r.key()
	if n := s.merged[key]; n != nil {
		return n
	}
	n := s.add(parent, word)
	if n == nil {
		return nil
	}
	if r.kinds != model.AnyKind {
		n.Checks = append(n.Checks, model.Type{At: parent.At, Kinds: r.kinds})
	}
	n.Checks = append(n.Checks, model.AllOf{Nodes: r.parts})
	for _, part := range r.parts {
		if part.Notes.Title != "" || part.Notes.Description != "" {
			n.Notes = part.Notes
		}
	}
	s.merged[key], s.recipes[n] = n, r
	return n
}

// either returns a node for what one of several nodes accepts.
func (s *shaper) either(nodes []*model.Node, parent *model.Node, word string) *model.Node {
	nodes = distinct(nodes)
	if len(nodes) == 1 {
		return nodes[0]
	}
	key := "either " + recipe{parts: nodes}.key()
	if n := s.merged[key]; n != nil {
		return n
	}
	n := s.add(parent, word)
	if n != nil {
		n.Checks = []model.Check{model.AnyOf{At: parent.At, Nodes: nodes}}
		s.merged[key] = n
	}
	return n
}

func (s *shaper) add(parent *model.Node, word string) *model.Node {
	if s.most--; s.most < 0 {
		return nil
	}
	n := &model.Node{ID: len(s.model.Nodes), Loc: parent.Loc, At: parent.At, Parent: parent, Word: word}
	s.model.Nodes = append(s.model.Nodes, n)
	return n
}

// distinct returns the nodes without those that accept the same as an earlier
// one because they refer to it.
func distinct(nodes []*model.Node) []*model.Node {
	var all []*model.Node
	seen := make(map[*model.Node]bool)
	for _, n := range nodes {
		if target := model.Target(n); !seen[target] {
			seen[target] = true
			all = append(all, n)
		}
	}
	return all
}
