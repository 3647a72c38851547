package prose

import (
	"go/doc/comment"
	"slices"
	"strings"
)

// A document is a doc comment in the making.
type document struct {
	doc   comment.Doc
	width int
	urls  map[string]string // of links, by their text
}

// parse adds the blocks of a text.
func (d *document) parse(lines []string) {
	for len(lines) > 0 {
		line := lines[0]
		switch {
		case line == "" || isRule(line):
			lines = lines[1:]
		case isFence(line):
			lines = d.fenced(lines)
		case item.MatchString(line) && !isCode(line):
			lines = d.list(lines)
		case isCode(line):
			lines = d.code(lines, func(line string) bool { return line == "" || isCode(line) })
		case isTable(line):
			lines = d.code(lines, isTable)
		case heading(line) != "":
			d.heading(heading(line))
			lines = lines[1:]
		case d.define(line):
			lines = lines[1:]
		default:
			lines = d.paragraph(lines)
		}
	}
}

// paragraph takes lines up to the next block. One line with a rule below it
// is a heading.
func (d *document) paragraph(lines []string) []string {
	if len(lines) > 1 && underline.MatchString(lines[1]) {
		d.heading(strings.TrimSpace(lines[0]))
		return lines[2:]
	}
	n := 1
	for n < len(lines) && !interrupts(lines[n]) {
		n++
	}
	if text := d.text(lines[:n], d.width); text != "" {
		d.add(&comment.Paragraph{Text: []comment.Text{comment.Plain(text)}})
	}
	return lines[n:]
}

// interrupts tells whether a line ends the paragraph before it.
func interrupts(line string) bool {
	return line == "" || isFence(line) || heading(line) != "" || isTable(line) || item.MatchString(line)
}

func (d *document) heading(text string) {
	text = strings.Join(strings.Fields(strings.ReplaceAll(d.inline(text), tied, " ")), " ")
	if text == "" {
		return
	}
	d.add(&comment.Heading{Text: []comment.Text{comment.Plain(text)}})
}

// fenced takes code between fences; the second may be missing.
func (d *document) fenced(lines []string) []string {
	fence := strings.TrimLeft(lines[0], " ")[:3]
	lines = lines[1:]
	n := slices.IndexFunc(lines, func(line string) bool { return strings.HasPrefix(strings.TrimLeft(line, " "), fence) })
	if n < 0 {
		d.addCode(lines)
		return nil
	}
	d.addCode(lines[:n])
	return lines[n+1:]
}

// code takes the lines that are of one kind.
func (d *document) code(lines []string, is func(string) bool) []string {
	n := 1
	for n < len(lines) && is(lines[n]) {
		n++
	}
	d.addCode(lines[:n])
	return lines[n:]
}

// addCode adds code without the indentation that all of it has.
func (d *document) addCode(lines []string) {
	indent := -1
	for _, line := range lines {
		if line != "" {
			if n := len(line) - len(strings.TrimLeft(line, " \t")); indent < 0 || n < indent {
				indent = n
			}
		}
	}
	var text strings.Builder
	for _, line := range lines {
		text.WriteString(strings.TrimRight(line[min(max(indent, 0), len(line)):], " \t") + "\n")
	}
	if code := strings.Trim(text.String(), "\n"); code != "" {
		d.add(&comment.Code{Text: code + "\n"})
	}
}

// list takes items. Go's lists do not nest, so items of items stand beside
// them. A blank line ends the list, unless an item or what belongs to one
// follows.
func (d *document) list(lines []string) []string {
	list := &comment.List{}
	for len(lines) > 0 {
		next := lines
		for len(next) > 0 && next[0] == "" {
			next = next[1:]
		}
		if len(next) == 0 || !item.MatchString(next[0]) && (!isCode(next[0]) || len(list.Items) == 0) || isRule(next[0]) {
			break
		}
		apart := len(next) < len(lines) && len(list.Items) > 0
		list.ForceBlankBetween = list.ForceBlankBetween || apart
		n := 1
		for n < len(next) && !interrupts(next[n]) {
			n++
		}
		d.item(list, next[:n])
		lines = next[n:]
	}
	d.add(oneKind(list))
	return lines
}

// oneKind makes bullets of all items where not all have a number, which Go's
// lists cannot mix.
func oneKind(list *comment.List) *comment.List {
	plain := func(i *comment.ListItem) bool { return i.Number == "" }
	if !slices.ContainsFunc(list.Items, plain) {
		return list
	}
	for _, i := range list.Items {
		if i.Number != "" {
			text := i.Content[0].(*comment.Paragraph).Text
			text[0] = comment.Plain(i.Number+". ") + text[0].(comment.Plain)
			i.Number = ""
		}
	}
	return list
}

// item adds an item to a list, or a paragraph to its last item.
func (d *document) item(list *comment.List, lines []string) {
	first := strings.TrimSpace(lines[0])
	if !item.MatchString(first) {
		last := list.Items[len(list.Items)-1]
		last.Content = append(last.Content, d.content(lines))
		return
	}
	marker, rest, _ := strings.Cut(strings.Replace(first, "\t", " ", 1), " ")
	number := strings.TrimRight(marker, ".)")
	if strings.ContainsAny(number, "-*+•") {
		number = ""
	}
	lines = append([]string{rest}, lines[1:]...)
	list.Items = append(list.Items, &comment.ListItem{Number: number, Content: []comment.Block{d.content(lines)}})
}

func (d *document) content(lines []string) comment.Block {
	const indent = 4
	return &comment.Paragraph{Text: []comment.Text{comment.Plain(d.text(lines, d.width-indent))}}
}

func (d *document) add(b comment.Block) { d.doc.Content = append(d.doc.Content, b) }

// noImplicitHeadings ends paragraphs of a line with a period where gofmt
// would take them for headings.
func (d *document) noImplicitHeadings() {
	for i, b := range d.doc.Content {
		p, ok := b.(*comment.Paragraph)
		if !ok || i == 0 || i == len(d.doc.Content)-1 && len(d.doc.Links) == 0 {
			continue
		}
		text := p.Text[0].(comment.Plain)
		parsed := new(comment.Parser).Parse("Before.\n\n" + string(text) + "\n\nAfter.")
		if _, heads := parsed.Content[min(1, len(parsed.Content)-1)].(*comment.Heading); heads {
			p.Text[0] = text + "."
		}
	}
}
