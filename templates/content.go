package templates

import (
	"encoding/base32"
	"encoding/base64"
	"encoding/hex"
	"unicode/utf8"
)

// The content encodings return what a string holds, and false for one that
// is not so encoded. Each is strict: a text is accepted if it is what the
// encoding makes of some content.

// contentBase64 decodes base64 (RFC 4648, section 4): padded, without line
// breaks, and the bits beyond the content are zero.
func contentBase64(s []byte) ([]byte, bool) { return decodeBase64(base64.StdEncoding, s) }

// contentBase64URL decodes base64url (RFC 4648, section 5), which is padded
// too (section 3.2).
func contentBase64URL(s []byte) ([]byte, bool) { return decodeBase64(base64.URLEncoding, s) }

func decodeBase64(encoding *base64.Encoding, s []byte) ([]byte, bool) {
	content, err := encoding.Strict().AppendDecode(nil, s)
	return content, err == nil && !hasLineBreak(s)
}

// contentBase32 decodes base32 (RFC 4648, section 6).
func contentBase32(s []byte) ([]byte, bool) { return decodeBase32(base32.StdEncoding, s) }

// contentBase32Hex decodes base32hex (RFC 4648, section 7).
func contentBase32Hex(s []byte) ([]byte, bool) { return decodeBase32(base32.HexEncoding, s) }

func decodeBase32(encoding *base32.Encoding, s []byte) ([]byte, bool) {
	content, err := encoding.AppendDecode(nil, s)
	// The decoder takes any bits beyond the content.
	return content, err == nil && encoding.EncodeToString(content) == string(s)
}

// contentBase16 decodes base16, hexadecimal digits in either case (RFC 4648,
// section 8).
func contentBase16(s []byte) ([]byte, bool) {
	content, err := hex.AppendDecode(nil, s)
	return content, err == nil
}

func hasLineBreak(s []byte) bool {
	for _, ch := range s {
		if ch == '\n' || ch == '\r' {
			return true
		}
	}
	return false
}

// content7Bit is text in ASCII: lines of 998 octets at most that CR LF ends,
// and no NUL (RFC 2045, section 2.7).
func content7Bit(s []byte) ([]byte, bool) {
	for _, ch := range s {
		if ch >= utf8.RuneSelf {
			return nil, false
		}
	}
	return content8Bit(s)
}

// content8Bit is the same of any octets (RFC 2045, section 2.8).
func content8Bit(s []byte) ([]byte, bool) { return s, areLines(s, 998) }

// areLines tells whether a text has no NUL and is made of lines, which only
// CR LF ends, of so many octets at most.
func areLines(s []byte, most int) bool {
	length := 0
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\r' && i+1 < len(s) && s[i+1] == '\n':
			i++
			length = 0
			continue
		case s[i] == '\r' || s[i] == '\n' || s[i] == 0:
			return false
		}
		if length++; length > most {
			return false
		}
	}
	return true
}

// contentQuotedPrintable decodes the quoted-printable encoding (RFC 2045,
// section 6.7): lines of 76 characters at most, hexadecimal digits in upper
// case, no blank at the end of a line.
func contentQuotedPrintable(s []byte) ([]byte, bool) {
	if !areLines(s, 76) {
		return nil, false
	}
	content := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		ch := s[i]
		switch {
		case ch == '=' && at(s, i+1) == '\r': // a soft line break
			i += 2
		case ch == '=':
			high, low := upperHex(at(s, i+1)), upperHex(at(s, i+2))
			if high < 0 || low < 0 {
				return nil, false
			}
			content = append(content, byte(high<<4|low))
			i += 2
		case ch == ' ' || ch == '\t':
			if i+1 == len(s) || s[i+1] == '\r' {
				return nil, false
			}
			content = append(content, ch)
		case ch == '\r' || ch == '\n' || ch > ' ' && ch <= '~':
			content = append(content, ch)
		default:
			return nil, false
		}
	}
	return content, true
}

func upperHex(ch byte) int {
	switch {
	case ch >= '0' && ch <= '9':
		return int(ch - '0')
	case ch >= 'A' && ch <= 'F':
		return int(ch-'A') + 10
	}
	return -1
}

// contentJSON wants the content of the string at offset i to be JSON that a
// check accepts. What is wrong inside is reported at the string. It returns
// false if the value is invalid.
func (c *checker) contentJSON(i int, content []byte, loc string, check checkFunc) bool {
	inner := newChecker()
	defer inner.release()
	if end := check(inner, content, space(content, 0)); end >= 0 && space(content, end) == len(content) {
		return true
	}
	if !c.collecting {
		return false
	}
	for _, issue := range explain(inner, content, check).Issues {
		if c.found == mostIssues {
			return false
		}
		c.found++
		place := ""
		if issue.InstanceLocation != "" {
			place = " at " + issue.InstanceLocation
		}
		issue.Message = "in the content" + place + ": " + issue.Message
		if issue.KeywordLocation == "" && issue.Keyword == "" {
			issue.KeywordLocation, issue.Keyword = loc, lastToken(loc)
		}
		issue.Offset, issue.Branches = i, nil
		c.issues = append(c.issues, issue)
	}
	return true
}
