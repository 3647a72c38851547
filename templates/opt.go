package templates

// An Opt is a member that can be absent, null or a value. Its zero value is
// absent.
type Opt[T any] struct {
	state byte // 0 absent, 1 null, 2 a value
	value T
}

// Get returns the value, and whether there is one.
func (o Opt[T]) Get() (value T, ok bool) { return o.value, o.state == 2 }

// Set makes it a value.
func (o *Opt[T]) Set(value T) { o.state, o.value = 2, value }

// IsNull tells whether it is null.
func (o Opt[T]) IsNull() bool { return o.state == 1 }

// SetNull makes it null.
func (o *Opt[T]) SetNull() { *o = Opt[T]{state: 1} }

// IsZero tells whether it is absent; the omitzero option of encoding/json
// asks it.
func (o Opt[T]) IsZero() bool { return o.state == 0 }

// Clear makes it absent.
func (o *Opt[T]) Clear() { *o = Opt[T]{} }

// decodeOpt stores a member that is present.
func decodeOpt[T any](c *checker, b []byte, i int, v *Opt[T], decode decodeFunc[T]) int {
	if at(b, i) == 'n' {
		v.SetNull()
		return scanNull(b, i)
	}
	v.state = 2
	return decode(c, b, i, &v.value)
}

// appendOpt appends null or the value.
func appendOpt[T any](e *encoder, b []byte, v *Opt[T], encode encodeFunc[T]) []byte {
	if v.state != 2 {
		return append(b, "null"...)
	}
	return encode(e, b, &v.value)
}
