package source

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode"
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

// A Style dresses parts of a diagnostic for its reader, say in colours. What is
// not set is left as it is.
type Style struct {
	Place func(string) string // where it is
	Mark  func(string) string // the caret
	Width int                 // how many characters a line of the source may have with its indentation
}

// Format is Error in a style, which may be nil.
func (d *Diagnostic) Format(style *Style) string {
	place, mark := short(d.Loc.String()), "^"
	before, after := excerptBefore, excerptAfter
	if style != nil && style.Place != nil {
		place, mark = style.Place(place), style.Mark(mark)
	}
	if style != nil && style.Width > 0 {
		before, after = fit(style.Width - len(indentation))
	}
	var text strings.Builder
	text.WriteString(place + ": " + short(d.Message))
	if line, column := d.excerpt(before, after); line != "" {
		text.WriteString("\n" + indentation + line + "\n" + indentation + strings.Repeat(" ", column) + mark)
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

// indentation stands before an excerpt.
const indentation = "    "

// The width of an excerpt, in characters, to both sides of its place.
const (
	excerptBefore = 40
	excerptAfter  = 60
)

// fit makes an excerpt fit into a width, with the marks of what is left out.
func fit(width int) (before, after int) {
	const narrowest, marks = 20, 2
	width = min(max(width, narrowest)-marks, excerptBefore+excerptAfter)
	before = width * excerptBefore / (excerptBefore + excerptAfter)
	return before, width - before
}

// excerpt returns the line of the place without its indentation, or a part of
// it where it is long, and the column of the place in it.
func (d *Diagnostic) excerpt(before, after int) (line string, column int) {
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
	return strings.TrimRight(string(head)+string(tail), " "), columns(head)
}

// columns is how many columns of a terminal text takes.
func columns(text []rune) int {
	n := 0
	for _, r := range text {
		switch {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo),
			r >= 0x3000 && r <= 0x303F, r >= 0xFF01 && r <= 0xFF60, r >= 0x1F300 && r <= 0x1FAFF:
			n += 2 // Unicode Standard Annex 11
		default:
			n++
		}
	}
	return n
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
