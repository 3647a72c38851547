package templates

// skip scans any JSON value at offset i and returns the offset after it, or
// -1, and notes why it cannot be read.
func (c *checker) skip(b []byte, i int) int {
	var end int
	switch at(b, i) {
	case '{':
		return c.skipObject(b, i)
	case '[':
		return c.skipArray(b, i)
	case '"':
		if end, _ = scanString(b, i); end < 0 {
			return c.wrong(i, "the string is not closed, or not valid UTF-8, or has an invalid escape or control character")
		}
		return end
	case 't', 'f':
		end = scanBool(b, i)
	case 'n':
		end = scanNull(b, i)
	default:
		end, _ = scanNumber(b, i)
	}
	if end < 0 {
		if i >= len(b) {
			return c.wrong(len(b), "unexpected end of the document")
		}
		return c.wrong(i, "want a value")
	}
	return end
}

func (c *checker) skipArray(b []byte, i int) int {
	length, count := c.lengths.begin(i), 0
	for i = c.open(b, i, ']'); i >= 0; {
		end := c.skip(b, i)
		if end < 0 {
			return -1
		}
		if i = next(b, end, ']'); i == -1 {
			return c.wrong(space(b, end), "want a comma or the end of the array")
		}
		count++
	}
	c.lengths.end(length, count)
	return c.leave(i)
}

func (c *checker) skipObject(b []byte, i int) int {
	object, base := i, len(c.keys)
	for i = c.open(b, i, '}'); i >= 0; {
		end, content := scanString(b, i)
		value := end + 1
		if end < 0 || at(b, end) != ':' || at(b, value) <= ' ' {
			if value = valueAfter(b, end); value < 0 {
				return c.wrong(i, "want a name and a colon")
			}
		}
		if !c.distinctKey(b, object, base, keyRef{i, end}, content) {
			return -1
		}
		if end, _ = scanString(b, value); end < 0 {
			if end = c.skip(b, value); end < 0 {
				return -1
			}
		}
		if i = next(b, end, '}'); i == -1 {
			return c.wrong(space(b, end), "want a comma or the end of the object")
		}
	}
	c.keys = c.keys[:base]
	return c.leave(i)
}

// valueAfter returns the offset of the value of the member whose name ends at
// an offset, or -1.
func valueAfter(b []byte, nameEnd int) int {
	if nameEnd < 0 {
		return -1
	}
	colon := space(b, nameEnd)
	if at(b, colon) != ':' {
		return -1
	}
	return space(b, colon+1)
}
