package schema

import (
	"cmp"
	"iter"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/typewright/typewright/internal/source"
)

// dangling reports a reference to what is not in a resource, with the names
// that are there and that may be meant.
func (l *loader) dangling(k *Keyword, r *Resource, fragment string) {
	where := r.Root.Loc.Doc.Name
	if r.Root.Loc.Pointer != "" {
		where += "#" + string(r.Root.Loc.Pointer)
	}
	l.problem(k.Loc, "the reference %q leads nowhere: %s has no %s", k.Value.Text, where, fragment)
	var near []string
	if strings.HasPrefix(fragment, "/") {
		near = l.namesake(r, source.Pointer(fragment))
	} else {
		near = nearest(fragment, maps.Keys(r.anchors))
	}
	if len(near) == 0 {
		return
	}
	uri, _, _ := strings.Cut(k.Value.Text, "#")
	for i, name := range near {
		near[i] = strconv.Quote(uri + "#" + name)
	}
	l.note("did you mean " + strings.Join(near, " or ") + "?")
}

// namesake returns pointers that are like one that leads nowhere: beside the
// place where it leaves the document, or else among the definitions.
func (l *loader) namesake(r *Resource, p source.Pointer) []string {
	v, at, tokens := r.Root.Value, source.Pointer(""), p.Tokens()
	for i, token := range tokens {
		if next := v.Step(token); next != nil {
			v, at = next, at.Append(token)
			continue
		}
		var found []string
		for _, name := range nearest(token, members(v)) {
			if to := at.Append(name).Append(tokens[i+1:]...); r.Root.Value.At(to) != nil {
				found = append(found, string(to))
			}
		}
		if len(found) > 0 {
			return found
		}
		break
	}
	for _, defs := range []string{"$defs", "definitions"} {
		if near := nearest(p.Last(), members(r.Root.Value.Get(defs))); len(near) > 0 {
			for i, name := range near {
				near[i] = string(source.Pointer("").Append(defs, name))
			}
			return near
		}
	}
	return nil
}

func members(v *source.Value) iter.Seq[string] {
	return func(yield func(string) bool) {
		if v == nil {
			return
		}
		for i := range v.Members {
			if !yield(v.Members[i].Name) {
				return
			}
		}
	}
}

// nearest returns the names that may be meant by a misspelt one, best first:
// those that differ in case only, are abbreviated to it, or differ in a third
// of the characters at most.
func nearest(want string, names iter.Seq[string]) []string {
	const most = 3
	type candidate struct {
		name     string
		distance int
	}
	var near []candidate
	for name := range names {
		if d, like := difference(want, name); like {
			near = append(near, candidate{name, d})
		}
	}
	slices.SortFunc(near, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(a.name, b.name))
	})
	var list []string
	for _, c := range near[:min(len(near), most)] {
		list = append(list, c.name)
	}
	return list
}

func difference(want, name string) (d int, like bool) {
	if strings.EqualFold(name, want) {
		return 0, true
	}
	limit := max(1, utf8.RuneCountInString(want)/3)
	longer := len(name) - len(want)
	if longer > 0 && len(want) > 2 && strings.EqualFold(name[:len(want)], want) {
		return limit + longer, true
	}
	if max(longer, -longer) > limit*utf8.UTFMax {
		return 0, false
	}
	d = distance([]rune(want), []rune(name))
	return d, d <= limit
}

// distance is the least number of edits that make one word of another
// (Levenshtein).
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, ch := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j := range b {
			cost := diagonal
			if ch != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
