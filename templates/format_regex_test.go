package templates

import (
	"strings"
	"testing"
)

// ECMA-262 section 22.2.1, with the u flag.
func TestFormatRegex(t *testing.T) {
	valid := []string{
		``, `a|b||`, `^[a-z]+$`, `(?:a)(?=b)(?!c)(?<=d)(?<!e)`, `(?<year>\d{4})\k<year>`, `\k<late>(?<late>x)`,
		`a{2}b{2,}c{2,3}?`, `[\]\-\b\d-]`, `[^]`, `[]`, `\u{1F600}\u0041\x41\cA\0`, `[\u{1F600}-\u{1F64F}]`,
		`[\ud83d\ude00-\ud83d\ude4f]`, `\p{Letter}\P{Script=Greek}`, `(a)\1`, `\/\.\^`, `[a-]`, `ü`, `\B\b\S\s\D\d\W\w\t\n\v\f\r\cZ\cz\ca`, `[\cA-\cB]`, `[\u0041-\u0042]`, `[\ud83d-\ude00]`, `[\ud83d\u0041]`, `\ud83d`,
		strings.Repeat("(", regexDepth) + strings.Repeat(")", regexDepth), `a{00002,3}`,
	}
	for _, s := range valid {
		if !formatRegex([]byte(s)) {
			t.Errorf("rejected %q", s)
		}
	}
	invalid := []string{
		`(`, `)`, `a**`, `*a`, `a{3,2}`, `{`, `}`, `]`, `[`, `[z-a]`, `[\d-z]`, `\`, `\a`, `\Z`, `\u{110000}`, `\u{}`, `\u12`,
		`\x1`, `\c1`, `\c@`, `\c[`, `\c`, `[\cB-\cA]`, `[\u0042-\u0041]`, `\C`, `\T`, `[\B]`, `\00`, `\1`, `(a)\2`, `\k<none>`, `(?<a>x)(?<a>y)`, `(?<1>x)`, `(?<a-b>x)`, `(?<a b>x)`, `(?<a,>x)`, `\p{a-b}`, `\p{ }`, `\p{=a}`, `(?i)a`, `(?P<n>x)`, `^*`, `$*`, `(?=a)*`, `\p`,
		`\p{}`, `\p{a=}`, `\p{a=b=c}`, `a{,3}`, `[\`, `\u{41`, `(?<n`, `\-`,
		strings.Repeat("(", regexDepth+1) + strings.Repeat(")", regexDepth+1),
	}
	for _, s := range invalid {
		if formatRegex([]byte(s)) {
			t.Errorf("accepted %q", s)
		}
	}
}
