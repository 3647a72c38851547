package templates

import "sort"

// try runs a check without collecting and without leaving a trace.
func (c *checker) try(check checkFunc, b []byte, i int) int {
	depth, keys, collecting := c.depth, len(c.keys), c.collecting
	c.collecting = false
	end := check(c, b, i)
	c.depth, c.keys, c.collecting = depth, c.keys[:keys], collecting
	return end
}

// allOf runs all checks on one value.
func (c *checker) allOf(b []byte, i int, checks ...checkFunc) int {
	end := -1
	for _, check := range checks {
		if end = check(c, b, i); end < 0 {
			return -1
		}
	}
	return end
}

// anyOf wants one check at least to accept the value.
func (c *checker) anyOf(b []byte, i int, loc string, checks ...checkFunc) int {
	for _, check := range checks {
		if end := c.try(check, b, i); end >= 0 {
			return end
		}
	}
	return c.noBranch(b, i, loc, checks)
}

// oneOf wants exactly one check to accept the value.
func (c *checker) oneOf(b []byte, i int, loc string, checks ...checkFunc) int {
	found, first := -1, 0
	for n, check := range checks {
		end := c.try(check, b, i)
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
	if found < 0 {
		return c.noBranch(b, i, loc, checks)
	}
	return found
}

// noBranch reports a value that no branch accepts, with the reasons of each,
// the nearest branch first.
func (c *checker) noBranch(b []byte, i int, loc string, checks []checkFunc) int {
	if !c.collecting {
		return -1
	}
	if c.fails(i, loc, "a value that matches a branch") {
		return -1
	}
	outer := c.issues
	var branches [][]Issue
	for _, check := range checks {
		if c.issues = nil; c.found < mostIssues {
			check(c, b, i)
			branches = append(branches, different(c.issues))
		}
	}
	c.issues = outer
	sort.SliceStable(branches, func(n, m int) bool { return distance(branches[n], i) < distance(branches[m], i) })
	c.issues[len(c.issues)-1].Branches = branches
	return c.skip(b, i)
}

// distance tells how far the value at offset i is from a branch: one that
// rejects it as a whole, say for its type, is further than any other, and one
// that wants another constant in it is further than the rest.
func distance(issues []Issue, i int) int {
	far := len(issues)
	for _, issue := range issues {
		switch {
		case issue.Offset == i && (issue.Keyword == "type" || issue.Keyword == "const" || issue.Keyword == "enum"):
			far += 1 << 20
		case issue.Keyword == "const":
			far += 1 << 10
		}
	}
	return far
}

// ordinals names two branches, counted from zero as in a JSON Pointer.
func ordinals(a, b int) string {
	return "both " + decimalText(a) + " and " + decimalText(b)
}

// not wants the check to reject the value, whose end is already known.
func (c *checker) not(b []byte, i int, loc string, check checkFunc) bool {
	return c.try(check, b, i) < 0 || !c.fails(i, loc, "a value that does not match")
}

// conditional runs then or else on the value, by what the condition says.
// Either may be nil. It returns false if the value is invalid.
func (c *checker) conditional(b []byte, i int, condition, then, otherwise checkFunc) bool {
	branch := then
	if c.try(condition, b, i) < 0 {
		branch = otherwise
	}
	return branch == nil || branch(c, b, i) >= 0
}

// A memoKey stands for one check of one value.
type memoKey struct {
	node, offset int
}

// remember runs a check that could otherwise run on the same value again and
// again, twice as often with every level of the document, and remembers its
// verdict. It begins to when such checks have read a document many times
// over, which few documents make them do.
func (c *checker) remember(b []byte, i, node int, check checkFunc) int {
	const manyTimes = 16
	if first := at(b, i); first != '{' && first != '[' {
		return check(c, b, i)
	}
	key := memoKey{node, i}
	if c.collecting {
		return c.revisit(b, key, check)
	}
	if end, known := c.memo[key]; known {
		return end
	}
	end := check(c, b, i)
	read := end
	if end < 0 {
		read = valueEnd(b[:min(i+shortSpan, len(b))], i)
	}
	if read >= 0 {
		c.work += read - i
		if c.work <= manyTimes*len(b)+shortSpan {
			return end
		}
	}
	if c.memo == nil {
		c.memo = make(map[memoKey]int)
	}
	c.memo[key] = end
	return end
}

// A visit is what one check of one value came to while collecting.
type visit struct {
	end   int
	issue *Issue // the first; nil if the value is valid
}

// revisit runs a check while collecting. Of one that has run before it tells
// the first issue only: all of them, with every level, would be too many.
func (c *checker) revisit(b []byte, key memoKey, check checkFunc) int {
	before, known := c.visited[key]
	if known {
		if before.issue != nil && c.found < mostIssues {
			c.found++
			c.issues = append(c.issues, *before.issue)
		}
		return before.end
	}
	told := len(c.issues)
	v := visit{end: check(c, b, key.offset)}
	if len(c.issues) > told {
		first := c.issues[told]
		first.Branches = nil
		v.issue = &first
	}
	if c.visited == nil {
		c.visited = make(map[memoKey]visit)
	}
	c.visited[key] = v
	return v.end
}
