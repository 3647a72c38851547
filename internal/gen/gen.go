// Package gen is the compiler as one function: schemas in, Go files out.
package gen

import (
	"errors"

	"github.com/typewright/typewright/internal/schema"
)

// Numbers says which Go types stand for JSON numbers.
type Numbers uint8

// Native maps integers to int64 and numbers to float64; Exact maps both to
// json.Number.
const (
	Native Numbers = iota
	Exact
)

// Options steer one run.
type Options struct {
	Version        string
	Package        string
	Type           string
	Draft, BaseURI string
	Resources      []schema.Mapping
	AssertFormats  bool
	AssertContent  bool
	Numbers        Numbers
	File           string
	ReadFile       func(string) ([]byte, error)
}

// File is one output file.
type File struct {
	Name string
	Text []byte
}

// Generate turns schemas into Go files.
func Generate(schemas []string, o Options) ([]File, error) { return nil, errors.New("under construction") }
