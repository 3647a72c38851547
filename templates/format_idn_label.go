package templates

import (
	"slices"
	"unicode"
)

// isULabel reports whether the code points of a label are those of a U-label
// by RFC 5891 section 4.2.3, but for the normalization form and the Bidi rule.
func isULabel(label []rune) bool {
	if len(label) == 0 || label[0] == '-' || label[len(label)-1] == '-' ||
		len(label) >= 4 && label[2] == '-' && label[3] == '-' || unicode.Is(unicode.M, label[0]) {
		return false
	}
	for i, r := range label {
		if idnProperty(r)&idnValid == 0 || !contextRule(label, i) {
			return false
		}
	}
	return true
}

// contextRule reports whether label[i] may be where it is, by the rules of RFC
// 5892 appendix A.
func contextRule(label []rune, i int) bool {
	before, after := rune(-1), rune(-1)
	if i > 0 {
		before = label[i-1]
	}
	if i+1 < len(label) {
		after = label[i+1]
	}
	switch r := label[i]; {
	case r == '\u200c': // zero width non-joiner
		return isVirama(before) || joinsAround(label, i)
	case r == '\u200d': // zero width joiner
		return isVirama(before)
	case r == '\u00b7': // middle dot
		return before == 'l' && after == 'l'
	case r == '\u0375': // Greek lower numeral sign
		return unicode.Is(unicode.Greek, after)
	case r == '\u05f3', r == '\u05f4': // Hebrew geresh and gershayim
		return unicode.Is(unicode.Hebrew, before)
	case r == '\u30fb': // Katakana middle dot
		return slices.ContainsFunc(label, isJapanese)
	case '\u0660' <= r && r <= '\u0669': // Arabic-Indic digits
		return !slices.ContainsFunc(label, isExtendedArabicIndicDigit)
	}
	return true // Extended Arabic-Indic digits: the reverse of the last rule
}

func isJapanese(r rune) bool {
	return unicode.In(r, unicode.Hiragana, unicode.Katakana, unicode.Han)
}

func isExtendedArabicIndicDigit(r rune) bool {
	return '\u06f0' <= r && r <= '\u06f9'
}

func isVirama(r rune) bool {
	return r >= 0 && idnRun(idnCombining, r) == 9
}

// joinsAround reports whether the letters around label[i] would join, marks
// aside (RFC 5892 appendix A.1).
func joinsAround(label []rune, i int) bool {
	joining := func(i, step int) int {
		for i += step; 0 <= i && i < len(label); i += step {
			if kind := idnProperty(label[i]) & idnJoinMask; kind != idnJoinTransparent {
				return kind
			}
		}
		return 0
	}
	before, after := joining(i, -1), joining(i, +1)
	return (before == idnJoinLeft || before == idnJoinDual) && (after == idnJoinRight || after == idnJoinDual)
}

// bidiRule reports whether a label has right-to-left text, and whether it
// satisfies the Bidi rule of RFC 5893 section 2.
func bidiRule(label []rune) (rightToLeft, ok bool) {
	var seen [idnBidiMask + 1]bool
	last := 0 // the class of the last code point that is no nonspacing mark
	for _, r := range label {
		class := idnProperty(r) & idnBidiMask
		seen[class] = true
		if class != idnBidiNonspacing {
			last = class
		}
	}
	european, arabic := seen[idnBidiEuropean], seen[idnBidiArabic]
	switch first := idnProperty(label[0]) & idnBidiMask; first {
	case idnBidiRight:
		ok = !seen[idnBidiLeft] && !(european && arabic) &&
			(last == idnBidiRight || last == idnBidiEuropean || last == idnBidiArabic)
	case idnBidiLeft:
		ok = !seen[idnBidiRight] && !arabic && (last == idnBidiLeft || last == idnBidiEuropean)
	}
	return seen[idnBidiRight] || arabic, ok
}

// isComposed reports whether a valid label is in NFC: marks are in canonical
// order, and no two code points compose. There are no valid code points that
// are not in NFC by themselves.
func isComposed(label []rune) bool {
	starter, last := -1, 0 // last is the combining class of label[i-1]
	for i, r := range label {
		if r < '\u0300' { // the first code point that composes with one before
			starter, last = i, 0
			continue
		}
		class := idnRun(idnCombining, r)
		if class != 0 && class < last {
			return false
		}
		if starter >= 0 && (i == starter+1 || class > last) {
			if idnComposes(label[starter], r, class) {
				return false
			}
		}
		if class == 0 {
			starter = i
		}
		last = class
	}
	return true
}

// idnComposes reports whether NFC composes a mark of a class with a starter.
// It does so, too, where the mark composes with what is left of the starter
// without the marks that canonical order puts after it.
func idnComposes(starter, mark rune, class int) bool {
	for {
		pair := uint64(starter)<<42 | uint64(mark)<<21
		if i, _ := slices.BinarySearch(idnCompositions, pair); i < len(idnCompositions) && idnCompositions[i]>>21 == pair>>21 {
			return true
		}
		if class == 0 {
			return false
		}
		base, last := idnDecompose(starter)
		if idnRun(idnCombining, last) <= class {
			return false
		}
		starter = base
	}
}

// idnDecompose returns the code points that compose to r, zeros for none.
func idnDecompose(r rune) (first, second rune) {
	const mask = 1<<21 - 1
	for _, c := range idnCompositions {
		if c&mask == uint64(r) {
			return rune(c >> 42), rune(c >> 21 & mask)
		}
	}
	return 0, 0
}

func idnProperty(r rune) int { return idnRun(idnProperties, r) }

// idnRun returns the value of the run of code points that r is in.
func idnRun(table []uint32, r rune) int {
	i, _ := slices.BinarySearch(table, uint32(r)<<8|0xff)
	return int(table[i-1] & 0xff)
}
