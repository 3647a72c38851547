package templates

// formatUUID reports whether s is a UUID in the text form of RFC 4122
// section 3, of any version and variant, in either case.
func formatUUID(s []byte) bool {
	if len(s) != len("00000000-0000-0000-0000-000000000000") ||
		s[8] != '-' || s[13] != '-' || s[18] != '-' || s[23] != '-' {
		return false
	}
	return allHex(s[:8]) && allHex(s[9:13]) && allHex(s[14:18]) && allHex(s[19:23]) && allHex(s[24:])
}

func allHex(s []byte) bool {
	for _, c := range s {
		if !isHex(c) {
			return false
		}
	}
	return true
}

func isHex(c byte) bool {
	return c-'0' <= 9 || c|0x20-'a' <= 5
}
