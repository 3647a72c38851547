package contain

import (
	"slices"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
)

// change tries changes in what the checks of some nodes speak of: what a part
// could be that one does not accept there, parts that are missing, and parts
// too many. It returns the first change that is taken, or nil.
func (c *changer) change(about []*model.Node) *source.Value {
	switch c.base.Kind {
	case source.Object:
		for _, m := range checksOf[*model.Members](about) {
			if c.members(m, slices.Contains(c.known.members, m)) {
				return c.result
			}
		}
		for _, left := range checksOf[model.Unevaluated](about) {
			if left.Properties != nil && c.members(&model.Members{Additional: left.Properties}, false) {
				return c.result
			}
		}
	case source.Array:
		for _, e := range checksOf[*model.Elements](about) {
			if c.elements(e) {
				return c.result
			}
		}
		for _, left := range checksOf[model.Unevaluated](about) {
			if left.Items != nil && c.elements(&model.Elements{Items: left.Items}) {
				return c.result
			}
		}
	case source.Null, source.Bool, source.Number, source.String:
	}
	return nil
}

// checksOf returns the checks of a type that nodes have.
func checksOf[C model.Check](nodes []*model.Node) []C {
	var all []C
	for _, n := range nodes {
		for _, check := range n.Checks {
			if c, ok := check.(C); ok {
				all = append(all, c)
			}
		}
	}
	return all
}

// A changer changes one value in many ways.
type changer struct {
	*search
	known  *known        // of the values that are wanted
	base   *source.Value // is one of these
	try    func(*source.Value) bool
	depth  int
	result *source.Value
}

func (c *changer) take(v *source.Value) bool {
	if c.try(v) {
		c.result = v
		return true
	}
	return false
}

// members changes an object at what one check speaks of.
func (c *changer) members(m *model.Members, own bool) bool {
	for _, member := range c.base.Members {
		if c.take(without(c.base, member.Name)) {
			return true
		}
	}
	for _, name := range c.names(m) {
		have := c.prover.member(c.known, name).all
		for _, want := range c.prover.applied(m, name) {
			if own {
				break // it is what the others ask for
			}
			if v := c.find(have, want, c.depth+1); v != nil && c.take(with(c.base, name, v)) {
				return true
			}
		}
		for _, v := range c.accepted(have) {
			if c.take(with(c.base, name, v)) {
				return true
			}
		}
	}
	return c.together(m)
}

// together changes several members of an object at once: those that depend on
// each other, and as many as there may be.
func (c *changer) together(m *model.Members) bool {
	for _, d := range m.Dependents {
		v := c.base
		for _, name := range append([]string{d.Name}, d.Required...) {
			if v.Get(name) == nil {
				v = with(v, name, c.sample(c.prover.member(c.known, name).all))
			}
		}
		if c.take(v) {
			return true
		}
	}
	for _, count := range []*model.Count{m.MinProperties, m.MaxProperties} {
		if count == nil {
			continue
		}
		for _, n := range around(count.Value) {
			if c.take(c.sized(n)) {
				return true
			}
		}
	}
	return false
}

// names returns the names that a check speaks of, and some that it does not.
func (c *changer) names(m *model.Members) []string {
	names := []string{"x", "a", "1", ""}
	for _, p := range m.Properties {
		names = append(names, p.Name)
	}
	names = append(names, m.Required...)
	for _, d := range m.Dependents {
		names = append(append(names, d.Name), d.Required...)
	}
	for _, p := range m.Patterns {
		for range 3 {
			key := &model.Node{Checks: []model.Check{model.Type{Kinds: model.String}, model.Text{Pattern: &p.Pattern}}}
			names = append(names, c.random.Value(key).Text)
		}
	}
	if m.Names != nil {
		for _, v := range c.accepted([]*model.Node{m.Names, c.prover.ofKind(model.String)}) {
			names = append(names, v.Text)
		}
	}
	var distinct []string
	for _, name := range names {
		if !slices.Contains(distinct, name) {
			distinct = append(distinct, name)
		}
	}
	return distinct
}

// sized returns the object with so many members.
func (c *changer) sized(n int) *source.Value {
	v := c.base
	for len(v.Members) > n {
		v = without(v, v.Members[len(v.Members)-1].Name)
	}
	for i := 0; len(v.Members) < n && i < 2*n; i++ {
		name := string(rune('a' + i%26))
		if i >= 26 {
			name += string(rune('a' + i/26%26))
		}
		if v.Get(name) == nil {
			v = with(v, name, c.sample(c.prover.member(c.known, name).all))
		}
	}
	return v
}

// sample returns a value that all nodes accept, or null if there is none.
func (c *changer) sample(all []*model.Node) *source.Value {
	if values := c.accepted(all); len(values) > 0 {
		return values[0]
	}
	return word(source.Null, "null")
}

// elements changes an array at what one check speaks of.
func (c *changer) elements(e *model.Elements) bool {
	for i := 0; i <= max(c.known.prefix(), len(e.Prefix), len(c.base.Items)); i++ {
		have := c.known.element(i).all
		var values []*source.Value
		if want := placed(e, i); want != nil {
			if v := c.find(have, want, c.depth+1); v != nil {
				values = append(values, v)
			}
		}
		if e.Contains != nil {
			if v := c.find(have, e.Contains.Node, c.depth+1); v != nil {
				values = append(values, v)
			}
			values = append(values, c.accepted(append(slices.Clip(have), e.Contains.Node))...)
		}
		for _, v := range append(values, c.accepted(have)...) {
			if c.take(c.placedAt(i, v)) || c.take(c.cut(c.placedAt(i, v), i+1)) || c.take(c.filled(v, i+1)) {
				return true
			}
		}
	}
	var sizes []int
	for _, count := range []*model.Count{e.MinItems, e.MaxItems} {
		if count != nil {
			sizes = append(sizes, around(count.Value)...)
		}
	}
	if e.Contains != nil {
		sizes = append(sizes, around(e.Contains.Min)...)
		if e.Contains.Max != nil {
			sizes = append(sizes, around(*e.Contains.Max)...)
		}
	}
	for _, n := range append(sizes, 2) {
		if c.take(c.cut(c.long(n), n)) || c.take(c.distinct(n)) {
			return true
		}
		if e.Contains != nil && c.take(c.filled(c.sample([]*model.Node{e.Contains.Node}), n)) {
			return true
		}
	}
	return false
}

// long returns the array with so many elements at least.
func (c *changer) long(n int) *source.Value {
	v := copied(c.base)
	for len(v.Items) < n {
		v.Items = append(v.Items, c.sample(c.known.element(len(v.Items)).all))
	}
	return v
}

// distinct returns an array of so many elements that differ, as far as there
// are different ones.
func (c *changer) distinct(n int) *source.Value {
	v := word(source.Array, "")
	for i := range n {
		next := c.sample(c.known.element(i).all)
		for _, other := range append(c.accepted(c.known.element(i).all), counting(i)) {
			if !lists(v.Items, other) && c.acceptsAll(c.known.element(i).all, other) {
				next = other
				break
			}
		}
		v.Items = append(v.Items, next)
	}
	return v
}

// placedAt returns the array with another element at a place.
func (c *changer) placedAt(i int, element *source.Value) *source.Value {
	v := c.long(i + 1)
	v.Items[i] = element
	return v
}

// filled returns an array of so many elements, all alike.
func (c *changer) filled(element *source.Value, n int) *source.Value {
	v := word(source.Array, "")
	for range n {
		v.Items = append(v.Items, element)
	}
	return v
}

// cut returns an array without the elements from a place on.
func (c *changer) cut(v *source.Value, n int) *source.Value {
	v = copied(v)
	v.Items = v.Items[:min(n, len(v.Items))]
	return v
}
