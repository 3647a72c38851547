package templates

import (
	"strings"
	"testing"
)

// TestScanString looks at where strings end and what they contain, at all
// places in and between words of eight bytes.
func TestScanString(t *testing.T) {
	for before := range 18 {
		for _, after := range []int{0, 1, 7, 8, 9} {
			for middle, want := range map[string]int{
				"": textASCII, "~ !#[]\x7f": textASCII, "é": textUnicode, "漢": textUnicode, "😀": textUnicode,
				`\n`: textEscaped, `\"`: textEscaped, `\\`: textEscaped, `\u0041`: textEscaped, `\ud83d\ude00`: textEscaped,
				`é\u0041`: textUnicode | textEscaped, `\té`: textUnicode | textEscaped,
			} {
				text := `["` + strings.Repeat("x", before) + middle + strings.Repeat("y", after) + `"`
				for _, more := range []string{"", "]", `,"\`, `"""""""""`, "\x00\x00\x00\x00\x00\x00\x00\x00"} {
					end, content := scanString([]byte(text+more), 1)
					if end != len(text) || content != want {
						t.Errorf("%q: ends at %d and contains %d, want %d and %d", text+more, end, content, len(text), want)
					}
				}
			}
			for _, middle := range []string{"\x00", "\x1f", "\n", "\xff", "\x80", "\xc3", `\`, `\x`, `\u12g4`, `\ud83d`, `\ude00`, "\xed\xa0\x80"} {
				text := `"` + strings.Repeat("x", before) + middle + strings.Repeat("y", after) + `"`
				if end, _ := scanString([]byte(text), 0); end != -1 {
					t.Errorf("%q: ends at %d", text, end)
				}
			}
			if end, _ := scanString([]byte(`"`+strings.Repeat("x", before)), 0); end != -1 {
				t.Errorf("a string that is not closed ends at %d", end)
			}
		}
	}
	for _, text := range []string{"", "x", "'a'"} {
		if end, _ := scanString([]byte(text), 0); end != -1 {
			t.Errorf("%q: ends at %d", text, end)
		}
	}
}

// TestScanNumber looks at where numbers end and whether they are whole.
func TestScanNumber(t *testing.T) {
	for text, whole := range map[string]bool{
		"0": true, "-0": true, "10": true, "-9876543210": true, "0.5": false, "1.05": false, "-1e0": false, "1E+10": false, "2.50e-03": false, "0e00": false,
	} {
		for _, after := range []string{"", ",", "]", " ", "x", "-", "/", ":", "d", "D", "f", "\""} {
			if end, got := scanNumber([]byte("["+text+after), 1); end != 1+len(text) || got != whole {
				t.Errorf("%s%s: ends at %d, whole %v", text, after, end, got)
			}
		}
	}
	for _, text := range []string{"", "-", "+1", ".5", "1.", "1.e1", "1e", "1e+", "1e-", "-a", "--1", "a", "/", ":"} {
		if end, _ := scanNumber([]byte(text), 0); end != -1 {
			t.Errorf("%s: ends at %d", text, end)
		}
	}
}

// TestScanWords wants words as a whole, wherever the document ends.
func TestScanWords(t *testing.T) {
	for _, word := range []string{"true", "false", "null"} {
		scan := scanBool
		if word == "null" {
			scan = scanNull
		}
		for n := range len(word) + 1 {
			for _, more := range []string{"", "x"} {
				want := -1
				if n == len(word) {
					want = 1 + n
				}
				if end := scan([]byte("["+word[:n]+more), 1); end != want {
					t.Errorf("%s%s: ends at %d, want %d", word[:n], more, end, want)
				}
			}
		}
		if end := scan([]byte(word), len(word)); end != -1 {
			t.Errorf("nothing is %s", word)
		}
		if end := scan([]byte(word), len(word)+1); end != -1 {
			t.Errorf("what is beyond the document is %s", word)
		}
	}
}

// TestSpaces skips what JSON calls white space and no other byte.
func TestSpaces(t *testing.T) {
	for c := range 256 {
		b := []byte{'x', byte(c), byte(c), '1'}
		want := 1
		if strings.IndexByte(" \t\r\n", byte(c)) >= 0 {
			want = 3
		}
		if got := space(b, 1); got != want {
			t.Errorf("%q: got %d, want %d", b, got, want)
		}
	}
	for n, want := range []int{2, 2, 2, 3} {
		if got := space([]byte("  "), n); got != want {
			t.Errorf("from %d: got %d", n, got)
		}
	}
	if at([]byte("a"), 0) != 'a' || at([]byte("a"), 1) != 0 || at([]byte("a"), -1) != 0 {
		t.Error("what is beyond the document is no zero")
	}
}

// TestNext goes from element to element, with white space and without.
func TestNext(t *testing.T) {
	for text, want := range map[string]int{
		`1,2]`: 2, `1 , 2]`: 4, `1]`: ^2, "1 \n]": ^4, `1}`: -1, `1`: -1, `1 2`: -1, `1,`: 2, `1, `: 3, `1:2`: -1, "1,\t2": 3,
	} {
		if got := next([]byte(text), 1, ']'); got != want {
			t.Errorf("%q: got %d, want %d", text, got, want)
		}
	}
	for text, want := range map[string]int{`[]`: ^2, `[ ]`: ^3, `[1`: 1, "[\n1": 2, `[`: 1} {
		if got := enter([]byte(text), 0, ']'); got != want {
			t.Errorf("%q: entered at %d, want %d", text, got, want)
		}
	}
}

// TestName reads names with what follows up to the value.
func TestName(t *testing.T) {
	c := newChecker()
	defer c.release()
	for text, want := range map[string]struct {
		name  string
		value int
	}{
		`"a":1`: {"a", 4}, `"a" : 1`: {"a", 6}, `"a": 1`: {"a", 5}, `"\u0061b":1`: {"ab", 10}, `"":1`: {"", 3}, `"é":1`: {"é", 5}, `"a":`: {"a", 4}, `"a":!`: {"a", 4},
		`"a" 1`: {"", -1}, `"a"`: {"", -1}, `"a`: {"", -1}, `a:1`: {"", -1}, `"a";1`: {"", -1}, `"\n" 1`: {"", -1}, ``: {"", -1},
	} {
		name, value := c.name([]byte(text), 0)
		if value != want.value || value >= 0 && string(name) != want.name {
			t.Errorf("%s: got %q, %d, want %q, %d", text, name, value, want.name, want.value)
		}
	}
}
