package ident

import "strconv"

// A Scope is a set of names in which none appears twice.
type Scope struct {
	taken map[string]bool
	next  map[string]int // the smallest number that may be free behind a name
}

// NewScope returns a scope in which the reserved names are taken.
func NewScope(reserved ...string) *Scope {
	s := &Scope{taken: make(map[string]bool, len(reserved)), next: make(map[string]int)}
	for _, name := range reserved {
		s.taken[name] = true
	}
	return s
}

// Taken tells whether a name is reserved or was returned by Take.
func (s *Scope) Taken(name string) bool { return s.taken[name] }

// Take claims and returns the first candidate that is free. If none is, it
// numbers the last one with the smallest number from 2 on that makes it free;
// behind a digit an underscore keeps the numbers apart: T2_2. There must be a
// candidate.
func (s *Scope) Take(candidates ...string) string {
	for _, name := range candidates {
		if !s.taken[name] {
			s.taken[name] = true
			return name
		}
	}
	return s.number(candidates[len(candidates)-1])
}

func (s *Scope) number(name string) string {
	stem := name
	if endsWithDigit(name) {
		stem += "_"
	}
	// Names are never given back, so numbers below the last one stay taken.
	for n := max(2, s.next[name]); ; n++ {
		if numbered := stem + strconv.Itoa(n); !s.taken[numbered] {
			s.taken[numbered], s.next[name] = true, n+1
			return numbered
		}
	}
}
