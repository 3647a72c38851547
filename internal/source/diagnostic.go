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

// Error returns the place, the message and the line of the source with a
// caret below the place.
func (d *Diagnostic) Error() string {
	var text strings.Builder
	text.WriteString(d.Loc.String() + ": " + d.Message)
	if line, column := d.excerpt(); strings.TrimSpace(line) != "" {
		text.WriteString("\n    " + line + "\n    " + strings.Repeat(" ", column) + "^")
	}
	for _, note := range d.Notes {
		text.WriteString("\n\t" + note)
	}
	return text.String()
}

// excerpt returns the line of the place, or a part of it where it is long,
// and the column of the place in it.
func (d *Diagnostic) excerpt() (line string, column int) {
	const before, after = 40, 60
	text := d.Loc.Doc.Text
	offset := min(max(d.Loc.Offset, 0), len(text))
	start := bytes.LastIndexByte(text[:offset], '\n') + 1
	end := len(text)
	if n := bytes.IndexByte(text[offset:], '\n'); n >= 0 {
		end = offset + n
	}
	left := []rune(string(bytes.ToValidUTF8(text[max(start, offset-before*utf8.UTFMax):offset], []byte("?"))))
	right := []rune(string(bytes.ToValidUTF8(text[offset:min(end, offset+after*utf8.UTFMax)], []byte("?"))))
	if start >= offset-before*utf8.UTFMax {
		left = []rune(strings.TrimLeft(string(left), " \t"))
	}
	left, right = left[max(0, len(left)-before):], right[:min(len(right), after)]
	visible := func(r rune) rune {
		if r < ' ' || r == 0x7F {
			return ' '
		}
		return r
	}
	return strings.TrimRight(strings.Map(visible, string(left)+string(right)), " "), len(left)
}

// Diagnostics are all that is wrong, as one error.
type Diagnostics []*Diagnostic

// Error returns the diagnostics in the order of documents and places, each
// once.
func (ds Diagnostics) Error() string {
	sorted := slices.Clone(ds)
	slices.SortStableFunc(sorted, func(a, b *Diagnostic) int {
		return cmp.Or(cmp.Compare(a.Loc.Doc.Name, b.Loc.Doc.Name), cmp.Compare(a.Loc.Offset, b.Loc.Offset))
	})
	var texts []string
	for _, d := range sorted {
		texts = append(texts, d.Error())
	}
	return strings.Join(slices.Compact(texts), "\n")
}
