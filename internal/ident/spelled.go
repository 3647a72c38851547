package ident

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// longText is more bytes than Spelled looks at.
const longText = 2 * maxLength * utf8.UTFMax

// Spelled returns an exported identifier that says more about a text than
// Exported does: it spells out what parts the words (a_b is AUnderscoreB), or,
// where nothing does, it begins with the case of the letters (red is LowerRed,
// RED UpperRed, Red TitleRed).
func Spelled(s string) string {
	plain := Exported(s)
	var parts []string
	word := ""
	for n, r := range []rune(s[:min(len(s), longText)]) {
		if n == 2*maxLength {
			break
		}
		if !separates(r) {
			word += string(r)
			continue
		}
		name, ok := symbolNames[r]
		if !ok {
			name = fmt.Sprintf("U%04X", r)
		}
		parts = append(parts, word, name)
		word = ""
	}
	parts = append(parts, word)
	name := ""
	for _, part := range parts {
		if part != "" {
			name += Exported(part)
		}
	}
	if len(parts) > 1 && name != plain {
		return name
	}
	lower, upper := strings.ContainsFunc(s, unicode.IsLower), strings.ContainsFunc(s, unicode.IsUpper)
	switch {
	case lower && !upper:
		return "Lower" + plain
	case upper && !lower:
		return "Upper" + plain
	case strings.IndexFunc(s, unicode.IsUpper) == 0 && strings.LastIndexFunc(s, unicode.IsUpper) == 0:
		return "Title" + plain
	}
	return "Mixed" + plain
}
