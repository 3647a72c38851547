package templates

import (
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

// said is what a check says of a document: nothing, or a line for each issue.
func said(text string, check checkFunc) string {
	if err := validate([]byte(text), check); err != nil {
		return err.Error()
	}
	return ""
}

// TestPlain wants the verdicts and the words of checks with limits.
func TestPlain(t *testing.T) {
	integer := func(least, most int64) checkFunc {
		return func(c *checker, b []byte, i int) int { return c.integerWithin(b, i, "#/a", least, most) }
	}
	number := func(least, most int64) checkFunc {
		return func(c *checker, b []byte, i int) int { return c.numberWithin(b, i, "#/a", least, most) }
	}
	length := func(least, most int64) checkFunc {
		return func(c *checker, b []byte, i int) int { return c.stringWithin(b, i, "#/a", least, most) }
	}
	short := func(text []byte) bool { return len(text) < 3 }
	format := func(c *checker, b []byte, i int) int { return c.stringOf(b, i, "#/a", "short", short) }
	array := func(c *checker, b []byte, i int) int { return c.arrayOf(b, i, "#/a", integer(0, 9)) }
	members := func(c *checker, b []byte, i int) int { return c.mapOf(b, i, "#/a", integer(0, 9)) }
	types := func(c *checker, b []byte, i int) int {
		return c.oneOfTypes(b, i, "#/a/type", `n"0`, "a string or a number or null")
	}
	for _, test := range []struct {
		check checkFunc
		text  string
		want  string
	}{
		{integer(1, 10), "1", ""},
		{integer(1, 10), "10", ""},
		{integer(1, 10), "1e1", ""},
		{integer(1, 10), "10.0", ""},
		{integer(-5, noMost), "-5", ""},
		{integer(noLeast, 0), "-0", ""},
		{integer(noLeast, noMost), "-1e400", ""},
		{integer(noLeast, noMost), "99999999999999999999", ""},
		{integer(1, 10), "0", "want at least 1, got 0 (#/a/minimum)"},
		{integer(1, 10), "11", "want at most 10, got 11 (#/a/maximum)"},
		{integer(1, 10), "1e2", "want at most 10, got 1e2 (#/a/maximum)"},
		{integer(-5, noMost), "-6", "want at least -5, got -6 (#/a/minimum)"},
		{integer(noLeast, 0), "1234567890123456789", "want at most 0, got 1234567890123456789 (#/a/maximum)"},
		{integer(1, 10), "1.5", "want an integer, got 1.5 (#/a/type)"},
		{integer(1, 10), `"1"`, `want an integer, got "1" (#/a/type)`},
		{integer(0, 10), "01", "invalid JSON at offset 1: want the end of the document"},
		{integer(0, 10), "-", "invalid JSON at offset 0: want a value"},
		{number(-90, 90), "-90", ""},
		{number(-90, 90), "90.00", ""},
		{number(-90, 90), "89.999999", ""},
		{number(-90, 90), "9e1", ""},
		{number(-90, 90), "-0.0", ""},
		{number(-90, noMost), "1e300", ""},
		{number(-90, 90), "90.000001", "want at most 90, got 90.000001 (#/a/maximum)"},
		{number(-90, 90), "-90.5", "want at least -90, got -90.5 (#/a/minimum)"},
		{number(-90, 90), "-9.1e1", "want at least -90, got -9.1e1 (#/a/minimum)"},
		{number(-90, 90), "true", "want a number, got true (#/a/type)"},
		{length(0, noMost), `""`, ""},
		{length(2, 3), `"ab"`, ""},
		{length(2, 3), `"äöü"`, ""},
		{length(2, 3), `"😀😀"`, ""},
		{length(2, 3), `"\u00e4\n\""`, ""},
		{length(2, 3), `"a"`, `want at least 2 characters, got "a" (#/a/minLength)`},
		{length(2, 3), `"😀"`, `want at least 2 characters, got "😀" (#/a/minLength)`},
		{length(2, 3), `"\u00e4"`, `want at least 2 characters, got "\u00e4" (#/a/minLength)`},
		{length(1, 1), `""`, `want at least 1 character, got "" (#/a/minLength)`},
		{length(1, 1), `"ab"`, `want at most 1 character, got "ab" (#/a/maxLength)`},
		{length(1, 3), `"äöüß"`, `want at most 3 characters, got "äöüß" (#/a/maxLength)`},
		{length(1, 3), `"a\tbc"`, `want at most 3 characters, got "a\tbc" (#/a/maxLength)`},
		{length(1, 3), `1`, `want a string, got 1 (#/a/type)`},
		{format, `"ab"`, ""},
		{format, `"\u0061b"`, ""},
		{format, `"abc"`, `want the format short, got "abc" (#/a/format)`},
		{format, `null`, `want a string, got null (#/a/type)`},
		{array, "[]", ""},
		{array, " [ 0 , 9 ] ", ""},
		{array, "[10,5,-1]", "/0: want at most 9, got 10 (#/a/maximum)\n/2: want at least 0, got -1 (#/a/minimum)"},
		{array, "{}", "want an array, got an object (#/a/type)"},
		{members, "{}", ""},
		{members, `{"a":1, "b" : 2}`, ""},
		{members, `{"a":10,"b":5,"c":-1}`, "/a: want at most 9, got 10 (#/a/maximum)\n/c: want at least 0, got -1 (#/a/minimum)"},
		{members, `{"a":1,"\u0061":1}`, "invalid JSON at offset 7: the object has two members of this name"},
		{members, "[]", "want an object, got an array (#/a/type)"},
		{types, `"a"`, ""},
		{types, "-1", ""},
		{types, "90", ""},
		{types, "null", ""},
		{types, "true", "want a string or a number or null, got true (#/a/type)"},
		{types, "[]", "want a string or a number or null, got an array (#/a/type)"},
		{types, "", "invalid JSON at offset 0: unexpected end of the document"},
	} {
		if got := said(test.text, test.check); got != test.want {
			t.Errorf("%s: %q, want %q", test.text, got, test.want)
		}
	}
}

// TestPlainParts wants the verdicts and the words of checks for elements and
// members that have one type.
func TestPlainParts(t *testing.T) {
	values := map[string]string{"a string": `"a"`, "true or false": "false", "a number": "1.5", "an integer": "-2.0", "an object": `{"a":[]}`, "an array": "[{}]"}
	for want, is := range map[string]checkFunc{
		"a string": aString, "true or false": aBool, "a number": aNumber, "an integer": anInteger, "an object": anObject, "an array": anArray,
	} {
		array := func(c *checker, b []byte, i int) int { return c.arrayOfType(b, i, "#", is, want) }
		members := func(c *checker, b []byte, i int) int { return c.mapOfType(b, i, "#", is, want) }
		for kind, value := range values {
			wrongElement := "/1: want " + want + ", got " + describe([]byte(value), 0) + " (#/items/type)"
			wrongMember := "/x: want " + want + ", got " + describe([]byte(value), 0) + " (#/additionalProperties/type)"
			if kind == want || kind == "an integer" && want == "a number" {
				wrongElement, wrongMember = "", ""
			}
			if got := said("["+values[want]+","+value+"]", array); got != wrongElement {
				t.Errorf("%s as an element, want %s: %q", value, want, got)
			}
			if got := said(`{"x":`+value+`,"y":`+values[want]+"}", members); got != wrongMember {
				t.Errorf("%s as a member, want %s: %q", value, want, got)
			}
		}
		for _, text := range []string{"1", `["`, "[1", `{"x"`} {
			if said(text, array) == "" || said(text, members) == "" {
				t.Errorf("%s is taken", text)
			}
		}
	}
}

// TestPlainNumbers compares limits with those of exact arithmetic.
func TestPlainNumbers(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 200_000 {
		text := numberNearby(r)
		exact, ok := new(big.Rat).SetString(text)
		if !ok {
			t.Fatalf("%s is no number", text)
		}
		limits := []int64{r.Int64N(41) - 20, r.Int64N(41) - 20, noLeast, noMost}
		least, most := limits[r.IntN(3)], limits[r.IntN(2)*2+r.IntN(2)]
		if most == noLeast {
			most = noMost
		}
		within := (least == noLeast || exact.Cmp(new(big.Rat).SetInt64(least)) >= 0) && (most == noMost || exact.Cmp(new(big.Rat).SetInt64(most)) <= 0)
		var c checker
		b := []byte(text)
		if end := c.numberWithin(b, 0, "#", least, most); (end == len(b)) != within {
			t.Fatalf("%s between %d and %d: %d", text, least, most, end)
		}
		if end := c.integerWithin(b, 0, "#", least, most); (end == len(b)) != (within && exact.IsInt()) {
			t.Fatalf("the integer %s between %d and %d: %d", text, least, most, end)
		}
	}
}

// numberNearby is a number near the limits of the test, in many spellings.
func numberNearby(r *rand.Rand) string {
	digits := func(most int) string {
		text := make([]byte, 1+r.IntN(most))
		for n := range text {
			text[n] = byte('0' + r.IntN(10))
		}
		return string(text)
	}
	text := strings.TrimLeft(digits([]int{2, 2, 2, 19}[r.IntN(4)]), "0")
	if text == "" {
		text = "0"
	}
	if r.IntN(2) == 0 {
		text = "-" + text
	}
	if r.IntN(2) == 0 {
		text += "." + strings.Repeat("0", r.IntN(3)) + digits(3)
	}
	if r.IntN(4) == 0 {
		text += []string{"e", "E+", "e-"}[r.IntN(3)] + digits(1)
	}
	return text
}

// TestPlainLengths compares limits of lengths with counting.
func TestPlainLengths(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	letters := []string{"a", "ä", "東", "😀", `\n`, `\u00e4`, `\ud83d\ude00`}
	for range 100_000 {
		var inner strings.Builder
		count := r.IntN(12)
		for range count {
			inner.WriteString(letters[r.IntN(len(letters))])
		}
		if r.IntN(2) == 0 {
			inner.Reset()
			inner.WriteString(strings.Repeat("x", count))
		}
		b := []byte(`"` + inner.String() + `"`)
		least, most := int64(r.IntN(12)), int64(r.IntN(12))
		if plain := unescapeString(nil, b[1:len(b)-1]); utf8.RuneCount(plain) != count {
			t.Fatalf("%s has %d characters", b, utf8.RuneCount(plain))
		}
		var c checker
		if end := c.stringWithin(b, 0, "#", least, most); (end == len(b)) != (least <= int64(count) && int64(count) <= most) {
			t.Fatalf("%s, %d characters, between %d and %d: %d", b, count, least, most, end)
		}
	}
}
