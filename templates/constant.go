package templates

// equalsOne tells whether the value at offset i equals one of the values.
func equalsOne(b []byte, i int, values [][]byte) bool {
	for _, value := range values {
		if equalJSON(b, i, value, 0) {
			return true
		}
	}
	return false
}

// constant checks the value at offset i for the one string that the keyword
// at loc wants. It is given as JSON without escapes.
func (c *checker) constant(b []byte, i int, loc, want string) int {
	if end := i + len(want); end <= len(b) && string(b[i:end]) == want {
		return end
	}
	text, end := c.string(b, i)
	if end < 0 {
		return c.mismatch(b, i, loc, want)
	}
	if string(text) != want[1:len(want)-1] && c.fails(i, loc, want) {
		return -1
	}
	return end
}
