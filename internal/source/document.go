// Package source reads JSON documents into ordered trees that know where
// everything stands, and reports what is wrong with them.
package source

import (
	"bytes"
	"sort"
	"unicode/utf8"
)

var byteOrderMark = []byte("\xEF\xBB\xBF")

// A Document is a JSON text and its tree.
type Document struct {
	Name string // as shown in messages
	URI  string // where it was retrieved from
	Text []byte
	Root *Value

	lines []int // offsets of the line starts, made on demand
}

// A Position is a place in a text, counted from 1; columns count characters.
type Position struct {
	Line, Column int
}

// Position converts an offset in bytes.
func (d *Document) Position(offset int) Position {
	offset = min(max(offset, 0), len(d.Text))
	if d.lines == nil {
		d.lines = []int{0}
		for i, ch := range d.Text {
			if ch == '\n' {
				d.lines = append(d.lines, i+1)
			}
		}
	}
	line := sort.SearchInts(d.lines, offset+1) - 1
	start := d.lines[line]
	if line == 0 && bytes.HasPrefix(d.Text, byteOrderMark) {
		start = min(len(byteOrderMark), offset) // it is no character of the text
	}
	return Position{line + 1, utf8.RuneCount(d.Text[start:offset]) + 1}
}
