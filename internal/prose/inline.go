package prose

import (
	"go/doc/comment"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// tied stands for a space at which no line ends: in a code span or in the
// text of a link. It is no character of a text, as it cannot be printed.
const tied = "\x00"

var (
	codeSpan = regexp.MustCompile("`+[^`]+`+")
	link     = regexp.MustCompile(`!?\[([^\[\]]*)\]\(<?([^()\s<>]+(?:\([^()\s]*\)[^()\s<>]*)?)>?(?:\s+"[^"]*")?\)`)
	autolink = regexp.MustCompile(`<((?:https?|mailto):[^<>\s]+)>`)
	bold     = regexp.MustCompile(`\*\*([^*\s](?:[^*]*[^*\s])?)\*\*`)
	marker   = regexp.MustCompile(`^([-*+•]|[0-9]+[.)]|#+)$`)
	linkable = regexp.MustCompile(`^[a-z]+://[^\s]+$`)
)

// text wraps lines of a paragraph. Line breaks that the author made on
// purpose stay: those before a word for which there was room.
func (d *document) text(lines []string, width int) string {
	widest := 0
	lines = slices.Clone(lines)
	for i, line := range lines {
		lines[i] = strings.TrimPrefix(line, ">")
		widest = max(widest, utf8.RuneCountInString(strings.TrimSpace(lines[i])))
	}
	var out, run []string
	flush := func() {
		if text := d.inline(strings.Join(run, " ")); strings.TrimSpace(text) != "" {
			out = append(out, Wrap(text, width)...)
		}
		run = nil
	}
	for i, line := range lines {
		hard := strings.HasSuffix(line, "  ") || strings.HasSuffix(line, `\`)
		run = append(run, strings.TrimSuffix(strings.TrimSpace(line), `\`))
		if i+1 < len(lines) {
			word, _, _ := strings.Cut(strings.TrimSpace(lines[i+1]), " ")
			room := widest - utf8.RuneCountInString(strings.TrimSpace(line)) - 1
			if hard || utf8.RuneCountInString(word) <= room {
				flush()
			}
		}
	}
	flush()
	return strings.ReplaceAll(strings.Join(out, "\n"), tied, " ")
}

// inline rewrites what Markdown has within paragraphs: links become those of
// doc comments, bold print is dropped. Code spans stay as they are, but for
// the doubled quotes that gofmt would make typographic.
func (d *document) inline(text string) string {
	text = outside(text, link, func(text string) string {
		text = autolink.ReplaceAllString(text, "$1")
		return outside(text, codeSpan, func(text string) string {
			return bold.ReplaceAllString(text, "$1")
		}, tie)
	}, d.link)
	text = strings.ReplaceAll(text, "''", `""`)
	for strings.Contains(text, "``") {
		text = strings.ReplaceAll(text, "``", "`")
	}
	return text
}

// outside rewrites a text between the matches of an expression, and the
// matches by another function.
func outside(text string, e *regexp.Regexp, between, match func(string) string) string {
	var out strings.Builder
	from := 0
	for _, m := range e.FindAllStringIndex(text, -1) {
		out.WriteString(between(text[from:m[0]]) + match(text[m[0]:m[1]]))
		from = m[1]
	}
	out.WriteString(between(text[from:]))
	return out.String()
}

// tie keeps a short text on one line.
func tie(text string) string {
	const longest = 50
	if utf8.RuneCountInString(text) > longest {
		return text
	}
	return strings.ReplaceAll(text, " ", tied)
}

// link rewrites [text](url) as [text], defined at the end of the comment, or
// as text (url) where a doc comment has no such link.
func (d *document) link(match string) string {
	m := link.FindStringSubmatch(match)
	text, url := strings.Join(strings.Fields(m[1]), " "), m[2]
	switch {
	case text == "" || text == url:
		return url
	case strings.Contains(text, "``") || strings.Contains(text, "''") || !d.define("["+text+"]: "+url):
		return text + " (" + url + ")"
	}
	return strings.ReplaceAll("["+text+"]", " ", tied)
}

// define adds a link that a line defines: [text]: url. It returns false if
// the line is none, or the text is that of another link.
func (d *document) define(line string) bool {
	m := definition.FindStringSubmatch(line)
	if m == nil || !linkable.MatchString(m[2]) {
		return false
	}
	parsed := new(comment.Parser).Parse(line)
	if len(parsed.Links) != 1 {
		return false
	}
	if url, found := d.urls[m[1]]; found {
		return url == m[2]
	}
	d.urls[m[1]] = m[2]
	d.doc.Links = append(d.doc.Links, &comment.LinkDef{Text: m[1], URL: m[2], Used: true})
	return true
}

// Wrap breaks a plain text into lines. None begins with what would be the mark of a
// list or a heading there.
func Wrap(text string, width int) []string {
	var lines []string
	line := ""
	for word := range strings.FieldsSeq(text) {
		fits := utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) <= width
		switch {
		case line == "":
			line = word
		case fits || marker.MatchString(word):
			line += " " + word
		default:
			lines = append(lines, line)
			line = word
		}
	}
	return append(lines, line)
}
