package templates

// The checks of values that have one type and may be any of it. The keyword
// type stands at loc.

func (c *checker) anyString(b []byte, i int, loc string) int {
	if end := aString(c, b, i); end >= 0 {
		return end
	}
	return c.mismatch(b, i, loc, "a string")
}

func (c *checker) anyBool(b []byte, i int, loc string) int {
	if end := aBool(c, b, i); end >= 0 {
		return end
	}
	return c.mismatch(b, i, loc, "true or false")
}

func (c *checker) anyNumber(b []byte, i int, loc string) int {
	if end := aNumber(c, b, i); end >= 0 {
		return end
	}
	return c.mismatch(b, i, loc, "a number")
}

func (c *checker) anyInteger(b []byte, i int, loc string) int {
	if end := anInteger(c, b, i); end >= 0 {
		return end
	}
	return c.mismatch(b, i, loc, "an integer")
}

func (c *checker) anyObject(b []byte, i int, loc string) int {
	if at(b, i) == '{' {
		return c.skipObject(b, i)
	}
	return c.mismatch(b, i, loc, "an object")
}

func (c *checker) anyArray(b []byte, i int, loc string) int {
	if at(b, i) == '[' {
		return c.skipArray(b, i)
	}
	return c.mismatch(b, i, loc, "an array")
}
