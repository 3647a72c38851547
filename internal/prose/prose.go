// Package prose turns the prose of schemas, plain text or Markdown, into the
// text of Go doc comments (go.dev/doc/comment).
package prose

import (
	"go/doc/comment"
	"regexp"
	"strconv"
	"strings"
)

// Comment returns the lines of a doc comment, without slashes, for texts that
// become at least a paragraph each. Paragraphs are wrapped at a width;
// paragraphs, lists, code, headings and links stay what they are. gofmt leaves
// the result as it is, and no line has a character that would end it.
func Comment(width int, texts ...string) []string {
	d := &document{width: width, urls: make(map[string]string)}
	for _, text := range texts {
		d.parse(lines(text))
	}
	d.noImplicitHeadings()
	text := string(new(comment.Printer).Comment(&d.doc))
	for range 4 { // what reads as something else to gofmt settles
		again := string(new(comment.Printer).Comment(new(comment.Parser).Parse(text)))
		if again == text {
			break
		}
		text = again
	}
	text = strings.TrimRight(text, "\n")
	if text == "" {
		return nil
	}
	return strings.Split(text, "\n")
}

// IsParagraph tells whether a text begins with a plain paragraph, before which
// a word can be put.
func IsParagraph(text string) bool {
	for _, line := range lines(text) {
		if line == "" {
			continue
		}
		return !isFence(line) && !isCode(line) && !isTable(line) && !isRule(line) && heading(line) == "" &&
			!item.MatchString(line) && !definition.MatchString(line)
	}
	return false
}

// lines splits a text, without what an editor would not show or would show
// elsewhere than it stands.
func lines(text string) []string {
	text = strings.Map(func(r rune) rune {
		switch {
		case r == '\v' || r == '\f' || r == '\r' || r == '\u0085' || r == '\u2028' || r == '\u2029':
			return '\n'
		case r == '\n' || r == '\t' || strconv.IsPrint(r):
			return r
		case r == '\u00a0' || r == '\u3000':
			return ' '
		}
		return -1
	}, strings.ReplaceAll(text, "\r\n", "\n"))
	all := strings.Split(text, "\n")
	for i, line := range all {
		all[i] = strings.TrimRight(line, "\t")
		if strings.TrimSpace(line) == "" {
			all[i] = ""
		}
	}
	return all
}

var (
	item       = regexp.MustCompile(`^\s*([-*+•]|[0-9]{1,3}[.)])\s+\S`)
	definition = regexp.MustCompile(`^\[([^\[\]]+)\]:\s+(\S+)$`)
	rule       = regexp.MustCompile(`^ {0,3}([-*_])(\s*[-*_]){2,}\s*$`)
	underline  = regexp.MustCompile(`^(={3,}|-{3,})\s*$`)
	atx        = regexp.MustCompile(`^#{1,6}\s+(\S.*?)(\s+#+)?\s*$`)
)

func isRule(line string) bool { return rule.MatchString(line) }

func isFence(line string) bool {
	line = strings.TrimLeft(line, " ")
	return strings.HasPrefix(line, "```") || strings.HasPrefix(line, "~~~")
}

// isCode tells a line of code by its indentation.
func isCode(line string) bool {
	return strings.HasPrefix(line, "    ") || strings.HasPrefix(line, "\t")
}

func isTable(line string) bool {
	return strings.HasPrefix(line, "|") && strings.Count(line, "|") > 1
}

// heading returns the text of a heading, or nothing.
func heading(line string) string {
	if m := atx.FindStringSubmatch(line); m != nil {
		return m[1]
	}
	return ""
}
