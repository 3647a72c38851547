package contain

import (
	"strconv"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
)

// shrink makes an instance that one node accepts and another does not as
// small as it can: what is left is what it is about.
func (s *search) shrink(n, other *model.Node, v *source.Value) *source.Value {
	shows := func(v *source.Value) bool { return !s.accepts(other, v) && s.accepts(n, v) }
	return smaller(v, shows)
}

// smaller leaves away the parts of a value that it can do without, and makes
// the others smaller in their place.
func smaller(v *source.Value, shows func(*source.Value) bool) *source.Value {
	for _, part := range parts(v) {
		if shows(part) {
			return smaller(part, shows)
		}
	}
	for i := len(v.Members) - 1; i >= 0; i-- {
		if less := without(v, v.Members[i].Name); shows(less) {
			v = less
		}
	}
	for i := len(v.Items) - 1; i >= 0; i-- {
		less := copied(v)
		less.Items = append(less.Items[:i:i], less.Items[i+1:]...)
		if shows(less) {
			v = less
		}
	}
	for i, m := range v.Members {
		for _, name := range plainNames {
			if m.Name == name {
				break
			}
			if plain := called(v, i, name); len(name) <= len(m.Name) && plain != nil && shows(plain) {
				v, m.Name = plain, name
				break
			}
		}
		v = with(v, m.Name, smaller(m.Value, func(part *source.Value) bool { return shows(with(v, m.Name, part)) }))
	}
	for i := range v.Items {
		place := func(part *source.Value) *source.Value {
			changed := copied(v)
			changed.Items[i] = part
			return changed
		}
		v = place(smaller(v.Items[i], func(part *source.Value) bool { return shows(place(part)) }))
	}
	if v.Kind == source.String || v.Kind == source.Number || len(v.Items)+len(v.Members) > 0 {
		for _, plain := range plainest {
			if plain.Kind == v.Kind && len(plain.Text) < len(v.Text) && shows(plain) {
				return plain
			}
		}
	}
	return v
}

// parts returns what is in a value, on all levels, as far as that is not too
// much.
func parts(v *source.Value) []*source.Value {
	const most = 100
	all := []*source.Value{v}
	for i := 0; i < len(all) && len(all) < most; i++ {
		all = append(all, all[i].Items...)
		for _, m := range all[i].Members {
			all = append(all, m.Value)
		}
	}
	return all[1:]
}

// plainest are values that say the least.
var plainest = []*source.Value{
	text(""), text("a"),
	word(source.Number, "0"), word(source.Number, "1"), word(source.Number, "-1"), word(source.Number, "0.5"),
}

// plainNames are names that say the least.
var plainNames = []string{"a", "ab", "abc", "abcd"}

// called returns an object whose member at a place has another name, or nil if
// another has it already.
func called(v *source.Value, i int, name string) *source.Value {
	if v.Get(name) != nil {
		return nil
	}
	c := copied(v)
	c.Members[i].Name = name
	return c
}

func copied(v *source.Value) *source.Value {
	return &source.Value{
		Kind: v.Kind, Text: v.Text,
		Items: append([]*source.Value(nil), v.Items...), Members: append([]source.Member(nil), v.Members...),
	}
}

// with returns an object with a member added or replaced.
func with(v *source.Value, name string, value *source.Value) *source.Value {
	c := copied(v)
	for i := range c.Members {
		if c.Members[i].Name == name {
			c.Members[i].Value = value
			return c
		}
	}
	c.Members = append(c.Members, source.Member{Name: name, Value: value})
	return c
}

// without returns an object without a member.
func without(v *source.Value, name string) *source.Value {
	c := copied(v)
	for i := range c.Members {
		if c.Members[i].Name == name {
			c.Members = append(c.Members[:i], c.Members[i+1:]...)
			break
		}
	}
	return c
}

// counting returns a value that differs for each number.
func counting(i int) *source.Value { return text(strconv.Itoa(i)) }
