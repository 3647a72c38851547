package templates

// decodeElement stores an element behind those that a slice has.
func decodeElement[T any](c *checker, b []byte, i int, v *[]T, decode decodeFunc[T]) int {
	var zero T
	*v = append(*v, zero)
	return decode(c, b, i, &(*v)[len(*v)-1])
}

// appendElements appends elements, a comma before each.
func appendElements[T any](e *encoder, b []byte, elements []T, encode encodeFunc[T]) []byte {
	for n := range elements {
		b = encode(e, append(b, ','), &elements[n])
	}
	return b
}

// follows tells whether an element that may be absent is there. It cannot be
// if the one before it is not.
func (e *encoder) follows(b []byte, before, there bool) bool {
	if there && !before {
		e.fail(b, "an array has an element behind one that is absent")
	}
	return before && there
}
