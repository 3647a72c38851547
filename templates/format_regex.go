package templates

import "unicode/utf8"

// formatRegex reports whether s is a regular expression of ECMA-262 with the
// u flag (ECMA-262, section 22.2.1, without annex B).
func formatRegex(s []byte) bool {
	p := regexParser{s: s}
	if !p.disjunction(0) || p.i < len(s) {
		return false
	}
	for _, name := range p.references {
		if !p.names[name] {
			return false
		}
	}
	return p.highest <= p.groups
}

// regexDepth is how deep groups may nest.
const regexDepth = 1000

// A regexParser reads a pattern without making anything of it.
type regexParser struct {
	s          []byte
	i          int
	groups     int             // that capture
	highest    int             // number of a back reference
	names      map[string]bool // of groups
	references []string
}

func (p *regexParser) take(ch byte) bool {
	if at(p.s, p.i) == ch && p.i < len(p.s) {
		p.i++
		return true
	}
	return false
}

// disjunction reads alternatives, up to a closing parenthesis or the end.
func (p *regexParser) disjunction(depth int) bool {
	for depth <= regexDepth && p.i < len(p.s) && p.s[p.i] != ')' {
		if p.take('|') {
			continue
		}
		if !p.term(depth) {
			return false
		}
	}
	return depth <= regexDepth
}

// term reads an assertion, or an atom with its quantifier.
func (p *regexParser) term(depth int) bool {
	quantifiable := true
	switch ch := p.s[p.i]; ch {
	case '^', '$':
		p.i++
		quantifiable = false
	case '(':
		p.i++
		captures, look, ok := p.groupKind()
		if !ok || !p.disjunction(depth+1) || !p.take(')') {
			return false
		}
		if captures {
			p.groups++
		}
		quantifiable = !look
	case '[':
		p.i++
		if !p.class() {
			return false
		}
	case '\\':
		p.i++
		if letter := at(p.s, p.i); letter == 'b' || letter == 'B' {
			p.i++
			quantifiable = false
		} else if !p.atomEscape() {
			return false
		}
	case '*', '+', '?', '{', '}', ']':
		return false
	default:
		_, n := utf8.DecodeRune(p.s[p.i:])
		p.i += n
	}
	found, ok := p.quantifier()
	return ok && (quantifiable || !found)
}

// groupKind reads what follows an opening parenthesis.
func (p *regexParser) groupKind() (captures, look, ok bool) {
	if !p.take('?') {
		return true, false, true
	}
	switch {
	case p.take(':'):
		return false, false, true
	case p.take('='), p.take('!'):
		return false, true, true
	case !p.take('<'):
		return false, false, false
	case p.take('='), p.take('!'):
		return false, true, true
	}
	name := p.groupName()
	if name == "" || p.names[name] {
		return false, false, false
	}
	if p.names == nil {
		p.names = make(map[string]bool)
	}
	p.names[name] = true
	return true, false, true
}

// groupName reads a name and the angle bracket that closes it.
func (p *regexParser) groupName() string {
	start := p.i
	for p.i < len(p.s) && p.s[p.i] != '>' {
		ch := p.s[p.i]
		letter := ch|0x20 >= 'a' && ch|0x20 <= 'z' || ch == '_' || ch == '$' || ch >= utf8.RuneSelf
		if !letter && (ch < '0' || ch > '9' || p.i == start) {
			return ""
		}
		p.i++
	}
	name := string(p.s[start:p.i])
	if !p.take('>') {
		return ""
	}
	return name
}

// quantifier reads a quantifier, if there is one.
func (p *regexParser) quantifier() (found, ok bool) {
	switch {
	case p.take('*'), p.take('+'), p.take('?'):
	case p.take('{'):
		low, ok := p.digits()
		if ok && p.take(',') && at(p.s, p.i) != '}' {
			var high []byte
			if high, ok = p.digits(); ok && compareNumbers(low, high) > 0 {
				return true, false
			}
		}
		if !ok || !p.take('}') {
			return true, false
		}
	default:
		return false, true
	}
	p.take('?')
	return true, true
}

// digits reads a number and returns it without leading zeros.
func (p *regexParser) digits() (number []byte, ok bool) {
	start := p.i
	p.i = scanDigits(p.s, start)
	number = p.s[start:p.i]
	for len(number) > 1 && number[0] == '0' {
		number = number[1:]
	}
	return number, p.i > start
}

// atomEscape reads what follows a backslash outside of a class.
func (p *regexParser) atomEscape() bool {
	switch ch := at(p.s, p.i); {
	case ch >= '1' && ch <= '9':
		number, _ := p.digits()
		n, ok := intFromNumber(number)
		if !ok || n > int64(len(p.s)) {
			return false
		}
		p.highest = max(p.highest, int(n))
		return true
	case ch == 'k':
		p.i++
		if !p.take('<') {
			return false
		}
		name := p.groupName()
		p.references = append(p.references, name)
		return name != ""
	}
	_, ok := p.characterEscape()
	return ok
}

// notOne is the value of an escape that stands for many characters.
const notOne = -1

// characterEscape reads what follows a backslash, in a class or outside, and
// returns the character.
func (p *regexParser) characterEscape() (r rune, ok bool) {
	ch := at(p.s, p.i)
	p.i++
	switch ch {
	case 'd', 'D', 's', 'S', 'w', 'W':
		return notOne, true
	case 't', 'n', 'v', 'f', 'r':
		return map[byte]rune{'t': '\t', 'n': '\n', 'v': '\v', 'f': '\f', 'r': '\r'}[ch], true
	case '^', '$', '\\', '.', '*', '+', '?', '(', ')', '[', ']', '{', '}', '|', '/':
		return rune(ch), true
	case '0':
		digit := at(p.s, p.i)
		return 0, digit < '0' || digit > '9'
	case 'c':
		letter := at(p.s, p.i)
		p.i++
		return rune(letter & 31), letter|0x20 >= 'a' && letter|0x20 <= 'z'
	case 'x':
		r, ok = p.hex(2, 2)
		return r, ok
	case 'u':
		return p.unicodeEscape()
	case 'p', 'P':
		return notOne, p.property()
	}
	return 0, false
}

// hex reads hexadecimal digits, at least and at most so many.
func (p *regexParser) hex(least, most int) (r rune, ok bool) {
	n := 0
	for ; n < most; n++ {
		ch := at(p.s, p.i)
		switch {
		case ch >= '0' && ch <= '9':
			r = r<<4 | rune(ch-'0')
		case ch|0x20 >= 'a' && ch|0x20 <= 'f':
			r = r<<4 | rune(ch|0x20-'a'+10)
		default:
			return r, n >= least
		}
		if r > utf8.MaxRune {
			return 0, false
		}
		p.i++
	}
	return r, n >= least
}

// unicodeEscape reads what follows \u: four digits, of which two surrogates
// make one character, or any in braces.
func (p *regexParser) unicodeEscape() (r rune, ok bool) {
	if p.take('{') {
		r, ok = p.hex(1, len(p.s))
		return r, ok && p.take('}')
	}
	r, ok = p.hex(4, 4)
	if !ok || r < 0xD800 || r > 0xDBFF || at(p.s, p.i) != '\\' || at(p.s, p.i+1) != 'u' {
		return r, ok
	}
	before := p.i
	p.i += 2
	if low, ok := p.hex(4, 4); ok && low >= 0xDC00 && low <= 0xDFFF {
		return (r-0xD800)<<10 + (low - 0xDC00) + 0x10000, true
	}
	p.i = before
	return r, true
}

// property reads a property in braces. Which names Unicode has is left to
// the engine that will run the pattern.
func (p *regexParser) property() bool {
	if !p.take('{') {
		return false
	}
	start, equals := p.i, 0
	for p.i < len(p.s) && p.s[p.i] != '}' {
		ch := p.s[p.i]
		switch {
		case ch == '=' && p.i > start:
			equals++
		case ch|0x20 >= 'a' && ch|0x20 <= 'z', ch >= '0' && ch <= '9', ch == '_':
		default:
			return false
		}
		p.i++
	}
	return p.i > start && equals <= 1 && at(p.s, p.i-1) != '=' && p.take('}')
}

// class reads a class behind its opening bracket.
func (p *regexParser) class() bool {
	p.take('^')
	for !p.take(']') {
		low, ok := p.classAtom()
		if !ok {
			return false
		}
		if at(p.s, p.i) != '-' || at(p.s, p.i+1) == ']' || p.i+1 >= len(p.s) {
			continue
		}
		p.i++
		high, ok := p.classAtom()
		if !ok || low == notOne || high == notOne || low > high {
			return false
		}
	}
	return true
}

func (p *regexParser) classAtom() (r rune, ok bool) {
	switch {
	case p.i >= len(p.s):
		return 0, false
	case !p.take('\\'):
		r, n := utf8.DecodeRune(p.s[p.i:])
		p.i += n
		return r, true
	case p.take('b'):
		return '\b', true
	case p.take('-'):
		return '-', true
	}
	return p.characterEscape()
}
