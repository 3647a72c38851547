package templates

import "sync"

// A checkFunc decides whether the value at offset i of the document b is
// valid. It returns the offset after the value, or -1. In collecting mode it
// records what is wrong and goes on, and returns -1 for nothing.
type checkFunc = func(c *checker, b []byte, i int) int

// maxDepth is how deep arrays and objects may nest.
const maxDepth = 10000

// A checker is the state of one validation. The way of a valid document
// leaves little in it: how deep it is, and the names of unknown members.
type checker struct {
	depth    int
	keys     []keyRef // names of unknown members of the objects that are open
	nameText []byte   // the unescaped name of a member
	text     []byte   // the unescaped content of a string
	lengths  lengths  // of the arrays of what is to be decoded
	texts    texts    // the strings of what is decoded

	large   map[largeKey]int  // see distinctInLarge
	ends    map[int]int       // see skipOnce
	hasher  *itemHasher       // see uniqueHashes
	work    int               // how many bytes it has read, see remember
	memo    map[memoKey]int   // see remember
	visited map[memoKey]visit // the same while collecting

	collecting bool
	document   []byte // while collecting
	issues     []Issue
	found      int // issues, those of branches included

	fault       string // why the document is no JSON text that can be read
	faultOffset int
}

var checkers = sync.Pool{New: func() any { return new(checker) }}

func newChecker() *checker { return checkers.Get().(*checker) }

// restart makes a checker ready for another document.
func (c *checker) restart() {
	c.depth, c.work, c.keys = 0, 0, c.keys[:0]
	c.fault, c.faultOffset = "", 0
	if len(c.large)+len(c.ends)+len(c.memo)+len(c.visited) > 0 {
		c.large, c.ends, c.memo, c.visited = nil, nil, nil, nil
	}
	if c.hasher != nil {
		c.hasher.document, c.hasher.known = nil, nil
	}
}

// release gives a checker back, which keeps nothing of its document.
func (c *checker) release() {
	c.restart()
	c.collecting, c.document, c.issues, c.found = false, nil, nil, 0
	c.lengths.reset()
	c.texts.reset()
	if cap(c.text)+cap(c.nameText) > 1<<16 || cap(c.keys) > 1<<14 {
		c.text, c.nameText, c.keys = nil, nil, nil
	}
	checkers.Put(c)
}

// open enters the array or object at offset i, which ends with the byte last.
// It returns the offset of the first element or name, or the complement of
// the offset after an empty one, or -1.
func (c *checker) open(b []byte, i int, last byte) int {
	if c.depth++; c.depth > maxDepth {
		c.wrong(i, "nested too deeply")
		return -1
	}
	if first := i + 1; first < len(b) && b[first] > ' ' && b[first] != last {
		return first
	}
	return enter(b, i, last)
}

// next goes from the end of an element to the next one, like open.
func next(b []byte, i int, last byte) int {
	if i+1 < len(b) {
		if b[i] == ',' && b[i+1] > ' ' {
			return i + 1
		}
		if b[i] == last {
			return ^(i + 1)
		}
	}
	return nextSpaced(b, i, last)
}

// nextSpaced is next where there may be white space.
func nextSpaced(b []byte, i int, last byte) int {
	i = space(b, i)
	switch at(b, i) {
	case ',':
		return space(b, i+1)
	case last:
		return ^(i + 1)
	}
	return -1
}

// leave leaves an array or object and returns the offset after it. The
// argument is what open or next returned last.
func (c *checker) leave(i int) int {
	c.depth--
	if i == -1 {
		return -1
	}
	return ^i
}

// name scans the name at offset i and what follows up to the member's value.
// It returns the name unescaped, good until the next call, and the offset of
// the value, or -1.
func (c *checker) name(b []byte, i int) (key []byte, value int) {
	end, content := scanString(b, i)
	if end > 0 && content < textEscaped && uint(end+1) < uint(len(b)) && b[end] == ':' && b[end+1] > ' ' {
		return b[i+1 : end-1], end + 1
	}
	if end < 0 {
		return nil, -1
	}
	key = b[i+1 : end-1]
	if content >= textEscaped {
		c.nameText = unescapeString(c.nameText[:0], key)
		key = c.nameText
	}
	if end = space(b, end); at(b, end) != ':' {
		return nil, -1
	}
	return key, space(b, end+1)
}

// string scans the string at offset i. It returns its content unescaped, good
// until the next call, and the offset after it, or -1.
func (c *checker) string(b []byte, i int) (text []byte, end int) {
	end, content := scanString(b, i)
	if end < 0 {
		return nil, -1
	}
	text = b[i+1 : end-1]
	if content >= textEscaped {
		c.text = unescapeString(c.text[:0], text)
		text = c.text
	}
	return text, end
}

// wrong notes why the document cannot be read; the first reason stands.
func (c *checker) wrong(i int, reason string) int {
	if c.fault == "" {
		c.fault, c.faultOffset = reason, i
	}
	return -1
}
