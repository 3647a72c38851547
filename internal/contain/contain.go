// Package contain decides whether all that one node of a model accepts is
// accepted by another. It says yes where it has a proof, no where it has an
// instance that shows it, and else that it does not know.
package contain

import (
	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
)

// An Answer is what is known about a question.
type Answer uint8

// The answers.
const (
	Unknown Answer = iota
	No
	Yes
)

// A Result is how what a node accepts has changed.
type Result struct {
	Loses, Gains Answer
	Lost         *source.Value // accepted before, and not now; nil unless Loses is Yes
	Gained       *source.Value // accepted now, and not before; nil unless Gains is Yes
}

// A Verdict is a result in one word.
type Verdict uint8

// The verdicts. Undecided is all that has an unknown in it.
const (
	Undecided Verdict = iota
	Same
	Wider
	Narrower
	Both
)

// String returns the word for reports.
func (v Verdict) String() string {
	return [...]string{"undecided", "same", "wider", "narrower", "wider and narrower"}[v]
}

// Verdict returns the result in one word.
func (r Result) Verdict() Verdict {
	switch {
	case r.Loses == Unknown || r.Gains == Unknown:
		return Undecided
	case r.Loses == Yes && r.Gains == Yes:
		return Both
	case r.Loses == Yes:
		return Narrower
	case r.Gains == Yes:
		return Wider
	}
	return Same
}

// Compare tells how what a node accepts differs from what an earlier one did.
// The nodes can be of different models.
func Compare(before, after *model.Node) Result {
	if Equal(before, after) {
		return Result{Loses: No, Gains: No}
	}
	j, copies := newJudge(before, after)
	before, after = copies[0], copies[1]
	p := newProver(j)
	s := newSearch(j, p)
	var r Result
	r.Loses, r.Lost = s.missing(before, after)
	r.Gains, r.Gained = s.missing(after, before)
	return r
}

// missing tells whether a node accepts an instance that another does not, and
// which.
func (s *search) missing(n, other *model.Node) (Answer, *source.Value) {
	if s.prover.within(facts{all: []*model.Node{n}}, other) {
		return No, nil
	}
	if v := s.find([]*model.Node{n}, other, 0); v != nil {
		return Yes, s.shrink(n, other, v)
	}
	return Unknown, nil
}
