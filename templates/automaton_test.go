package templates

import (
	"regexp"
	"testing"
)

// TestAutomaton compares automata, which were made by hand, with package regexp.
func TestAutomaton(t *testing.T) {
	tests := map[string]func() *automaton{
		// states: 0 dead, 1 matched, 2 no letter yet, 3 letters
		`^[a-z]+$`: automatonOf(2, 3, []rune{0, 'a', '{'}, "#$#", "##", "$$", "#&", "#&"),
		// 2 nothing yet
		`[à-é\x{FFFD}]`: automatonOf(2, 3, []rune{0, 'à', 'ê', 0xFFFD, 0xFFFE}, "#$#$#", "##", "$$", "%$"),
		// 2 the start, 3 after an x
		`^(x[^x])*$`:         automatonOf(3, 3, []rune{0, 'x', 'y'}, "#$#", "##", "$$", "&#", "#%"),
		``:                   automatonOf(1, 2, []rune{0}, "#", "#", "$"),
		`[^\x00-\x{10FFFF}]`: automatonOf(0, 2, []rune{0}, "#", "#", "$"),
	}
	for expression, make := range tests {
		want := regexp.MustCompile(expression)
		for _, text := range []string{
			"", "a", "z", "abc", "ab1", "{", "`", "à", "è", "é", "ê", "ß", "xà", "\ufffd", "\ufffe", "xy", "x", "xx", "xyx", "xyxé", "x😀x\n", "\xff", "y",
		} {
			if got := make().Match([]byte(text)); got != want.MatchString(text) {
				t.Errorf("%q matches %q: %t", expression, text, got)
			}
		}
	}
}

func BenchmarkAutomaton(b *testing.B) {
	pattern := automatonOf(2, 3, []rune{0, 'a', '{'}, "#$#", "##", "$$", "#&", "#&")
	text, re := []byte("somelowercasetext"), regexp.MustCompile(`^[a-z]+$`)
	b.Run("ours", func(b *testing.B) {
		for b.Loop() {
			pattern().Match(text)
		}
	})
	b.Run("regexp", func(b *testing.B) {
		for b.Loop() {
			re.Match(text)
		}
	})
}
