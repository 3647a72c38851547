package templates

import (
	"fmt"
	"regexp"
	"testing"
)

// TestRegexBytes puts every byte between two texts. What makes a regular
// expression of them is a class; bytes beyond ASCII are no UTF-8, and stand for
// characters of the same number there.
func TestRegexBytes(t *testing.T) {
	const escapes = `bBdDsSwWtnvfr^$\\.*+?()\[\]{}|/0`
	for _, test := range []struct{ before, after, class string }{
		{``, ``, `[^()*+?{}\[\]\\]`},
		{`a`, ``, `[^(){}\[\]\\]`},
		{`ab*`, ``, `[^()*+{}\[\]\\]`},
		{`a{1}`, ``, `[^()*+{}\[\]\\]`},
		{`^`, ``, `[^()*+?{}\[\]\\]`},
		{`$`, ``, `[^()*+?{}\[\]\\]`},
		{`\b`, ``, `[^()*+?{}\[\]\\]`},
		{`\B`, ``, `[^()*+?{}\[\]\\]`},
		{`(a`, ``, `\)`},
		{`(a)`, ``, `[^(){}\[\]\\]`},
		{`(?=a)`, ``, `[^()*+?{}\[\]\\]`},
		{`(?<!a)`, ``, `[^()*+?{}\[\]\\]`},
		{`(?:a)`, ``, `[^(){}\[\]\\]`},
		{`\`, ``, `[` + escapes + `]`},
		{`[\`, `]`, `[` + `bdDsSwWtnvfr^$\\.*+?()\[\]{}|/0\-` + `]`},
		{`(a)\`, ``, `[` + escapes + `1]`},
		{`\c`, ``, `[A-Za-z]`},
		{`[\c`, `]`, `[A-Za-z]`},
		{`\0`, ``, `[^0-9(){}\[\]\\]`},
		{`\x`, `0`, `[0-9A-Fa-f]`},
		{`\x0`, ``, `[0-9A-Fa-f]`},
		{`\u`, `000`, `[0-9A-Fa-f]`},
		{`\u0`, `00`, `[0-9A-Fa-f]`},
		{`\u00`, `0`, `[0-9A-Fa-f]`},
		{`\u000`, ``, `[0-9A-Fa-f]`},
		{`\u{`, `}`, `[0-9A-Fa-f]`},
		{`\u{1`, `}`, `[0-9A-Fa-f]`},
		{`\u{1`, ``, `\}`},
		{`\u{0000000`, `}`, `[0-9A-Fa-f]`},
		{`\u{1`, `0000}`, `0`},
		{`\u{10fff`, `}`, `[0-9A-Fa-f]`},
		{`\p{`, `}`, `[A-Za-z0-9_]`},
		{`\P{a`, `b}`, `[A-Za-z0-9_=]`},
		{`\p{a=`, `}`, `[A-Za-z0-9_]`},
		{`\p{a=b`, `b}`, `[A-Za-z0-9_]`},
		{`\p`, `a}`, `\{`},
		{`\p{a`, ``, `\}`},
		{`(?`, `a)`, `[:=!]`},
		{`(?<`, `a)`, `[=!]`},
		{`(?<`, `>)`, `[=!A-Za-z_$\x{80}-\x{ff}]`},
		{`(?<a`, `>)`, `[A-Za-z0-9_$>\x{80}-\x{ff}]`},
		{`(?<a`, `)`, `>`},
		{`(?<a>)\k<`, `>`, `a`},
		{`(?<a>)\k`, `a>`, `<`},
		{`(?<a>)\k<a`, ``, `>`},
		{`(?<a>)(?<`, `>)`, `[=!A-Zb-z_$\x{80}-\x{ff}]`},
		{`a{`, `}`, `[0-9]`},
		{`a{1`, `}`, `[0-9,]`},
		{`a{1,`, `}`, `[1-9]`},
		{`a{5,`, `}`, `[5-9]`},
		{`a{1`, ``, `\}`},
		{`a{2,10`, ``, `\}`},
		{`a{1,`, ``, `\}`},
		{`[`, ``, `\]`},
		{`[`, `]`, `[^\]\\]`},
		{`[^`, `]`, `[^\]\\]`},
		{`[^-`, `]`, `[^\]\\]`},
		{`[a-`, `]`, `[a-\x{ff}]`},
		{`[`, `-m]`, `[\x00-\\^-m]`},
		{`[a-c-`, `]`, `[^\]\\]`},
		{`[^^-`, `]`, `[\^-\x{ff}]`},
		{`[\d-`, `]`, ``},
		{`[a-\`, `]`, `[{|}]`},
	} {
		class := regexp.MustCompile(`^(?:(?s)` + test.class + `)$`)
		for c := range 256 {
			text := test.before + string([]byte{byte(c)}) + test.after
			if got, want := formatRegex([]byte(text)), class.MatchString(string(rune(c))); got != want {
				t.Errorf("%q: got %v, want %v", text, got, want)
			}
		}
	}
}

// TestRegexCharacters holds which character an escape stands for: ranges from it
// and to it tell.
func TestRegexCharacters(t *testing.T) {
	escapes := map[string]rune{
		`\t`: '\t', `\n`: '\n', `\v`: '\v', `\f`: '\f', `\r`: '\r', `\b`: '\b', `\0`: 0, `\-`: '-', `é`: 'é', `😀`: '😀', `a`: 'a',
		`\u0000`: 0, `\u00e9`: 'é', `\u0FAB`: 0xFAB, `\uD7FF`: 0xD7FF, `\ud800`: 0xD800, `\udbff`: 0xDBFF, `\udc00`: 0xDC00, `\udfff`: 0xDFFF, `\ue000`: 0xE000, `\uffff`: 0xFFFF,
		`\ud800\udc00`: 0x10000, `\uD800\uDFFF`: 0x103FF, `\udbff\udc00`: 0x10FC00, `\udbff\udfff`: 0x10FFFF, `\ud83d\ude00`: '😀', `\u{0}`: 0, `\u{0010FFFF}`: 0x10FFFF, `\u{aB}`: 0xAB,
	}
	for _, ch := range `^$\.*+?()[]{}|/` {
		escapes[`\`+string(ch)] = ch
	}
	for ch := 'a'; ch <= 'z'; ch++ {
		escapes[`\c`+string(ch)] = ch - 'a' + 1
		escapes[`\c`+string(ch-'a'+'A')] = ch - 'a' + 1
	}
	for ch := range rune(256) {
		escapes[fmt.Sprintf(`\x%02x`, ch)] = ch
		escapes[fmt.Sprintf(`\x%02X`, ch)] = ch
	}
	for escape, ch := range escapes {
		for text, want := range map[string]bool{
			fmt.Sprintf(`[%s-\u{%x}]`, escape, ch):   true,
			fmt.Sprintf(`[\u{%x}-%s]`, ch, escape):   true,
			fmt.Sprintf(`[%s-\u{%x}]`, escape, ch-1): false,
			fmt.Sprintf(`[\u{%x}-%s]`, ch+1, escape): false,
		} {
			if ch == 0 && !want || ch == 0x10FFFF && !want {
				continue // there is no character beyond
			}
			if got := formatRegex([]byte(text)); got != want {
				t.Errorf("%s: got %v", text, got)
			}
		}
	}
	// Two escapes that make no pair are two characters.
	for _, text := range []string{`[\u{d801}-\ud800\udbff]`, `[\u{d801}-\ud800\ue000]`, `[\u{d800}-\ud7ff\udc00]`, `[\u{dc01}-\udc00\udc00]`, `[\u{d801}-\ud800\x41]`, `[\u{d801}-\ud800\u{dc00}]`} {
		if formatRegex([]byte(text)) {
			t.Errorf("accepted %s", text)
		}
	}
}

// TestRegexBackReferences counts groups, those that follow as well.
func TestRegexBackReferences(t *testing.T) {
	testFormat(t, formatRegex, []string{
		`\1(a)`, `(a)(b)\2`, `(?<a>x)(y)\2`, `((((((((((a))))))))))\10`, `\k<a>(?<a>)`, `(?:a)(b)\1`, `(a)\1*`, `((?:)(?=(?!(?<=(?<!)))))\1`,
	}, []string{
		`(a)(b)\3`, `(?:a)\1`, `(?=a)\1`, `(?<!a)\1`, `(a)\10`, `(a)\99999999999999999999`, `(?<a>x)\2`, `(?<a>)\k<b>`, `(?<a>)\k<aa>`, `[\1]`, `(a)[\1]`,
	})
}
