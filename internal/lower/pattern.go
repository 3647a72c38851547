package lower

import (
	"github.com/typewright/typewright/internal/ecma"
	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
)

// pattern lowers a regular expression of ECMA-262 to searches that Go's
// regexp can run. One that has none is reported at loc, unless it is to be
// skipped, and the result is nil.
func (l *lowerer) pattern(loc source.Loc, text string) *model.Pattern {
	match, err := ecma.Translate(text)
	if err != nil && l.options.SkipPatterns {
		return nil
	}
	if err != nil {
		l.problem(loc, "the pattern %q has no equal in Go: %v", text, err)
		return nil
	}
	return &model.Pattern{At: l.at(loc), Text: text, Match: match}
}

// anything returns a node that accepts everything, in place of a schema.
func (l *lowerer) anything(parent *model.Node) *model.Node {
	n := &model.Node{ID: len(l.model.Nodes), Loc: parent.Loc, At: parent.At, Parent: parent, Word: "Value"}
	l.model.Nodes = append(l.model.Nodes, n)
	return n
}
