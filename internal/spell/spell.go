// Package spell finds the words that may be meant by a misspelt one.
package spell

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"
)

// Nearest returns the names that may be meant by a misspelt one, best first:
// those that differ in case only, are abbreviated to it, or differ in a third
// of the characters at most.
func Nearest(want string, names iter.Seq[string]) []string {
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
	d = Distance(want, name)
	return d, d <= limit
}

// Distance is the least number of edits that make one word of another
// (Levenshtein).
func Distance(from, to string) int {
	a, b := []rune(from), []rune(to)
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
