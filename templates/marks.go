package templates

// A marks set tells which members of one object, or elements of one array,
// have been evaluated (draft 2020-12 core, section 11): by their number in
// the document, from zero.
type marks struct {
	all  bool
	low  uint64
	high []uint64 // from number 64 on
}

func (m *marks) mark(n int) {
	if n < 64 {
		m.low |= 1 << n
		return
	}
	m.markHigh(n/64-1, 1<<(n%64))
}

func (m *marks) markHigh(place int, bits uint64) {
	if place >= len(m.high) {
		m.high = append(m.high, make([]uint64, place+1-len(m.high))...)
	}
	m.high[place] |= bits
}

func (m *marks) has(n int) bool {
	switch place := n/64 - 1; {
	case m.all:
		return true
	case n < 64:
		return m.low&(1<<n) != 0
	default:
		return place < len(m.high) && m.high[place]&(1<<(n%64)) != 0
	}
}

// join adds what another check of the same value has evaluated.
func (m *marks) join(o *marks) {
	m.all = m.all || o.all
	m.low |= o.low
	for place, bits := range o.high {
		m.markHigh(place, bits)
	}
}

// A markFunc is a check that also marks what it evaluates.
type markFunc = func(c *checker, b []byte, i int, m *marks) int

// tryMarks runs a check without collecting; what it evaluates counts only if
// it accepts the value.
func (c *checker) tryMarks(check markFunc, b []byte, i int, m *marks) int {
	var own marks
	depth, keys, collecting := c.depth, len(c.keys), c.collecting
	c.collecting = false
	end := check(c, b, i, &own)
	c.depth, c.keys, c.collecting = depth, c.keys[:keys], collecting
	if end >= 0 {
		m.join(&own)
	}
	return end
}

// unmarked makes plain checks of marking ones.
func unmarked(checks []markFunc) []checkFunc {
	plain := make([]checkFunc, len(checks))
	for n, check := range checks {
		plain[n] = func(c *checker, b []byte, i int) int {
			var own marks
			return check(c, b, i, &own)
		}
	}
	return plain
}

// anyOfMarks is anyOf that marks; every branch that accepts the value counts.
func (c *checker) anyOfMarks(b []byte, i int, m *marks, loc string, checks ...markFunc) int {
	found := -1
	for _, check := range checks {
		if end := c.tryMarks(check, b, i, m); end >= 0 {
			found = end
		}
	}
	if found < 0 && c.collecting {
		return c.noBranch(b, i, loc, unmarked(checks))
	}
	return found
}

// oneOfMarks is oneOf that marks.
func (c *checker) oneOfMarks(b []byte, i int, m *marks, loc string, checks ...markFunc) int {
	found, first := -1, 0
	for n, check := range checks {
		end := c.tryMarks(check, b, i, m)
		if end < 0 {
			continue
		}
		if found >= 0 {
			if c.fails(i, loc, "a value that matches one branch only, not "+ordinals(first, n)) {
				return -1
			}
			return end
		}
		found, first = end, n
	}
	if found < 0 && c.collecting {
		return c.noBranch(b, i, loc, unmarked(checks))
	}
	return found
}

// conditionalMarks is conditional that marks.
func (c *checker) conditionalMarks(b []byte, i int, m *marks, condition, then, otherwise markFunc) bool {
	branch := then
	if c.tryMarks(condition, b, i, m) < 0 {
		branch = otherwise
	}
	return branch == nil || branch(c, b, i, m) >= 0
}

// skipMarks is skip, as a check that marks nothing.
func (c *checker) skipMarks(b []byte, i int, _ *marks) int { return c.skip(b, i) }

// allOfMarks is allOf that marks.
func (c *checker) allOfMarks(b []byte, i int, m *marks, checks ...markFunc) int {
	end := -1
	for _, check := range checks {
		if end = check(c, b, i, m); end < 0 {
			return -1
		}
	}
	return end
}

// unevaluated checks the members or elements of the value at offset i, which
// is valid so far, that are not marked; then all are.
func (c *checker) unevaluated(b []byte, i int, m *marks, first byte, check checkFunc) bool {
	if at(b, i) != first || m.all {
		return true
	}
	last := first + 2
	c.depth++
	for n, k := 0, enter(b, i, last); k >= 0; n++ {
		if first == '{' {
			_, k = c.name(b, k)
		}
		end := c.past(b, k)
		if !m.has(n) && check(c, b, k) < 0 {
			return false
		}
		k = next(b, end, last)
	}
	c.depth--
	m.all = true
	return true
}
