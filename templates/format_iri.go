package templates

// isUCSCharacter reports whether r is a ucschar of RFC 3987 section 2.2.
func isUCSCharacter(r rune) bool {
	switch {
	case r < 0xa0:
		return false
	case r < 0x10000:
		return r < 0xd800 || 0xf900 <= r && r < 0xfdd0 || 0xfdf0 <= r && r < 0xfff0
	}
	return r < 0xf0000 && r&0xffff < 0xfffe && (r < 0xe0000 || r >= 0xe1000)
}

// isPrivateCharacter reports whether r is an iprivate of RFC 3987 section 2.2.
func isPrivateCharacter(r rune) bool {
	return 0xe000 <= r && r < 0xf900 || r >= 0xf0000 && r&0xffff < 0xfffe
}

// isIRICharacter reports whether r may be in an IRI: a ucschar that does not
// order text (RFC 3987 section 4.1).
func isIRICharacter(r rune) bool {
	switch r {
	case '\u200e', '\u200f', '\u202a', '\u202b', '\u202c', '\u202d', '\u202e':
		return false
	}
	return isUCSCharacter(r)
}

// isIRIQueryCharacter reports whether r may be in the query of an IRI.
func isIRIQueryCharacter(r rune) bool {
	return isIRICharacter(r) || isPrivateCharacter(r)
}
