package templates

// tag returns the text of a member of the object at offset i, good until the
// next call. There is none if the member is not there or is no string.
func (c *checker) tag(b []byte, i int, member string) []byte {
	for i = enter(b, i, '}'); i >= 0; i = next(b, i, '}') {
		key, value := c.name(b, i)
		if string(key) == member {
			text, _ := c.string(b, value)
			return text
		}
		i = c.past(b, value)
	}
	return nil
}

// tagWithin is tag for the object in a member of the object at offset i.
func (c *checker) tagWithin(b []byte, i int, within, member string) []byte {
	for i = enter(b, i, '}'); i >= 0; i = next(b, i, '}') {
		key, value := c.name(b, i)
		if string(key) == within {
			if at(b, value) != '{' {
				return nil
			}
			return c.tag(b, value, member)
		}
		i = c.past(b, value)
	}
	return nil
}

// peek is tag for an object that need not be valid. It does not look far: what
// it does not find near the beginning of an object is not there for it, since
// to look through objects in objects again and again would take too long.
func (c *checker) peek(b []byte, i int, member string) []byte {
	const far = 1 << 9
	if at(b, i) != '{' {
		return nil
	}
	limit := i + far
	for i = enter(b, i, '}'); i >= 0 && i < limit; i = next(b, i, '}') {
		key, value := c.name(b, i)
		if value < 0 {
			return nil
		}
		if string(key) == member {
			text, _ := c.string(b, value)
			return text
		}
		if i = valueEnd(b[:min(len(b), limit)], value); i < 0 {
			return nil
		}
	}
	return nil
}

// none reports a union without a value.
func (e *encoder) none(b []byte, union string) []byte {
	e.fail(b, "a "+union+" has no value")
	return append(b, "null"...)
}
