// Package diff tells what a change of schemas means: for documents, place by
// place, and for Go code that uses the generated package.
package diff

import (
	"github.com/typewright/typewright/internal/contain"
	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
)

// A Report is all that a change means.
type Report struct {
	Documents []Document // of each schema that was compared as a whole
	Places    []Place    // that differ themselves, in the order of the new schema
	Code      []Code     // by symbol
}

// A Document is what a change means for whole documents of one schema.
type Document struct {
	Old, New *source.Loc // nil: there is none
	contain.Result
}

// A Place is a place of documents where what is accepted has changed, all that
// is below it left as it was.
type Place struct {
	Path     string // a JSON Pointer into documents, with * for all elements
	Part     bool   // it only says more about what another place is about
	Old, New source.Loc
	Keywords []Keyword
	contain.Result
}

// A Keyword is what has changed of one keyword. It has either Was and Is, or
// Gone and Added.
type Keyword struct {
	Name        string
	Old, New    *source.Loc // nil: it is not there
	Was, Is     string
	Gone, Added []string // of a set
}

// A Code is a change of what the generated package exports.
type Code struct {
	Breaking bool
	Symbol   string      // Name, Type.Field or Type.Method
	Message  string      // what has changed
	Old, New *source.Loc // the schema of the declaration, as far as there is one
}

// Models compares what the roots of two models accept. A root is compared with
// the one of the same place, or with the only other one.
func (r *Report) Models(before, after *model.Model) {
	w := &walker{visited: make(map[[2]*model.Node]bool)}
	met := make(map[*model.Node]bool)
	for _, n := range after.Roots {
		old := counterpart(n, before.Roots, len(after.Roots))
		if old == nil {
			r.Documents = append(r.Documents, Document{New: &n.Loc})
			continue
		}
		met[old] = true
		r.Documents = append(r.Documents, Document{Old: &old.Loc, New: &n.Loc, Result: contain.Compare(old, n)})
		w.pair(old, n, "", false)
	}
	for _, n := range before.Roots {
		if !met[n] {
			r.Documents = append(r.Documents, Document{Old: &n.Loc})
		}
	}
	r.Places = w.places
}

// counterpart returns the root that a root of the new model was, or nil.
func counterpart(n *model.Node, roots []*model.Node, others int) *model.Node {
	if len(roots) == 1 && others == 1 {
		return roots[0]
	}
	for _, old := range roots {
		if old.Loc.Pointer == n.Loc.Pointer {
			return old
		}
	}
	return nil
}

// Breaking are the kinds of change that somebody does not want.
type Breaking struct {
	Narrower  bool // documents that were valid are not
	Wider     bool // documents that are valid were not
	Undecided bool // it is not known whether there are documents of the above kinds
	Code      bool // Go code may not compile any more
}

// Breaks tells whether there is a change of these kinds.
func (r *Report) Breaks(b Breaking) bool {
	unwanted := func(watched bool, a contain.Answer) bool {
		return watched && (a == contain.Yes || a == contain.Unknown && b.Undecided)
	}
	for _, d := range r.Documents {
		switch {
		case d.New == nil && b.Narrower:
			return true
		case d.Old == nil || d.New == nil:
		case unwanted(b.Narrower, d.Loses) || unwanted(b.Wider, d.Gains):
			return true
		}
	}
	for _, c := range r.Code {
		if c.Breaking && b.Code {
			return true
		}
	}
	return false
}
