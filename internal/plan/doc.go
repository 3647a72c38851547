package plan

import (
	"fmt"
	"path"
	"regexp"
	"strings"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/prose"
	"github.com/typewright/typewright/internal/source"
)

// typeDoc is the documentation of a type: it begins with the type's name and
// says at last where in the schema it stands.
func (b *builder) typeDoc(name string, n *model.Node) []string {
	t := b.telling(n)
	doc := t.paragraphs(b.flaw(n, t.Notes.Default))
	if len(doc) > 0 && doc[0] == name { // a title that says no more than the name
		doc, t.Notes.Title = doc[1:], ""
	}
	b.pkg.Told = append(b.pkg.Told, t)
	notes := t.Notes
	switch {
	case len(doc) > 0 && strings.HasPrefix(doc[0], name+" "):
	case len(doc) > 0 && notes.Title+notes.Description != "" && prose.IsParagraph(doc[0]) && !strings.HasPrefix(doc[0], deprecated):
		doc[0] = name + ": " + strings.TrimLeft(doc[0], " ")
	default:
		return append([]string{fmt.Sprintf("%s is the type of %s.", name, place(n))}, doc...)
	}
	if n.Loc.Pointer == "" {
		return doc
	}
	where := "Schema: " + place(n) + "."
	if last := len(doc) - 1; strings.HasPrefix(doc[last], deprecated) && last > 0 {
		return append(doc[:last:last], where, doc[last])
	}
	return append(doc, where)
}

// place says where a schema stands: in the main document, by its pointer.
func place(n *model.Node) string {
	if n.Loc.Pointer == "" {
		return path.Base(strings.ReplaceAll(n.Loc.Doc.Name, "\\", "/"))
	}
	return n.At
}

// fieldDoc is the documentation that the schema itself has, in Markdown.
func (b *builder) fieldDoc(n *model.Node) []string {
	t := b.telling(n)
	doc := t.paragraphs(b.flaw(n, t.Notes.Default))
	if len(doc) > 0 {
		b.pkg.Told = append(b.pkg.Told, t)
	}
	return doc
}

// A Telling is what a comment tells: annotations, and the limits that some
// keywords of a node set.
type Telling struct {
	Node   *model.Node // whose type or field the comment stands at; nil for a constant
	Notes  model.Notes
	Limits *model.Node // the same, or what it refers to
	facts  []fact
}

// Keywords are those whose limits there are words about.
func (t Telling) Keywords() []string {
	var all []string
	for _, f := range t.facts {
		all = append(all, f.keywords...)
	}
	return all
}

// telling is what the comment of a node tells.
func (b *builder) telling(n *model.Node) Telling {
	from := described(n)
	t := Telling{n, from.Notes, from, facts(from)}
	t.Notes.Default = defaultOf(n)
	return t
}

// Silent tells whether there is nothing to tell.
func (t Telling) Silent() bool { return len(t.paragraphs("")) == 0 }

func (t Telling) paragraphs(flaw string) []string {
	return notesDoc(t.Notes, sentence(t.facts), flaw)
}

// described returns the node whose words document another: itself, or what it
// refers to.
func described(n *model.Node) *model.Node {
	from := n
	for seen := 0; from.Notes.Title == "" && from.Notes.Description == "" && seen < 8; seen++ {
		same, ok := from.View.(model.Same)
		if !ok {
			break
		}
		from = same.Node
	}
	return from
}

// notesDoc is documentation made of annotations, of a sentence of facts, and
// of what is wrong with the default.
func notesDoc(notes model.Notes, facts, flaw string) []string {
	text, reason := notes.Title, notes.Reason
	if strings.TrimSpace(notes.Description) != "" {
		text = notes.Description
	}
	text, marked := cutDeprecation(text, notes.Deprecated)
	var doc []string
	add := func(text string) {
		if text != "" {
			doc = append(doc, text)
		}
	}
	add(strings.Trim(text, "\n\r"))
	add(facts)
	if v := notes.Default; v != nil {
		add(strings.TrimSuffix("Default: "+shown(v)+", "+flaw, ", "))
	}
	add(examples(notes.Examples))
	switch {
	case notes.ReadOnly:
		add("Read-only.")
	case notes.WriteOnly:
		add("Write-only.")
	}
	if notes.Comment != "" {
		add("Comment: " + notes.Comment)
	}
	if reason == "" {
		reason = marked
	}
	switch {
	case reason != "":
		add(deprecated + reason)
	case notes.Deprecated:
		add(deprecated + "the schema marks it as deprecated.")
	}
	return doc
}

// deprecated begins the paragraph that Go's tools look for (go.dev/wiki/Deprecated).
const deprecated = "Deprecated: "

var (
	deprecation = regexp.MustCompile(`(?i)^\W{0,3}deprecated\W*[:.,–—-]\W*(\S.*)$`)
	breaks      = regexp.MustCompile(`\n\s*\n`)
)

// cutDeprecation takes the paragraph that gives the reason for a deprecation
// out of a description. In a schema that is not marked, only a paragraph that
// begins as Go's tools want it counts as one.
func cutDeprecation(text string, marked bool) (rest, reason string) {
	var others []string
	for _, paragraph := range breaks.Split(strings.ReplaceAll(text, "\r\n", "\n"), -1) {
		line := strings.Join(strings.Fields(paragraph), " ")
		m := deprecation.FindStringSubmatch(line)
		if reason == "" && m != nil && (marked || strings.HasPrefix(line, deprecated)) {
			reason = m[1]
			continue
		}
		others = append(others, paragraph)
	}
	if reason == "" {
		return text, ""
	}
	return strings.Join(others, "\n\n"), reason
}

// examples shows short values in a line, and each longer one as code.
func examples(values []*source.Value) string {
	var short, long []string
	for _, v := range values {
		if text, ok := inText(v); ok {
			short = append(short, text)
		} else {
			long = append(long, "\n\n"+code(v))
		}
	}
	label := "Example: "
	if len(values) > 1 {
		label = "Examples: "
	}
	switch {
	case len(values) == 0:
		return ""
	case len(short) == 0:
		label = strings.TrimSpace(label)
	}
	return label + strings.Join(short, ", ") + strings.Join(long, "")
}

// shown is a value in a sentence, or as code below it.
func shown(v *source.Value) string {
	if text, ok := inText(v); ok {
		return text
	}
	return "\n\n" + code(v)
}

// inText is a short value as it can stand amid prose unchanged.
func inText(v *source.Value) (text string, ok bool) {
	const most = 60
	text = string(v.AppendJSON(nil))
	switch {
	case len(text) > most || strings.Contains(text, "`") || strings.Contains(text, "''") || strings.Contains(text, "](") || strings.Contains(text, "  "):
		return "", false
	case strings.ContainsAny(text, "*[<"):
		return "`" + text + "`", true
	}
	return text, true
}

// code is a value as a block of code. Its end is missing where it is long.
func code(v *source.Value) string {
	const most = 200
	return "\t" + clip(string(v.AppendJSON(nil)), most)
}

// clip cuts a text that is too long for a comment.
func clip(text string, most int) string {
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}
