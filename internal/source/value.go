package source

import (
	"encoding/json"
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
	Offset, End int      // in bytes
	Text        string   // of a string: its content; of a number, boolean or null: as written
	Items       []*Value // of an array
	Members     []Member // of an object, in order
}

// A Member is a member of an object.
type Member struct {
	Name       string
	NameOffset int
	Value      *Value
}

// Get returns the member of the given name, or nil.
func (v *Value) Get(name string) *Value {
	if v == nil {
		return nil
	}
	for i := range v.Members {
		if v.Members[i].Name == name {
			return v.Members[i].Value
		}
	}
	return nil
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

func appendString(dst []byte, s string) []byte {
	text, err := json.Marshal(s)
	if err != nil {
		return dst // a string always encodes
	}
	return append(dst, text...)
}
