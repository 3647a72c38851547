package outline

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Tree prints each root with its types below it:
//
//	Order struct
//	├─ id      ID     string
//	├─ lines   Lines  []Line
//	│  ├─ article  Article  string
//	│  └─ count    Count    int64
//	└─ state?  State  *OrderState = "new" | "sent"
//
// A question mark stands behind members that may be absent. A type that stands
// above already is not written out again.
func (o *Outline) Tree(w io.Writer) error {
	out := new(bytes.Buffer)
	t := &tree{out: out, done: make(map[*Type]bool)}
	for _, root := range o.Types {
		if root.Root || !t.done[root] {
			t.root(root)
		}
	}
	return flush(w, out)
}

func flush(w io.Writer, out *bytes.Buffer) error {
	_, err := out.WriteTo(w)
	return err
}

// JSON writes the outline as JSON.
func (o *Outline) JSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(o)
}

type tree struct {
	out  *bytes.Buffer
	done map[*Type]bool
}

func (t *tree) root(root *Type) {
	t.out.WriteString(root.Name + " " + root.head() + "\n")
	t.below(root, "")
}

// head says what a type is, in a line.
func (t *Type) head() string {
	switch t.Kind {
	case "enum":
		return t.Of + " = " + strings.Join(t.Cases, " | ")
	case "union":
		return "union"
	case "defined":
		return t.Of
	case "wrapper":
		return "struct{ Value " + t.Of + " }"
	case "alias":
		return "= " + t.Of
	}
	return t.Kind
}

// A row is a line of the tree and the types that are written out below it.
type row struct {
	words []string
	uses  []*Type
}

func (t *Type) rows() []row {
	var rows []row
	for n, f := range t.Fields {
		member := f.Member
		switch {
		case f.Rest:
			member = "…"
		case t.Kind == "tuple":
			member = fmt.Sprintf("[%d]", n)
		case member == "" || strings.ContainsAny(member, " ?\t\n"):
			member = strconv.Quote(member)
		}
		if !f.Required && !f.Rest {
			member += "?"
		}
		rows = append(rows, row{[]string{member, f.Name, f.Type}, f.uses})
	}
	if t.Kind == "union" {
		for n, variant := range t.Cases {
			rows = append(rows, row{[]string{variant}, t.uses[n : n+1]})
		}
	}
	return rows
}

// below writes what a type is made of. The types of its fields come in their
// place, those of a type without fields right below it.
func (t *tree) below(of *Type, indent string) {
	t.done[of] = true
	rows := of.rows()
	if len(rows) == 0 {
		for _, other := range of.uses {
			if !t.done[other] && len(other.rows()) > 0 {
				t.out.WriteString(indent + "└─ " + other.Name + " " + other.head() + "\n")
				t.below(other, indent+"   ")
			}
		}
		return
	}
	widths := make([]int, 3)
	for _, r := range rows {
		for n, word := range r.words {
			widths[n] = max(widths[n], len([]rune(word)))
		}
	}
	for n, r := range rows {
		branch, more := "├─ ", "│  "
		if n == len(rows)-1 {
			branch, more = "└─ ", "   "
		}
		t.out.WriteString(indent + branch + t.line(r, widths) + "\n")
		for _, other := range r.uses {
			if !t.done[other] {
				t.below(other, indent+more)
			}
		}
	}
}

// line is a row in columns, and what its type is where a word says it.
func (t *tree) line(r row, widths []int) string {
	var b strings.Builder
	for n, word := range r.words {
		b.WriteString(word)
		if n < len(r.words)-1 {
			b.WriteString(strings.Repeat(" ", widths[n]-len([]rune(word))+2))
		}
	}
	for _, other := range r.uses {
		switch head := other.head(); {
		case other.Kind == "enum" && !t.done[other]:
			b.WriteString(" = " + strings.TrimPrefix(head, other.Of+" = "))
		case other.Kind != "struct" && other.Kind != "enum" && !t.done[other]:
			b.WriteString(" = " + strings.TrimPrefix(head, "= "))
		case t.done[other] && len(other.rows()) > 0:
			b.WriteString(" (above)")
		}
	}
	return b.String()
}
