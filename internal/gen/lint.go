package gen

import (
	"errors"

	"github.com/typewright/typewright/internal/lint"
	"github.com/typewright/typewright/internal/lower"
	"github.com/typewright/typewright/internal/shape"
	"github.com/typewright/typewright/internal/source"
)

// Lint looks for problems in schemas. What keeps them from being read is a
// problem of the rule lint.InvalidSchema; errors say why a file could not be
// read.
func Lint(schemas []string, o Options, rules []*lint.Rule) ([]lint.Finding, error) {
	set, err := load(schemas, o)
	if err != nil {
		return unreadable(err)
	}
	m, err := lower.Lower(set, lower.Options{AssertFormats: o.AssertFormats, AssertContent: o.AssertContent, SkipPatterns: true})
	if err != nil {
		return unreadable(err)
	}
	shape.Tag(m)
	return lint.Run(set, m, rules), nil
}

// unreadable makes findings of diagnostics.
func unreadable(err error) ([]lint.Finding, error) {
	problems, ok := errors.AsType[source.Diagnostics](err)
	if !ok {
		return nil, err
	}
	findings := make([]lint.Finding, len(problems))
	for i, d := range problems.Sorted() {
		findings[i] = lint.Finding{Rule: lint.InvalidSchema, Diagnostic: *d}
	}
	return findings, nil
}
