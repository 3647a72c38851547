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
	err := decodeDocument(b, &decoded, check, decode)
	if err == nil {
		*v = decoded
	}
	return err
}

// decodeDocument checks a document and, only if it is valid, stores it in
// what v points to. It is compiled once for all pointers, since P stands for
// the pointer.
func decodeDocument[P any](b []byte, v P, check checkFunc, decode func(c *checker, b []byte, i int, v P) int) error {
	c := newChecker()
	defer c.release()
	start := space(b, 0)
	c.lengths.wanted = true
	end := check(c, b, start)
	c.lengths.wanted = false
	if end < 0 || space(b, end) != len(b) {
		return explain(c, b, check)
	}
	decode(c, b, start, v)
	if len(c.issues) > 0 {
		return &ValidationError{locate(b, c.issues)}
	}
	return nil
}

// unmarshalShared is unmarshal, but all strings share one copy of the document.
func unmarshalShared[T any](b []byte, v *T, check checkFunc, decode decodeFunc[T]) error {
	return unmarshal(b, v, check, func(c *checker, b []byte, i int, v *T) int {
		c.texts.share(b)
		return decode(c, b, i, v)
	})
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
	i = space(b, i+1)
	if at(b, i) == last {
		return ^(i + 1)
	}
	return i
}

func decodeString(c *checker, b []byte, i int, v *string) int {
	*v, i = c.cut(b, i)
	return i
}

// decodeText is decodeString for a defined type.
func decodeText[T ~string](c *checker, b []byte, i int, v *T) int {
	text, end := c.cut(b, i)
	*v = T(text)
	return end
}

func decodeBool[T ~bool](_ *checker, b []byte, i int, v *T) int {
	*v = at(b, i) == 't'
	return scanBool(b, i)
}

type signed interface {
	~int8 | ~int16 | ~int32 | ~int64
}

type unsigned interface {
	~uint8 | ~uint16 | ~uint32 | ~uint64
}

func decodeInt64[T signed](c *checker, b []byte, i int, v *T) int {
	end, _ := scanNumber(b, i)
	n, ok := intFromNumber(b[i:end])
	if !ok || int64(T(n)) != n {
		c.unfit(b, i, "int64")
	}
	*v = T(n)
	return end
}

func decodeUint64[T unsigned](c *checker, b []byte, i int, v *T) int {
	end, _ := scanNumber(b, i)
	n, ok := uintFromNumber(b[i:end])
	if !ok || uint64(T(n)) != n {
		c.unfit(b, i, "uint64")
	}
	*v = T(n)
	return end
}

func decodeFloat64[T ~float64](c *checker, b []byte, i int, v *T) int {
	end, _ := scanNumber(b, i)
	f, ok := floatFromNumber(b[i:end])
	if !ok {
		c.unfit(b, i, "float64")
	}
	*v = T(f)
	return end
}

// decodeNumber keeps a number as it is written.
func decodeNumber[T ~string](_ *checker, b []byte, i int, v *T) int {
	end, _ := scanNumber(b, i)
	*v = T(b[i:end])
	return end
}

// decodeIntegerText keeps an integer as text, in its plainest spelling.
func decodeIntegerText[T ~string](c *checker, b []byte, i int, v *T) int {
	end, _ := scanNumber(b, i)
	n, ok := intFromNumber(b[i:end])
	if !ok {
		c.unfit(b, i, "int64")
	}
	*v = T(strconv.FormatInt(n, 10))
	return end
}

// decodeRaw copies a value as it stands.
func decodeRaw[T ~[]byte](c *checker, b []byte, i int, v *T) int {
	end := 0
	if at(b, i) == '{' {
		end = c.lengths.of(i)
	}
	if end += i; end == i {
		end = valueEnd(b, i)
	}
	*v = T(c.texts.keep(b[i:end]))
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
func decodeSlice[S ~[]T, T any](c *checker, b []byte, i int, v *S, decode decodeFunc[T]) int {
	if at(b, i) == 'n' {
		*v = nil
		return scanNull(b, i)
	}
	elements := make(S, 0, c.lengths.of(i))
	for i = enter(b, i, ']'); i >= 0; i = next(b, i, ']') {
		var zero T
		elements = append(elements, zero)
		i = decode(c, b, i, &elements[len(elements)-1])
	}
	*v = elements
	return ^i
}

// decodeMap stores an object; null gives nil, an empty object does not.
func decodeMap[M ~map[string]T, T any](c *checker, b []byte, i int, v *M, decode decodeFunc[T]) int {
	if at(b, i) == 'n' {
		*v = nil
		return scanNull(b, i)
	}
	var zero T
	members, member := M{}, new(T)
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
