package source

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// A Diagnostic says what is wrong at a place.
type Diagnostic struct {
	Loc     Loc
	Message string
	Notes   []string
}

// Error returns the place and the message, the line of the source with a
// caret below the place, and the notes.
func (d *Diagnostic) Error() string { return d.Format(nil) }

// A Style dresses parts of a diagnostic for its reader, say in colours.
type Style struct {
	Place func(string) string // where it is
	Mark  func(string) string // the caret
}

// Format is Error in a style, which may be nil.
func (d *Diagnostic) Format(style *Style) string {
	place, mark := short(d.Loc.String()), "^"
	if style != nil {
		place, mark = style.Place(place), style.Mark(mark)
	}
	var text strings.Builder
	text.WriteString(place + ": " + short(d.Message))
	if line, column := d.excerpt(); line != "" {
		text.WriteString("\n    " + line + "\n    " + strings.Repeat(" ", column) + mark)
	}
	for _, note := range d.Notes {
		text.WriteString("\n\t" + short(note))
	}
	return text.String()
}

// most is how many bytes of a place, a message or a note are shown.
const most = 1000

// short leaves out the middle of a text that quotes something very long.
func short(text string) string {
	if len(text) <= most {
		return text
	}
	return strings.ToValidUTF8(text[:most/2], "") + " … " + strings.ToValidUTF8(text[len(text)-most/2:], "")
}

// The width of an excerpt, in characters, to both sides of its place.
const (
	before = 40
	after  = 60
)

// excerpt returns the line of the place without its indentation, or a part of
// it where it is long, and the column of the place in it.
func (d *Diagnostic) excerpt() (line string, column int) {
	text := d.Loc.Doc.Text
	offset := min(max(d.Loc.Offset, 0), len(text))
	// No character has more than utf8.UTFMax bytes, so this is enough text.
	left := text[max(0, offset-(before+1)*utf8.UTFMax):offset]
	left = left[bytes.LastIndexByte(left, '\n')+1:]
	right := text[offset:min(len(text), offset+(after+1)*utf8.UTFMax)]
	right, _, _ = bytes.Cut(right, []byte("\n"))

	head := []rune(strings.TrimLeft(string(visible(left)), " "))
	if len(head) > before {
		head = append([]rune("…"), head[len(head)-before:]...)
	}
	tail := visible(right)
	if len(tail) > after {
		tail = append(tail[:after:after], '…')
	}
	return strings.TrimRight(string(head)+string(tail), " "), len(head)
}

// visible decodes text, with a space for what would move the caret.
func visible(text []byte) []rune {
	runes := []rune(string(text))
	for i, r := range runes {
		if r < ' ' || r == 0x7F {
			runes[i] = ' '
		}
	}
	return runes
}

// Diagnostics are all that is wrong, as one error.
type Diagnostics []*Diagnostic

// Error returns the diagnostics ordered by document and place, each once.
func (ds Diagnostics) Error() string { return ds.Format(nil) }

// Sorted returns the diagnostics ordered by document and place.
func (ds Diagnostics) Sorted() Diagnostics {
	sorted := slices.Clone(ds)
	slices.SortStableFunc(sorted, func(a, b *Diagnostic) int {
		return cmp.Or(cmp.Compare(a.Loc.Doc.Name, b.Loc.Doc.Name), cmp.Compare(a.Loc.Offset, b.Loc.Offset))
	})
	return sorted
}

// Format is Error in a style, which may be nil.
func (ds Diagnostics) Format(style *Style) string {
	texts := make([]string, len(ds))
	for i, d := range ds.Sorted() {
		texts[i] = d.Format(style)
	}
	return strings.Join(slices.Compact(texts), "\n")
}
