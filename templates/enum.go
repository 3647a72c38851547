package templates

import (
	"errors"
	"strconv"
	"strings"
)

// An enumeration is a type with a fixed set of values.
type enumeration[T any] interface {
	Values() []T
	String() string
}

// setText makes *v the value that has a text.
func setText[T enumeration[T]](v *T, text string) error {
	const most = 8
	var known []string
	for _, value := range (*v).Values() {
		if value.String() == text {
			*v = value
			return nil
		}
		known = append(known, strconv.Quote(value.String()))
	}
	if len(known) > most {
		known = append(known[:most], "…")
	}
	return errors.New("want one of " + strings.Join(known, ", ") + ", got " + strconv.Quote(text))
}
