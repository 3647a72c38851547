package templates

import (
	"encoding/binary"
	"math/bits"
	"unicode/utf8"
)

// at returns the byte at offset i, or 0, which no JSON token contains, where
// the document has none.
func at(b []byte, i int) byte {
	if uint(i) < uint(len(b)) {
		return b[i]
	}
	return 0
}

// space returns the offset of the first byte from i on that is no white space.
func space(b []byte, i int) int {
	if at(b, i) > ' ' {
		return i
	}
	return spaceRun(b, i)
}

func spaceRun(b []byte, i int) int {
	for i < len(b) && (b[i] == ' ' || b[i] == '\n' || b[i] == '\t' || b[i] == '\r') {
		i++
	}
	return i
}

// The content of a string, as scanString reports it.
const (
	textASCII   = 0 // the bytes between the quotes are the text, one a character
	textUnicode = 1 // there are characters beyond ASCII
	textEscaped = 2 // there are escapes
)

// scanString scans the string at offset i and returns the offset after its
// closing quote and what it contains, or -1. Strings are valid UTF-8, and
// escaped surrogates come in pairs (RFC 8259 sections 7 and 8, as narrowed by
// RFC 7493 section 2.1): all else could not be held by a Go string unchanged.
func scanString(b []byte, i int) (end, content int) {
	if uint(i) >= uint(len(b)) || b[i] != '"' {
		return -1, 0
	}
	for i++; i+8 <= len(b); i += 8 {
		word := binary.LittleEndian.Uint64(b[i:])
		special := specialBytes(word)
		if special == 0 {
			continue
		}
		bit := bits.TrailingZeros64(special) - 7 // where the byte begins in the word
		i += bit >> 3
		if byte(word>>(bit&63)) == '"' {
			return i + 1, textASCII
		}
		return scanRichString(b, i)
	}
	return scanRichString(b, i)
}

// specialBytes sets the top bit of the lowest byte of x that a plain string
// cannot contain: a quote, a backslash, a control character or one beyond
// ASCII. Bits above that one mean nothing.
func specialBytes(x uint64) uint64 {
	const ones, tops = 0x0101010101010101, 0x8080808080808080
	quote := x ^ 2*ones // a quote becomes a space; what is below stays below
	slash := x ^ '\\'*ones
	return ((quote - ('"'-1)*ones) | (slash - ones) | x) & tops
}

// scanRichString goes on with a string at offset i, behind its opening quote.
func scanRichString(b []byte, i int) (end, content int) {
	for i < len(b) {
		switch ch := b[i]; {
		case ch == '"':
			return i + 1, content
		case ch == '\\':
			content |= textEscaped
			n := escapeLength(b, i)
			if n == 0 {
				return -1, 0
			}
			i += n
		case ch < 0x20:
			return -1, 0
		case ch < utf8.RuneSelf:
			i = plainRun(b, i+1)
		default:
			content |= textUnicode
			n := runeLength(b, i)
			if n == 0 {
				return -1, 0
			}
			i += n
		}
	}
	return -1, 0
}

// plainRun skips plain characters, eight at a time, and stops at or before
// the first that is not.
func plainRun(b []byte, i int) int {
	for ; i+8 <= len(b); i += 8 {
		if special := specialBytes(binary.LittleEndian.Uint64(b[i:])); special != 0 {
			return i + bits.TrailingZeros64(special)>>3
		}
	}
	return i
}

// runeLength returns the length of the character beyond ASCII at offset i, or
// 0 where it is not valid UTF-8 (RFC 3629 section 4).
func runeLength(b []byte, i int) int {
	first, second := at(b, i), at(b, i+1)
	switch {
	case second&0xC0 != 0x80 || first < 0xC2:
		return 0
	case first < 0xE0:
		return 2
	case at(b, i+2)&0xC0 != 0x80:
		return 0
	case first < 0xF0:
		if first == 0xE0 && second < 0xA0 || first == 0xED && second >= 0xA0 {
			return 0
		}
		return 3
	case at(b, i+3)&0xC0 != 0x80 || first > 0xF4 || first == 0xF0 && second < 0x90 || first == 0xF4 && second >= 0x90:
		return 0
	}
	return 4
}

// characters returns how many characters a text of valid UTF-8 has: as many as
// it has bytes that do not continue one. The function of unicode/utf8 copies
// its argument where it is inlined.
func characters(text []byte) int {
	const ones = 0x0101010101010101
	n, i := len(text), 0
	for ; i+8 <= len(text); i += 8 {
		x := binary.LittleEndian.Uint64(text[i:])
		n -= bits.OnesCount64(x >> 7 & (^x >> 6) & ones)
	}
	for ; i < len(text); i++ {
		if text[i]&0xC0 == 0x80 {
			n--
		}
	}
	return n
}

// escapeLength returns the length of the escape at offset i, both halves of
// a surrogate pair together, or 0 where it is none.
func escapeLength(b []byte, i int) int {
	switch at(b, i+1) {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		return 2
	case 'u':
		switch r := hexUnit(b, i+2); {
		case r < 0 || r >= 0xDC00 && r <= 0xDFFF:
			return 0
		case r < 0xD800 || r > 0xDFFF:
			return 6
		}
		if at(b, i+6) == '\\' && at(b, i+7) == 'u' {
			if low := hexUnit(b, i+8); low >= 0xDC00 && low <= 0xDFFF {
				return 12
			}
		}
	}
	return 0
}

// hexUnit reads four hexadecimal digits, or returns -1.
func hexUnit(b []byte, i int) int {
	unit := 0
	for k := i; k < i+4; k++ {
		switch ch := at(b, k); {
		case ch >= '0' && ch <= '9':
			unit = unit<<4 | int(ch-'0')
		case ch|0x20 >= 'a' && ch|0x20 <= 'f':
			unit = unit<<4 | int(ch|0x20-'a'+10)
		default:
			return -1
		}
	}
	return unit
}

// scanNumber scans the number at offset i and returns the offset after it, or
// -1, and whether it is written without fraction and exponent.
func scanNumber(b []byte, i int) (end int, whole bool) {
	if at(b, i) == '-' {
		i++
	}
	switch ch := at(b, i); {
	case ch == '0':
		i++
	case ch >= '1' && ch <= '9':
		i = scanDigits(b, i+1)
	default:
		return -1, false
	}
	if ch := at(b, i); ch != '.' && ch|0x20 != 'e' {
		return i, true
	}
	return scanFraction(b, i), false
}

// scanFraction scans the fraction and the exponent of a number.
func scanFraction(b []byte, i int) int {
	if at(b, i) == '.' {
		start := i + 1
		if i = scanDigits(b, start); i == start {
			return -1
		}
	}
	if at(b, i)|0x20 == 'e' {
		i++
		if ch := at(b, i); ch == '+' || ch == '-' {
			i++
		}
		start := i
		if i = scanDigits(b, start); i == start {
			return -1
		}
	}
	return i
}

func scanDigits(b []byte, i int) int {
	for i < len(b) && b[i]-'0' <= 9 {
		i++
	}
	return i
}

// scanBool scans true or false.
func scanBool(b []byte, i int) int {
	if at(b, i) == 't' {
		return scanWord(b, i, "true")
	}
	return scanWord(b, i, "false")
}

// scanNull scans null.
func scanNull(b []byte, i int) int { return scanWord(b, i, "null") }

func scanWord(b []byte, i int, word string) int {
	if uint(i) <= uint(len(b)) && len(b)-i >= len(word) && string(b[i:i+len(word)]) == word {
		return i + len(word)
	}
	return -1
}
