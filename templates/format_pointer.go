package templates

// formatJSONPointer reports whether s is a JSON pointer of RFC 6901 section 3,
// in its string form and not that of a URI fragment.
func formatJSONPointer(s []byte) bool {
	if len(s) > 0 && s[0] != '/' {
		return false
	}
	for i, c := range s {
		if c == '~' && (i+1 == len(s) || s[i+1] != '0' && s[i+1] != '1') {
			return false
		}
	}
	return true
}

// formatRelativeJSONPointer reports whether s is a relative JSON pointer of
// draft-handrews-relative-json-pointer-01 section 3.
func formatRelativeJSONPointer(s []byte) bool {
	n := scanDigits(s, 0)
	if n == 0 || n > 1 && s[0] == '0' {
		return false
	}
	return string(s[n:]) == "#" || formatJSONPointer(s[n:])
}
