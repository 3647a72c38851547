package templates

import "sort"

// validate decides on a whole document. A valid one costs no allocation.
func validate(b []byte, check checkFunc) error {
	c := newChecker()
	i := check(c, b, space(b, 0))
	if i >= 0 && space(b, i) == len(b) {
		c.release()
		return nil
	}
	err := explain(c, b, check)
	c.release()
	return err
}

// explain runs a check that has failed again, collecting. A document that is
// no JSON gets one issue, which says where that shows.
func explain(c *checker, b []byte, check checkFunc) *ValidationError {
	c.depth, c.keys, c.large = 0, c.keys[:0], nil
	start := space(b, 0)
	if end := c.skip(b, start); end < 0 || space(b, end) != len(b) {
		if end >= 0 {
			c.wrong(space(b, end), "want the end of the document")
		}
		return c.unreadable()
	}
	c.collecting, c.document = true, b
	check(c, b, start)
	issues := different(c.issues)
	sort.SliceStable(issues, func(n, m int) bool { return issues[n].Offset < issues[m].Offset })
	return &ValidationError{locate(b, issues)}
}

// unreadable is the error about a document that is no JSON.
func (c *checker) unreadable() *ValidationError {
	return &ValidationError{[]Issue{{
		Message: "invalid JSON at offset " + decimalText(c.faultOffset) + ": " + c.fault,
		Offset:  c.faultOffset,
	}}}
}
