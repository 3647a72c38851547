package outline

import (
	"bytes"
	"fmt"
	"html"
	"io"
	"strings"
)

// mostCases is how many constants of an enum a diagram shows.
const mostCases = 12

// entries are the lines of a type's box, and what each refers to.
func (t *Type) entries() []entry {
	var all []entry
	for _, f := range t.Fields {
		all = append(all, entry{f.Name, f.Type, f.uses})
	}
	for n, text := range t.Cases {
		switch {
		case t.Kind == "union":
			all = append(all, entry{"", text, t.uses[n : n+1]})
		case n < mostCases || len(t.Cases) == mostCases+1:
			all = append(all, entry{"", text, nil})
		case n == mostCases:
			all = append(all, entry{"", fmt.Sprintf("… %d more", len(t.Cases)-n), nil})
		}
	}
	if t.Kind == "defined" || t.Kind == "wrapper" || t.Kind == "alias" {
		all = append(all, entry{"", t.Of, t.uses})
	}
	return all
}

type entry struct {
	name, text string
	uses       []*Type
}

func (e entry) String() string { return strings.TrimSpace(e.name + " " + e.text) }

// Mermaid writes a class diagram in the language of Mermaid.
func (o *Outline) Mermaid(w io.Writer) error {
	out := new(bytes.Buffer)
	number := o.numbers()
	fmt.Fprintln(out, "classDiagram")
	for n, t := range o.Types {
		fmt.Fprintf(out, "class T%d[\"%s\"] {\n", n, mermaid(t.Name))
		fmt.Fprintf(out, "  <<%s>>\n", t.Kind)
		for _, e := range t.entries() {
			fmt.Fprintf(out, "  %s\n", mermaid(e.String()))
		}
		fmt.Fprintln(out, "}")
	}
	for n, t := range o.Types {
		for _, e := range t.entries() {
			for _, other := range e.uses {
				arrow := "-->"
				if t.Kind == "union" {
					arrow = "<|.."
				}
				line := fmt.Sprintf("T%d %s T%d", n, arrow, number[other])
				if e.name != "" {
					line += " : " + mermaid(e.name)
				}
				fmt.Fprintln(out, line)
			}
		}
	}
	return flush(w, out)
}

// mermaid writes what would mean something to Mermaid as the number of its
// character, except what is common in types and means nothing in the middle.
func mermaid(text string) string {
	var b strings.Builder
	for _, r := range text {
		if r > 0x7F || r == ' ' || strings.ContainsRune(".[]*_-", r) ||
			r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, "#%d;", r)
		}
	}
	return b.String()
}

// Dot writes a diagram in the language of Graphviz.
func (o *Outline) Dot(w io.Writer) error {
	out := new(bytes.Buffer)
	number := o.numbers()
	fmt.Fprintln(out, "digraph types {\n\trankdir=LR\n\tnode [shape=plain, fontname=\"sans-serif\", fontsize=11]\n\tedge [color=gray40]")
	for n, t := range o.Types {
		fmt.Fprintf(out, "\tT%d [label=<<table border=\"0\" cellborder=\"1\" cellspacing=\"0\" cellpadding=\"4\">", n)
		fmt.Fprintf(out, "<tr><td bgcolor=\"lightgray\" port=\"h\"><b>%s</b> %s</td></tr>", html.EscapeString(t.Name), t.Kind)
		for row, e := range t.entries() {
			fmt.Fprintf(out, "<tr><td align=\"left\" port=\"r%d\">%s</td></tr>", row, html.EscapeString(visible(e.String())))
		}
		fmt.Fprintln(out, "</table>>]")
	}
	for n, t := range o.Types {
		for row, e := range t.entries() {
			for _, other := range e.uses {
				fmt.Fprintf(out, "\tT%d:r%d -> T%d:h\n", n, row, number[other])
			}
		}
	}
	fmt.Fprintln(out, "}")
	return flush(w, out)
}

// visible replaces what neither XML nor Graphviz can show.
func visible(text string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7F || r >= 0xFFFE && r <= 0xFFFF {
			return '\uFFFD'
		}
		return r
	}, text)
}

// numbers numbers the types.
func (o *Outline) numbers() map[*Type]int {
	numbers := make(map[*Type]int, len(o.Types))
	for n, t := range o.Types {
		numbers[t] = n
	}
	return numbers
}
