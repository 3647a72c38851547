package templates

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"time"
)

// Packages for YAML call UnmarshalYAML with a function that decodes the node
// at hand into anything, and MarshalYAML for what they write instead of a
// value. So this needs none of them.

// fromYAML decodes the JSON that a node of YAML stands for.
func fromYAML(node func(any) error, decode func([]byte) error) error {
	var n yamlNode
	if err := n.UnmarshalYAML(node); err != nil {
		return err
	}
	if n.err != nil {
		return n.err
	}
	return decode(n.json)
}

// A yamlNode is the JSON of a node, or the reason why it has none. A nil one
// is null.
type yamlNode struct {
	json []byte
	err  error
}

// UnmarshalYAML finds out what a node is by what it can be decoded into. What
// has no JSON is no error here, as it would be taken for the other kind.
func (n *yamlNode) UnmarshalYAML(node func(any) error) error {
	var text string
	var value any
	if node(&text) == nil {
		err := node(&value)
		if err == nil {
			n.json, n.err = yamlScalar(value, text)
		}
		return err
	}
	var members map[string]*yamlNode
	wrong := node(&members)
	if wrong == nil {
		for _, name := range slices.Sorted(maps.Keys(members)) {
			n.json = append(append(append(n.json, ','), quotedText(name)...), ':')
			n.add(members[name])
		}
		n.json = closeObject(n.json, 0)
		return nil
	}
	var elements []*yamlNode
	if node(&elements) == nil {
		for _, element := range elements {
			n.json = append(n.json, ',')
			n.add(element)
		}
		n.json = closeArray(n.json, 0)
		return nil
	}
	if err := node(&value); err != nil {
		return err
	}
	return wrong
}

// add adds a part.
func (n *yamlNode) add(part *yamlNode) {
	if part == nil {
		n.json = append(n.json, "null"...)
		return
	}
	if n.err == nil {
		n.err = part.err
	}
	n.json = append(n.json, part.json...)
}

// yamlScalar is the JSON of a scalar. Numbers are kept as they are written, if
// JSON writes them so; dates and times are text.
func yamlScalar(value any, text string) ([]byte, error) {
	switch value := value.(type) {
	case nil:
		return []byte("null"), nil
	case bool:
		return strconv.AppendBool(nil, value), nil
	case string:
		return quotedText(value), nil
	case time.Time:
		return quotedText(text), nil
	case []byte:
		return quotedText(string(value)), nil
	case int, int64, uint64, float64:
		if end, _ := scanNumber([]byte(text), 0); text != "" && end == len(text) {
			return []byte(text), nil
		}
		if f, ok := value.(float64); ok && (math.IsNaN(f) || math.IsInf(f, 0)) {
			return nil, errors.New("JSON has no number " + text)
		}
		return json.Marshal(value)
	}
	return nil, fmt.Errorf("JSON has no %T", value)
}

// A yamlFunc returns what a package for YAML is to write for *v.
type yamlFunc[T any] = func(v *T, y *yamlWriter) any

// A yamlWriter holds the first reason why a value cannot be written.
type yamlWriter struct{ err error }

// toYAML returns what a package for YAML is to write for *v.
func toYAML[T any](v *T, encode func() ([]byte, error), write yamlFunc[T]) (any, error) {
	if _, err := encode(); err != nil {
		return nil, err
	}
	var y yamlWriter
	out := write(v, &y)
	return out, y.err
}

// yamlNull is null where nil would be nothing at all.
func yamlNull() any { return (*struct{})(nil) }

func yamlPlain[T any](v *T, _ *yamlWriter) any { return *v }

// yamlText is the text of a defined type.
func yamlText[T ~string](v *T, _ *yamlWriter) any { return string(*v) }

// yamlTime is a time as text, as in JSON.
func yamlTime(v *time.Time, _ *yamlWriter) any { return v.Format(time.RFC3339Nano) }

func yamlBytes[T ~[]byte](v *T, _ *yamlWriter) any { return base64.StdEncoding.EncodeToString(*v) }

// yamlNumber is a number that is kept as text: one that Go has a type for.
func yamlNumber[T ~string](v *T, y *yamlWriter) any {
	if *v == "" {
		return 0
	}
	return yamlNumeral([]byte(*v), y)
}

// yamlNumeral is a number of JSON.
func yamlNumeral(literal []byte, y *yamlWriter) any {
	if n, ok := intFromNumber(literal); ok {
		return n
	}
	if n, ok := uintFromNumber(literal); ok {
		return n
	}
	f, ok := floatFromNumber(literal)
	if !ok || math.IsInf(f, 0) {
		y.err = fmt.Errorf("no Go type for numbers, as packages for YAML write them, holds %s", literal)
	}
	return f
}

// yamlRaw is a value that is kept as JSON.
func yamlRaw[T ~[]byte](v *T, y *yamlWriter) any {
	if len(*v) == 0 {
		return yamlNull()
	}
	return yamlDocument(*v, y)
}

// yamlDocument returns what stands in a document that is known to be valid.
func yamlDocument(b []byte, y *yamlWriter) any {
	c := newChecker()
	defer c.release()
	value, _ := yamlPart(c, b, space(b, 0), y)
	return value
}

// yamlPart returns what stands at offset i, and the offset after it.
func yamlPart(c *checker, b []byte, i int, y *yamlWriter) (value any, end int) {
	switch at(b, i) {
	case '{':
		members := make(map[string]any)
		for i = enter(b, i, '}'); i >= 0; i = next(b, i, '}') {
			key, start := c.name(b, i)
			name := string(key)
			members[name], i = yamlPart(c, b, start, y)
		}
		return members, ^i
	case '[':
		elements := []any{}
		for i = enter(b, i, ']'); i >= 0; i = next(b, i, ']') {
			var element any
			element, i = yamlPart(c, b, i, y)
			elements = append(elements, element)
		}
		return elements, ^i
	case 'n':
		return yamlNull(), scanNull(b, i)
	case '"', 't', 'f':
		return freeValue(c, b, i)
	}
	end, _ = scanNumber(b, i)
	return yamlNumeral(b[i:end], y), end
}

// yamlExternal is a value of a type that is declared elsewhere, as it is in
// JSON.
func yamlExternal[T any](v *T, y *yamlWriter) any {
	return yamlDocument(appendExternal(new(encoder), nil, v), y)
}

// yamlAny is a value of any type: those that decodeAny makes, and all others
// as they are in JSON.
func yamlAny(v *any, y *yamlWriter) any {
	var e encoder
	b := appendAny(&e, nil, v)
	if e.raw != nil {
		e.raw.release()
	}
	return yamlDocument(b, y)
}

// yamlConstant is the only value that the schema allows where v is zero.
func yamlConstant(value any, zero bool, constant string, y *yamlWriter) any {
	if zero {
		return yamlDocument([]byte(constant), y)
	}
	return value
}

func yamlPointer[T any](v **T, y *yamlWriter, write yamlFunc[T]) any {
	if *v == nil {
		return yamlNull()
	}
	return write(*v, y)
}

func yamlOpt[T any](v *Opt[T], y *yamlWriter, write yamlFunc[T]) any {
	if v.state != 2 {
		return yamlNull()
	}
	return write(&v.value, y)
}

// yamlSlice is an array; nil is an empty one.
func yamlSlice[S ~[]T, T any](v *S, y *yamlWriter, write yamlFunc[T]) any {
	elements := make([]any, 0, len(*v))
	for n := range *v {
		elements = append(elements, write(&(*v)[n], y))
	}
	return elements
}

// yamlNullableSlice is yamlSlice, but nil is null.
func yamlNullableSlice[S ~[]T, T any](v *S, y *yamlWriter, write yamlFunc[T]) any {
	if *v == nil {
		return yamlNull()
	}
	return yamlSlice(v, y, write)
}

// yamlMap is an object; nil is an empty one.
func yamlMap[M ~map[string]T, T any](v *M, y *yamlWriter, write yamlFunc[T]) any {
	return yamlMembers(make(map[string]any), v, y, write)
}

// yamlNullableMap is yamlMap, but nil is null.
func yamlNullableMap[M ~map[string]T, T any](v *M, y *yamlWriter, write yamlFunc[T]) any {
	if *v == nil {
		return yamlNull()
	}
	return yamlMap(v, y, write)
}

// yamlMembers adds the members of a map to others.
func yamlMembers[M ~map[string]T, T any](members map[string]any, v *M, y *yamlWriter, write yamlFunc[T]) map[string]any {
	for name, member := range *v {
		members[name] = write(&member, y)
	}
	return members
}
