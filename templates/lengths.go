package templates

import "math"

// lengths says how many elements the arrays of a document have, and how many
// bytes its free-form objects. Check finds out if decode is to follow, which
// then makes slices of the right size at once and copies objects whole. Where
// one is missing, decode makes do without.
type lengths struct {
	wanted bool
	list   []valueLength // sorted by offset
	next   int           // where decode is in the list
}

type valueLength struct {
	offset, length uint32
}

// begin enters the array or object at offset i and returns its place in the list, or
// -1. Those that are read again are there already.
func (l *lengths) begin(i int) int {
	if !l.wanted {
		return -1
	}
	return l.reserve(i)
}

func (l *lengths) reserve(i int) int {
	place := len(l.list)
	if place > 0 && int64(l.list[place-1].offset) >= int64(i) || int64(i) > math.MaxUint32 {
		return -1
	}
	l.list = append(l.list, valueLength{offset: uint32(i)})
	return place
}

// set notes the length.
func (l *lengths) set(place, length int) {
	if place >= 0 {
		l.list[place].length = uint32(length)
	}
}

// of returns the length of the array or object at offset i, or 0. Offsets
// only grow from call to call.
func (l *lengths) of(i int) int {
	for l.next < len(l.list) && int64(l.list[l.next].offset) < int64(i) {
		l.next++
	}
	if l.next < len(l.list) && int64(l.list[l.next].offset) == int64(i) {
		return int(l.list[l.next].length)
	}
	return 0
}

// reset forgets a document.
func (l *lengths) reset() {
	l.wanted, l.list, l.next = false, l.list[:0], 0
	if cap(l.list) > 1<<16 {
		l.list = nil
	}
}
