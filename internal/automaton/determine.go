package automaton

import (
	"regexp/syntax"
	"slices"
)

// A determiner follows all ways through a program at once. A state is the
// instructions that are reached, before what stands between two runes is
// looked at, and what the last rune was.
type determiner struct {
	program         *syntax.Prog
	looks           bool // at what is between runes
	representatives []rune
	known           map[string]int
	states          []state
	next            [][]int
	final           []bool
}

// first is the number of the state that is first entered, after Dead and
// Matched.
const first = 2

type state struct {
	reached []uint32
	context byte
}

// What a rune, or that there is none, means to what stands between two runes.
const (
	contextNone byte = iota
	contextNewline
	contextWord
	contextOther
)

func context(r rune) byte {
	switch {
	case r < 0:
		return contextNone
	case r == '\n':
		return contextNewline
	case syntax.IsWordChar(r):
		return contextWord
	}
	return contextOther
}

// contextRunes are runes that mean it.
var contextRunes = [...]rune{-1, '\n', 'a', '!'}

// run finds all states, or returns false where there are too many.
func (d *determiner) run() bool {
	d.next = [][]int{nil, nil} // Dead and Matched
	d.final = []bool{false, true}
	d.states = make([]state, 2)
	for len(d.next[0]) < len(d.representatives) {
		d.next[0], d.next[1] = append(d.next[0], Dead), append(d.next[1], Matched)
	}
	d.enter(state{nil, contextNone})
	for n := first; n < len(d.states); n++ {
		if n > mostStates {
			return false
		}
		_, matched := d.closure(d.states[n], -1)
		d.final = append(d.final, matched)
		d.next = append(d.next, d.row(d.states[n]))
	}
	return true
}

// row returns the states after each class of runes.
func (d *determiner) row(from state) []int {
	type between struct {
		reached []uint32
		matched bool
	}
	known := make(map[byte]between)
	row := make([]int, len(d.representatives))
	for class, r := range d.representatives {
		ways, found := known[context(r)]
		if !found {
			ways.reached, ways.matched = d.closure(from, r)
			known[context(r)] = ways
		}
		if row[class] = Matched; !ways.matched {
			row[class] = d.enter(d.step(ways.reached, r))
		}
	}
	return row
}

// enter returns the number of a state.
func (d *determiner) enter(s state) int {
	key := []byte{s.context}
	for _, pc := range s.reached {
		key = append(key, byte(pc), byte(pc>>8), byte(pc>>16))
	}
	n, found := d.known[string(key)]
	if !found {
		n = len(d.states)
		d.known[string(key)] = n
		d.states = append(d.states, s)
	}
	return n
}

// step returns the state after a rune, where the ways lead to these
// instructions before it.
func (d *determiner) step(reached []uint32, r rune) state {
	to := state{context: contextOther}
	if d.looks {
		to.context = context(r)
	}
	for _, pc := range reached {
		if inst := &d.program.Inst[pc]; takes(inst, r) {
			to.reached = append(to.reached, inst.Out)
		}
	}
	slices.Sort(to.reached)
	to.reached = slices.Compact(to.reached)
	return to
}

// closure returns all instructions that are reached without reading a rune,
// where r is the next one or -1, and whether there is a match among them. A
// match may begin anywhere. Those that are returned read a rune.
func (d *determiner) closure(from state, r rune) (reached []uint32, matched bool) {
	between := syntax.EmptyOpContext(contextRunes[from.context], r)
	seen := make(map[uint32]bool)
	open := append([]uint32{uint32(d.program.Start)}, from.reached...)
	for len(open) > 0 {
		pc := open[len(open)-1]
		open = open[:len(open)-1]
		if seen[pc] {
			continue
		}
		seen[pc] = true
		switch inst := &d.program.Inst[pc]; inst.Op {
		case syntax.InstAlt, syntax.InstAltMatch:
			open = append(open, inst.Out, inst.Arg)
		case syntax.InstCapture, syntax.InstNop:
			open = append(open, inst.Out)
		case syntax.InstEmptyWidth:
			if syntax.EmptyOp(inst.Arg)&^between == 0 {
				open = append(open, inst.Out)
			}
		case syntax.InstMatch:
			matched = true
		case syntax.InstFail:
		default:
			reached = append(reached, pc)
		}
	}
	return reached, matched
}
