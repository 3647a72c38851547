package source

import (
	"slices"
	"strconv"

	"github.com/go-json-experiment/json/jsontext"
)

// Kind is the kind of a JSON value.
type Kind uint8

// The kinds.
const (
	Null Kind = iota
	Bool
	Number
	String
	Array
	Object
)

// String returns the kind as messages say it, with its article.
func (k Kind) String() string {
	return [...]string{"null", "a boolean", "a number", "a string", "an array", "an object"}[k]
}

// A Value is a JSON value in a document.
type Value struct {
	Kind        Kind
	Offset, End int      // of its first byte, and after its last
	Text        string   // of a string: its content; of a number, boolean or null: as written
	Items       []*Value // of an array
	Members     []Member // of an object, in order

	places map[string]int // of the members, where there are many
}

// A Member is a member of an object.
type Member struct {
	Name       string
	NameOffset int
	Value      *Value
}

// many is the number of members from which an object keeps a map of them.
const many = 16

// Get returns the member of that name, or nil if there is none or v is no
// object.
func (v *Value) Get(name string) *Value {
	if v == nil {
		return nil
	}
	if i := v.find(name); i >= 0 {
		return v.Members[i].Value
	}
	return nil
}

func (v *Value) find(name string) int {
	if v.places != nil {
		if i, found := v.places[name]; found {
			return i
		}
		return -1
	}
	for i := range v.Members {
		if v.Members[i].Name == name && v.Members[i].Value != nil {
			return i
		}
	}
	return -1
}

// add appends a member whose name is new, or that of some without a value.
func (v *Value) add(m Member) {
	v.Members = append(v.Members, m)
	switch {
	case v.places != nil:
		v.places[m.Name] = len(v.Members) - 1
	case len(v.Members) == many:
		v.place()
	}
}

func (v *Value) place() {
	v.places = make(map[string]int, 2*len(v.Members))
	for i, m := range v.Members {
		v.places[m.Name] = i
	}
}

// settle takes out the members that have no value: others of their names have
// taken their places.
func (v *Value) settle() {
	count := len(v.Members)
	v.Members = slices.DeleteFunc(v.Members, func(m Member) bool { return m.Value == nil })
	switch {
	case len(v.Members) >= many && len(v.Members) < count:
		v.place()
	case len(v.Members) < many:
		v.places = nil
	}
}

// At returns the value at a pointer, or nil if there is none.
func (v *Value) At(p Pointer) *Value {
	for _, token := range p.Tokens() {
		if v = v.Step(token); v == nil {
			return nil
		}
	}
	return v
}

// Step follows one token of a pointer (RFC 6901 section 4): the member of
// that name, or the item of that index. It returns nil if there is none.
func (v *Value) Step(token string) *Value {
	if v.Kind != Array {
		return v.Get(token)
	}
	i, err := strconv.ParseUint(token, 10, 31)
	if err != nil || int(i) >= len(v.Items) || len(token) > 1 && token[0] == '0' {
		return nil
	}
	return v.Items[i]
}

// AppendJSON appends the value as compact JSON, its order and its numbers as
// they stand.
func (v *Value) AppendJSON(dst []byte) []byte {
	switch v.Kind {
	case Null, Bool, Number:
		return append(dst, v.Text...)
	case String:
		return appendString(dst, v.Text)
	case Array:
		dst = append(dst, '[')
		for i, item := range v.Items {
			if i > 0 {
				dst = append(dst, ',')
			}
			dst = item.AppendJSON(dst)
		}
		return append(dst, ']')
	case Object:
	}
	dst = append(dst, '{')
	for i, m := range v.Members {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = append(appendString(dst, m.Name), ':')
		dst = m.Value.AppendJSON(dst)
	}
	return append(dst, '}')
}

// appendString appends a JSON string. What is no UTF-8 becomes U+FFFD, so
// there is no error to tell of.
func appendString(dst []byte, s string) []byte {
	dst, _ = jsontext.AppendQuote(dst, s)
	return dst
}
