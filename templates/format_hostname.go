package templates

// maxHostname is how long a name may be: 255 octets with lengths and the root
// (RFC 1035 section 2.3.4).
const maxHostname = 253

// maxHostLabel is how long a label may be (RFC 1035 section 2.3.4).
const maxHostLabel = 63

// formatHostname reports whether s is a host name of RFC 1123 section 2.1,
// without a dot at the end. What looks like an A-label must be one (RFC 5890
// section 2.3.2.1).
func formatHostname(s []byte) bool {
	if !asciiHostname(s) {
		return false
	}
	for start := 0; start < len(s); {
		end := start
		for end < len(s) && s[end] != '.' {
			end++
		}
		if hasACEPrefix(s[start:end]) {
			return formatIDNHostname(s)
		}
		start = end + 1
	}
	return true
}

// asciiHostname reports whether s is a name of labels of letters, digits and
// hyphens.
func asciiHostname(s []byte) bool {
	if len(s) > maxHostname {
		return false
	}
	start := 0
	for i, c := range s {
		if c == '.' {
			if !asciiHostLabel(s[start:i]) {
				return false
			}
			start = i + 1
		}
	}
	return asciiHostLabel(s[start:])
}

// asciiHostLabel reports whether s is a label of letters, digits and hyphens
// that has no hyphen at either end.
func asciiHostLabel(s []byte) bool {
	if len(s) == 0 || len(s) > maxHostLabel || s[0] == '-' || s[len(s)-1] == '-' {
		return false
	}
	for _, c := range s {
		if c != '-' && !asciiAlphanumeric.has(c) {
			return false
		}
	}
	return true
}

// hasACEPrefix reports whether a label starts with the prefix of A-labels, in
// either case.
func hasACEPrefix(label []byte) bool {
	return len(label) >= 4 && label[0]|0x20 == 'x' && label[1]|0x20 == 'n' && label[2] == '-' && label[3] == '-'
}
