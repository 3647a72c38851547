package templates

import (
	"bytes"
	"unicode/utf8"
)

// valueEnd returns the offset after the value at offset i of a valid
// document. Where the document is cut off within a string, an array or an
// object it returns -1.
func valueEnd(b []byte, i int) int {
	switch at(b, i) {
	case '"':
		return stringEnd(b, i)
	case '[', '{':
		return containerEnd(b, i)
	case 't', 'n':
		return i + len("true")
	case 'f':
		return i + len("false")
	}
	end, _ := scanNumber(b, i)
	return end
}

// containerEnd is valueEnd for an array or an object.
func containerEnd(b []byte, i int) int {
	for depth := 0; i < len(b); i++ {
		switch b[i] {
		case '"':
			if i = stringEnd(b, i); i < 0 {
				return -1
			}
			i--
		case '[', '{':
			depth++
		case ']', '}':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return -1
}

// stringEnd is valueEnd for a string.
func stringEnd(b []byte, i int) int {
	for i++; i < len(b); {
		n := bytes.IndexByte(b[i:], '"')
		if n < 0 {
			return -1
		}
		i += n + 1
		if b[i-2] != '\\' || !escapedAt(b, i-1) {
			return i
		}
	}
	return -1
}

// escapedAt tells whether the byte at offset i of a string is escaped: after
// an odd number of backslashes.
func escapedAt(b []byte, i int) bool {
	start := i
	for i > 0 && b[i-1] == '\\' {
		i--
	}
	return (start-i)&1 == 1
}

// memberValue returns the offset of a member's value, given the offset after
// its name.
func memberValue(b []byte, nameEnd int) int {
	return space(b, space(b, nameEnd)+1)
}

// unescapeString appends the text of a string to dst; lit is what stands
// between its quotes. The half of a surrogate pair becomes U+FFFD.
func unescapeString(dst, lit []byte) []byte {
	for {
		n := bytes.IndexByte(lit, '\\')
		if n < 0 || n+1 >= len(lit) {
			return append(dst, lit...)
		}
		dst = append(dst, lit[:n]...)
		switch ch := lit[n+1]; ch {
		case 'u':
			r, length := unescapeRune(lit[n:])
			dst = utf8.AppendRune(dst, r)
			lit = lit[n+length:]
			continue
		case 'b':
			dst = append(dst, '\b')
		case 'f':
			dst = append(dst, '\f')
		case 'n':
			dst = append(dst, '\n')
		case 'r':
			dst = append(dst, '\r')
		case 't':
			dst = append(dst, '\t')
		default:
			dst = append(dst, ch)
		}
		lit = lit[n+2:]
	}
}

// unescapeRune reads the \u escape, or the pair of them, that lit begins
// with, and returns its length too.
func unescapeRune(lit []byte) (r rune, length int) {
	r, length = rune(hexUnit(lit, 2)), min(6, len(lit))
	if r < 0 || r >= 0xDC00 && r <= 0xDFFF {
		return utf8.RuneError, length
	}
	if r < 0xD800 || r > 0xDFFF {
		return r, length
	}
	if at(lit, 6) == '\\' && at(lit, 7) == 'u' {
		if low := rune(hexUnit(lit, 8)); low >= 0xDC00 && low <= 0xDFFF {
			return 0x10000 + (r-0xD800)<<10 + (low - 0xDC00), 12
		}
	}
	return utf8.RuneError, length
}

// sameText tells whether two strings have the same text; a and b are what
// stands between their quotes.
func sameText(a, b []byte) bool {
	if bytes.Equal(a, b) {
		return true
	}
	var roomA, roomB [64]byte
	escapedA, escapedB := bytes.IndexByte(a, '\\') >= 0, bytes.IndexByte(b, '\\') >= 0
	if !escapedA && !escapedB {
		return false
	}
	if escapedA {
		a = unescapeString(roomA[:0], a)
	}
	if escapedB {
		b = unescapeString(roomB[:0], b)
	}
	return bytes.Equal(a, b)
}
