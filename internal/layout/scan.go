package layout

import (
	"bytes"
	"go/token"
	"math"
	"slices"
)

// A lexeme is a token of the source, or a comment. It is small: there are as
// many as a third of the bytes.
type lexeme struct {
	from, to uint32
	token    uint8
	lines    uint8 // that end before it; two stand for all that are more
}

func (l *lexeme) kind() token.Token { return token.Token(l.token) }

// A lexer divides source into lexemes.
type lexer struct {
	src []byte
	at  int
	all []lexeme
}

// scan returns the lexemes of a text, and nil if some may go over several
// lines. What generated code does not have is illegal. It uses the memory of
// those before.
func scan(src []byte, all []lexeme) []lexeme {
	if uint64(len(src)) > math.MaxUint32 {
		return nil
	}
	l := &lexer{src: src, all: all[:0]}
	lines := uint8(0)
	for l.at < len(src) {
		switch ch := src[l.at]; ch {
		case '\n':
			lines = min(lines+1, 2)
			l.at++
		case ' ', '\t':
			l.at++
		default:
			from := l.at
			kind, ok := l.next(ch)
			if !ok {
				return nil
			}
			l.all = append(l.all, lexeme{uint32(from), uint32(l.at), uint8(kind), lines})
			lines = 0
		}
	}
	return append(l.all, lexeme{uint32(l.at), uint32(l.at), uint8(token.EOF), lines})
}

// next goes over the lexeme that begins with a character.
func (l *lexer) next(ch byte) (kind token.Token, ok bool) {
	rest := l.src[l.at:]
	switch {
	case isLetter(ch):
		size := 1
		for size < len(rest) && (isLetter(rest[size]) || isDigit(rest[size])) {
			size++
		}
		l.at += size
		return token.Lookup(string(rest[:size])), true
	case isDigit(ch):
		return l.number(), true
	case ch == '"':
		return token.STRING, l.quoted(ch)
	case ch == '\'':
		return token.CHAR, l.quoted(ch)
	case ch == '`':
		end := bytes.IndexByte(rest[1:], '`') + 1
		l.at += end + 1
		return token.STRING, end > 0 && !bytes.ContainsAny(rest[:end], "\r\n")
	case bytes.HasPrefix(rest, []byte("//")):
		end := bytes.IndexByte(rest, '\n')
		if end < 0 {
			end = len(rest)
		}
		l.at += end
		return token.COMMENT, true
	case bytes.HasPrefix(rest, []byte("/*")):
		return token.ILLEGAL, false
	}
	for _, o := range operators[ch] {
		if bytes.HasPrefix(rest, []byte(o.text)) {
			l.at += len(o.text)
			return o.kind, true
		}
	}
	l.at++
	return token.ILLEGAL, true
}

// number goes over digits. Those that gofmt may write otherwise are illegal.
func (l *lexer) number() token.Token {
	kind, from := token.INT, l.at
	for l.at < len(l.src) && (isLetter(l.src[l.at]) || isDigit(l.src[l.at]) || l.src[l.at] == '.' || l.signed(from)) {
		if l.src[l.at] == '.' {
			kind = token.FLOAT
		}
		l.at++
	}
	text := l.src[from:l.at]
	if bytes.ContainsAny(text, "ABCDEFXPO_i") || len(text) > 1 && text[0] == '0' && isDigit(text[1]) {
		return token.ILLEGAL
	}
	return kind
}

// signed tells whether there is the sign of an exponent.
func (l *lexer) signed(from int) bool {
	ch, before := l.src[l.at], l.src[l.at-1]
	return (ch == '+' || ch == '-') && (before == 'e' && !bytes.HasPrefix(l.src[from:], []byte("0x")) || before == 'p')
}

// quoted goes over a string of one line.
func (l *lexer) quoted(quote byte) bool {
	for l.at++; l.at < len(l.src); l.at++ {
		switch l.src[l.at] {
		case '\\':
			l.at++
		case '\n':
			return false
		case quote:
			l.at++
			return true
		}
	}
	return false
}

type operator struct {
	text string
	kind token.Token
}

// operators are those that begin with a character, the longest first.
var operators = func() (all [0x100][]operator) {
	for kind := token.ADD; kind <= token.COLON; kind++ {
		if text := kind.String(); kind.IsOperator() {
			all[text[0]] = append(all[text[0]], operator{text, kind})
		}
	}
	for _, some := range all {
		slices.SortStableFunc(some, func(a, b operator) int { return len(b.text) - len(a.text) })
	}
	return all
}()

// isLetter takes any character beyond ASCII for a letter: others are in
// comments and strings only.
func isLetter(ch byte) bool {
	return 'a' <= ch|0x20 && ch|0x20 <= 'z' || ch == '_' || ch >= 0x80
}

func isDigit(ch byte) bool { return '0' <= ch && ch <= '9' }
