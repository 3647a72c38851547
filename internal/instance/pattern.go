package instance

import (
	"math/rand/v2"
	"regexp"
	"regexp/syntax"
	"strings"

	"github.com/typewright/typewright/internal/ecma"
)

// searches are the compiled regular expressions of a model.
type searches map[string]*regexp.Regexp

// holds tells whether a condition holds for a string.
func (s searches) holds(e ecma.Expr, text string) bool {
	switch e := e.(type) {
	case ecma.And:
		for _, part := range e.Exprs {
			if !s.holds(part, text) {
				return false
			}
		}
		return true
	case ecma.Or:
		for _, part := range e.Exprs {
			if s.holds(part, text) {
				return true
			}
		}
		return false
	case ecma.Not:
		return !s.holds(e.Expr, text)
	case ecma.Search:
		if s[e.RE2] == nil {
			s[e.RE2] = regexp.MustCompile(e.RE2)
		}
		return s[e.RE2].MatchString(text)
	case ecma.Always:
		return e.Value
	}
	return false
}

// matching makes a string for which a condition is likely to hold.
func (g *Generator) matching(e ecma.Expr) string {
	positive := positives(e, nil)
	made := g.characters(g.random.IntN(5))
	if len(positive) == 0 {
		return made
	}
	for range 8 {
		tree, err := syntax.Parse(pick(g, positive), syntax.Perl)
		if err != nil {
			return made
		}
		w := writer{random: g.random}
		w.write(tree)
		made = w.text.String()
		if !w.begin && g.chance(4) {
			made = g.characters(1) + made
		}
		if !w.end && g.chance(4) {
			made += g.characters(1)
		}
		if g.searches.holds(e, made) {
			break
		}
	}
	return made
}

// positives collects the searches that are to find something.
func positives(e ecma.Expr, found []string) []string {
	switch e := e.(type) {
	case ecma.And:
		for _, part := range e.Exprs {
			found = positives(part, found)
		}
	case ecma.Or:
		for _, part := range e.Exprs {
			found = positives(part, found)
		}
	case ecma.Search:
		found = append(found, e.RE2)
	case ecma.Not, ecma.Always:
	}
	return found
}

// A writer writes a text that a regular expression matches. It takes no heed
// of word boundaries.
type writer struct {
	random     *rand.Rand
	text       strings.Builder
	begin, end bool // the expression is anchored
}

func (w *writer) write(re *syntax.Regexp) {
	switch re.Op {
	case syntax.OpLiteral:
		w.text.WriteString(string(re.Rune))
	case syntax.OpCharClass:
		w.class(re.Rune)
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		w.text.WriteString([]string{"a", "0", "-", "é", " "}[w.random.IntN(5)])
	case syntax.OpBeginLine, syntax.OpBeginText:
		w.begin = true
	case syntax.OpEndLine, syntax.OpEndText:
		w.end = true
	case syntax.OpCapture:
		w.write(re.Sub[0])
	case syntax.OpStar:
		w.repeat(re.Sub[0], 0, -1)
	case syntax.OpPlus:
		w.repeat(re.Sub[0], 1, -1)
	case syntax.OpQuest:
		w.repeat(re.Sub[0], 0, 1)
	case syntax.OpRepeat:
		w.repeat(re.Sub[0], re.Min, re.Max)
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			w.write(sub)
		}
	case syntax.OpAlternate:
		w.write(re.Sub[w.random.IntN(len(re.Sub))])
	case syntax.OpNoMatch, syntax.OpEmptyMatch, syntax.OpWordBoundary, syntax.OpNoWordBoundary:
	}
}

func (w *writer) repeat(re *syntax.Regexp, least, most int) {
	if most < 0 || most > least+3 {
		most = least + 3
	}
	for range least + w.random.IntN(most-least+1) {
		w.write(re)
	}
}

// class writes a character of a class, rather a plain one. The ranges of a
// class stand in pairs.
func (w *writer) class(ranges []rune) {
	if len(ranges) < 2 {
		return
	}
	for range 8 {
		at := 2 * w.random.IntN(len(ranges)/2)
		low, high := ranges[at], ranges[at+1]
		r := low + rune(w.random.IntN(int(min(high-low, 400))+1))
		if r >= 0xD800 && r <= 0xDFFF {
			continue
		}
		w.text.WriteRune(r)
		return
	}
}
