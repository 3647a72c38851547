package ecma

import (
	"errors"
	"fmt"
	"regexp"
	"regexp/syntax"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// What Go's regexp takes (maxRepeat, also of nested repetitions multiplied),
// and what we burden it with.
const (
	maxRepeat = 1000
	maxSize   = 1 << 17
	maxText   = 1 << 18
)

// search returns the condition that a sequence without lookaround has a match.
func search(sequence []node, mirrored bool) (Expr, *Error) {
	sequence = needed(sequence)
	n := node(seq(sequence))
	if mirrored {
		n = mirror(n)
	}
	if impossible(n) {
		return Always{false}, nil
	}
	if e := slices.Compact(edges(sequence)); len(sequence) == 0 || len(e) == 1 && (e[0] == '^' || e[0] == '$') {
		return Always{true}, nil
	}
	var w writer
	if size(n) > maxSize {
		return nil, &Error{longest(n), tooLong}
	}
	w.write(n, inChoice)
	text := w.String()
	if len(text) > maxText {
		return nil, &Error{longest(n), tooLong}
	}
	if _, err := regexp.Compile(text); err != nil {
		reason := err.Error()
		if e := (*syntax.Error)(nil); errors.As(err, &e) {
			reason = e.Code.String()
		}
		return nil, &Error{longest(n), "Go's regexp cannot take the pattern: " + reason}
	}
	return Search{text}, nil
}

// needed drops what may be absent at either end of a sequence, as a search
// need not look for it.
func needed(sequence []node) []node {
	optional := func(n node) bool {
		r, ok := n.(repeat)
		return ok && r.min == 0
	}
	for len(sequence) > 0 && optional(sequence[0]) {
		sequence = sequence[1:]
	}
	for len(sequence) > 0 && optional(sequence[len(sequence)-1]) {
		sequence = sequence[:len(sequence)-1]
	}
	return sequence
}

const tooLong = "so many repetitions are too many for Go's regexp: say it with minLength or maxLength"

// longest returns where the repetition in n is that has the greatest bound.
func longest(n node) (offset int) {
	times := 0
	var visit func(n node)
	visit = func(n node) {
		switch n := n.(type) {
		case seq:
			for _, item := range n {
				visit(item)
			}
		case alt:
			for _, branch := range n {
				visit(branch)
			}
		case group:
			visit(n.body)
		case repeat:
			if bound := max(n.min, n.max); bound > times {
				offset, times = n.offset, bound
			}
			visit(n.body)
		}
	}
	visit(n)
	return offset
}

// writer writes nodes as Go's regexp wants them.
type writer struct{ strings.Builder }

// place is where a node is to be written.
type place int

const (
	inChoice   place = iota // anything may stand here
	inSequence              // a choice needs parentheses
	inRepeat                // a sequence does, too
)

func (w *writer) write(n node, at place) {
	switch n := n.(type) {
	case char:
		w.literal(rune(n), `\.+*?()|[]{}^$`)
	case class:
		w.class(n)
	case edge:
		if n == 'b' || n == 'B' {
			w.WriteByte('\\')
		}
		w.WriteByte(byte(n))
	case group:
		if _, ok := unit(n); ok {
			w.write(n.body, at)
			return
		}
		if n.capturing {
			w.WriteByte('(')
		} else {
			w.WriteString("(?:")
		}
		w.write(n.body, inChoice)
		w.WriteByte(')')
	case seq:
		if len(n) == 1 {
			w.write(n[0], at)
			return
		}
		w.enclose(at == inRepeat, func() {
			for _, item := range n {
				w.write(item, inSequence)
			}
		})
	case alt:
		w.enclose(at != inChoice, func() {
			for i, branch := range n {
				if i > 0 {
					w.WriteByte('|')
				}
				w.write(branch, inSequence)
			}
		})
	case repeat:
		w.repeat(n, at)
	}
}

func (w *writer) enclose(enclosed bool, inside func()) {
	if enclosed {
		w.WriteString("(?:")
		defer w.WriteByte(')')
	}
	inside()
}

// repeat writes a repetition, as several that are small enough if need be.
func (w *writer) repeat(r repeat, at place) {
	most := max(maxRepeat/weight(r.body), 1)
	if r.min <= most && r.max <= most {
		w.enclose(at == inRepeat, func() { w.bounded(r.body, r.min, r.max) })
		return
	}
	w.enclose(at == inRepeat, func() {
		low := r.min
		for ; low > most && w.Len() <= maxText; low -= most {
			w.bounded(r.body, most, most)
		}
		if r.max == unbounded {
			w.bounded(r.body, low, unbounded)
			return
		}
		if low > 0 {
			w.bounded(r.body, low, low)
		}
		w.upTo(r.body, r.max-r.min, most)
	})
}

// upTo writes 0 to n repetitions, most of them at a time: all of a batch and
// what comes after it, or a part of it. Batches that are optional each would
// do as well, but searches would try all ways to fill them.
func (w *writer) upTo(body node, n, most int) {
	if n <= most || w.Len() > maxText {
		w.bounded(body, 0, n)
		return
	}
	w.enclose(true, func() {
		w.bounded(body, most, most)
		w.upTo(body, n-most, most)
		w.WriteByte('|')
		w.bounded(body, 0, most-1)
	})
}

// weight returns how many times a repetition in n repeats at most, as Go's
// regexp counts it.
func weight(n node) int {
	switch n := n.(type) {
	case seq:
		return heaviest(n)
	case alt:
		return heaviest(n)
	case group:
		return weight(n.body)
	case repeat:
		most := max(maxRepeat/weight(n.body), 1)
		return min(max(n.min, n.max, 1), most) * weight(n.body)
	}
	return 1
}

func heaviest(nodes []node) int {
	most := 1
	for _, n := range nodes {
		most = max(most, weight(n))
	}
	return most
}

func (w *writer) bounded(body node, least, most int) {
	if most == 0 {
		return
	}
	w.write(body, inRepeat)
	switch {
	case least == 1 && most == 1:
	case least == 0 && most == unbounded:
		w.WriteByte('*')
	case least == 1 && most == unbounded:
		w.WriteByte('+')
	case least == 0 && most == 1:
		w.WriteByte('?')
	case most == unbounded:
		fmt.Fprintf(w, "{%d,}", least)
	case least == most:
		fmt.Fprintf(w, "{%d}", least)
	default:
		fmt.Fprintf(w, "{%d,%d}", least, most)
	}
}

func (w *writer) class(c class) {
	s := c.set()
	if len(s) == 0 {
		w.WriteString(`[^\x00-\x{10FFFF}]`)
		return
	}
	if s.complement() == nil {
		w.WriteString("(?s:.)")
		return
	}
	if len(c.items) == 1 {
		it := c.items[0]
		unnamed := it.re2 == "" && it.complement == ""
		if it.re2 == "" && it.complement != "" || unnamed && len(it.set) > len(it.set.complement()) {
			c = class{!c.negated, []item{it.negate()}}
		}
		if it = c.items[0]; isEscape(it.re2) {
			if c.negated {
				it = it.negate()
			}
			w.WriteString(it.re2)
			return
		}
	}
	w.WriteByte('[')
	if c.negated {
		w.WriteByte('^')
	}
	for i, it := range c.items {
		w.item(it, i == 0 && !c.negated || i == len(c.items)-1)
	}
	w.WriteByte(']')
}

// isEscape tells whether the name of a set is one escape, which needs no
// brackets and has a complement.
func isEscape(re2 string) bool {
	return len(re2) > 1 && re2[0] == '\\' && strings.Count(re2, `\`) == 1 && !strings.Contains(re2, "-")
}

// item writes a member of a class, at its edge, where a hyphen is no range.
func (w *writer) item(it item, edge bool) {
	if it.re2 != "" {
		w.WriteString(it.re2)
		return
	}
	if edge && slices.Equal(it.set, set{{'-', '-'}}) {
		w.WriteByte('-')
		return
	}
	for _, s := range it.set {
		const special = `\[]^-`
		w.literal(s.lo, special)
		if s.hi > s.lo+1 {
			w.WriteByte('-')
		}
		if s.hi > s.lo {
			w.literal(s.hi, special)
		}
	}
}

// literal writes a character, escaped if it is special or cannot be seen.
func (w *writer) literal(r rune, special string) {
	if i := strings.IndexRune("\t\n\v\f\r", r); i >= 0 {
		w.WriteByte('\\')
		w.WriteByte("tnvfr"[i])
		return
	}
	switch {
	case strings.ContainsRune(special, r):
		w.WriteByte('\\')
		w.WriteRune(r)
	case unicode.IsPrint(r) && !unicode.IsMark(r):
		w.WriteRune(r)
	default:
		w.WriteString(`\x{` + strings.ToUpper(strconv.FormatInt(int64(r), 16)) + `}`)
	}
}
