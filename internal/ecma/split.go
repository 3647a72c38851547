package ecma

import "slices"

// maxSplits limits how many searches one pattern may become, roughly.
const maxSplits = 256

// splitter turns a pattern into a condition. It cuts lookaheads off one by
// one: what a lookahead sees is a search of its own if all of it happens at
// one place, whatever else matches.
type splitter struct{ budget int }

// split returns the condition that the sequence has a match, or its mirror
// image has one in the text as it is, if mirrored.
func (s *splitter) split(sequence []node, mirrored bool) (Expr, *Error) {
	sequence = normal(sequence)
	k := slices.IndexFunc(sequence, looks)
	if k < 0 {
		return search(sequence, mirrored)
	}
	if s.budget--; s.budget < 0 {
		return nil, &Error{lookOffset(sequence[k]), "there is too much lookaround in the pattern"}
	}
	for range 2 {
		if cut := s.cut(sequence); cut != nil {
			return cut(mirrored)
		}
		sequence, mirrored = mirrorAll(sequence), !mirrored
	}
	for range 2 {
		if choices := distribute(sequence); choices != nil {
			return s.any(choices, mirrored)
		}
		sequence, mirrored = mirrorAll(sequence), !mirrored
	}
	return nil, &Error{lookOffset(sequence[k]), "Go's regexp has no lookaround, and this one is not at a place that is fixed " +
		"from ^ or $: say it in a pattern of its own with allOf or not"}
}

// any returns the condition that one of the choices has a match.
func (s *splitter) any(choices [][]node, mirrored bool) (Expr, *Error) {
	var all Expr = Always{false}
	for _, choice := range choices {
		e, err := s.split(choice, mirrored)
		if err != nil {
			return nil, err
		}
		all = either(all, e)
	}
	return all, nil
}

// A cut translates a sequence by splitting it into simpler ones.
type cut func(mirrored bool) (Expr, *Error)

// cut returns how to do without the first lookaround of a sequence, if that
// is a lookahead that can be done without.
func (s *splitter) cut(sequence []node) cut {
	k := slices.IndexFunc(sequence, looks)
	before, after := sequence[:k], sequence[k+1:]
	fixed := anchored(seq(before)) && unambiguous(seq(before))
	switch n := sequence[k].(type) {
	case alt, group:
		if choice, ok := branches(n); ok && k == 0 && len(after) == 0 {
			return func(mirrored bool) (Expr, *Error) { return s.any(each(choice), mirrored) }
		}
	case repeat:
		if fixed && slices.Equal(edges(after), []edge{'$'}) {
			return s.tempered(before, n, after)
		}
	case look:
		if n.behind {
			return nil
		}
		if len(after) == 0 && !n.negated {
			return func(mirrored bool) (Expr, *Error) { return s.split(join(before, items(n.body)), mirrored) }
		}
		if holds, known := holdsAtEnd(n.body); known && endsAtEnd(before) {
			return func(mirrored bool) (Expr, *Error) {
				if holds == n.negated {
					return Always{false}, nil
				}
				return s.split(join(before, after), mirrored)
			}
		}
		if fixed {
			return func(mirrored bool) (Expr, *Error) {
				return s.both(join(before, after), join(before, items(n.body)), n.negated, mirrored)
			}
		}
	}
	return nil
}

// both returns the condition that base has a match and so has condition, or
// has not, if negated.
func (s *splitter) both(base, condition []node, negated, mirrored bool) (Expr, *Error) {
	b, err := s.split(base, mirrored)
	if err != nil {
		return nil, err
	}
	c, err := s.split(condition, mirrored)
	if err != nil {
		return nil, err
	}
	if negated {
		c = not(c)
	}
	return both(b, c), nil
}

// tempered cuts the lookaheads off before (?:(?!A)X)* $ where X is one
// character: none of the places that the repetition passes may have A, and
// those are all from before to the end of the text.
func (s *splitter) tempered(before []node, r repeat, after []node) cut {
	body := items(r.body)
	u := slices.IndexFunc(body, func(n node) bool { _, ok := n.(look); return !ok })
	if u < 0 {
		return nil
	}
	if _, ok := unit(body[u]); !ok {
		return nil
	}
	var conditions [][]node
	for i, n := range body {
		if i == u {
			continue
		}
		// Something that matches nothing could match at the very end, which
		// the repetition does not pass or passes last.
		l, ok := n.(look)
		if !ok || l.behind || !l.negated || minLength(l.body) == 0 {
			return nil
		}
		passed := repeat{body: body[u], max: unbounded, offset: r.offset}
		if i > u {
			passed.min = 1
		}
		conditions = append(conditions, join(before, []node{passed}, items(l.body)))
	}
	r.body = body[u]
	base := join(before, []node{r}, after)
	return func(mirrored bool) (Expr, *Error) {
		found, err := s.any(conditions, mirrored)
		if err != nil {
			return nil, err
		}
		e, err := s.split(base, mirrored)
		if err != nil {
			return nil, err
		}
		for _, condition := range disjuncts(found) {
			e = both(e, not(condition))
		}
		return e, nil
	}
}

// normal dissolves groups around lookaround, absorbs what lookaround it can,
// and puts conditions on one place in order: lookbehind, edges, lookahead.
func normal(sequence []node) []node {
	n := absorb(seq(sequence), true)
	n = mirror(absorb(mirror(n), true))
	sequence = items(n)
	rank := func(n node) int {
		switch n := n.(type) {
		case edge:
			return 1
		case look:
			if n.behind {
				return 0
			}
			return 2
		}
		return -1
	}
	for start := 0; start < len(sequence); start++ {
		end := start
		for end < len(sequence) && rank(sequence[end]) >= 0 {
			end++
		}
		slices.SortStableFunc(sequence[start:end], func(a, b node) int { return rank(a) - rank(b) })
		start = end
	}
	return sequence
}

func mirrorAll(sequence []node) []node { return mirrored(sequence) }

// edges returns the sequence if it is all edges.
func edges(sequence []node) []edge {
	var all []edge
	for _, n := range sequence {
		e, ok := n.(edge)
		if !ok {
			return nil
		}
		all = append(all, e)
	}
	return all
}

// endsAtEnd tells whether a sequence matches up to the end of the text only.
func endsAtEnd(sequence []node) bool { return anchored(mirror(seq(sequence))) }

// holdsAtEnd tells whether n matches at the end of the text, if that does not
// depend on the text.
func holdsAtEnd(n node) (holds, known bool) {
	if minLength(n) > 0 {
		return false, true
	}
	switch n := n.(type) {
	case edge:
		return true, n == '$'
	case group:
		return holdsAtEnd(n.body)
	case repeat:
		if n.min == 0 {
			return true, true
		}
		return holdsAtEnd(n.body)
	case seq:
		for _, item := range n {
			if holds, known := holdsAtEnd(item); !known || !holds {
				return false, known
			}
		}
		return true, true
	case alt:
		known = true
		for _, branch := range n {
			h, k := holdsAtEnd(branch)
			holds, known = holds || h && k, known && k
		}
		return holds, known || holds
	}
	return false, false
}

// maxCopies limits how many times a repetition is written out to get at the
// lookaround in it or after it.
const maxCopies = 8

// distribute multiplies out the first choice or short repetition of a
// sequence that holds lookaround, or stands before it after ^.
func distribute(sequence []node) [][]node {
	k := slices.IndexFunc(sequence, looks)
	if out := spread(sequence, k); out != nil {
		return out
	}
	if !anchored(seq(sequence[:k])) {
		return nil
	}
	for i := range k {
		if out := spread(sequence, i); out != nil {
			return out
		}
	}
	return nil
}

// spread returns the sequences that have one choice each in place of item i.
func spread(sequence []node, i int) [][]node {
	var choices [][]node
	switch n := bare(sequence[i]).(type) {
	case alt:
		choices = each(n)
	case repeat:
		if n.max == unbounded || n.max > maxCopies || n.min == n.max && !looks(n) {
			return nil
		}
		for count := n.min; count <= n.max; count++ {
			choices = append(choices, slices.Repeat([]node{n.body}, count))
		}
	case seq:
		choices = [][]node{n}
	default:
		return nil
	}
	for c, choice := range choices {
		choices[c] = join(sequence[:i], choice, sequence[i+1:])
	}
	return choices
}

func each(choice alt) [][]node {
	out := make([][]node, len(choice))
	for i, branch := range choice {
		out[i] = items(branch)
	}
	return out
}

// lookOffset returns where the first lookaround in n is written.
func lookOffset(n node) int {
	found := -1
	var visit func(n node)
	visit = func(n node) {
		switch n := n.(type) {
		case seq:
			for _, item := range n {
				visit(item)
			}
		case alt:
			for _, branch := range n {
				visit(branch)
			}
		case group:
			visit(n.body)
		case repeat:
			visit(n.body)
		case look:
			if found < 0 || n.offset < found {
				found = n.offset
			}
		}
	}
	visit(n)
	return found
}
