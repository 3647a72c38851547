package gen

import (
	"fmt"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
	"github.com/typewright/typewright/internal/verdict"
	"github.com/typewright/typewright/templates"
)

// An Issue is one reason why a document is not valid, as generated code tells
// it.
type Issue = templates.Issue

// A ValidationError writes issues as generated code does.
type ValidationError = templates.ValidationError

// A Validator decides about documents as the code that Generate makes of a
// schema does. Several goroutines may use it at once.
type Validator struct {
	judge *verdict.Judge
	root  *model.Node
}

// NewValidator returns the validator of one schema. The errors are those of
// Generate, and that a name stands for several schemas.
func NewValidator(name string, o Options) (*Validator, error) {
	m, err := read([]string{name}, o)
	if err != nil {
		return nil, err
	}
	if n := len(m.Roots); n > 1 {
		first := m.Roots[0].Loc.Pointer
		return nil, fmt.Errorf("%s: has %d schemas, and one is to validate by: name it, as with #%s", name, n, first)
	}
	return &Validator{verdict.New(m), m.Roots[0]}, nil
}

// Accepts tells whether a value is valid.
func (v *Validator) Accepts(value *source.Value) bool { return v.judge.Accepts(v.root, value) }

// Validate returns the reasons why a value of a document is not valid, in the
// order of the document. Locations are pointers from the value on.
func (v *Validator) Validate(doc *source.Document, value *source.Value) []Issue {
	return v.judge.Explain(v.root, doc, value)
}
