package shape

import (
	"slices"

	"github.com/typewright/typewright/internal/model"
)

// facts are what nodes that apply to the same instance say about it together.
type facts struct {
	kinds      model.Kinds
	enumerated bool
	values     []model.EnumValue // if enumerated
	constant   bool              // there is a const
	limits     []model.Limit
	format     string
	members    []*model.Members // those that apply always, in order of appearance
	sometimes  []*model.Members // those that apply if something else does
	elements   []*model.Elements
	choices    choices // those that are still to be made
	seals      bool    // what is not evaluated may not be there
	recipe     recipe
}

// A choice is an anyOf or oneOf: which check of which node.
type choice struct {
	node     *model.Node
	check    int
	branches []*model.Node
	any      bool       // several branches may accept the instance
	hint     *model.Tag // see model.AnyOf
}

type choices []choice

func (c choices) has(node *model.Node, check int) bool {
	return slices.ContainsFunc(c, func(o choice) bool { return o.node == node && o.check == check })
}

func (c choices) and(one choice) choices { return append(c[:len(c):len(c)], one) }

// impossible tells whether no instance is accepted.
func (f *facts) impossible() bool {
	return f.kinds == 0 || f.enumerated && len(f.values) == 0
}

// says tells whether there is more to an instance than its kind.
func (f *facts) says() bool {
	return f.enumerated || len(f.members)+len(f.sometimes)+len(f.elements)+len(f.choices) > 0
}

// only restricts the facts to some kinds.
func (f *facts) only(kinds model.Kinds) {
	f.kinds &= kinds
	if !f.enumerated {
		return
	}
	f.kinds = 0
	var kept []model.EnumValue
	for _, v := range f.values {
		if kind := kindOf(v.Value); kind&kinds != 0 {
			f.kinds |= kind
			kept = append(kept, v)
		}
	}
	f.values = kept
}

// facts collects what a recipe says. Nodes to be left out may be named.
func (s *shaper) facts(r recipe, without ...*model.Node) *facts {
	w := &walk{shaper: s, made: r.made, facts: &facts{kinds: r.kinds, recipe: r}, seen: make(map[*model.Node]bool)}
	for _, n := range without {
		w.seen[n] = true
	}
	for _, n := range r.parts {
		w.node(n)
	}
	w.only(w.kinds)
	for _, c := range w.choices {
		var kinds model.Kinds
		for _, branch := range c.branches {
			kinds |= s.of(branch).kinds
		}
		w.only(kinds & w.kinds)
	}
	return w.facts
}

// of returns the facts of one node.
func (s *shaper) of(n *model.Node) *facts {
	if f := s.single[n]; f != nil {
		return f
	}
	s.single[n] = &facts{kinds: model.AnyKind} // while its own are made
	f := s.ofTarget(n)
	if f == nil {
		f = s.facts(s.recipe(n))
	}
	s.single[n] = f
	return f
}

// ofTarget returns the facts of a node that is nothing but a reference, those
// of its target; nil for any other. A long chain of references is followed to
// its end once, and not from each link.
func (s *shaper) ofTarget(n *model.Node) *facts {
	target := model.Target(n)
	if _, merged := s.recipes[n]; merged || target == n {
		return nil
	}
	f := *s.of(target)
	f.recipe = s.recipe(n)
	return &f
}

// A walk goes through all nodes that apply in place.
type walk struct {
	*shaper
	*facts
	made choices
	seen map[*model.Node]bool
}

func (w *walk) node(n *model.Node) {
	if w.seen[n] {
		return
	}
	w.seen[n] = true
	if r, merged := w.recipes[n]; merged {
		w.made = append(w.made[:len(w.made):len(w.made)], r.made...)
		w.only(r.kinds)
	}
	for _, check := range inOrder(n) {
		w.check(n, check)
	}
}

// inOrder returns the order of a node's checks by appearance: what a reference
// brings comes first, and so does what allOf brings where it stands before
// properties.
func inOrder(n *model.Node) []int {
	var before, after []int
	own := -1
	for i, check := range n.Checks {
		first := false
		switch check := check.(type) {
		case *model.Members:
			if len(check.Properties) > 0 {
				own = check.Properties[0].Node.Loc.Offset
			}
		case model.Ref:
			first = true
		case model.AllOf:
			first = len(check.Nodes) > 0 && check.Nodes[0].Loc.Offset < own
		}
		if first {
			before = append(before, i)
		} else {
			after = append(after, i)
		}
	}
	return append(before, after...)
}

func (w *walk) check(n *model.Node, index int) {
	switch check := n.Checks[index].(type) {
	case model.Never:
		w.kinds = 0
	case model.Type:
		w.kinds &= check.Kinds
	case model.Enum:
		w.enum(n, check)
	case model.Numeric:
		w.limits = append(w.limits, check.Limits...)
	case model.Text:
		if check.Format != nil && w.format == "" {
			w.format = check.Format.Name
		}
	case *model.Members:
		w.members = append(w.members, check)
		for _, d := range check.Dependents {
			w.perhaps(d.Node)
		}
	case *model.Elements:
		w.elements = append(w.elements, check)
	case model.Ref:
		w.node(check.Node)
	case model.AllOf:
		for _, part := range check.Nodes {
			w.node(part)
		}
	case model.AnyOf:
		w.choice(choice{n, index, check.Nodes, true, check.Hint})
	case model.OneOf:
		w.choice(choice{n, index, check.Nodes, false, check.Hint})
	case model.If:
		w.condition(check)
	case model.Unevaluated:
		if check.Properties != nil && isNever(check.Properties) {
			w.seals = true
		}
	case model.Not:
	}
}

func (w *walk) choice(c choice) {
	if !w.made.has(c.node, c.check) {
		w.choices = append(w.choices, c)
	}
}

// enum intersects the values that are possible.
func (w *walk) enum(n *model.Node, enum model.Enum) {
	var values []model.EnumValue
	for _, v := range enum.Values {
		one := model.EnumValue{Value: v}
		if len(enum.Values) == 1 {
			one.Notes = n.Notes
		}
		if !w.enumerated || slices.ContainsFunc(w.values, func(o model.EnumValue) bool { return equal(o.Value, v) }) {
			values = append(values, one)
		}
	}
	w.enumerated, w.values = true, values
	w.constant = w.constant || enum.Constant
}

// condition takes what if, then and else say about members: it holds
// sometimes.
func (w *walk) condition(c model.If) {
	w.perhaps(c.If)
	w.perhaps(c.Then)
	w.perhaps(c.Else)
	kinds := func(n *model.Node) model.Kinds {
		if n == nil {
			return model.AnyKind
		}
		return w.of(n).kinds
	}
	w.kinds &= w.of(c.If).kinds&kinds(c.Then) | kinds(c.Else)
}

// perhaps takes the members that a node speaks of, which applies sometimes.
func (w *walk) perhaps(n *model.Node) {
	if n == nil || w.seen[n] {
		return
	}
	inner := &walk{shaper: w.shaper, facts: &facts{kinds: model.AnyKind}, seen: map[*model.Node]bool{}}
	for seen := range w.seen {
		inner.seen[seen] = true
	}
	inner.node(n)
	w.sometimes = append(append(w.sometimes, inner.members...), inner.sometimes...)
	for _, c := range inner.choices {
		for _, branch := range c.branches {
			w.perhaps(branch)
		}
	}
}

// isNever tells whether a node is the schema false.
func isNever(n *model.Node) bool {
	if n == nil || len(n.Checks) == 0 {
		return false
	}
	_, never := n.Checks[0].(model.Never)
	return never
}
