package fuzz

import "github.com/typewright/typewright/internal/source"

// A pattern is one of ECMA-262, and another, found by hand, that finds the
// same in Go, for which v5 knows no others; "" if it is the same.
type pattern struct{ ecma, golang string }

const (
	// What . and \s are (ECMA-262, sections 22.2.2.7 and 12.2).
	dot   = `[^\n\r\x{2028}\x{2029}]`
	space = `\t\n\v\f\r\x{FEFF}\x{2028}\x{2029}\p{Zs}`
)

var patterns = []pattern{
	{"^a", ""},
	{"b$", ""},
	{"^[a-c]+$", ""},
	{"^(a|b)*$", ""},
	{"[0-9]{2,3}", ""},
	{`\d`, ""},
	{`^\w+$`, ""},
	{"x", ""},
	{"^$", ""},
	{"", ""},
	{"é", ""},
	{"^[^a]*$", ""},
	{`\\`, ""},
	{"^(?:ab?c|d)$", ""},
	{"^.{1,3}$", "^" + dot + "{1,3}$"},
	{`^\S+$`, "^[^" + space + "]+$"},
	{`\s`, "[" + space + "]"},
	{"[A-Z]", ""},
	{"^[a-zA-Z0-9_]*$", ""},
	{"^kind$", ""},
	{"^.$", "^" + dot + "$"},
	{"/", ""},
	{`\.`, ""},
	{"^a.*c$", "^a" + dot + "*c$"},
	{"(^a|b$)", ""},
	{"^😀?$", ""},
	{`^\u{1F600}`, "^😀"},
	{`\u0061`, "a"},
	{`\cJ`, `\n`},
	{`\x41\/`, "A/"},
	{`\ba`, ""},
	{`[^]b`, "(?s:.)b"},
	{"a[]|c", "c"},
	{`^\p{Script=Latin}+$`, `^\p{Latin}+$`},
	{"(?<name>a|b)c", "(?:a|b)c"},
	{"^(?!a)", "^(?:[^a]|$)"},
	{"^(?!ab|b)[a-c]+$", "^(?:a(?:[ac][a-c]*)?|c[a-c]*)$"},
	{"^(?=.*b)[a-c]{2,}$", "^(?:b[a-c]+|[ac]+b[a-c]*)$"},
	{"a(?=b)", "ab"},
	{"a(?!b)", "a(?:[^b]|$)"},
	{"^(?:(?!b).)*$", `^[^b\n\r\x{2028}\x{2029}]*$`},
	{"(?<=a)b", "(?:ab)"},
}

// withGoPatterns puts the patterns for Go in the place of those of ECMA-262.
func withGoPatterns(v *source.Value) {
	for n, m := range v.Members {
		if m.Name == "pattern" && m.Value.Kind == source.String {
			v.Members[n].Value = text(goPattern(m.Value.Text))
		}
		if m.Name == "patternProperties" {
			for k, p := range m.Value.Members {
				m.Value.Members[k].Name = goPattern(p.Name)
			}
		}
		withGoPatterns(m.Value)
	}
	for _, item := range v.Items {
		withGoPatterns(item)
	}
}

func goPattern(ecma string) string {
	for _, p := range patterns {
		if p.ecma == ecma && p.golang != "" {
			return p.golang
		}
	}
	return ecma
}
