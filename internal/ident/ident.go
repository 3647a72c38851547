// Package ident turns the words of schemas into Go identifiers, and keeps the
// names of a scope apart.
package ident

import (
	"go/token"
	"go/types"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxLength is how many characters of a name are kept. Longer ones are cut
// behind a word.
const maxLength = 80

// Exported returns a valid exported identifier for any text: the words of s
// in mixed caps, with the initialisms of Go. Text without letters and digits
// is spelled out: "<=" is LessOrEqual, "*" Asterisk, an emoji its code point,
// the empty text Empty. A name that could not begin an exported identifier
// gets an N before a digit and an X before any other character.
//
// One identifier behind another is again an exported identifier; that is how
// longer names are made. Exported is not for the results of Exported:
// capitals in a row do not tell where one initialism ends.
func Exported(s string) string {
	words := mixedCaps(s)
	switch first, _ := utf8.DecodeRuneInString(words[0]); {
	case unicode.IsUpper(first):
	case unicode.IsDigit(first):
		words[0] = "N" + words[0]
	default:
		words[0] = "X" + words[0]
	}
	return join(words)
}

// Unexported is Exported in lower camel case. What would be a keyword or hide
// a predeclared name gets a Value behind it: typeValue, lenValue.
func Unexported(s string) string {
	words := mixedCaps(s)
	words[0] = lowered(words[0])
	switch first, _ := utf8.DecodeRuneInString(words[0]); {
	case unicode.IsDigit(first):
		words[0] = "n" + words[0]
	case unicode.IsUpper(first): // some capitals have no small letter
		words[0] = "x" + words[0]
	}
	name := join(words)
	if token.IsKeyword(name) || types.Universe.Lookup(name) != nil || name == "init" {
		return name + "Value"
	}
	return name
}

// lowered is a word of an exported name at the begin of an unexported one.
func lowered(word string) string {
	if _, ok := initialism(word); ok || !strings.ContainsFunc(word, unicode.IsLower) {
		return strings.ToLower(word)
	}
	first, n := utf8.DecodeRuneInString(word)
	return string(unicode.ToLower(first)) + word[n:]
}

// mixedCaps returns at least one word, each the way it is written in an
// exported name.
func mixedCaps(s string) []string {
	words := split(s)
	if len(words) == 0 {
		return spell(s)
	}
	// All capitals is a way of writing (HAS_MORE) rather than initialisms,
	// but for codes of two letters (US, DE).
	shouting := !strings.ContainsFunc(s, unicode.IsLower) &&
		(len(words) > 1 || utf8.RuneCountInString(words[0]) > 2)
	for i, word := range words {
		words[i] = capitalized(word, shouting)
	}
	return signed(s, words)
}

func capitalized(word string, shouting bool) string {
	if known, ok := initialism(word); ok {
		return known
	}
	if shouting {
		word = strings.ToLower(word)
	}
	first, n := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(first)) + word[n:]
}

// join puts words together. Digits that were apart stay apart: V1_2.
func join(words []string) string {
	name, length := "", 0
	for i, word := range words {
		if startsWithDigit(word) && endsWithDigit(name) {
			word = "_" + word
		}
		n := utf8.RuneCountInString(word)
		if length+n > maxLength {
			if i == 0 {
				return string([]rune(word)[:maxLength])
			}
			break
		}
		name, length = name+word, length+n
	}
	return name
}

func startsWithDigit(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsDigit(r)
}

func endsWithDigit(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsDigit(r)
}
