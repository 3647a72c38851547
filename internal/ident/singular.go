package ident

import (
	"strings"
	"unicode"
)

// singulars of nouns that no rule gives. A noun that is its own singular is
// here too, mostly because its s would look like that of a plural; its regular
// plural (aliases, statuses) is found through it.
var singulars = map[string]string{
	"aches": "ache", "axes": "axis", "caches": "cache", "children": "child",
	"cookies": "cookie", "crises": "crisis", "criteria": "criterion",
	"diagnoses": "diagnosis", "echoes": "echo", "analyses": "analysis",
	"feet": "foot", "geese": "goose", "halves": "half", "headaches": "headache",
	"heroes": "hero", "hypotheses": "hypothesis", "indices": "index",
	"knives": "knife", "leaves": "leaf", "lives": "life", "matrices": "matrix",
	"men": "man", "mice": "mouse", "movies": "movie", "niches": "niche",
	"parentheses": "parenthesis", "people": "person", "phenomena": "phenomenon",
	"potatoes": "potato", "quizzes": "quiz", "selves": "self",
	"shelves": "shelf", "teeth": "tooth", "theses": "thesis",
	"tomatoes": "tomato", "vertices": "vertex", "wives": "wife",
	"wolves": "wolf", "women": "woman", "zombies": "zombie",

	"alias": "alias", "always": "always", "analytics": "analytics",
	"atlas": "atlas", "bias": "bias", "canvas": "canvas", "chaos": "chaos",
	"gas": "gas", "gps": "gps", "has": "has", "ios": "ios", "kudos": "kudos",
	"kubernetes": "kubernetes", "lens": "lens", "mathematics": "mathematics",
	"news": "news", "os": "os", "physics": "physics", "postgres": "postgres",
	"series": "series", "sms": "sms", "species": "species", "was": "was",
	"whereas": "whereas", "yes": "yes",
}

// Singular returns the singular of a name whose last word is an English
// plural, and any other name as it is: addresses, batchResults and IDs become
// address, batchResult and ID; data and series stay.
func Singular(s string) string {
	start := lastWord(s)
	word := s[start:]
	single := singular(strings.ToLower(word))
	// Keep the case of what stays: of a plural initialism, all but the s.
	common := 0
	for common < min(len(word), len(single)) && lower(word[common]) == single[common] {
		common++
	}
	rest := single[common:]
	if word == strings.ToUpper(word) {
		rest = strings.ToUpper(rest)
	}
	return s[:start] + word[:common] + rest
}

// lastWord returns where the last word of s begins, which is empty unless it
// consists of the letters of English.
func lastWord(s string) int {
	words := split(s)
	if len(words) == 0 {
		return len(s)
	}
	last := words[len(words)-1]
	if !strings.HasSuffix(s, last) || strings.ContainsFunc(last, notEnglish) {
		return len(s)
	}
	return len(s) - len(last)
}

func notEnglish(r rune) bool { return r > unicode.MaxASCII || !unicode.IsLetter(r) }

func lower(ch byte) byte { return byte(unicode.ToLower(rune(ch))) }

// singular is Singular for a word of small letters.
func singular(word string) string {
	if single, ok := singulars[word]; ok {
		return single
	}
	stem, plural := strings.CutSuffix(word, "s")
	if _, ok := initialisms[word]; ok || !plural {
		return word
	}
	if _, ok := initialisms[stem]; ok {
		return stem
	}
	switch {
	case len(word) < 4, hasAnySuffix(word, "ss", "us", "is"):
		return word
	case strings.HasSuffix(word, "ies") && len(word) > 4:
		return strings.TrimSuffix(word, "ies") + "y"
	case hasAnySuffix(word, "sses", "shes", "ches", "xes"):
		return strings.TrimSuffix(word, "es")
	case strings.HasSuffix(word, "ses") && endsInS(strings.TrimSuffix(word, "es")):
		return strings.TrimSuffix(word, "es")
	}
	return stem
}

// endsInS tells whether a word is a singular that ends in a single s.
func endsInS(word string) bool {
	switch word {
	case "bonus", "bus", "campus", "census", "chorus", "corpus", "focus",
		"genius", "minus", "nexus", "plus", "radius", "status", "surplus",
		"syllabus", "virus":
		return true
	}
	return singulars[word] == word
}

func hasAnySuffix(s string, suffixes ...string) bool {
	for _, suffix := range suffixes {
		if strings.HasSuffix(s, suffix) {
			return true
		}
	}
	return false
}
