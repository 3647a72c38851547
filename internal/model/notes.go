package model

import "github.com/typewright/typewright/internal/source"

// Notes are the annotations that end in documentation.
type Notes struct {
	Of                 *Node // whose schema says so; nil if none does
	Title, Description string
	Comment            string
	Default            *source.Value
	Examples           []*source.Value
	Deprecated         bool
	Reason             string // why it is deprecated
	ReadOnly           bool
	WriteOnly          bool
	Values             map[*source.Value]ValueNote // of enum
	Format             string                      // asserted or not
	Encoding           string                      // contentEncoding
	Extensions         map[string]Extension        // keywords for generators of code, by name
}

// A ValueNote is what a schema says about one value of enum.
type ValueNote struct {
	Name string // for a constant
	Text string

	NameBy, TextBy string // the keywords that say so
}

// An Extension is a keyword that is not of JSON Schema.
type Extension struct {
	Loc   source.Loc
	Value *source.Value
}
