package templates

// stride is every how many levels the ends of arrays and objects are kept.
// Where checks on every level pass over all that is below, a byte is read
// again for each of as many levels at most.
const stride = 16

// skip scans any JSON value at offset i and returns the offset after it, or
// -1, and notes why it cannot be read.
func (c *checker) skip(b []byte, i int) int {
	var end int
	switch at(b, i) {
	case '{', '[':
		if c.depth%stride == stride-1 {
			return c.skipOnce(b, i)
		}
		return c.skipContainer(b, i)
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

func (c *checker) skipContainer(b []byte, i int) int {
	if b[i] == '{' {
		return c.skipObject(b, i)
	}
	return c.skipArray(b, i)
}

// skipOnce scans an array or object, unless that was done before.
func (c *checker) skipOnce(b []byte, i int) int {
	if end, known := c.ends[i]; known {
		return end
	}
	end := c.skipContainer(b, i)
	if end >= 0 {
		if c.ends == nil {
			c.ends = make(map[int]int)
		}
		c.ends[i] = end
	}
	return end
}

// past is valueEnd where it is asked on every level of a document.
func (c *checker) past(b []byte, i int) int {
	if end := valueEnd(b[:min(i+shortSpan, len(b))], i); end >= 0 && end < i+shortSpan {
		return end
	}
	return c.skip(b, i)
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
	c.lengths.set(length, count)
	return c.leave(i)
}

func (c *checker) skipObject(b []byte, i int) int {
	object, base := i, len(c.keys)
	place := c.lengths.begin(i)
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
	if i = c.leave(i); i >= 0 {
		c.lengths.set(place, i-object)
	}
	return i
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
