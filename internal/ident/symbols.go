package ident

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

var symbolNames = map[rune]string{
	' ': "Space", '\t': "Tab", '\n': "Newline", '\r': "Return",
	'!': "Exclamation", '"': "Quote", '#': "Hash", '$': "Dollar",
	'%': "Percent", '&': "Ampersand", '\'': "Apostrophe", '(': "LeftParen",
	')': "RightParen", '*': "Asterisk", '+': "Plus", ',': "Comma",
	'-': "Minus", '.': "Dot", '/': "Slash", ':': "Colon", ';': "Semicolon",
	'<': "Less", '=': "Equal", '>': "Greater", '?': "Question", '@': "At",
	'[': "LeftBracket", '\\': "Backslash", ']': "RightBracket", '^': "Caret",
	'_': "Underscore", '`': "Backtick", '{': "LeftBrace", '|': "Pipe",
	'}': "RightBrace", '~': "Tilde",
}

var operatorNames = map[string]string{
	"":   "Empty",
	"<=": "LessOrEqual",
	">=": "GreaterOrEqual",
	"!=": "NotEqual",
	"=~": "Match",
	"!~": "NotMatch",
	"&&": "And",
	"||": "Or",
}

// spell names text without letters and digits by its characters.
func spell(s string) []string {
	if visible := strings.TrimSpace(s); visible != "" {
		s = visible
	}
	if name, ok := operatorNames[s]; ok {
		return []string{name}
	}
	var words []string
	for _, r := range s {
		if name, ok := symbolNames[r]; ok {
			words = append(words, name)
		} else {
			words = append(words, fmt.Sprintf("U%04X", r))
		}
	}
	return words
}

// signed adds the signs of s to its words where they tell values apart: a
// number's (-1), the plus or the percent at the end (C++, 50%), and the minus
// of a grade or a blood group (B-, AB-).
func signed(s string, words []string) []string {
	if len(s) > 1 && (s[0] == '+' || s[0] == '-') && startsWithDigit(s[1:]) {
		words = append([]string{symbolNames[rune(s[0])]}, words...)
	}
	stem := strings.TrimRight(s, "+-%")
	ending := s[len(stem):]
	last, _ := utf8.DecodeLastRuneInString(stem)
	if separates(last) || strings.Contains(ending, "-") && utf8.RuneCountInString(stem) > 2 {
		return words
	}
	for _, r := range ending {
		words = append(words, symbolNames[r])
	}
	return words
}
