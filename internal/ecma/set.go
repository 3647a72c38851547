package ecma

import (
	"cmp"
	"slices"
	"unicode"
)

// span is the characters from lo to hi.
type span struct{ lo, hi rune }

// set is a set of characters: spans in order that neither overlap nor touch.
type set []span

var everything = set{{0, unicode.MaxRune}}

// union returns the characters that are in one of the sets.
func union(sets ...set) set {
	all := slices.Concat(sets...)
	slices.SortFunc(all, func(a, b span) int { return cmp.Compare(a.lo, b.lo) })
	var out set
	for _, s := range all {
		if last := len(out) - 1; last >= 0 && s.lo <= out[last].hi+1 {
			out[last].hi = max(out[last].hi, s.hi)
		} else {
			out = append(out, s)
		}
	}
	return out
}

// complement returns the characters that are not in s.
func (s set) complement() set {
	var out set
	next := rune(0)
	for _, in := range s {
		if in.lo > next {
			out = append(out, span{next, in.lo - 1})
		}
		next = in.hi + 1
	}
	if next <= unicode.MaxRune {
		out = append(out, span{next, unicode.MaxRune})
	}
	return out
}

// intersect returns the characters that are in both sets.
func (s set) intersect(other set) set {
	return union(s.complement(), other.complement()).complement()
}

// minus returns the characters of s that are not in other.
func (s set) minus(other set) set { return s.intersect(other.complement()) }

// within tells whether all characters of s are in other.
func (s set) within(other set) bool { return len(s.minus(other)) == 0 }

// table returns the characters of a table of package unicode.
func table(t *unicode.RangeTable) set {
	var all set
	for _, r := range t.R16 {
		all = appendRange(all, rune(r.Lo), rune(r.Hi), rune(r.Stride))
	}
	for _, r := range t.R32 {
		all = appendRange(all, rune(r.Lo), rune(r.Hi), rune(r.Stride))
	}
	return union(all)
}

func appendRange(s set, lo, hi, stride rune) set {
	if stride == 1 {
		return append(s, span{lo, hi})
	}
	for r := lo; r <= hi; r += stride {
		s = append(s, span{r, r})
	}
	return s
}

// item is a member of a class: a character, a range, an escape.
type item struct {
	set set
	// What Go's regexp calls the set and its complement inside brackets.
	// Where that is empty the set is spelled out.
	re2, complement string
}

func (it item) negate() item {
	return item{it.set.complement(), it.complement, it.re2}
}

func rangeItem(lo, hi rune) item { return item{set: set{{lo, hi}}} }

// anyOf returns the node that stands for one character of s.
func anyOf(s set) node {
	switch {
	case len(s) == 0:
		return never
	case len(s) == 1 && s[0].lo == s[0].hi:
		return char(s[0].lo)
	}
	return class{items: []item{{set: s}}}
}

func (c class) set() set {
	sets := make([]set, len(c.items))
	for i, it := range c.items {
		sets[i] = it.set
	}
	all := union(sets...)
	if c.negated {
		return all.complement()
	}
	return all
}

// escapeItem returns the class escape \d, \D, \w, \W, \s or \S (ECMA-262,
// CharacterClassEscape).
func escapeItem(letter byte) (item, bool) {
	digit := set{{'0', '9'}}
	switch letter {
	case 'd':
		return item{digit, `\d`, `\D`}, true
	case 'w':
		return item{union(digit, set{{'A', 'Z'}, {'_', '_'}, {'a', 'z'}}), `\w`, `\W`}, true
	case 's':
		space := union(set{{'\t', '\r'}, {0xFEFF, 0xFEFF}}, table(unicode.Z))
		return item{space, `\t-\r\pZ\x{FEFF}`, ""}, true
	case 'D', 'W', 'S':
		it, _ := escapeItem(letter - 'A' + 'a')
		return it.negate(), true
	}
	return item{}, false
}

// dot is any character but the line terminators of ECMA-262.
func dot() class {
	ends := set{{'\n', '\n'}, {'\r', '\r'}, {0x2028, 0x2029}}
	return class{negated: true, items: []item{{ends, `\n\r\x{2028}\x{2029}`, ""}}}
}
