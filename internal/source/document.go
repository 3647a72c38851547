// Package source reads JSON and YAML documents into ordered trees that know where
// everything stands, and says what is wrong with them.
package source

import (
	"sort"
	"sync"
)

// A Document is a JSON or YAML text, or one document of it, and its tree.
type Document struct {
	Name string // as messages show it
	URI  string // where it was retrieved from
	Text []byte // without a byte order mark; offsets count from its start
	Root *Value

	json  bool // the text is JSON, and not YAML
	index sync.Once
	lines []int // offset of the start of each line
	runes []int // number of characters before each block of text
}

// A Position is a place in a text, counted from 1. Columns count characters.
type Position struct {
	Line, Column int
}

// block is how many bytes apart the character counts of a document are: a
// document of one long line has positions as cheap as any other.
const block = 1 << 12

// Position converts an offset in bytes. Beyond the text, it is the end.
func (d *Document) Position(offset int) Position {
	d.index.Do(d.count)
	offset = min(max(offset, 0), len(d.Text))
	line := sort.SearchInts(d.lines, offset+1) - 1
	return Position{line + 1, d.characters(offset) - d.characters(d.lines[line]) + 1}
}

func (d *Document) count() {
	d.lines = []int{0}
	characters := 0
	for i, c := range d.Text {
		if i%block == 0 {
			d.runes = append(d.runes, characters)
		}
		if startsCharacter(c) {
			characters++
		}
		if c == '\n' {
			d.lines = append(d.lines, i+1)
		}
	}
	d.runes = append(d.runes, characters) // where the text ends with a block
}

// characters counts those that start before an offset.
func (d *Document) characters(offset int) int {
	n := d.runes[offset/block]
	for _, c := range d.Text[offset/block*block : offset] {
		if startsCharacter(c) {
			n++
		}
	}
	return n
}

// startsCharacter tells the first byte of a character from a continuation
// byte of UTF-8.
func startsCharacter(c byte) bool { return c&0xC0 != 0x80 }

// Literal returns a value as JSON has it. A string stands as in its document,
// with the escapes that it has there, if that is JSON.
func (d *Document) Literal(v *Value) []byte {
	if d.json && v.Kind == String {
		return d.Text[v.Offset:v.End]
	}
	return v.AppendJSON(nil)
}

// NameValue returns the name of a member as a value of the document.
func (d *Document) NameValue(m Member) *Value {
	v := &Value{Kind: String, Text: m.Name, Offset: m.NameOffset, End: m.NameOffset}
	if d.json {
		v.End = d.stringEnd(v.Offset)
	}
	return v
}

// stringEnd returns the offset after the string at an offset.
func (d *Document) stringEnd(offset int) int {
	for i := offset + 1; i < len(d.Text); i++ {
		switch d.Text[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(d.Text)
}
