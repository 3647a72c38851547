package ecma

import "slices"

// node is a part of a regular expression: char, class, edge, seq, alt, group,
// repeat or look. Nodes do not change once made, so they may be shared.
//
//sumtype:decl
type node interface{ isNode() }

// char is one literal character. A lone surrogate matches nothing.
type char rune

// class is one character out of a set: a class, a class escape or the dot.
type class struct {
	negated bool
	items   []item
}

// edge is a condition on a position: one of ^ $ b B.
type edge byte

// seq is one node after the other.
type seq []node

// alt is a choice.
type alt []node

// group is what parentheses enclose.
type group struct {
	body      node
	capturing bool
}

// repeat is body from min to max times. Greed has no bearing on whether there
// is a match.
type repeat struct {
	body     node
	min, max int // max is unbounded or at least min
	offset   int
}

const unbounded = -1

// look is a lookahead or lookbehind.
type look struct {
	body            node
	behind, negated bool
	offset          int
}

func (char) isNode()   {}
func (class) isNode()  {}
func (edge) isNode()   {}
func (seq) isNode()    {}
func (alt) isNode()    {}
func (group) isNode()  {}
func (repeat) isNode() {}
func (look) isNode()   {}

// never matches nothing.
var never = class{}

// unit returns the set of characters that n stands for, if it stands for one.
func unit(n node) (set, bool) {
	switch n := n.(type) {
	case char:
		return set{{rune(n), rune(n)}}, true
	case class:
		return n.set(), true
	case group:
		return unit(n.body)
	case seq:
		if len(n) == 1 {
			return unit(n[0])
		}
	}
	return nil, false
}

// items returns n as a sequence. A group that holds lookaround, and is no
// choice, dissolves in it.
func items(n node) []node {
	switch n := n.(type) {
	case seq:
		var out []node
		for _, item := range n {
			out = append(out, items(item)...)
		}
		return out
	case group:
		if inner, ok := n.body.(alt); !ok && looks(n) {
			return items(n.body)
		} else if ok && len(inner) == 1 {
			return items(inner[0])
		}
	}
	return []node{n}
}

// branches returns the alternatives of a choice, however wrapped.
func branches(n node) (alt, bool) {
	switch n := n.(type) {
	case alt:
		return n, true
	case group:
		return branches(n.body)
	case seq:
		if len(n) == 1 {
			return branches(n[0])
		}
	}
	return nil, false
}

// looks tells whether there is lookaround in n.
func looks(n node) bool {
	switch n := n.(type) {
	case seq:
		return slices.ContainsFunc(n, looks)
	case alt:
		return slices.ContainsFunc(n, looks)
	case group:
		return looks(n.body)
	case repeat:
		return looks(n.body)
	case look:
		return true
	}
	return false
}

// mirror returns what matches the mirror image of what n matches.
func mirror(n node) node {
	switch n := n.(type) {
	case edge:
		switch n {
		case '^':
			return edge('$')
		case '$':
			return edge('^')
		}
		return n
	case seq:
		return seq(mirrored(n))
	case alt:
		out := make(alt, len(n))
		for i, branch := range n {
			out[i] = mirror(branch)
		}
		return out
	case group:
		n.body = mirror(n.body)
		return n
	case repeat:
		n.body = mirror(n.body)
		return n
	case look:
		n.body = mirror(n.body)
		n.behind = !n.behind
		return n
	}
	return n
}

func mirrored(items []node) []node {
	out := make([]node, len(items))
	for i, item := range items {
		out[len(items)-1-i] = mirror(item)
	}
	return out
}

// join returns a new slice of the parts, one after the other.
func join(parts ...[]node) []node { return slices.Concat(parts...) }
