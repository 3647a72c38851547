package templates

import (
	"encoding/json"
	"math/bits"
	"sort"
	"strconv"
	"unicode/utf8"
)

// An encodeFunc appends the JSON of *v to b.
type encodeFunc[T any] = func(e *encoder, b []byte, v *T) []byte

// An encoder holds the reasons why a value has no JSON. Something that is
// JSON stands in the output for each part that has none, so that the places
// of these can be found there.
type encoder struct {
	issues []Issue
	raw    *checker // of values that are kept as JSON text, if there were any
}

// marshal appends the JSON of what v points to. It is compiled once for all
// pointers, since P stands for the pointer.
func marshal[P any](b []byte, v P, encode func(e *encoder, b []byte, v P) []byte) ([]byte, error) {
	var e encoder
	out := encode(&e, b, v)
	if e.raw != nil {
		e.raw.release()
	}
	if len(e.issues) > 0 {
		return b, e.explain(out, len(b))
	}
	return out, nil
}

// explain makes an error of the issues of an output that starts at an offset.
func (e *encoder) explain(out []byte, start int) error {
	for n := range e.issues {
		e.issues[n].Offset -= start
	}
	return &ValidationError{locate(out[start:], e.issues)}
}

// recheck validates a value that was built in Go by what it encodes to.
func recheck[P any](v P, encode func(e *encoder, b []byte, v P) []byte, check checkFunc) error {
	b, err := marshal(nil, v, encode)
	if err != nil {
		return err
	}
	return validate(b, check)
}

// fail reports that the value whose JSON would follow b has none.
func (e *encoder) fail(b []byte, message string) {
	e.issues = append(e.issues, Issue{Message: message, Offset: len(b)})
}

// closeObject ends an object that begins at an offset, whose members each
// begin with a comma.
func closeObject(b []byte, start int) []byte {
	if len(b) == start {
		return append(b, '{', '}')
	}
	b[start] = '{'
	return append(b, '}')
}

// closeArray is closeObject for an array and its elements.
func closeArray(b []byte, start int) []byte {
	if len(b) == start {
		return append(b, '[', ']')
	}
	b[start] = '['
	return append(b, ']')
}

// appendString appends a string. Only what JSON demands is escaped.
func appendString(e *encoder, b []byte, v *string) []byte {
	return appendQuoted(e, b, *v)
}

func appendQuoted(e *encoder, b []byte, s string) []byte {
	start := b
	b = append(b, '"')
	if n := plainPrefix(s); n == len(s) {
		b = append(b, s...)
	} else {
		b = appendEscaped(append(b, s[:n]...), s[n:])
		if !utf8.ValidString(s[n:]) {
			e.fail(start, "the string "+strconv.Quote(s)+" is not valid UTF-8")
		}
	}
	return append(b, '"')
}

// plainPrefix returns how many leading bytes of s are ASCII and stand for
// themselves in a JSON string.
func plainPrefix(s string) int {
	i := 0
	for i+8 <= len(s) {
		word := uint64(s[i]) | uint64(s[i+1])<<8 | uint64(s[i+2])<<16 | uint64(s[i+3])<<24 |
			uint64(s[i+4])<<32 | uint64(s[i+5])<<40 | uint64(s[i+6])<<48 | uint64(s[i+7])<<56
		if special := specialBytes(word); special != 0 {
			return i + bits.TrailingZeros64(special)>>3
		}
		i += 8
	}
	for i < len(s) && s[i] >= ' ' && s[i] < utf8.RuneSelf && s[i] != '"' && s[i] != '\\' {
		i++
	}
	return i
}

// appendEscaped appends what stands between the quotes of a string.
func appendEscaped(b []byte, s string) []byte {
	const hex = "0123456789abcdef"
	done := 0
	for i := 0; i < len(s); i++ {
		ch := s[i]
		if ch >= ' ' && ch != '"' && ch != '\\' {
			continue
		}
		b = append(b, s[done:i]...)
		done = i + 1
		switch ch {
		case '"', '\\':
			b = append(b, '\\', ch)
		case '\n':
			b = append(b, '\\', 'n')
		case '\r':
			b = append(b, '\\', 'r')
		case '\t':
			b = append(b, '\\', 't')
		default:
			b = append(b, '\\', 'u', '0', '0', hex[ch>>4], hex[ch&15])
		}
	}
	return append(b, s[done:]...)
}

func appendBool(_ *encoder, b []byte, v *bool) []byte {
	return strconv.AppendBool(b, *v)
}

func appendInt64(_ *encoder, b []byte, v *int64) []byte {
	return strconv.AppendInt(b, *v, 10)
}

func appendUint64(_ *encoder, b []byte, v *uint64) []byte {
	return strconv.AppendUint(b, *v, 10)
}

// appendSigned is appendInt64 for smaller types.
func appendSigned[T int8 | int16 | int32](_ *encoder, b []byte, v *T) []byte {
	return strconv.AppendInt(b, int64(*v), 10)
}

// appendUnsigned is appendUint64 for smaller types.
func appendUnsigned[T uint8 | uint16 | uint32](_ *encoder, b []byte, v *T) []byte {
	return strconv.AppendUint(b, uint64(*v), 10)
}

// appendNumber appends a number that is kept as text; none is 0.
func appendNumber(e *encoder, b []byte, v *json.Number) []byte {
	if *v == "" {
		return append(b, '0')
	}
	if end, _ := scanNumber([]byte(*v), 0); end != len(*v) {
		e.fail(b, strconv.Quote(string(*v))+" is no number")
		return append(b, '0')
	}
	return append(b, *v...)
}

// appendRaw appends a value that is kept as it stood; none is null.
func appendRaw(e *encoder, b []byte, v *json.RawMessage) []byte {
	if len(*v) == 0 {
		return append(b, "null"...)
	}
	if e.raw == nil {
		e.raw = newChecker()
	}
	start := space(*v, 0)
	end := e.raw.skip(*v, start)
	e.raw.restart()
	if end < 0 || space(*v, end) != len(*v) {
		e.fail(b, "the json.RawMessage is not valid JSON")
		return append(b, "null"...)
	}
	return append(b, (*v)[start:end]...)
}

// appendAny appends a value of any type: those that decodeAny makes, and all
// others as encoding/json does.
func appendAny(e *encoder, b []byte, v *any) []byte { return appendFree(e, b, *v) }

func appendFree(e *encoder, b []byte, v any) []byte {
	switch value := v.(type) {
	case nil:
		return append(b, "null"...)
	case string:
		return appendQuoted(e, b, value)
	case float64:
		return appendFloat64(e, b, &value)
	case bool:
		return strconv.AppendBool(b, value)
	case map[string]any:
		return appendFreeObject(e, b, value)
	case []any:
		if value == nil {
			return append(b, "null"...)
		}
		return appendSlice(e, b, &value, appendAny)
	case json.Number:
		return appendNumber(e, b, &value)
	}
	out, err := json.Marshal(v)
	if err != nil {
		e.fail(b, err.Error())
		return append(b, "null"...)
	}
	return append(b, out...)
}

// appendFreeMap is appendMap for members of any kind.
func appendFreeMap(e *encoder, b []byte, v *map[string]any) []byte {
	if *v == nil {
		return append(b, "{}"...)
	}
	return appendFreeObject(e, b, *v)
}

func appendFreeObject(e *encoder, b []byte, members map[string]any) []byte {
	if members == nil {
		return append(b, "null"...)
	}
	var few [8]freeMember
	sorted := few[:0]
	for name, value := range members {
		sorted = append(sorted, freeMember{name, value})
	}
	sortMembers(sorted)
	start := len(b)
	for n := range sorted {
		b = appendQuoted(e, append(b, ','), sorted[n].key)
		b = appendFree(e, append(b, ':'), sorted[n].value)
	}
	return closeObject(b, start)
}

type freeMember struct {
	key   string
	value any
}

// sortMembers sorts members by name: those of most objects, of which there are
// few, faster than any function for all lengths.
func sortMembers(members []freeMember) {
	const few = 12
	if len(members) > few {
		sort.Sort(byName(members))
		return
	}
	for n := range members {
		for ; n > 0 && members[n].key < members[n-1].key; n-- {
			members[n], members[n-1] = members[n-1], members[n]
		}
	}
}

// byName sorts members. What package slices has for that would be compiled
// with every output.
type byName []freeMember

func (m byName) Len() int { return len(m) }

func (m byName) Less(n, k int) bool { return m[n].key < m[k].key }

func (m byName) Swap(n, k int) { m[n], m[k] = m[k], m[n] }

// appendConstant appends a value, or, where it is zero, the JSON of the only
// one that the schema allows.
func appendConstant[T any](e *encoder, b []byte, v *T, zero bool, constant string, encode encodeFunc[T]) []byte {
	if zero {
		return append(b, constant...)
	}
	return encode(e, b, v)
}

// appendPointer appends what the pointer points to, or null.
func appendPointer[T any](e *encoder, b []byte, v **T, encode encodeFunc[T]) []byte {
	if *v == nil {
		return append(b, "null"...)
	}
	return encode(e, b, *v)
}

// appendSlice appends an array; nil is an empty one.
func appendSlice[T any](e *encoder, b []byte, v *[]T, encode encodeFunc[T]) []byte {
	start := len(b)
	for n := range *v {
		b = encode(e, append(b, ','), &(*v)[n])
	}
	return closeArray(b, start)
}

// appendNullableSlice is appendSlice, but nil is null.
func appendNullableSlice[T any](e *encoder, b []byte, v *[]T, encode encodeFunc[T]) []byte {
	if *v == nil {
		return append(b, "null"...)
	}
	return appendSlice(e, b, v, encode)
}

// appendMap appends an object, its members sorted by name; nil is an empty one.
func appendMap[T any](e *encoder, b []byte, v *map[string]T, encode encodeFunc[T]) []byte {
	start := len(b)
	return closeObject(appendMembers(e, b, v, nil, nil, encode), start)
}

// appendNullableMap is appendMap, but nil is null.
func appendNullableMap[T any](e *encoder, b []byte, v *map[string]T, encode encodeFunc[T]) []byte {
	if *v == nil {
		return append(b, "null"...)
	}
	return appendMap(e, b, v, encode)
}

// appendMembers appends members sorted by name, a comma before each. Those
// that have a field of their own have their place elsewhere; held tells of
// such a field whether it has a value, if that matters.
func appendMembers[T any](e *encoder, b []byte, v *map[string]T, fields *memberNames, held func(field int) bool, encode encodeFunc[T]) []byte {
	if len(*v) == 0 {
		return b
	}
	var few [8]string
	names := few[:0]
	for name := range *v {
		names = append(names, name)
	}
	sort.Strings(names)
	member := new(T)
	for _, name := range names {
		*member = (*v)[name]
		b = encode(e, appendName(e, b, name, fields, held), member)
	}
	return b
}

// appendName appends a comma, a name and a colon.
func appendName(e *encoder, b []byte, name string, fields *memberNames, held func(field int) bool) []byte {
	b = append(b, ',')
	if fields != nil {
		if field := fields.find([]byte(name)); field >= 0 && (held == nil || held(field)) {
			e.fail(b, "the member "+strconv.Quote(name)+" has a field of its own")
		}
	}
	return append(appendQuoted(e, b, name), ':')
}
