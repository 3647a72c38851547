package contain

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/typewright/typewright/internal/ecma"
)

// pattern makes a random regular expression of ECMA-262.
func (m maker) pattern(depth int) string {
	piece := func() string {
		switch roll := m.IntN(12); {
		case roll < 5 || depth > 2:
			return oneOf(m, "a", "b", "ab", "c", `\n`, "é", "_", " ")
		case roll < 7:
			return oneOf(m, ".", "[ab]", "[^a]", `\w`, `\W`, `\d`, `\s`, `[^\n]`, `\p{L}`)
		case roll < 9:
			return oneOf(m, "^", "$", `\b`, `\B`)
		case roll < 10 && depth == 0:
			return oneOf(m, "(?!", "(?=") + m.pattern(2) + ")"
		}
		return "(" + m.pattern(depth+1) + ")" + oneOf(m, "", "*", "+", "?", "{2}", "{1,2}")
	}
	var s strings.Builder
	for range 1 + m.IntN(3) {
		s.WriteString(piece())
	}
	if m.IntN(4) == 0 {
		s.WriteString("|" + piece())
	}
	return s.String()
}

// TestLanguages wants no string to contradict what is said of a language.
func TestLanguages(t *testing.T) {
	if *seed == 0 {
		*seed = rand.Uint64()
	}
	t.Logf("seed %d", *seed)
	m := maker{rand.New(rand.NewPCG(*seed, 1))}
	s := make(searches)
	var proved, refuted, unknown int
	for range 4000 {
		first, second := m.pattern(0), m.pattern(0)
		if m.IntN(3) == 0 {
			second = first + oneOf(m, "|a", "?", "b", "*")
		}
		if m.IntN(2) == 0 {
			first, second = "^("+first+")$", "^("+second+")$"
		}
		a, err := ecma.Translate(first)
		if err != nil {
			continue
		}
		b, err := ecma.Translate(second)
		if err != nil {
			continue
		}
		l := language{conditions: []ecma.Expr{a}, most: -1}
		if m.IntN(3) == 0 {
			l.least, l.most = m.Int64N(3), 2+m.Int64N(50)
		}
		within := func(text string) bool {
			n := int64(utf8.RuneCountInString(text))
			return n >= l.least && (l.most < 0 || n <= l.most) && s.matches(a, text)
		}
		found, all := l.outside(b)
		switch {
		case found != nil:
			refuted++
			if !within(*found) || s.matches(b, *found) {
				t.Errorf("%q is not in %s without %s (%d to %d)", *found, first, second, l.least, l.most)
			}
			continue
		case !all:
			unknown++
			continue
		}
		proved++
		for range 200 {
			var text strings.Builder
			for range m.IntN(6) {
				text.WriteString(oneOf(m, "a", "b", "c", "\n", "é", "_", " ", "0", "Z"))
			}
			if text := text.String(); within(text) && !s.matches(b, text) {
				t.Errorf("%q is in %s without %s (%d to %d)", text, first, second, l.least, l.most)
			}
		}
	}
	t.Logf("%d proved, %d refuted, %d unknown", proved, refuted, unknown)
}
