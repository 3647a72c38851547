package ecma

// minLength returns how many characters n matches at least.
func minLength(n node) int {
	switch n := n.(type) {
	case char, class:
		return 1
	case seq:
		total := 0
		for _, item := range n {
			total = min(total+minLength(item), maxBound)
		}
		return total
	case alt:
		least := maxBound
		for _, branch := range n {
			least = min(least, minLength(branch))
		}
		return least
	case group:
		return minLength(n.body)
	case repeat:
		return min(n.min*min(minLength(n.body), maxBound), maxBound)
	}
	return 0
}

// length returns how many characters n matches, if that is always the same.
func length(n node) (chars int, fixed bool) {
	switch n := n.(type) {
	case char, class:
		return 1, true
	case edge:
		return 0, true
	case seq:
		for _, item := range n {
			c, ok := length(item)
			if !ok {
				return 0, false
			}
			chars = min(chars+c, maxBound)
		}
		return chars, true
	case alt:
		for i, branch := range n {
			c, ok := length(branch)
			if !ok || i > 0 && c != chars {
				return 0, false
			}
			chars = c
		}
		return chars, true
	case group:
		return length(n.body)
	case repeat:
		c, ok := length(n.body)
		return min(c*n.min, maxBound), ok && n.min == n.max
	}
	return 0, false
}

// first returns a set that holds every character that a match of n can begin
// with. Assertions count as always true.
func first(n node) set {
	switch n := n.(type) {
	case char, class:
		s, _ := unit(n)
		return s
	case seq:
		var all set
		for _, item := range n {
			all = union(all, first(item))
			if minLength(item) > 0 {
				break
			}
		}
		return all
	case alt:
		var all set
		for _, branch := range n {
			all = union(all, first(branch))
		}
		return all
	case group:
		return first(n.body)
	case repeat:
		return first(n.body)
	}
	return nil
}

// anchored tells whether n matches at the start of the text only.
func anchored(n node) bool {
	switch n := n.(type) {
	case edge:
		return n == '^'
	case seq:
		for _, item := range n {
			if anchored(item) {
				return true
			}
			if _, ok := item.(edge); !ok {
				return false
			}
		}
	case alt:
		for _, branch := range n {
			if !anchored(branch) {
				return false
			}
		}
		return len(n) > 0
	case group:
		return anchored(n.body)
	case repeat:
		return n.min > 0 && anchored(n.body)
	}
	return false
}

// unambiguous tells whether no match of n is a proper prefix of another, so
// that from one place n has at most one end. It may say no in doubt.
// Assertions count as always true, which can only add matches.
func unambiguous(n node) bool {
	switch n := n.(type) {
	case char, class, edge:
		return true
	case group:
		return unambiguous(n.body)
	case alt:
		_, fixed := length(n)
		return fixed || disjoint(n)
	case repeat:
		return n.min == n.max && unambiguous(n.body)
	case seq:
		for i, item := range n {
			switch item := bare(item).(type) {
			case seq:
				return unambiguous(seq(join(n[:i], item, n[i+1:])))
			case repeat:
				if item.min != item.max && !delimited(item.body, n[i+1:]) {
					return false
				}
				if !unambiguous(item.body) {
					return false
				}
			default:
				if !unambiguous(item) {
					return false
				}
			}
		}
		return true
	}
	return false
}

// bare strips the parentheses around n.
func bare(n node) node {
	for {
		g, ok := n.(group)
		if !ok {
			return n
		}
		n = g.body
	}
}

// disjoint tells whether the branches are unambiguous and begin differently.
func disjoint(choice alt) bool {
	var seen set
	for _, branch := range choice {
		begins := first(branch)
		if !unambiguous(branch) || minLength(branch) == 0 || len(seen.intersect(begins)) > 0 {
			return false
		}
		seen = union(seen, begins)
	}
	return true
}

// delimited tells whether repetitions of body end where rest begins, because
// the two begin differently.
func delimited(body node, rest seq) bool {
	return minLength(body) > 0 && minLength(rest) > 0 &&
		len(first(body).intersect(first(rest))) == 0
}

// size returns about how many instructions Go's regexp makes of n.
func size(n node) int {
	switch n := n.(type) {
	case seq:
		total := 0
		for _, item := range n {
			total = min(total+size(item), maxBound)
		}
		return total
	case alt:
		total := len(n)
		for _, branch := range n {
			total = min(total+size(branch), maxBound)
		}
		return total
	case group:
		return size(n.body)
	case repeat:
		return min(size(n.body)*max(n.min, n.max, 1)+1, maxBound)
	case look:
		return size(n.body)
	}
	return 1
}
