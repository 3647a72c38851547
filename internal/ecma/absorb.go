package ecma

import "slices"

// absorb removes lookaheads that see one character at most, by narrowing what
// follows: (?!a)\w becomes [0-9A-Zb-z_]. If nothing follows n, tail, then
// reading the character that the lookahead sees does no harm.
func absorb(n node, tail bool) node {
	if !looks(n) {
		return n
	}
	switch n := n.(type) {
	case group:
		n.body = absorb(n.body, tail)
		return n
	case alt:
		out := make(alt, len(n))
		for i, branch := range n {
			out[i] = absorb(branch, tail)
		}
		return out
	case repeat:
		n.body = absorb(n.body, false)
		return n
	case look:
		return absorbItems(seq{n}, tail)
	case seq:
		return absorbItems(n, tail)
	}
	return n
}

func absorbItems(n seq, tail bool) node {
	var rest []node
	for i := len(n) - 1; i >= 0; i-- {
		l, ok := n[i].(look)
		if !ok {
			rest = join([]node{absorb(n[i], tail && len(rest) == 0)}, rest)
			continue
		}
		// Where a lookahead ends is of no interest, where a lookbehind does is.
		l.body = absorb(l.body, !l.behind)
		narrowed, done := []node(nil), false
		if s, end, ok := sees(l); ok {
			narrowed, done = narrow(rest, s, end, tail)
		} else if tail && len(rest) == 0 {
			narrowed, done = deviate(l)
		}
		if done && size(seq(narrowed)) <= 4*size(seq(rest))+16 {
			rest = narrowed
		} else {
			rest = join([]node{l}, rest)
		}
	}
	return seq(rest)
}

// deviate spells out a negative lookahead for a few characters in a row, at
// the end of a pattern: the text ends before one of them or has another.
func deviate(l look) ([]node, bool) {
	word, ok := trimmed(l.body).(seq)
	if !ok || !l.negated || l.behind {
		return nil, false
	}
	var ways alt
	for i, n := range word {
		s, ok := unit(n)
		if !ok {
			return nil, false
		}
		way := join(word[:i], narrowEmpty(s.complement(), true))
		ways = append(ways, seq(way))
	}
	return []node{ways}, true
}

// sees returns which characters a lookahead wants to be next, and whether it
// is content with the end of the text, if that is all there is to it.
func sees(l look) (s set, end, ok bool) {
	if l.behind {
		return nil, false, false
	}
	s, end, ok = begins(trimmed(l.body))
	if l.negated {
		s, end = s.complement(), !end
	}
	return s, end, ok
}

func begins(n node) (s set, end, ok bool) {
	if s, ok := unit(n); ok {
		return s, false, true
	}
	switch n := n.(type) {
	case edge:
		return nil, true, n == '$'
	case group:
		return begins(n.body)
	case seq:
		switch len(n) {
		case 0:
			return everything, true, true
		case 1:
			return begins(n[0])
		}
	case alt:
		for _, branch := range n {
			more, atEnd, ok := begins(branch)
			if !ok {
				return nil, false, false
			}
			s, end = union(s, more), end || atEnd
		}
		return s, end, true
	}
	return nil, false, false
}

// trimmed drops what a search need not look for at the end of n: what may be
// repeated need not be.
func trimmed(n node) node {
	switch n := n.(type) {
	case group:
		n.body = trimmed(n.body)
		return n
	case alt:
		out := make(alt, len(n))
		for i, branch := range n {
			out[i] = trimmed(branch)
		}
		return out
	case repeat:
		switch n.min {
		case 0:
			return seq{}
		case 1:
			return trimmed(n.body)
		}
		n.max = n.min
		return n
	case seq:
		for len(n) > 0 {
			last := trimmed(n[len(n)-1])
			if s, ok := last.(seq); !ok || len(s) > 0 {
				return seq(join(n[:len(n)-1], []node{last}))
			}
			n = n[:len(n)-1]
		}
		return n
	}
	return n
}

// narrow returns what matches like items, but only where the next character
// is in s, or the text is at its end and end is set.
func narrow(items []node, s set, end, tail bool) (narrowed []node, ok bool) {
	if len(items) == 0 {
		return narrowEmpty(s, end), tail
	}
	head, rest := items[0], items[1:]
	if minLength(seq(items)) > 0 && first(seq(items)).within(s) {
		return items, true
	}
	if u, ok := unit(head); ok {
		both := u.intersect(s)
		return join([]node{anyOf(both)}, rest), true
	}
	switch head := head.(type) {
	case edge:
		if head == '$' {
			if !end {
				return []node{never}, true
			}
			return items, true
		}
		out, ok := narrow(rest, s, end, tail)
		return join([]node{head}, out), ok
	case look:
		out, ok := narrow(rest, s, end, tail)
		return join([]node{head}, out), ok
	case seq:
		return narrow(join(head, rest), s, end, tail)
	case group:
		if minLength(head) == 0 {
			return narrow(join([]node{head.body}, rest), s, end, tail)
		}
		out, ok := narrow([]node{head.body}, s, end, false)
		head.body = seq(out)
		return join([]node{head}, rest), ok
	case alt:
		return narrowChoice(head, rest, s, end, tail)
	case repeat:
		return narrowRepeat(head, rest, s, end, tail)
	}
	return nil, false
}

func narrowEmpty(s set, end bool) []node {
	switch {
	case !end:
		return []node{anyOf(s)}
	case len(s) == 0:
		return []node{edge('$')}
	case everything.within(s):
		return nil
	}
	return []node{alt{anyOf(s), edge('$')}}
}

func narrowChoice(head alt, rest []node, s set, end, tail bool) ([]node, bool) {
	var out alt
	whole := minLength(head) == 0
	for _, branch := range head {
		branch := []node{branch}
		if whole {
			branch = join(branch, rest)
		}
		narrowed, ok := narrow(branch, s, end, whole && tail)
		if !ok {
			return nil, false
		}
		out = append(out, seq(narrowed))
	}
	if whole {
		return []node{possible(out)}, true
	}
	return join([]node{possible(out)}, rest), true
}

func narrowRepeat(head repeat, rest []node, s set, end, tail bool) ([]node, bool) {
	if head.max == 0 {
		return narrow(rest, s, end, tail)
	}
	if minLength(head.body) == 0 {
		return nil, false
	}
	taken, ok := narrow([]node{head.body}, s, end, false)
	if !ok {
		return nil, false
	}
	more := head
	more.min = max(more.min-1, 0)
	if more.max != unbounded {
		more.max--
	}
	if more.max != 0 {
		taken = join(taken, []node{more})
	}
	taken = join(taken, rest)
	if head.min > 0 {
		return taken, true
	}
	skipped, ok := narrow(rest, s, end, tail)
	return []node{possible(alt{seq(taken), seq(skipped)})}, ok
}

// possible drops the branches of a choice that match nothing.
func possible(choice alt) node {
	choice = slices.DeleteFunc(choice, impossible)
	switch len(choice) {
	case 0:
		return never
	case 1:
		return choice[0]
	}
	return choice
}

func impossible(n node) bool {
	switch n := n.(type) {
	case class:
		return len(n.set()) == 0
	case seq:
		return slices.ContainsFunc(n, impossible)
	}
	return false
}
