package verdict

import (
	"slices"
	"strconv"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
)

// apply decides by what applies other nodes to the same value.
func (t *trial) apply(check model.Check, v *source.Value, m *marks) bool {
	switch check := check.(type) {
	case model.Ref:
		return t.ask(check.Node, v, m)
	case model.AllOf:
		for _, n := range check.Nodes {
			if !t.ask(n, v, m) {
				return false
			}
		}
		return true
	case model.AnyOf:
		if n := branchOf(check.Tag, v); n != nil {
			return t.ask(n, v, m)
		}
		return t.anyOf(check, v, m)
	case model.OneOf:
		if n := branchOf(check.Tag, v); n != nil {
			return t.ask(n, v, m)
		}
		return t.oneOf(check, v, m)
	case model.Not:
		return !t.try(check.Node, v, nil) || !t.fails(v, check.At, "a value that does not match")
	case model.If:
		branch := check.Then
		if !t.try(check.If, v, m) {
			branch = check.Else
		}
		return branch == nil || t.ask(branch, v, m)
	}
	return true
}

// branchOf returns the one branch that an object can match by its tag, or nil
// where that does not tell. Generated code looks for the tag in the first
// bytes of an object only.
func branchOf(tag *model.Tag, v *source.Value) *model.Node {
	const far = 1 << 9
	if tag == nil {
		return nil
	}
	text := ""
	for _, m := range v.Members {
		if m.NameOffset-v.Offset >= far {
			break
		}
		if m.Name == tag.Member {
			if m.Value.Kind == source.String {
				text = m.Value.Text
			}
			break
		}
	}
	for _, c := range tag.Cases {
		if slices.Contains(c.Texts, text) {
			return c.Node
		}
	}
	return nil
}

// try decides without collecting. What is evaluated counts only if the value
// is accepted.
func (t *trial) try(n *model.Node, v *source.Value, m *marks) bool {
	own, collecting := m.fresh(), t.collecting
	t.collecting = false
	accepted := t.ask(n, v, own)
	t.collecting = collecting
	if accepted {
		m.join(own)
	}
	return accepted
}

// anyOf wants one branch at least. All that accept the value count for marks.
func (t *trial) anyOf(check model.AnyOf, v *source.Value, m *marks) bool {
	found := false
	for _, n := range check.Nodes {
		if t.try(n, v, m) {
			if found = true; m == nil {
				break
			}
		}
	}
	return found || t.noBranch(check.At, check.Nodes, v, m)
}

// oneOf wants exactly one branch.
func (t *trial) oneOf(check model.OneOf, v *source.Value, m *marks) bool {
	first := -1
	for i, n := range check.Nodes {
		if !t.try(n, v, m) {
			continue
		}
		if first >= 0 {
			both := "both " + strconv.Itoa(first) + " and " + strconv.Itoa(i)
			return !t.fails(v, check.At, "a value that matches one branch only, not "+both)
		}
		first = i
	}
	return first >= 0 || t.noBranch(check.At, check.Nodes, v, m)
}

// noBranch reports a value that no branch accepts, with the reasons of each,
// the nearest branch first.
func (t *trial) noBranch(at string, nodes []*model.Node, v *source.Value, m *marks) bool {
	if t.fails(v, at, "a value that matches a branch") {
		return false
	}
	outer := t.issues
	var branches [][]*issue
	for _, n := range nodes {
		if t.issues = nil; t.found < mostIssues {
			t.ask(n, v, m.fresh())
			branches = append(branches, different(t.issues))
		}
	}
	t.issues = outer
	slices.SortStableFunc(branches, func(a, b []*issue) int { return distance(a, v) - distance(b, v) })
	t.issues[len(t.issues)-1].branches = branches
	return true
}

// distance tells how far a value is from a branch: one that rejects it as a
// whole, say for its type, is further than any other, and one that wants
// another constant in it is further than the rest.
func distance(issues []*issue, v *source.Value) int {
	far := len(issues)
	for _, i := range issues {
		switch {
		case i.value == v && (i.Keyword == "type" || i.Keyword == "const" || i.Keyword == "enum"):
			far += 1 << 20
		case i.Keyword == "const":
			far += 1 << 10
		}
	}
	return far
}
