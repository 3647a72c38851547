package ecma

import (
	"strings"
	"unicode"
	"unicode/utf16"
)

// escape reads what a backslash starts outside of classes.
func (p *parser) escape() node {
	offset := p.pos
	p.pos++
	if ch := p.peek(); ch >= '1' && ch <= '9' || ch == 'k' {
		p.fail(offset, "Go's regexp has no back-reference: list what it stands for as alternatives")
		return never
	}
	if it, ok := p.classEscape(offset); ok {
		return class{items: []item{it}}
	}
	return char(p.characterEscape(offset))
}

// class reads a character class in brackets.
func (p *parser) class() node {
	offset := p.pos
	p.pos++
	c := class{negated: p.eat("^")}
	for !p.eat("]") {
		if p.pos == len(p.text) {
			p.fail(offset, "the class has no ]")
			break
		}
		start := p.pos
		first, single := p.classAtom()
		if p.peek() != '-' || strings.HasPrefix(p.text[p.pos:], "-]") {
			c.items = append(c.items, first)
			continue
		}
		p.pos++
		last, ok := p.classAtom()
		if !single || !ok {
			// As [\w-.]: there is no other way to read it.
			c.items = append(c.items, first, rangeItem('-', '-'), last)
			continue
		}
		lo, hi := first.set[0].lo, last.set[0].hi
		if lo > hi {
			p.fail(start, "the range %s is out of order", p.text[start:p.pos])
		}
		c.items = append(c.items, rangeItem(lo, hi))
	}
	return c
}

// classAtom reads a member of a class: a single character or a class escape.
func (p *parser) classAtom() (it item, single bool) {
	offset := p.pos
	r := p.next()
	if r == '\\' {
		if it, ok := p.classEscape(offset); ok {
			return it, false
		}
		if p.eat("b") {
			r = '\b'
		} else {
			r = p.characterEscape(offset)
		}
	}
	return rangeItem(r, r), true
}

// classEscape reads \d, \p{…} and the like, up to the backslash at offset.
func (p *parser) classEscape(offset int) (item, bool) {
	letter := p.peek()
	if it, ok := escapeItem(letter); ok {
		p.pos++
		return it, true
	}
	if letter != 'p' && letter != 'P' {
		return item{}, false
	}
	name, _, ok := strings.Cut(p.text[p.pos+1:], "}")
	if !ok || !strings.HasPrefix(name, "{") {
		p.fail(offset, `\%c wants the name of a property in braces`, letter)
		return item{}, true
	}
	p.pos += len(name) + 2
	it, reason := property(name[1:])
	if reason != "" {
		p.fail(offset, "%s", reason)
		return item{}, true
	}
	if letter == 'P' {
		it = it.negate()
	}
	return it, true
}

// characterEscape reads an escape that stands for one character, after the
// backslash at offset.
func (p *parser) characterEscape(offset int) rune {
	if p.pos == len(p.text) {
		p.fail(offset, "the pattern ends in a backslash")
		return 0
	}
	r := p.next()
	if i := strings.IndexRune("fnrtv", r); i >= 0 {
		return rune("\f\n\r\t\v"[i])
	}
	switch {
	case r == 'c' && isLetter(p.peek()):
		return p.next() % 32
	case r == '0' && !isDigit(p.peek()):
		return 0
	case r == 'x':
		if h, ok := p.hex(2); ok {
			return h
		}
	case r == 'u':
		return p.unicodeEscape(offset)
	case r >= 0x80 || !isLetter(byte(r)) && !isDigit(byte(r)):
		return r
	}
	p.fail(offset, `ECMA-262 has no escape \%c here`, r)
	return 0
}

// unicodeEscape reads XXXX or {X…} after the \u at offset. Two that are a
// surrogate pair are one character.
func (p *parser) unicodeEscape(offset int) rune {
	if p.eat("{") {
		digits, _, closed := strings.Cut(p.text[p.pos:], "}")
		r, ok := p.hex(len(digits))
		if !closed || !ok || len(digits) == 0 {
			p.fail(offset, `\u{ wants up to 10FFFF and a brace`)
			return 0
		}
		p.pos++
		return r
	}
	high, ok := p.hex(4)
	if !ok {
		p.fail(offset, `\u wants four hexadecimal digits`)
		return 0
	}
	if back := p.pos; utf16.IsSurrogate(high) && p.eat(`\u`) {
		if low, ok := p.hex(4); ok {
			if r := utf16.DecodeRune(high, low); r != unicode.ReplacementChar {
				return r
			}
		}
		p.pos = back
	}
	return high
}

// hex reads n hexadecimal digits of a number that is a code point.
func (p *parser) hex(n int) (r rune, ok bool) {
	if n > len(p.text)-p.pos {
		return 0, false
	}
	for _, ch := range []byte(p.text[p.pos : p.pos+n]) {
		digit := strings.IndexByte("0123456789abcdef", ch|0x20)
		if digit < 0 || ch < '0' {
			return 0, false
		}
		if r = r<<4 | rune(digit); r > unicode.MaxRune {
			return 0, false
		}
	}
	p.pos += n
	return r, true
}

func isLetter(ch byte) bool { return ch|0x20-'a' < 26 }

// isNamePart tells whether r may be in the name of a group (ECMA-262,
// RegExpIdentifierName).
func isNamePart(r rune, first bool) bool {
	if r == '$' || r == '_' || unicode.In(r, unicode.L, unicode.Nl, unicode.Other_ID_Start) {
		return true
	}
	const joiners = "\u200C\u200D"
	return !first && (strings.ContainsRune(joiners, r) ||
		unicode.In(r, unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc, unicode.Other_ID_Continue))
}
