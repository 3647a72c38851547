package ident

import (
	"slices"
	"strings"
	"unicode"
)

// split returns the words of s, as they are written. Words are parted by what
// no identifier can contain, and by the turns of mixed caps: HTTP|Server,
// to|Object|Ids, sha256|Sum. There are none if s has no letters and digits.
func split(s string) []string {
	var words []string
	for _, field := range strings.FieldsFunc(strings.Map(silent, s), separates) {
		run, start := []rune(field), 0
		for i := 1; i < len(run); i++ {
			if turns(run, i) {
				words = append(words, string(run[start:i]))
				start = i
			}
		}
		words = append(words, string(run[start:]))
	}
	return rejoin(words)
}

// rejoin puts initialisms of mixed case, such as IPv4, together again.
func rejoin(words []string) []string {
	for i := len(words) - 1; i > 0; i-- {
		joined := words[i-1] + words[i]
		if initialisms[strings.ToLower(joined)] == joined && strings.ToUpper(joined) != joined {
			words = slices.Replace(words, i-1, i+1, joined)
		}
	}
	return words
}

// silent drops what belongs to a word but not into an identifier: combining
// marks, joiners, apostrophes.
func silent(r rune) rune {
	if unicode.In(r, unicode.M, unicode.Cf) || r == '\'' || r == '’' {
		return -1
	}
	return r
}

// separates tells whether r parts words. Go identifiers consist of letters
// and decimal digits.
func separates(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// turns tells whether a word begins at run[i], by capitals.
func turns(run []rune, i int) bool {
	if !isCapital(run[i]) {
		return false
	}
	if !isCapital(run[i-1]) {
		return true
	}
	// The last of several capitals begins a word if small letters follow,
	// unless these are the s of a plural: HTTP|Server, but IDs|Found.
	small := 0
	for i+1+small < len(run) && unicode.IsLower(run[i+1+small]) {
		small++
	}
	return small > 1 || small == 1 && run[i+1] != 's'
}

func isCapital(r rune) bool { return unicode.IsUpper(r) || unicode.IsTitle(r) }
