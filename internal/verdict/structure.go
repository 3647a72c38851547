package verdict

import (
	"strconv"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
)

// A membersRule is what an object has to be.
type membersRule struct {
	*model.Members
	properties  map[string]*model.Node
	patterns    []matcher
	none        *model.Never // no other members
	least, most *count
}

func newMembersRule(j *Judge, check *model.Members) *membersRule {
	r := &membersRule{
		Members: check, properties: make(map[string]*model.Node, len(check.Properties)),
		least: newCount(check.MinProperties, atLeast, "member"),
		most:  newCount(check.MaxProperties, atMost, "member"),
	}
	for _, p := range check.Properties {
		r.properties[p.Name] = p.Node
	}
	for _, p := range check.Patterns {
		r.patterns = append(r.patterns, j.matcher(p.Pattern.Match))
	}
	if check.Additional != nil && len(check.Additional.Checks) == 1 {
		if never, ok := check.Additional.Checks[0].(model.Never); ok {
			r.none = &never
		}
	}
	return r
}

func (t *trial) members(r *membersRule, v *source.Value, m *marks) bool {
	for i, member := range v.Members {
		if r.Names != nil && !t.ask(r.Names, t.name(member), nil) || !t.member(r, i, member, m) {
			return false
		}
	}
	for _, name := range r.Required {
		if t.lacks(v, r.RequiredAt, name) {
			return false
		}
	}
	for _, d := range r.Dependents {
		if v.Get(d.Name) == nil {
			continue
		}
		for _, name := range d.Required {
			if t.lacks(v, d.At, name) {
				return false
			}
		}
		if d.Node != nil && !t.ask(d.Node, v, m) {
			return false
		}
	}
	return t.size(v, len(v.Members), r.least, r.most)
}

// member decides about the value of the member of a number.
func (t *trial) member(r *membersRule, i int, member source.Member, m *marks) bool {
	n, known := r.properties[member.Name]
	if known {
		m.mark(i)
		if !t.ask(n, member.Value, nil) {
			return false
		}
	}
	matched := make([]bool, len(r.patterns))
	for k, matches := range r.patterns {
		matched[k] = matches(member.Name)
		known = known || matched[k]
	}
	if !known && r.Additional != nil {
		m.mark(i)
		if r.none != nil {
			return !t.extra(member, r.none.At)
		}
		if !t.ask(r.Additional, member.Value, nil) {
			return false
		}
	}
	for k, matched := range matched {
		if matched {
			m.mark(i)
			if !t.ask(r.Patterns[k].Node, member.Value, nil) {
				return false
			}
		}
	}
	return true
}

// lacks reports that an object has no member of a name. It returns true if
// that is so and the check is to stop there.
func (t *trial) lacks(v *source.Value, at, name string) bool {
	return v.Get(name) == nil && t.tells(v, at, func() string { return "missing member " + strconv.Quote(name) })
}

// extra rejects a member that no other keyword knows.
func (t *trial) extra(member source.Member, at string) bool {
	return t.tells(member.Value, at, func() string { return "unknown member " + t.literal(t.name(member), 1000) })
}

// size compares how many parts a value has with its limits, each of which may
// be nil.
func (t *trial) size(v *source.Value, n int, least, most *count) bool {
	got := func(c *count) func() string {
		return func() string { return "want " + c.wanted + ", got " + strconv.Itoa(n) }
	}
	if least != nil && int64(n) < least.value && t.tells(v, least.at, got(least)) {
		return false
	}
	return most == nil || int64(n) <= most.value || !t.tells(v, most.at, got(most))
}

// An elementsRule is what an array has to be.
type elementsRule struct {
	*model.Elements
	least, most           *count
	leastFound, mostFound *count
}

func newElementsRule(check *model.Elements) *elementsRule {
	r := &elementsRule{
		Elements: check,
		least:    newCount(check.MinItems, atLeast, "element"),
		most:     newCount(check.MaxItems, atMost, "element"),
	}
	if c := check.Contains; c != nil {
		r.leastFound = newCount(&model.Count{At: c.MinAt, Value: c.Min}, atLeast, "matching element")
		if c.Max != nil {
			r.mostFound = newCount(&model.Count{At: c.MaxAt, Value: *c.Max}, atMost, "matching element")
		}
	}
	return r
}

func (t *trial) elements(r *elementsRule, v *source.Value, m *marks) bool {
	found := 0
	for i, item := range v.Items {
		if r.Contains != nil && t.try(r.Contains.Node, item, nil) {
			found++
			if r.Contains.Evaluates {
				m.mark(i)
			}
		}
		n := r.Items
		if i < len(r.Prefix) {
			n = r.Prefix[i]
		}
		if n == nil {
			continue
		}
		m.mark(i)
		if !t.ask(n, item, nil) {
			return false
		}
	}
	if !t.size(v, len(v.Items), r.least, r.most) || !t.size(v, found, r.leastFound, r.mostFound) {
		return false
	}
	if r.UniqueAt == "" {
		return true
	}
	second := t.repeated(v.Items)
	return second == nil || !t.fails(second, r.UniqueAt, "an element that has not been there before")
}

// unevaluated decides about the members and elements that are not marked;
// then all are.
func (t *trial) unevaluated(left *model.Unevaluated, v *source.Value, m *marks) bool {
	if m.all {
		return true
	}
	switch {
	case v.Kind == source.Object && left.Properties != nil:
		for i, member := range v.Members {
			if !m.has(i) && !t.ask(left.Properties, member.Value, nil) {
				return false
			}
		}
		m.all = true
	case v.Kind == source.Array && left.Items != nil:
		for i, item := range v.Items {
			if !m.has(i) && !t.ask(left.Items, item, nil) {
				return false
			}
		}
		m.all = true
	}
	return true
}
