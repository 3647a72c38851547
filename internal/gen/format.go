package gen

import (
	"errors"
	"fmt"
	"strings"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/plan"
)

// FormatTypes are the Go types that stand for strings, by their format.
type FormatTypes map[string]plan.External

// Set adds one as the command line has it: FORMAT=TYPE, where the type has the
// path of its package before it: uuid=github.com/google/uuid.UUID.
func (f *FormatTypes) Set(text string) error {
	format, name, found := strings.Cut(text, "=")
	if !found || format == "" {
		return errors.New("want FORMAT=TYPE, such as uuid=github.com/google/uuid.UUID")
	}
	t, err := plan.ParseExternal(name)
	if err != nil {
		return err
	}
	if t.Package != "" && t.Path == "" {
		return fmt.Errorf("want the path of the package with the type, such as github.com/google/uuid.UUID, got %s", name)
	}
	if other, found := (*f)[format]; found && other != t {
		return fmt.Errorf("the format %s has a type already", format)
	}
	if *f == nil {
		*f = make(FormatTypes)
	}
	(*f)[format] = t
	return nil
}

// Formats are those that a FormatTypes is likely to be about: those that
// JSON Schema defines.
func Formats() []string { return model.Formats() }

// String returns nothing: there is no default to show.
func (f *FormatTypes) String() string { return "" }

// Type stands for the value in help.
func (f *FormatTypes) Type() string { return "FORMAT=TYPE" }
