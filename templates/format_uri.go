package templates

import (
	"bytes"
	"unicode/utf8"
)

// formatURI reports whether s is a URI of RFC 3986 section 3.
func formatURI(s []byte) bool {
	n := uriScheme(s)
	return n > 0 && uriAfterScheme(s[n:], nil, nil)
}

// formatURIReference reports whether s is a URI-reference of RFC 3986 section
// 4.1.
func formatURIReference(s []byte) bool {
	n := uriScheme(s)
	return (n > 0 || !colonInFirstSegment(s)) && uriAfterScheme(s[n:], nil, nil)
}

// formatIRI reports whether s is an IRI of RFC 3987 section 2.2 without
// bidirectional formatting characters (section 4.1).
func formatIRI(s []byte) bool {
	n := uriScheme(s)
	return n > 0 && uriAfterScheme(s[n:], isIRICharacter, isIRIQueryCharacter)
}

// formatIRIReference reports whether s is an IRI-reference of RFC 3987 section
// 2.2 without bidirectional formatting characters (section 4.1).
func formatIRIReference(s []byte) bool {
	n := uriScheme(s)
	return (n > 0 || !colonInFirstSegment(s)) && uriAfterScheme(s[n:], isIRICharacter, isIRIQueryCharacter)
}

// uriUnreservedLow is the low bits of unreserved and sub-delims of RFC 3986
// section 2.
const uriUnreservedLow = asciiDigits | 1<<'-' | 1<<'.' | 1<<'!' | 1<<'$' | 1<<'&' | 1<<'\'' |
	1<<'(' | 1<<')' | 1<<'*' | 1<<'+' | 1<<',' | 1<<';' | 1<<'='

// uriUnreservedHigh is the high bits of the same.
const uriUnreservedHigh = asciiLetters | 1<<('_'-64) | 1<<('~'-64)

var uriSchemeCharacters = asciiSet{asciiDigits | 1<<'+' | 1<<'-' | 1<<'.', asciiLetters}

var uriNameCharacters = asciiSet{uriUnreservedLow, uriUnreservedHigh}

var uriUserCharacters = asciiSet{uriUnreservedLow | 1<<':', uriUnreservedHigh}

var uriPathCharacters = asciiSet{uriUnreservedLow | 1<<':' | 1<<'/', uriUnreservedHigh | 1<<('@'-64)}

// uriSuffixCharacters is what there may be in a query or a fragment.
var uriSuffixCharacters = asciiSet{uriUnreservedLow | 1<<':' | 1<<'/' | 1<<'?', uriUnreservedHigh | 1<<('@'-64)}

// uriScheme returns the offset after the scheme and the colon that s starts
// with, or 0.
func uriScheme(s []byte) int {
	if len(s) == 0 || s[0] < 'A' { // no letter, of what there may be in a scheme
		return 0
	}
	for i, c := range s {
		if !uriSchemeCharacters.has(c) {
			if c == ':' {
				return i + 1
			}
			break
		}
	}
	return 0
}

// colonInFirstSegment reports whether the first segment of a path has a colon,
// which a relative reference may not have (RFC 3986 section 4.2).
func colonInFirstSegment(s []byte) bool {
	for _, c := range s {
		switch c {
		case ':':
			return true
		case '/', '?', '#':
			return false
		}
	}
	return false
}

// uriAfterScheme reports whether s is an authority, a path, a query and a
// fragment. The functions tell which non-ASCII characters there may be in a
// query and elsewhere; nil is none.
func uriAfterScheme(s []byte, beyond, queryBeyond func(rune) bool) bool {
	i := 0
	if len(s) >= 2 && s[0] == '/' && s[1] == '/' {
		i = 2
		for i < len(s) && s[i] != '/' && s[i] != '?' && s[i] != '#' {
			i++
		}
		if !uriAuthority(s[2:i], beyond) {
			return false
		}
	}
	i = scanURI(s, i, uriPathCharacters, beyond)
	if i < len(s) && s[i] == '?' {
		i = scanURI(s, i+1, uriSuffixCharacters, queryBeyond)
	}
	if i < len(s) && s[i] == '#' {
		i = scanURI(s, i+1, uriSuffixCharacters, beyond)
	}
	return i == len(s)
}

// uriAuthority reports whether s is an authority of RFC 3986 section 3.2.
func uriAuthority(s []byte, beyond func(rune) bool) bool {
	if sign := bytes.IndexByte(s, '@'); sign >= 0 {
		if scanURI(s[:sign], 0, uriUserCharacters, beyond) != sign {
			return false
		}
		s = s[sign+1:]
	}
	var end int
	if len(s) > 0 && s[0] == '[' {
		end = bytes.IndexByte(s, ']') + 1
		if end == 0 || !uriIPLiteral(s[1:end-1]) {
			return false
		}
	} else {
		end = scanURI(s, 0, uriNameCharacters, beyond)
	}
	return end == len(s) || s[end] == ':' && scanDigits(s, end+1) == len(s)
}

// uriIPLiteral reports whether s is an IPv6address or an IPvFuture of RFC 3986
// section 3.2.2.
func uriIPLiteral(s []byte) bool {
	if len(s) == 0 || s[0]|0x20 != 'v' {
		return formatIPv6(s)
	}
	version, address, dot := bytes.Cut(s[1:], []byte{'.'})
	if !dot || len(version) == 0 || !allHex(version) || len(address) == 0 {
		return false
	}
	for _, c := range address {
		if !uriUserCharacters.has(c) {
			return false
		}
	}
	return true
}

// scanURI returns the offset of the first character from i on that is neither
// in the set, nor percent-encoded, nor non-ASCII and let through by beyond.
func scanURI(s []byte, i int, set asciiSet, beyond func(rune) bool) int {
	for i < len(s) {
		c := s[i]
		switch {
		case set.has(c):
			i++
		case c == '%' && percentEncoded(s, i):
			i += len("%00")
		case c >= utf8.RuneSelf && beyond != nil:
			r, size := utf8.DecodeRune(s[i:])
			if !beyond(r) {
				return i
			}
			i += size
		default:
			return i
		}
	}
	return i
}

// percentEncoded reports whether two hexadecimal digits follow the percent
// sign at offset i.
func percentEncoded(s []byte, i int) bool {
	return i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2])
}
