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
		i = valueEnd(b, value)
	}
	return nil
}

// none reports a union without a value.
func (e *encoder) none(b []byte, union string) []byte {
	e.fail(b, "a "+union+" has no value")
	return append(b, "null"...)
}
