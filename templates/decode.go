package templates

import (
	"encoding/json"
	"strconv"
)

// A decodeFunc stores the value at offset i, which is known to be valid, and
// returns the offset after it. It reports nothing but a value that the Go
// type cannot hold, through unfit.
type decodeFunc[T any] = func(c *checker, b []byte, i int, v *T) int

// unmarshal checks a document and, only if it is valid, stores it in *v.
func unmarshal[T any](b []byte, v *T, check checkFunc, decode decodeFunc[T]) error {
	var decoded T
	err := decodeDocument(b, check, func(c *checker, i int) { decode(c, b, i, &decoded) })
	if err == nil {
		*v = decoded
	}
	return err
}

// unmarshalShared is unmarshal, but all strings share one copy of the document.
func unmarshalShared[T any](b []byte, v *T, check checkFunc, decode decodeFunc[T]) error {
	return unmarshal(b, v, check, func(c *checker, b []byte, i int, v *T) int {
		c.texts.share(b)
		return decode(c, b, i, v)
	})
}

// decodeDocument checks a document and, only if it is valid, decodes the value
// in it, which is at offset i.
func decodeDocument(b []byte, check checkFunc, decode func(c *checker, i int)) error {
	c := newChecker()
	defer c.release()
	start := space(b, 0)
	c.lengths.wanted = true
	end := check(c, b, start)
	c.lengths.wanted = false
	if end < 0 || space(b, end) != len(b) {
		return explain(c, b, check)
	}
	decode(c, start)
	if len(c.issues) > 0 {
		return &ValidationError{locate(b, c.issues)}
	}
	return nil
}

// unfit reports that the Go type cannot hold the value at offset i.
func (c *checker) unfit(b []byte, i int, goType string) {
	if len(c.issues) == mostIssues {
		return
	}
	c.issues = append(c.issues, Issue{
		Message: "the value " + describe(b, i) + " is valid, but a Go " + goType + " cannot hold it unchanged",
		Offset:  i,
	})
}

// enter is open for a document that is known to be valid.
func enter(b []byte, i int, last byte) int {
	if i++; i >= len(b) || b[i] <= ' ' {
		i = spaceRun(b, i)
	}
	if at(b, i) == last {
		return ^(i + 1)
	}
	return i
}

func decodeString(c *checker, b []byte, i int, v *string) int {
	*v, i = c.cut(b, i)
	return i
}

func decodeBool(_ *checker, b []byte, i int, v *bool) int {
	*v = at(b, i) == 't'
	return scanBool(b, i)
}

func decodeInt64(c *checker, b []byte, i int, v *int64) int {
	end, _ := scanNumber(b, i)
	n, ok := intFromNumber(b[i:end])
	if !ok {
		c.unfit(b, i, "int64")
	}
	*v = n
	return end
}

func decodeUint64(c *checker, b []byte, i int, v *uint64) int {
	end, _ := scanNumber(b, i)
	n, ok := uintFromNumber(b[i:end])
	if !ok {
		c.unfit(b, i, "uint64")
	}
	*v = n
	return end
}

// decodeSigned is decodeInt64 for smaller types.
func decodeSigned[T int8 | int16 | int32](c *checker, b []byte, i int, v *T) int {
	end, _ := scanNumber(b, i)
	n, ok := intFromNumber(b[i:end])
	if !ok || int64(T(n)) != n {
		c.unfit(b, i, "integer of that size")
	}
	*v = T(n)
	return end
}

// decodeUnsigned is decodeUint64 for smaller types.
func decodeUnsigned[T uint8 | uint16 | uint32](c *checker, b []byte, i int, v *T) int {
	end, _ := scanNumber(b, i)
	n, ok := uintFromNumber(b[i:end])
	if !ok || uint64(T(n)) != n {
		c.unfit(b, i, "integer of that size")
	}
	*v = T(n)
	return end
}

func decodeFloat64(c *checker, b []byte, i int, v *float64) int {
	end, _ := scanNumber(b, i)
	f, ok := floatFromNumber(b[i:end])
	if !ok {
		c.unfit(b, i, "float64")
	}
	*v = f
	return end
}

// decodeNumber keeps a number as it is written.
func decodeNumber(c *checker, b []byte, i int, v *json.Number) int {
	end, _ := scanNumber(b, i)
	*v = json.Number(c.texts.substring(b, i, end))
	return end
}

// decodeIntegerText keeps an integer as text, in its plainest spelling.
func decodeIntegerText(c *checker, b []byte, i int, v *json.Number) int {
	end, _ := scanNumber(b, i)
	n, ok := intFromNumber(b[i:end])
	if !ok {
		c.unfit(b, i, "int64")
	}
	*v = json.Number(strconv.FormatInt(n, 10))
	return end
}

// decodeRaw copies a value as it stands.
func decodeRaw(c *checker, b []byte, i int, v *json.RawMessage) int {
	end := 0
	if at(b, i) == '{' {
		end = c.lengths.of(i)
	}
	if end += i; end == i {
		end = valueEnd(b, i)
	}
	*v = c.texts.keep(b[i:end])
	return end
}

// decodeAny stores a value of any kind as encoding/json does, except that a
// number becomes a json.Number where a float64 would change it.
func decodeAny(c *checker, b []byte, i int, v *any) int {
	*v, i = freeValue(c, b, i)
	return i
}

func freeValue(c *checker, b []byte, i int) (value any, end int) {
	switch at(b, i) {
	case '"':
		text, end := c.cut(b, i)
		return text, end
	case '{':
		return freeObject(c, b, i)
	case '[':
		elements := make([]any, 0, c.lengths.of(i))
		for i = enter(b, i, ']'); i >= 0; i = next(b, i, ']') {
			var element any
			element, i = freeValue(c, b, i)
			elements = append(elements, element)
		}
		return elements, ^i
	case 't':
		return true, i + len("true")
	case 'f':
		return false, i + len("false")
	case 'n':
		return nil, i + len("null")
	}
	end, _ = scanNumber(b, i)
	if f, ok := floatFromNumber(b[i:end]); ok {
		return f, end
	}
	return json.Number(b[i:end]), end
}

func freeObject(c *checker, b []byte, i int) (members map[string]any, end int) {
	members = make(map[string]any)
	for i = enter(b, i, '}'); i >= 0; i = next(b, i, '}') {
		key, value := c.name(b, i)
		name := c.texts.memberName(key)
		members[name], i = freeValue(c, b, value)
	}
	return members, ^i
}

// decodeFreeMap is decodeMap for members of any kind.
func decodeFreeMap(c *checker, b []byte, i int, v *map[string]any) int {
	if at(b, i) == 'n' {
		*v = nil
		return scanNull(b, i)
	}
	*v, i = freeObject(c, b, i)
	return i
}

// decodePointer stores a value behind a pointer, which is nil for null.
func decodePointer[T any](c *checker, b []byte, i int, v **T, decode decodeFunc[T]) int {
	if at(b, i) == 'n' {
		*v = nil
		return scanNull(b, i)
	}
	*v = new(T)
	return decode(c, b, i, *v)
}

// decodeStringPointer is decodePointer for strings.
func decodeStringPointer(c *checker, b []byte, i int, v **string) int {
	if at(b, i) == 'n' {
		*v = nil
		return scanNull(b, i)
	}
	*v = c.texts.point()
	**v, i = c.cut(b, i)
	return i
}

// decodeSlice stores an array; null gives nil, an empty array does not.
func decodeSlice[T any](c *checker, b []byte, i int, v *[]T, decode decodeFunc[T]) int {
	if at(b, i) == 'n' {
		*v = nil
		return scanNull(b, i)
	}
	elements := make([]T, c.arrayLength(b, i))
	i = enter(b, i, ']')
	for n := range elements {
		i = next(b, decode(c, b, i, &elements[n]), ']')
	}
	*v = elements
	return ^i
}

// arrayLength returns how many elements the array at offset i has.
func (c *checker) arrayLength(b []byte, i int) int {
	n := c.lengths.of(i)
	if n == 0 {
		for i = enter(b, i, ']'); i >= 0; i = next(b, valueEnd(b, i), ']') {
			n++
		}
	}
	return n
}

// decodeMap stores an object; null gives nil, an empty object does not.
func decodeMap[T any](c *checker, b []byte, i int, v *map[string]T, decode decodeFunc[T]) int {
	if at(b, i) == 'n' {
		*v = nil
		return scanNull(b, i)
	}
	var zero T
	members, member := make(map[string]T), new(T)
	for i = enter(b, i, '}'); i >= 0; i = next(b, i, '}') {
		key, value := c.name(b, i)
		name := c.texts.memberName(key)
		*member = zero
		i = decode(c, b, value, member)
		members[name] = *member
	}
	*v = members
	return ^i
}

// decodeMember stores a member that has no field of its own, whose value is
// at offset i.
func decodeMember[T any](c *checker, b []byte, i int, v *map[string]T, key []byte, decode decodeFunc[T]) int {
	if *v == nil {
		*v = make(map[string]T)
	}
	name := c.texts.memberName(key)
	var member T
	i = decode(c, b, i, &member)
	(*v)[name] = member
	return i
}
