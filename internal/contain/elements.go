package contain

import (
	"slices"

	"github.com/typewright/typewright/internal/model"
)

// elements tells whether all arrays that are left pass a check.
func (p *prover) elements(k *known, check *model.Elements) bool {
	least, most := p.count(k)
	if !inside(least, most, check.MinItems, check.MaxItems) {
		return false
	}
	unique := slices.ContainsFunc(k.elements, func(e *model.Elements) bool { return e.UniqueAt != "" })
	if check.UniqueAt != "" && !unique && (most < 0 || most > 1) {
		return false
	}
	return p.below(func() bool {
		return p.places(k, check, most) && (check.Contains == nil || p.counted(k, check.Contains, least, most))
	})
}

// count returns how many elements an array has, at least and at most; -1 is no
// limit.
func (p *prover) count(k *known) (least, most int64) {
	most = -1
	for _, e := range k.elements {
		least, most = narrow(least, most, e.MinItems, e.MaxItems)
		if e.Contains != nil {
			least = max(least, e.Contains.Min)
		}
		closed := int64(-1)
		for i, n := range e.Prefix {
			if p.kindsOf(n) == 0 {
				closed = int64(i)
				break
			}
		}
		if closed < 0 && e.Items != nil && p.kindsOf(e.Items) == 0 {
			closed = int64(len(e.Prefix))
		}
		if closed >= 0 && (most < 0 || closed < most) {
			most = closed
		}
	}
	return least, most
}

// element returns what is known of the element at a place.
func (k *known) element(i int) facts {
	var f facts
	for _, e := range k.elements {
		if n := placed(e, i); n != nil {
			f.all = append(f.all, n)
		}
	}
	return f
}

// placed returns the node that a check applies to the element at a place, or
// nil.
func placed(e *model.Elements, i int) *model.Node {
	if i < len(e.Prefix) {
		return e.Prefix[i]
	}
	return e.Items
}

// prefix returns from which place on elements are all alike.
func (k *known) prefix() int {
	n := 0
	for _, e := range k.elements {
		n = max(n, len(e.Prefix))
	}
	return n
}

// places tells whether the elements at all places are accepted.
func (p *prover) places(k *known, check *model.Elements, most int64) bool {
	for i := 0; i <= max(k.prefix(), len(check.Prefix)) && (most < 0 || int64(i) < most); i++ {
		if want := placed(check, i); want != nil && !p.within(k.element(i), want) {
			return false
		}
	}
	return true
}

// counted tells whether as many elements as wanted are accepted.
func (p *prover) counted(k *known, want *model.Contains, least, most int64) bool {
	enough := want.Min == 0
	few := want.Max == nil || most >= 0 && most <= *want.Max
	for _, e := range k.elements {
		have := e.Contains
		if have == nil {
			continue
		}
		inside := func(n, other *model.Node) bool { return p.within(facts{all: []*model.Node{n}}, other) }
		enough = enough || have.Min >= want.Min && inside(have.Node, want.Node)
		few = few || have.Max != nil && want.Max != nil && *have.Max <= *want.Max && inside(want.Node, have.Node)
	}
	if !enough && least >= want.Min {
		enough = true // if each of the first is one of them
		for i := 0; int64(i) < least && i <= k.prefix(); i++ {
			enough = enough && p.within(k.element(i), want.Node)
		}
	}
	return enough && few
}

// noArray tells whether no array has the elements that are wanted.
func (p *prover) noArray(k *known) bool {
	least, most := p.count(k)
	if most >= 0 && least > most {
		return true
	}
	return p.below(func() bool {
		for i := 0; int64(i) < least && i <= k.prefix(); i++ {
			if p.impossible(k.element(i)) {
				return true
			}
		}
		return slices.ContainsFunc(k.elements, func(e *model.Elements) bool {
			return e.Contains != nil && e.Contains.Min > 0 && p.impossible(facts{all: []*model.Node{e.Contains.Node}})
		})
	})
}
