package diff

import (
	"slices"

	"github.com/typewright/typewright/internal/contain"
	"github.com/typewright/typewright/internal/model"
)

// align finds the branch before each branch: one that is equal, one that is
// called the same, or, if as many are left on both sides, the next that is
// left. It returns their places, -1 where there is none.
func align(before, after []*model.Node) []int {
	partners := make([]int, len(after))
	taken := make([]bool, len(before))
	for i := range partners {
		partners[i] = -1
	}
	for _, same := range []func(a, b *model.Node) bool{contain.Equal, sameLabel} {
		for i, n := range after {
			if partners[i] >= 0 {
				continue
			}
			j := slices.IndexFunc(before, func(o *model.Node) bool { return !taken[slices.Index(before, o)] && same(o, n) })
			if j >= 0 {
				partners[i], taken[j] = j, true
			}
		}
	}
	var left []int
	for j := range before {
		if !taken[j] {
			left = append(left, j)
		}
	}
	open := 0
	for _, j := range partners {
		if j < 0 {
			open++
		}
	}
	if open != len(left) {
		return partners
	}
	for i := range partners {
		if partners[i] < 0 {
			partners[i], left = left[0], left[1:]
		}
	}
	return partners
}

func sameLabel(a, b *model.Node) bool {
	label := labelOf(a)
	return label != "" && label == labelOf(b)
}

// labelOf is what the schema calls a branch: by a reference, by its title, by
// the constant of a member; "" if by nothing.
func labelOf(n *model.Node) string {
	if target := model.Target(n); target != n {
		return "$ref " + target.Loc.Pointer.Last()
	}
	if n.Notes.Title != "" {
		return "title " + n.Notes.Title
	}
	for _, check := range n.Checks {
		m, ok := check.(*model.Members)
		if !ok {
			continue
		}
		for _, p := range m.Properties {
			for _, check := range p.Node.Checks {
				if e, ok := check.(model.Enum); ok && len(e.Values) == 1 {
					return p.Name + " " + string(e.Values[0].AppendJSON(nil))
				}
			}
		}
	}
	return ""
}

// branch names a branch of an applicator by its place.
func branch(keyword string, n *model.Node) string { return keyword + "/" + n.Loc.Pointer.Last() }
