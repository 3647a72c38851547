package templates

import (
	"fmt"
	"net/url"
)

// decodeURL stores a string in a url.URL, which encoding/json takes for a
// struct.
func decodeURL(c *checker, b []byte, i int, v *url.URL) int {
	end := valueEnd(b, i)
	err := fmt.Errorf("it is not a string")
	if at(b, i) == '"' {
		text, _ := c.string(b, i)
		err = v.UnmarshalBinary(text) // whose binary form is its text
	}
	if err != nil {
		c.issues = append(c.issues, Issue{
			Message: fmt.Sprintf("the value %s is valid, but no url.URL: %v", describe(b, i), err),
			Offset:  i,
		})
	}
	return end
}

// appendURL appends a url.URL as a string.
func appendURL(e *encoder, b []byte, v *url.URL) []byte {
	text := v.String()
	return appendString(e, b, &text)
}
