package templates

import (
	"slices"
	"sync"
	"unicode/utf8"
)

// An automaton tells in one pass over a text whether it has a match of a
// regular expression. It is in one state at a time.
type automaton struct {
	start, final int // states from final on are those of a text with a match
	ascii        [][utf8.RuneSelf]uint8
	lows         []rune // the first runes of the intervals of all runes
	classes      string // of the intervals
	rows         []string
}

// automatonMatched is the state of a text that has a match, whatever follows. No
// rune leads out of it, nor out of the one below it, from where there is none.
const automatonMatched = 1

// automatonBase is what stands for zero in the texts that an automaton is made
// of: states and classes are printable characters.
const automatonBase = '#'

// automatonOf makes an automaton at its first use. The rows have the next
// state for each class of runes.
func automatonOf(start, final int, lows []rune, classes string, rows ...string) func() *automaton {
	return sync.OnceValue(func() *automaton {
		a := &automaton{start: start, final: final, lows: lows, classes: classes, rows: rows}
		a.ascii = make([][utf8.RuneSelf]uint8, len(rows))
		for state := range rows {
			for r := range rune(utf8.RuneSelf) {
				a.ascii[state][r] = a.after(state, r)
			}
		}
		return a
	})
}

// after returns the state after a rune.
func (a *automaton) after(state int, r rune) uint8 {
	interval, exact := slices.BinarySearch(a.lows, r)
	if !exact {
		interval--
	}
	return a.rows[state][a.classes[interval]-automatonBase] - automatonBase
}

// Match tells whether the text has a match.
func (a *automaton) Match(text []byte) bool {
	state := a.start
	for i := 0; i < len(text); i++ {
		if ch := text[i]; ch < utf8.RuneSelf {
			state = int(a.ascii[state][ch])
		} else {
			r, size := utf8.DecodeRune(text[i:])
			state = int(a.after(state, r))
			i += size - 1
		}
		if state <= automatonMatched {
			return state == automatonMatched
		}
	}
	return state == automatonMatched || state >= a.final
}
