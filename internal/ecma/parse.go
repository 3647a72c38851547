package ecma

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// maxDepth limits how deeply groups may nest. Go's regexp stops at 1000.
const maxDepth = 250

// parser reads a pattern (ECMA-262, section 22.2.1, with the parameters
// UnicodeMode and NamedCaptureGroups). After an error it is at the end.
type parser struct {
	text  string
	pos   int
	depth int
	names map[string]bool
	fault *Error
}

func parse(pattern string) (node, *Error) {
	p := parser{text: pattern, names: map[string]bool{}}
	n := p.disjunction()
	if p.pos < len(p.text) {
		p.fail(p.pos, "unmatched )")
	}
	return n, p.fault
}

func (p *parser) fail(offset int, format string, args ...any) {
	if p.fault == nil {
		p.fault = &Error{offset, fmt.Sprintf(format, args...)}
	}
	p.pos = len(p.text)
}

// peek returns the next byte, 0 at the end. (A NUL in a pattern is a literal
// character, and no place that peeks treats it as anything else.)
func (p *parser) peek() byte {
	if p.pos < len(p.text) {
		return p.text[p.pos]
	}
	return 0
}

func (p *parser) eat(token string) bool {
	if strings.HasPrefix(p.text[p.pos:], token) {
		p.pos += len(token)
		return true
	}
	return false
}

// next consumes a character.
func (p *parser) next() rune {
	r, size := utf8.DecodeRuneInString(p.text[p.pos:])
	p.pos += size
	return r
}

func (p *parser) disjunction() node {
	p.depth++
	defer func() { p.depth-- }()
	if p.depth > maxDepth {
		p.fail(p.pos, "groups nest more than %d deep", maxDepth)
	}
	first := p.alternative()
	if p.peek() != '|' {
		return first
	}
	choice := alt{first}
	for p.eat("|") {
		choice = append(choice, p.alternative())
	}
	return choice
}

func (p *parser) alternative() node {
	terms := seq{}
	for p.pos < len(p.text) && p.peek() != '|' && p.peek() != ')' {
		terms = append(terms, p.term())
	}
	if len(terms) == 1 {
		return terms[0]
	}
	return terms
}

func (p *parser) term() node {
	offset := p.pos
	switch {
	case p.eat("^"):
		return edge('^')
	case p.eat("$"):
		return edge('$')
	case p.eat(`\b`):
		return edge('b')
	case p.eat(`\B`):
		return edge('B')
	case p.eat("(?="):
		return p.look(look{offset: offset})
	case p.eat("(?!"):
		return p.look(look{offset: offset, negated: true})
	case p.eat("(?<="):
		return p.look(look{offset: offset, behind: true})
	case p.eat("(?<!"):
		return p.look(look{offset: offset, behind: true, negated: true})
	}
	return p.quantifier(p.atom(), offset)
}

func (p *parser) look(l look) node {
	l.body = p.disjunction()
	p.close(l.offset)
	if strings.IndexByte("*+?", p.peek()) >= 0 {
		p.fail(p.pos, "lookaround cannot be repeated")
	}
	return l
}

// close consumes the end of the group that starts at offset.
func (p *parser) close(offset int) {
	if !p.eat(")") {
		p.fail(offset, "the group has no )")
	}
}

func (p *parser) atom() node {
	offset := p.pos
	switch p.peek() {
	case '.':
		p.pos++
		return dot()
	case '(':
		return p.group()
	case '[':
		return p.class()
	case '\\':
		return p.escape()
	case '*', '+', '?':
		p.fail(offset, "there is nothing that %c could repeat", p.peek())
		return never
	case '{':
		// A bound in the wrong place is a slip, and none in other dialects.
		if p.pos++; p.peek() == ',' || isDigit(p.peek()) {
			p.fail(offset, `this { neither bounds a repetition nor is it plainly a character: write \{`)
		}
		return char('{')
	}
	return char(p.next())
}

func (p *parser) group() node {
	offset := p.pos
	g := group{}
	switch {
	case p.eat("(?:"):
	case p.eat("(?<"):
		g.capturing = true
		p.groupName()
	case p.eat("(?"):
		p.fail(offset, "ECMA-262 has no group that starts with (?%.1s: say it with classes, as [aA] and [^]", p.text[p.pos:])
	default:
		p.pos++
		g.capturing = true
	}
	g.body = p.disjunction()
	p.close(offset)
	return g
}

func (p *parser) groupName() {
	offset := p.pos
	var name strings.Builder
	for p.fault == nil && !p.eat(">") {
		r := p.next()
		if r == '\\' {
			r = -1
			if p.eat("u") {
				r = p.unicodeEscape(p.pos - 2)
			}
		}
		if !isNamePart(r, name.Len() == 0) {
			p.fail(offset, "the group has no proper name")
		}
		name.WriteRune(r)
	}
	if name.Len() == 0 || p.names[name.String()] {
		p.fail(offset, "the name of the group is empty or not the only one")
	}
	p.names[name.String()] = true
}

// maxBound is where bounds of repetitions saturate: far more than can be
// translated.
const maxBound = 1 << 30

func (p *parser) quantifier(body node, offset int) node {
	r := repeat{body: body, offset: p.pos}
	switch {
	case p.eat("*"):
		r.max = unbounded
	case p.eat("+"):
		r.min, r.max = 1, unbounded
	case p.eat("?"):
		r.max = 1
	case p.peek() != '{' || !p.bounds(&r):
		return body
	}
	if r.max != unbounded && r.max < r.min {
		p.fail(r.offset, "the bounds of the repetition are out of order")
	}
	p.eat("?")
	r.offset = offset
	return r
}

// bounds consumes {n}, {n,} or {n,m}, if that is what comes next.
func (p *parser) bounds(r *repeat) bool {
	start := p.pos
	p.pos++
	var ok bool
	if r.min, ok = p.bound(); ok {
		r.max = r.min
		if p.eat(",") {
			if r.max, ok = p.bound(); !ok {
				r.max = unbounded
			}
		}
		if p.eat("}") {
			return true
		}
	}
	p.pos = start
	return false
}

func (p *parser) bound() (n int, ok bool) {
	for isDigit(p.peek()) {
		n = min(n*10+int(p.peek()-'0'), maxBound)
		p.pos++
		ok = true
	}
	return n, ok
}

func isDigit(ch byte) bool { return ch-'0' <= 9 }
