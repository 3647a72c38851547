// Package automaton turns regular expressions into deterministic automata,
// which tell in one pass over a text whether it has a match.
package automaton

import (
	"regexp/syntax"
	"slices"
	"sort"
	"strings"
	"unicode"
)

// An Automaton reads a text rune by rune and goes from state to state.
type Automaton struct {
	// Lows are the first runes of the intervals that all runes are divided
	// into, in order; the first is 0.
	Lows []rune
	// Classes are the classes of the intervals. The runes of a class are alike
	// for the expression.
	Classes []int
	// Next has, for each state, the next state for each class.
	Next [][]int
	// Start is the state before the first rune.
	Start int
	// Final is the first of the states with which a text may end so that it
	// has a match. All after it are final, too.
	Final int
}

// Dead and Matched are states that no rune leads out of: there will be no
// match, there has been one.
const (
	Dead    = 0
	Matched = 1
)

const (
	mostInstructions = 1000
	mostIntervals    = 90  // so there are no more classes
	mostStates       = 400 // before those that are alike become one
	mostNumber       = 90  // of a state or class
	mostCells        = 2000
)

// Compile makes the automaton of an expression of package regexp. There is
// none, and no error, where it would be large.
func Compile(expression string) (*Automaton, bool) {
	parsed, err := syntax.Parse(expression, syntax.Perl)
	if err != nil {
		return nil, false
	}
	program, err := syntax.Compile(parsed.Simplify())
	if err != nil || len(program.Inst) > mostInstructions {
		return nil, false
	}
	var a Automaton
	if !a.divide(program) {
		return nil, false
	}
	d := determiner{program: program, representatives: a.representatives(), known: make(map[string]int)}
	for _, inst := range program.Inst {
		d.looks = d.looks || looks(&inst)
	}
	if !d.run() {
		return nil, false
	}
	d.reduce(&a)
	return &a, len(a.Next) <= mostNumber && len(a.Next)*len(a.Next[0]) <= mostCells
}

// Match tells whether a text has a match.
func (a *Automaton) Match(text string) bool {
	state := a.Start
	for _, r := range text {
		interval := sort.Search(len(a.Lows), func(n int) bool { return a.Lows[n] > r }) - 1
		state = a.Next[state][a.Classes[interval]]
	}
	return state == Matched || state >= a.Final
}

// divide finds the intervals and their classes, or returns false where there
// are too many.
func (a *Automaton) divide(program *syntax.Prog) bool {
	lows := []rune{0}
	for _, inst := range program.Inst {
		switch inst.Op {
		case syntax.InstRune, syntax.InstRune1:
			if syntax.Flags(inst.Arg)&syntax.FoldCase != 0 {
				return false
			}
			for n := 0; n < len(inst.Rune); n += 2 {
				last := inst.Rune[min(n+1, len(inst.Rune)-1)]
				lows = append(lows, inst.Rune[n], last+1)
			}
		case syntax.InstRuneAnyNotNL:
			lows = append(lows, '\n', '\n'+1)
		case syntax.InstEmptyWidth:
			if !looks(&inst) {
				continue
			}
			lows = append(lows, '\n', '\n'+1, '0', '9'+1, 'A', 'Z'+1, '_', '_'+1, 'a', 'z'+1)
		default:
		}
	}
	slices.Sort(lows)
	lows = slices.Compact(lows)
	if last := len(lows) - 1; lows[last] > unicode.MaxRune {
		lows = lows[:last]
	}
	classes := make(map[string]int)
	for _, low := range lows {
		alike := signature(program, low)
		class, found := classes[alike]
		if !found {
			class = len(classes)
			classes[alike] = class
		}
		if n := len(a.Classes); n == 0 || a.Classes[n-1] != class {
			a.Lows, a.Classes = append(a.Lows, low), append(a.Classes, class)
		}
	}
	return len(a.Lows) <= mostIntervals
}

// signature tells runes apart that the program does.
func signature(program *syntax.Prog, r rune) string {
	var s strings.Builder
	for _, inst := range program.Inst {
		switch {
		case looks(&inst):
			s.WriteByte('a' + context(r))
		case takes(&inst, r):
			s.WriteByte('1')
		default:
			s.WriteByte('0')
		}
	}
	return s.String()
}

// looks tells whether an instruction looks at the runes that it is between,
// and not only for where the text begins and ends.
func looks(inst *syntax.Inst) bool {
	return inst.Op == syntax.InstEmptyWidth && syntax.EmptyOp(inst.Arg)&^(syntax.EmptyBeginText|syntax.EmptyEndText) != 0
}

// takes tells whether an instruction is one that reads a rune, and takes this one.
func takes(inst *syntax.Inst, r rune) bool {
	switch inst.Op {
	case syntax.InstRune, syntax.InstRune1:
		return inst.MatchRune(r)
	case syntax.InstRuneAny:
		return true
	case syntax.InstRuneAnyNotNL:
		return r != '\n'
	default:
		return false
	}
}

// representatives returns a rune of each class.
func (a *Automaton) representatives() []rune {
	runes := make([]rune, slices.Max(a.Classes)+1)
	for n, class := range a.Classes {
		runes[class] = a.Lows[n]
	}
	return runes
}
