package templates

// defaultFrom decodes a default, which is known to be valid.
func defaultFrom[T any](text string, decode decodeFunc[T]) (v T) {
	c := newChecker()
	defer c.release()
	decode(c, []byte(text), 0, &v)
	return v
}

// pointerTo returns a pointer to a value.
func pointerTo[T any](v T) *T { return &v }

// optOf returns a member that is a value.
func optOf[T any](v T) (o Opt[T]) {
	o.Set(v)
	return o
}
