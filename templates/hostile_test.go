package templates

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

// TestFormatsTakeLinearTime gives long texts to all formats. One whose time
// grew with the square of the length would take minutes.
func TestFormatsTakeLinearTime(t *testing.T) {
	const size, names = 1 << 17, 1 << 20
	texts := map[string]string{"named groups": "", "references": "(?<n>)"}
	for _, part := range []string{
		"a", ".", "a.", "-", "1", "0", "1.", ":", "::", "1:", "/", "//", "~0", "%41", "%", "{a}", "{a,", "{", "(", "(?:", "[", "[^", "\\1", "\\d", "\\k<n>", "a|",
		"a*?", "a{1,2}", "xn--a.", "ä", "ä.", "a\u0301", "\u0301", "ا", "ا1", "@", "a@", "\"", "\\", "?", "#", "a:", "P1D", "T1H", "2020-01-01T", "\u3002", "\u200d", "\xff",
	} {
		texts[part] = strings.Repeat(part, size/len(part))
	}
	for k := 0; len(texts["named groups"]) < names; k += 4096 {
		var groups, references strings.Builder
		for n := range 4096 {
			fmt.Fprintf(&groups, "(?<n%d>)", k+n)
			fmt.Fprintf(&references, `\k<n%d>`, k+n)
		}
		texts["named groups"] += groups.String()
		texts["references"] += references.String()
	}
	for name, has := range formats {
		for text, long := range texts {
			start := time.Now()
			for _, s := range []string{long, "a://" + long, "a@" + long, "[" + long, "P" + long, "/" + long, "1/" + long, text + "x"} {
				has([]byte(s))
			}
			if took := time.Since(start); took > 10*time.Second {
				t.Errorf("%s: %q again and again: %v", name, text[:min(20, len(text))], took)
			}
		}
	}
}

// TestTableOfNames wants the table to hold the names of large objects and of
// those with escapes only, and to find there what is twice.
func TestTableOfNames(t *testing.T) {
	var many strings.Builder
	for n := range 2 * fewKeys {
		many.WriteString(`"n` + decimalText(n) + `":1,`)
	}
	few := many.String()[:strings.Index(many.String(), `"n16"`)]
	for _, test := range []struct {
		document string
		held     int
		valid    bool
	}{
		{`{` + few + `"a":[]}`, fewKeys + 1, true},
		{`{` + strings.TrimSuffix(few, ",") + `}`, 0, true},
		{`[{` + many.String() + `"a":1},{"a":1},{"a":1,"b":2}]`, 2*fewKeys + 1, true},
		{`[{"\u0061":1,"b":{"c":{}}},{"a":1}]`, 2, true},
		{`[{` + many.String() + `"a":{"n1":1}},{"a":1,"a":2}]`, 2*fewKeys + 1, false},
		{`{"\u0061":1,"b":{"c":1,"d":2},"a":2}`, 2, false},
		{`{"b":1,"\u0061":1,"c":{"\u0061":1,"a":1}}`, 4, false},
		{`{"b":1,"\u0061":1,"b":1}`, 2, false},
		{`{` + many.String() + `"n3":1}`, 2 * fewKeys, false},
		{`{` + many.String() + `"n20":1}`, 2 * fewKeys, false},
	} {
		c := new(checker)
		for range 2 { // a check may read an object again
			if end := c.skip([]byte(test.document), 0); end >= 0 != test.valid {
				t.Errorf("%s: skip = %d", test.document, end)
			}
			c.keys, c.depth = c.keys[:0], 0
		}
		if len(c.large) != test.held {
			t.Errorf("%s: the table has %d names, want %d", test.document, len(c.large), test.held)
		}
	}
}

// never42 rejects all values but one.
func never42(c *checker, b []byte, i int) int {
	if string(b[i:valueEnd(b, i)]) != "42" {
		return c.mismatch(b, i, "#/const", "42")
	}
	return c.skip(b, i)
}

// TestIssuesOfContentAreBounded has more strings, and more wrong in each, than
// there may be issues.
func TestIssuesOfContentAreBounded(t *testing.T) {
	all := func(c *checker, b []byte, i int) int {
		for i = c.open(b, i, ']'); i >= 0; i = next(b, i, ']') {
			if i = never42(c, b, i); i < 0 {
				return -1
			}
		}
		return c.leave(i)
	}
	content := []byte("[1" + strings.Repeat(",1", 2*mostIssues) + "]")
	check := func(c *checker, b []byte, i int) int {
		for i = c.open(b, i, ']'); i >= 0; i = next(b, i, ']') {
			if !c.contentJSON(i, content, "#/contentMediaType", all) {
				return -1
			}
			if i = c.skip(b, i); i < 0 {
				return -1
			}
		}
		return c.leave(i)
	}
	for _, strs := range []int{1, 2, 1000} {
		err := (*ValidationError)(nil)
		document := "[" + strings.Repeat(`"",`, strs-1) + `""]`
		if !errors.As(validate([]byte(document), check), &err) || len(err.Issues) != mostIssues {
			t.Errorf("%d strings: want %d issues, got %.200v", strs, mostIssues, err)
		}
	}
}

// A picky type takes no value.
type picky struct{}

func (*picky) UnmarshalJSON([]byte) error { return errors.New("no") }

// TestIssuesOfDecodingAreBounded decodes many values that Go types cannot hold.
func TestIssuesOfDecodingAreBounded(t *testing.T) {
	document := []byte("[1e400" + strings.Repeat(",1e400", 2*mostIssues) + "]")
	for name, run := range map[string]func() error{
		"float64": func() error {
			return unmarshal(document, new([]float64), (*checker).skip, func(c *checker, b []byte, i int, v *[]float64) int {
				return decodeSlice(c, b, i, v, decodeFloat64)
			})
		},
		"external": func() error {
			return unmarshal(document, new([]picky), (*checker).skip, func(c *checker, b []byte, i int, v *[]picky) int {
				return decodeSlice(c, b, i, v, decodeExternal)
			})
		},
	} {
		err := (*ValidationError)(nil)
		if !errors.As(run(), &err) || len(err.Issues) != mostIssues {
			t.Errorf("%s: want %d issues, got %.200v", name, mostIssues, err)
		}
	}
}

// TestDeepestReason wants the reason that a check has for the deepest document.
func TestDeepestReason(t *testing.T) {
	document := []byte(strings.Repeat("[", maxDepth) + strings.Repeat("]", maxDepth))
	err := (*ValidationError)(nil)
	if !errors.As(validate(document, never42), &err) || len(err.Issues) != 1 || err.Issues[0].Keyword == "" {
		t.Errorf("got %.300v", err)
	}
}

// TestMessagesAreShort has long values and names in messages.
func TestMessagesAreShort(t *testing.T) {
	long := strings.Repeat("x", 1<<16)
	extra := func(c *checker, b []byte, i int) int {
		i = c.open(b, i, '}')
		_, value := c.name(b, i)
		if i = c.extra(b, i, value, "#/additionalProperties"); i < 0 {
			return -1
		}
		return c.leave(next(b, i, '}'))
	}
	for document, check := range map[string]checkFunc{`"` + long + `"`: never42, `{"` + long + `":1}`: extra, strings.Repeat("7", 1<<16): never42} {
		err := (*ValidationError)(nil)
		if !errors.As(validate([]byte(document), check), &err) || len(err.Issues) != 1 || len(err.Issues[0].Message) > 1100 {
			t.Errorf("%.20s…: %.300v", document, err)
		}
	}
}
