package templates

import (
	"bytes"
	"unicode/utf8"
)

// maxMailbox is how long a mailbox may be: a path of 256 octets without its
// angle brackets (RFC 5321 section 4.5.3.1.3).
const maxMailbox = 254

// maxLocalPart is how long a local part may be (RFC 5321 section 4.5.3.1.1).
const maxLocalPart = 64

// mailAtom is atext of RFC 5322 section 3.2.3.
var mailAtom = asciiSet{
	low: asciiDigits | 1<<'!' | 1<<'#' | 1<<'$' | 1<<'%' | 1<<'&' | 1<<'\'' | 1<<'*' |
		1<<'+' | 1<<'-' | 1<<'/' | 1<<'=' | 1<<'?',
	high: asciiLetters | 1<<('^'-64) | 1<<('_'-64) | 1<<('`'-64) | 1<<('{'-64) |
		1<<('|'-64) | 1<<('}'-64) | 1<<('~'-64),
}

// formatEmail reports whether s is a Mailbox of RFC 5321 section 4.1.2. Its
// grammar knows nothing of A-labels.
func formatEmail(s []byte) bool {
	n := mailLocalPart(s, false)
	return n >= 0 && len(s) <= maxMailbox && (asciiHostname(s[n+1:]) || mailAddressLiteral(s[n+1:]))
}

// formatIDNEmail reports whether s is a Mailbox of RFC 5321 section 4.1.2 as
// RFC 6531 section 3.3 extends it.
func formatIDNEmail(s []byte) bool {
	n := mailLocalPart(s, true)
	if n < 0 || len(s) > maxMailbox {
		return false
	}
	domain := s[n+1:]
	return asciiHostname(domain) || idnMailDomain(domain) || mailAddressLiteral(domain)
}

// mailLocalPart returns the offset of the at sign after the local part that s
// starts with, or -1. With international, non-ASCII characters are as good
// as letters.
func mailLocalPart(s []byte, international bool) int {
	n := 0
	if len(s) > 0 && s[0] == '"' {
		n = mailQuotedString(s, international)
	} else {
		n = mailDotString(s, international)
	}
	if n <= 0 || n > maxLocalPart || n == len(s) || s[n] != '@' {
		return -1
	}
	return n
}

// mailDotString returns the length of the Dot-string that s starts with, or
// -1.
func mailDotString(s []byte, international bool) int {
	start := 0 // of the atom
	for i, c := range s {
		switch {
		case mailAtom.has(c), international && c >= utf8.RuneSelf:
		case i == start:
			return -1
		case c == '.':
			start = i + 1
		default:
			return i
		}
	}
	return -1
}

// mailQuotedString returns the length of the Quoted-string that s starts with,
// or -1.
func mailQuotedString(s []byte, international bool) int {
	for i := 1; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '"':
			return i + 1
		case c == '\\':
			if i++; i == len(s) || s[i] < ' ' || s[i] > '~' {
				return -1
			}
		case c < ' ' || c == 0x7f || c >= utf8.RuneSelf && !international:
			return -1
		}
	}
	return -1
}

// mailAddressLiteral reports whether s is an address-literal of RFC 5321
// section 4.1.3. IPv6 is the only tag that is registered.
func mailAddressLiteral(s []byte) bool {
	if len(s) < len("[]") || s[0] != '[' || s[len(s)-1] != ']' {
		return false
	}
	s = s[1 : len(s)-1]
	const tag = "IPv6:"
	if len(s) < len(tag) || !bytes.EqualFold(s[:len(tag)], []byte(tag)) {
		return mailIPv4(s)
	}
	groups, compressed := ipv6Groups(s[len(tag):], mailIPv4)
	// Here, "::" stands for two groups at least.
	return groups == 8 && !compressed || 0 <= groups && groups <= 6 && compressed
}

// mailIPv4 is formatIPv4 with leading zeros, which RFC 5321 allows.
func mailIPv4(s []byte) bool {
	parts := 0
	for {
		parts++
		n, value := 0, 0
		for n < len(s) && n < 3 && s[n]-'0' <= 9 {
			value = value*10 + int(s[n]-'0')
			n++
		}
		if n == 0 || value > 255 {
			return false
		}
		if n == len(s) {
			return parts == 4
		}
		if s[n] != '.' {
			return false
		}
		s = s[n+1:]
	}
}
