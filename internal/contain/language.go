package contain

import (
	"encoding/binary"
	"regexp/syntax"
	"slices"
	"unicode"

	"github.com/typewright/typewright/internal/ecma"
)

// Limits of comparing languages.
const (
	mostClasses = 300  // of characters that nothing tells apart
	mostStates  = 3000 // of all expressions together
	mostCounted = 40   // characters that are counted
)

// A language is the strings of some lengths for which conditions hold.
type language struct {
	conditions  []ecma.Expr
	least, most int64 // characters; a most of -1 is no limit
}

// outside looks for a string of a language for which a condition does not
// hold. That there is none is sure if all is true: it has followed all strings
// at once, by the states that their characters bring the expressions into.
func (l language) outside(condition ecma.Expr) (found *string, all bool) {
	a := &automaton{language: l, condition: condition, places: make(map[string]int)}
	for _, e := range append(slices.Clip(l.conditions), condition) {
		if !a.add(e) {
			return nil, false
		}
	}
	if l.least > mostCounted {
		a.least = 0 // more strings: what is proved of them holds
	}
	if l.most > mostCounted {
		a.most = -1
	}
	a.classify()
	if len(a.classes) > mostClasses {
		return nil, false
	}
	return a.search()
}

// An automaton runs several expressions over the same string.
type automaton struct {
	language
	condition ecma.Expr
	machines  []*syntax.Prog
	places    map[string]int // of the machines, by the expression
	classes   []rune         // one character of each class that nothing tells apart
}

// add makes a machine for each search of a condition.
func (a *automaton) add(e ecma.Expr) bool {
	switch e := e.(type) {
	case ecma.Search:
		if _, known := a.places[e.RE2]; known {
			return true
		}
		re, err := syntax.Parse(e.RE2, syntax.Perl)
		if err != nil {
			return false
		}
		prog, err := syntax.Compile(re.Simplify())
		if err != nil {
			return false
		}
		a.places[e.RE2] = len(a.machines)
		a.machines = append(a.machines, prog)
		return true
	case ecma.Not:
		return a.add(e.Expr)
	case ecma.And:
		return !slices.ContainsFunc(e.Exprs, func(e ecma.Expr) bool { return !a.add(e) })
	case ecma.Or:
		return !slices.ContainsFunc(e.Exprs, func(e ecma.Expr) bool { return !a.add(e) })
	case ecma.Always:
		return true
	}
	return false
}

// classify finds the classes of characters: those between the ends of ranges,
// as far as some instruction tells them apart.
func (a *automaton) classify() {
	ends := []rune{0, '\n', '\n' + 1, '0', '9' + 1, 'A', 'Z' + 1, '_', '_' + 1, 'a', 'z' + 1, 0xD800, 0xE000}
	var readers []*syntax.Inst
	for _, m := range a.machines {
		for i := range m.Inst {
			inst := &m.Inst[i]
			switch inst.Op {
			case syntax.InstRune, syntax.InstRune1, syntax.InstRuneAny, syntax.InstRuneAnyNotNL:
				readers = append(readers, inst)
			default:
				continue
			}
			for n, r := range inst.Rune {
				for _, r := range orbit(r) {
					ends = append(ends, r, r+1)
				}
				if n%2 == 1 {
					ends = append(ends, r+1)
				}
			}
		}
	}
	slices.Sort(ends)
	known := make(map[string]bool)
	for _, r := range append([]rune{'a', ' '}, slices.Compact(ends)...) { // plain characters first
		if r > unicode.MaxRune || r >= 0xD800 && r < 0xE000 {
			continue
		}
		sign := []byte{byte(flavour(r))}
		for _, inst := range readers {
			sign = append(sign, byte(bit(inst.MatchRune(r))))
		}
		if !known[string(sign)] {
			known[string(sign)] = true
			a.classes = append(a.classes, r)
		}
	}
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// orbit returns a character and those that differ from it in case only.
func orbit(r rune) []rune {
	all := []rune{r}
	for f := unicode.SimpleFold(r); f != r && len(all) < 8; f = unicode.SimpleFold(f) {
		all = append(all, f)
	}
	return all
}

// The flavours of characters that assertions such as ^ and \b know: none, which
// is before the first, a line break, part of a word, and others.
func flavour(r rune) rune {
	switch {
	case r < 0:
		return 0
	case r == '\n':
		return 1
	case syntax.IsWordChar(r):
		return 2
	}
	return 3
}

// A state is what the machines remember of the characters so far.
type state struct {
	threads [][]uint32 // of each machine: the instructions that are next
	matched []bool     // of each machine
	before  rune       // a character of the flavour of the last one, or -1
	length  int64      // as far as it is counted
	parent  *state
	last    rune
}

// search follows all strings, the shortest first.
func (a *automaton) search() (found *string, all bool) {
	start := &state{threads: make([][]uint32, len(a.machines)), matched: make([]bool, len(a.machines)), before: -1}
	queue, seen := []*state{start}, map[string]bool{a.key(start): true}
	for i := 0; i < len(queue); i++ {
		s := queue[i]
		if a.isOutside(s) {
			text := s.text()
			return &text, false
		}
		if a.most >= 0 && s.length >= a.most {
			continue
		}
		for _, r := range a.classes {
			next := a.step(s, r)
			if key := a.key(next); !seen[key] {
				if len(queue) >= mostStates {
					return nil, false
				}
				seen[key] = true
				queue = append(queue, next)
			}
		}
	}
	return nil, true
}

// text returns a string that leads to a state.
func (s *state) text() string {
	var runes []rune
	for ; s.parent != nil; s = s.parent {
		runes = append(runes, s.last)
	}
	slices.Reverse(runes)
	return string(runes)
}

func (a *automaton) key(s *state) string {
	key := []byte{byte(flavour(s.before))}
	key = binary.AppendUvarint(key, uint64(s.length))
	for i, threads := range s.threads {
		key = append(key, byte(bit(s.matched[i])))
		key = binary.AppendUvarint(key, uint64(len(threads)))
		for _, pc := range threads {
			key = binary.AppendUvarint(key, uint64(pc))
		}
	}
	return string(key)
}

// step returns the state after another character.
func (a *automaton) step(s *state, r rune) *state {
	next := &state{
		threads: make([][]uint32, len(a.machines)), matched: slices.Clone(s.matched),
		before: r, length: s.length, parent: s, last: r,
	}
	if next.length < max(a.least, a.most) {
		next.length++
	}
	for i, m := range a.machines {
		if s.matched[i] {
			continue // it stays so
		}
		ready, matched := closure(m, s.threads[i], s.before, r)
		if next.matched[i] = matched; matched {
			continue
		}
		for _, pc := range ready {
			if inst := &m.Inst[pc]; inst.MatchRune(r) {
				next.threads[i] = append(next.threads[i], inst.Out)
			}
		}
		slices.Sort(next.threads[i])
		next.threads[i] = slices.Compact(next.threads[i])
	}
	return next
}

// isOutside tells whether a string that ends in a state is what is looked for.
func (a *automaton) isOutside(s *state) bool {
	if s.length < a.least {
		return false
	}
	matched := slices.Clone(s.matched)
	for i, m := range a.machines {
		if !matched[i] {
			_, matched[i] = closure(m, s.threads[i], s.before, -1)
		}
	}
	holds := func(e ecma.Expr) bool { return a.holds(e, matched) }
	return !holds(a.condition) && !slices.ContainsFunc(a.conditions, func(e ecma.Expr) bool { return !holds(e) })
}

func (a *automaton) holds(e ecma.Expr, matched []bool) bool {
	switch e := e.(type) {
	case ecma.Search:
		return matched[a.places[e.RE2]]
	case ecma.Not:
		return !a.holds(e.Expr, matched)
	case ecma.And:
		return !slices.ContainsFunc(e.Exprs, func(e ecma.Expr) bool { return !a.holds(e, matched) })
	case ecma.Or:
		return slices.ContainsFunc(e.Exprs, func(e ecma.Expr) bool { return a.holds(e, matched) })
	case ecma.Always:
		return e.Value
	}
	return false
}

// closure follows instructions that read nothing, between two characters. A
// match can begin anywhere. It returns the instructions that read.
func closure(m *syntax.Prog, threads []uint32, before, after rune) (ready []uint32, matched bool) {
	around := syntax.EmptyOpContext(before, after)
	seen := make([]bool, len(m.Inst))
	stack := append(slices.Clone(threads), uint32(m.Start))
	for len(stack) > 0 {
		pc := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if seen[pc] {
			continue
		}
		seen[pc] = true
		inst := &m.Inst[pc]
		switch inst.Op {
		case syntax.InstAlt, syntax.InstAltMatch:
			stack = append(stack, inst.Out, inst.Arg)
		case syntax.InstCapture, syntax.InstNop:
			stack = append(stack, inst.Out)
		case syntax.InstEmptyWidth:
			if syntax.EmptyOp(inst.Arg)&^around == 0 {
				stack = append(stack, inst.Out)
			}
		case syntax.InstMatch:
			return nil, true
		case syntax.InstFail:
		default:
			ready = append(ready, pc)
		}
	}
	return ready, false
}
