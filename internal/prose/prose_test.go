package prose

import (
	"go/doc/comment"
	"go/format"
	"strings"
	"testing"
)

func TestComment(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"nothing", " \n\t\n", ""},
		{"wrapped", "one two three four five six seven eight nine ten", "one two three four five six seven eight\nnine ten"},
		{"paragraphs", "One.\n\n\nTwo.", "One.\n\nTwo."},
		{"line breaks of an editor", "one two three\nfour five six\nseven", "one two three four five six seven"},
		{"line breaks on purpose", "Values of this:\nA is one\nB is another one of them", "Values of this:\nA is one\nB is another one of them"},
		{"hard break", "one  \ntwo", "one\ntwo"},
		{"list", "Pick:\n- one\n* two\n  more of it\n1) three\n\nDone.", "Pick:\n  - one\n  - two\n    more of it\n  - 1. three\n\nDone."},
		{"nested list", "Pick:\n\n* one\n    * two\n* three", "Pick:\n  - one\n  - two\n  - three"},
		{"fence", "So:\n```json\n{\n  \"a\": 1\n}\n```\nDone.", "So:\n\n\t{\n\t  \"a\": 1\n\t}\n\nDone."},
		{"open fence", "So:\n~~~\na", "So:\n\n\ta"},
		{"indented code", "So:\n\n    a\n      b\n\nDone.", "So:\n\n\ta\n\t  b\n\nDone."},
		{"table", "So:\n\n| a | b |\n|---|---|\n| 1 | 2 |", "So:\n\n\t| a | b |\n\t|---|---|\n\t| 1 | 2 |"},
		{"heading", "One.\n\n## Two ##\nThree.\n\nFour\n====\nFive.", "One.\n\n# Two\n\nThree.\n\n# Four\n\nFive."},
		{"no heading", "One.\n\nTwo words\n\nThree.", "One.\n\nTwo words.\n\nThree."},
		{"rule", "One.\n\n---\n\nTwo.", "One.\n\nTwo."},
		{"quote", "> One\n> two.", "One two."},
		{"link", "See [the docs](https://example.com/a_(b) \"Title\") or <https://example.com>.", "See [the docs] or https://example.com.\n\n[the docs]: https://example.com/a_(b)"},
		{"two links", "[a](https://x.org), [a](https://y.org), [b](/c)", "[a], a (https://y.org), b (/c)\n\n[a]: https://x.org"},
		{"link in code", "`[a](https://x.org)`", "`[a]`\n\n[a]: https://x.org"},
		{"definition", "See [a].\n\n[a]: https://example.com", "See [a].\n\n[a]: https://example.com"},
		{"bold", "**Note**: 2**3 and `**x**`", "Note: 2**3 and `**x**`"},
		{"quotes", "``a'' and ''", "`a\"\" and \"\""},
		{"marks amid text", "one two three four five six seven eight - nine 1. ten", "one two three four five six seven eight -\nnine 1. ten"},
		{"unprintable", "a\u202eb\u0000c\u2028d", "abc d"},
		{"code span", "one two three four five six seven `eight nine ten`", "one two three four five six seven\n`eight nine ten`"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := strings.Join(Comment(40, tt.text), "\n")
			if got != tt.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, tt.want)
			}
			steady(t, got)
		})
	}
}

// steady wants gofmt to leave a comment alone.
func steady(t *testing.T, text string) {
	t.Helper()
	source := "package p\n\n// T is first.\n//\n"
	for line := range strings.SplitSeq(text, "\n") {
		if line != "" && line[0] != '\t' {
			line = " " + line
		}
		source += "//" + line + "\n"
	}
	source += "type T int\n"
	if text == "" {
		return
	}
	formatted, err := format.Source([]byte(source))
	if err != nil || string(formatted) != source {
		t.Errorf("gofmt makes of it (%v):\n%s\nwhich was:\n%s", err, formatted, source)
	}
}

func TestIsParagraph(t *testing.T) {
	for text, want := range map[string]bool{
		"": false, "a": true, "\n\na": true, "- a": false, "1. a": false, "    a": false, "```\na\n```": false,
		"# a": false, "#a": true, "[a]: https://x.org": false, "[a] b": true, "| a | b |": false, "a\n- b": true,
	} {
		if got := IsParagraph(text); got != want {
			t.Errorf("IsParagraph(%q) = %v", text, got)
		}
	}
}

// FuzzComment wants every text to stay in its comment, as gofmt likes it.
func FuzzComment(f *testing.F) {
	for _, text := range []string{
		"a\n\n- b\n- c\n\n    d\n", "# a\n```\n*/ b\n", "[a](https://b) `c` ''", "//go:build x\n}\n{\n", "\t- a\n\n1) b\n\n\tc",
		"A\n\nB\n\nC", "[a]: http://b\n[a]: http://c", "a {\n    b\n}\n", "\\\n\\", "- \n-", "0. a\n\n    b\n\n    c",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got := Comment(60, "T is first.", text)
		for _, line := range got {
			if strings.ContainsAny(line, "\n\r\x00\u2028\u2029\u0085") {
				t.Errorf("a line is %q", line)
			}
		}
		joined := strings.Join(got, "\n")
		if again := string(new(comment.Printer).Comment(new(comment.Parser).Parse(joined))); strings.TrimRight(again, "\n") != joined {
			t.Errorf("gofmt makes of\n%s\nthis:\n%s", joined, again)
		}
	})
}
