package outline

import (
	"bytes"
	"fmt"
	"html"
	"io"
	"unicode/utf8"
)

// Sizes in a picture, in pixels.
const (
	rowHeight  = 18
	charWidth  = 7 // about, of the font
	boxPadding = 8
	columnGap  = 90
	boxGap     = 24
	margin     = 20
)

// A box is where a type stands in the picture.
type box struct {
	*Type
	rows                []entry
	x, y, width, height int
}

// SVG draws the types as boxes, in columns by how many steps they are away
// from a root, with a line from each field to its type.
func (o *Outline) SVG(w io.Writer) error {
	out := new(bytes.Buffer)
	boxes, width, height := o.layOut()
	fmt.Fprintf(out, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %[1]d %[2]d" font-family="monospace" font-size="12">`+"\n", width, height)
	fmt.Fprintln(out, `<style>rect{fill:#fff;stroke:#567}.head{fill:#e4ecf4}.kind{fill:#789}path{fill:none;stroke:#89a}path:hover{stroke:#c40;stroke-width:2}</style>`)
	at := make(map[*Type]*box, len(boxes))
	for _, b := range boxes {
		at[b.Type] = b
	}
	for _, b := range boxes {
		for n, e := range b.rows {
			for _, other := range e.uses {
				b.line(out, n, at[other])
			}
		}
	}
	for _, b := range boxes {
		b.draw(out)
	}
	fmt.Fprintln(out, "</svg>")
	return flush(w, out)
}

// layOut places the types in columns.
func (o *Outline) layOut() (boxes []*box, width, height int) {
	x := margin
	for _, column := range o.columns() {
		y, widest := margin, 0
		for _, t := range column {
			b := &box{Type: t, rows: t.entries(), x: x, y: y}
			chars := utf8.RuneCountInString(t.Name) + 1 + len(t.Kind)
			for _, e := range b.rows {
				chars = max(chars, utf8.RuneCountInString(e.String()))
			}
			b.width, b.height = chars*charWidth+2*boxPadding, (len(b.rows)+1)*rowHeight+boxPadding
			widest = max(widest, b.width)
			y += b.height + boxGap
			boxes = append(boxes, b)
		}
		x += widest + columnGap
		height = max(height, y)
	}
	return boxes, max(x-columnGap, 0) + margin, height + margin
}

// columns sorts the types by the number of steps from the nearest root. What
// no root leads to starts anew in the first column.
func (o *Outline) columns() [][]*Type {
	step := make(map[*Type]int)
	var columns [][]*Type
	var queue []*Type
	reach := func(t *Type, n int) {
		if _, seen := step[t]; seen {
			return
		}
		step[t] = n
		if n == len(columns) {
			columns = append(columns, nil)
		}
		columns[n] = append(columns[n], t)
		queue = append(queue, t)
	}
	walk := func() {
		for len(queue) > 0 {
			t := queue[0]
			queue = queue[1:]
			for _, other := range t.below() {
				reach(other, step[t]+1)
			}
		}
	}
	for _, t := range o.Types {
		if t.Root {
			reach(t, 0)
		}
	}
	walk()
	for _, t := range o.Types {
		reach(t, 0)
		walk()
	}
	return columns
}

func (b *box) draw(out *bytes.Buffer) {
	fmt.Fprintf(out, `<g><title>%s</title><rect x="%d" y="%d" width="%d" height="%d" rx="4"/>`, text(b.Schema), b.x, b.y, b.width, b.height)
	fmt.Fprintf(out, `<rect class="head" x="%d" y="%d" width="%d" height="%d" rx="4"/>`, b.x, b.y, b.width, rowHeight+boxPadding/2)
	fmt.Fprintf(out, `<text x="%d" y="%d"><tspan font-weight="bold">%s</tspan> <tspan class="kind">%s</tspan></text>`, b.x+boxPadding, b.y+rowHeight-3, text(b.Name), b.Kind)
	for n, e := range b.rows {
		fmt.Fprintf(out, `<text x="%d" y="%d">%s</text>`, b.x+boxPadding, b.y+(n+2)*rowHeight, text(e.String()))
	}
	fmt.Fprintln(out, "</g>")
}

// line draws a curve from a row to the head of another box: from the right
// side, and to the left one if that is further on.
func (b *box) line(out *bytes.Buffer, row int, to *box) {
	x1, y1 := b.x+b.width, b.y+(row+2)*rowHeight-4
	x2, y2, bend := to.x, to.y+rowHeight/2+2, -columnGap/2
	if to.x <= b.x {
		x2, bend = to.x+to.width, columnGap/2
	}
	fmt.Fprintf(out, `<path d="M%d %dC%d %d %d %d %d %d"/>`+"\n", x1, y1, x1+columnGap/2, y1, x2+bend, y2, x2, y2)
}

// text is a text in XML.
func text(s string) string { return html.EscapeString(visible(s)) }
