package diff

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"

	"github.com/typewright/typewright/internal/contain"
	"github.com/typewright/typewright/internal/source"
)

// Text writes the report for people: whole documents, then each place, then
// the Go code.
func (r *Report) Text(w io.Writer) error {
	var b strings.Builder
	for _, d := range r.Documents {
		d.write(&b)
	}
	for _, p := range r.Places {
		p.write(&b)
	}
	breaking := 0
	for _, c := range r.Code {
		if c.Breaking {
			breaking++
		}
	}
	switch {
	case breaking > 0:
		fmt.Fprintf(&b, "Go code: %d breaking, %d compatible\n", breaking, len(r.Code)-breaking)
	case len(r.Code) > 0:
		fmt.Fprintf(&b, "Go code: compatible, %s\n", plural(len(r.Code), "change"))
	default:
		b.WriteString("Go code: same\n")
	}
	for _, c := range r.Code {
		c.write(&b)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}

func (d Document) write(b *strings.Builder) {
	switch {
	case d.New == nil:
		fmt.Fprintf(b, "documents of %s: the schema is gone\n", d.Old)
	case d.Old == nil:
		fmt.Fprintf(b, "documents of %s: the schema is new\n", d.New)
	default:
		fmt.Fprintf(b, "documents of %s: %s\n", d.New, d.Verdict())
		writeResult(b, d.Result)
	}
}

func (p Place) write(b *strings.Builder) {
	path := inLine(p.Path)
	if path == "" {
		path = "the document"
	}
	if p.Part {
		path += ", at #" + string(p.New.Pointer)
	}
	fmt.Fprintf(b, "%s: %s: %s (was %s)\n", position(&p.New), path, p.Verdict(), position(&p.Old))
	for _, k := range p.Keywords {
		k.write(b)
	}
	writeResult(b, p.Result)
}

func (k Keyword) write(b *strings.Builder) {
	b.WriteString("\t" + k.Name + ": ")
	var parts []string
	switch {
	case k.Old == nil:
		parts = append(parts, "new")
	case k.New == nil:
		parts = append(parts, "gone")
	}
	if k.Was != "" {
		parts = append(parts, "was "+inLine(k.Was))
	}
	if k.Is != "" {
		parts = append(parts, "is "+inLine(k.Is))
	}
	if len(k.Gone) > 0 {
		parts = append(parts, "without "+strings.Join(k.Gone, ", "))
	}
	if len(k.Added) > 0 {
		parts = append(parts, "with "+strings.Join(k.Added, ", "))
	}
	b.WriteString(strings.Join(parts, ", "))
	var at []string
	for _, loc := range []*source.Loc{k.Old, k.New} {
		if loc != nil {
			at = append(at, position(loc))
		}
	}
	b.WriteString(" (" + strings.Join(at, ", ") + ")\n")
}

// writeResult shows instances, and says what is not known.
func writeResult(b *strings.Builder, r contain.Result) {
	for _, side := range []struct {
		answer  contain.Answer
		value   *source.Value
		example string
		unknown string
	}{
		{r.Loses, r.Lost, "no longer valid", "whether something is no longer valid is undecided"},
		{r.Gains, r.Gained, "valid now", "whether something more is valid now is undecided"},
	} {
		switch side.answer {
		case contain.Yes:
			fmt.Fprintf(b, "\t%s: %s\n", side.example, excerpt(side.value))
		case contain.Unknown:
			fmt.Fprintf(b, "\t%s\n", side.unknown)
		case contain.No:
		}
	}
}

// inLine quotes a text that would break the line.
func inLine(text string) string {
	if strings.ContainsFunc(text, unicode.IsControl) {
		return strconv.Quote(text)
	}
	return text
}

// excerpt writes a value in one line that is not too long.
func excerpt(v *source.Value) string {
	const most = 200
	text := []rune(string(v.AppendJSON(nil)))
	if len(text) > most {
		return string(text[:most]) + "…"
	}
	return string(text)
}

func (c Code) write(b *strings.Builder) {
	verdict := "compatible"
	if c.Breaking {
		verdict = "breaking"
	}
	switch {
	case c.New != nil:
		b.WriteString(position(c.New) + ": ")
	case c.Old != nil:
		b.WriteString(position(c.Old) + ": ")
	}
	fmt.Fprintf(b, "%s: %s: %s\n", c.Symbol, verdict, c.Message)
}

// position writes a place without its pointer.
func position(l *source.Loc) string {
	p := l.Doc.Position(l.Offset)
	return fmt.Sprintf("%s:%d:%d", l.Doc.Name, p.Line, p.Column)
}
