package templates

import (
	"bytes"
	"unicode/utf8"
)

// uriTemplateOperators is operator of RFC 6570 section 2.2, with those that are
// reserved for extensions.
var uriTemplateOperators = asciiSet{
	low:  1<<'+' | 1<<'#' | 1<<'.' | 1<<'/' | 1<<';' | 1<<'?' | 1<<'&' | 1<<'=' | 1<<',' | 1<<'!',
	high: 1<<('@'-64) | 1<<('|'-64),
}

// uriTemplateNoLiteral is what literals of RFC 6570 section 2.1 leave out of
// ASCII. An apostrophe is a literal (erratum 6937).
var uriTemplateNoLiteral = asciiSet{
	low:  1<<(' '+1) - 1 | 1<<'"' | 1<<'%' | 1<<'<' | 1<<'>',
	high: 1<<('\\'-64) | 1<<('^'-64) | 1<<('`'-64) | 1<<('{'-64) | 1<<('|'-64) | 1<<('}'-64) | 1<<(0x7f-64),
}

// formatURITemplate reports whether s is a URI-Template of RFC 6570 section 2,
// of any level.
func formatURITemplate(s []byte) bool {
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c == '{':
			end := bytes.IndexByte(s[i:], '}')
			if end < 0 || !uriTemplateExpression(s[i+1:i+end]) {
				return false
			}
			i += end + 1
		case c == '%':
			if !percentEncoded(s, i) {
				return false
			}
			i += len("%00")
		case c < utf8.RuneSelf:
			if uriTemplateNoLiteral.has(c) {
				return false
			}
			i++
		default:
			r, size := utf8.DecodeRune(s[i:])
			if !isUCSCharacter(r) && !isPrivateCharacter(r) {
				return false
			}
			i += size
		}
	}
	return true
}

// uriTemplateExpression reports whether s is what may be between the braces of
// an expression.
func uriTemplateExpression(s []byte) bool {
	if len(s) > 0 && uriTemplateOperators.has(s[0]) {
		s = s[1:]
	}
	for {
		variable, rest, more := bytes.Cut(s, []byte{','})
		if !uriTemplateVariable(variable) {
			return false
		}
		if !more {
			return true
		}
		s = rest
	}
}

// uriTemplateVariable reports whether s is a varspec of RFC 6570 section 2.3.
func uriTemplateVariable(s []byte) bool {
	i, end := 0, -1 // end is that of the name, no dot being last in it
	for i < len(s) {
		switch c := s[i]; {
		case c == '_' || asciiAlphanumeric.has(c):
			i++
			end = i
		case c == '%' && percentEncoded(s, i):
			i += len("%00")
			end = i
		case c == '.' && i == end:
			i++
		case c == '*':
			return i == end && i+1 == len(s)
		case c == ':':
			return i == end && uriTemplatePrefix(s[i+1:])
		default:
			return false
		}
	}
	return i == end
}

// uriTemplatePrefix reports whether s is a max-length of RFC 6570 section
// 2.4.1.
func uriTemplatePrefix(s []byte) bool {
	return 1 <= len(s) && len(s) <= 4 && s[0] != '0' && scanDigits(s, 0) == len(s)
}
