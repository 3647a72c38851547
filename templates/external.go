package templates

import (
	"encoding"
	"encoding/json"
	"fmt"
)

// decodeExternal stores a value in a type that is declared elsewhere, by the
// methods that encoding/json would use.
func decodeExternal[T any](c *checker, b []byte, i int, v *T) int {
	end := valueEnd(b, i)
	var err error
	switch target := any(v).(type) {
	case json.Unmarshaler:
		err = target.UnmarshalJSON(b[i:end])
	case encoding.TextUnmarshaler:
		if at(b, i) != '"' {
			err = json.Unmarshal(b[i:end], v)
			break
		}
		text, _ := c.string(b, i)
		err = target.UnmarshalText(text)
	default:
		err = json.Unmarshal(b[i:end], v)
	}
	if err != nil {
		c.refused(b, i, *v, err)
	}
	return end
}

// refused reports that a type which is declared elsewhere does not take the
// value at offset i.
func (c *checker) refused(b []byte, i int, v any, err error) {
	if len(c.issues) < mostIssues {
		c.issues = append(c.issues, Issue{
			Message: fmt.Sprintf("the value %s is valid, but no %T: %v", describe(b, i), v, err),
			Offset:  i,
		})
	}
}

// appendExternal appends a value of a type that is declared elsewhere, as
// encoding/json does.
func appendExternal[T any](e *encoder, b []byte, v *T) []byte {
	out, err := json.Marshal(v)
	if err != nil {
		e.fail(b, err.Error())
		return append(b, "null"...)
	}
	return append(b, out...)
}
