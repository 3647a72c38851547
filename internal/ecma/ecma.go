// Package ecma translates the regular expressions of JSON Schema, which are
// those of ECMA-262 with the u flag, into searches that Go's regexp can do.
//
// Go has no lookaround, so one pattern may become several searches: ^(?!A)B
// is a search for ^B and no match of ^A. A translation is exact for every
// string of Unicode characters, or there is none and an error says why.
//
// Lookbehind is lookahead on the mirror image of pattern and text, so that
// everything here is done for lookahead, and once more on the mirror image.
package ecma

import "unicode/utf8"

// Expr is a condition on a string: And, Or, Not, Search or Always.
//
//sumtype:decl
type Expr interface{ isExpr() }

// And holds if all of its conditions hold.
type And struct{ Exprs []Expr }

// Or holds if one of its conditions holds.
type Or struct{ Exprs []Expr }

// Not holds if its condition does not.
type Not struct{ Expr Expr }

// Search holds if Go's regexp finds a match of RE2 anywhere in the string.
type Search struct{ RE2 string }

// Always holds for every string, or for none.
type Always struct{ Value bool }

func (And) isExpr()    {}
func (Or) isExpr()     {}
func (Not) isExpr()    {}
func (Search) isExpr() {}
func (Always) isExpr() {}

// Error says what in a pattern is wrong or cannot be translated.
type Error struct {
	Offset  int // of the part that is at fault, in bytes from the start of the pattern
	Message string
}

func (e *Error) Error() string { return e.Message }

// Translate returns the condition that holds for exactly those strings in
// which new RegExp(pattern, "u") finds a match.
//
// It also takes the identity escapes and lone brackets that the u flag
// forbids, such as \- and }, where their meaning is plain. An error is an
// *Error.
func Translate(pattern string) (Expr, error) {
	if !utf8.ValidString(pattern) {
		return nil, &Error{Message: "the pattern is not valid UTF-8"}
	}
	n, fault := parse(pattern)
	if fault != nil {
		return nil, fault
	}
	n = mirror(absorb(mirror(absorb(n, true)), true))
	s := splitter{budget: maxSplits}
	expr, fault := s.split(items(n), false)
	if fault != nil {
		return nil, fault
	}
	return expr, nil
}

// both returns the condition that a and b hold.
func both(a, b Expr) Expr {
	if v, ok := a.(Always); ok {
		if v.Value {
			return b
		}
		return a
	}
	if _, ok := b.(Always); ok {
		return both(b, a)
	}
	return And{append(conjuncts(a), conjuncts(b)...)}
}

func conjuncts(e Expr) []Expr {
	if and, ok := e.(And); ok {
		return and.Exprs
	}
	return []Expr{e}
}

// either returns the condition that a or b holds.
func either(a, b Expr) Expr {
	if v, ok := a.(Always); ok {
		if v.Value {
			return a
		}
		return b
	}
	if _, ok := b.(Always); ok {
		return either(b, a)
	}
	return Or{append(disjuncts(a), disjuncts(b)...)}
}

func disjuncts(e Expr) []Expr {
	if or, ok := e.(Or); ok {
		return or.Exprs
	}
	return []Expr{e}
}

// not returns the condition that e does not hold.
func not(e Expr) Expr {
	switch e := e.(type) {
	case Always:
		return Always{!e.Value}
	case Not:
		return e.Expr
	default:
		return Not{e}
	}
}
