package templates

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
)

func TestUniqueItems(t *testing.T) {
	tests := []struct{ text, first, second string }{
		{`[]`, "", ""},
		{`[1]`, "", ""},
		{`[1,2]`, "", ""},
		{`[1,true,"1",[1],{"a":1},null,0,false]`, "", ""},
		{`[1,2,1.0]`, "1,", "1.0"},
		{`["a","\u0061"]`, `"a"`, `"\u0061"`},
		{`[2,1,1e0,2.0]`, "1,", "1e0"},
		{`[{"a":1,"b":2}, {"b":2.0,"a":1}]`, `{"a"`, `{"b"`},
		{`[[1],[1.0]]`, `[1],`, `[1.0`},
		{`[[1,2],[2,1]]`, "", ""},
	}
	// Elements around them make the arrays long.
	var before, after strings.Builder
	for n := range 300 {
		fmt.Fprintf(&before, "%d,", n+1000)
		fmt.Fprintf(&after, ",\"%d\"", n+1000)
	}
	for _, tt := range tests {
		texts := []string{tt.text}
		if inner := tt.text[1 : len(tt.text)-1]; inner != "" {
			texts = append(texts, "["+before.String()+inner+"]", "["+before.String()+inner+after.String()+",1000]")
			if tt.second != "" {
				texts = append(texts, "["+inner+after.String()+"]")
			}
		}
		for n, text := range texts {
			wantFirst, wantSecond := tt.first, tt.second
			if n == 2 && tt.second == "" {
				wantFirst, wantSecond = "1000,1001", "1000]"
			}
			document := []byte(" " + text)
			first, second := new(checker).uniqueItems(document, 1)
			if (first < 0) != (wantFirst == "") || first >= 0 && (first >= second ||
				!bytes.HasPrefix(document[first:], []byte(wantFirst)) || !bytes.HasPrefix(document[second:], []byte(wantSecond))) {
				t.Errorf("uniqueItems(%s) = %d, %d", text, first, second)
			}
		}
	}
}

// checkUnique compares with comparing each with each by the reference.
func checkUnique(t *testing.T, text string) {
	t.Helper()
	document := []byte(text)
	values := reference(t, text).([]any)
	var offsets []int
	for i := enter(document, 0, ']'); i >= 0; i = next(document, valueEnd(document, i), ']') {
		offsets = append(offsets, i)
	}
	if len(offsets) != len(values) {
		t.Fatalf("%s has %d elements, not %d", text, len(values), len(offsets))
	}
	wantFirst, wantSecond := -1, -1
search:
	for n := range values {
		for m := range values[:n] {
			if reflect.DeepEqual(values[m], values[n]) {
				wantFirst, wantSecond = offsets[m], offsets[n]
				break search
			}
		}
	}
	c := new(checker)
	for _, depth := range []int{0, stride - 2, stride} { // deep down, hashes are kept
		c.depth = depth
		if first, second := c.uniqueItems(document, 0); first != wantFirst || second != wantSecond {
			t.Errorf("uniqueItems(%s) = %d, %d, want %d, %d, at depth %d", text, first, second, wantFirst, wantSecond, depth)
		}
		c.ends, c.hasher = nil, nil
	}
}

func TestUniqueItemsRandom(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	for range 3000 {
		array := []any{}
		for range r.IntN(40) {
			array = append(array, randomValue(r, 3))
		}
		checkUnique(t, scramble(r, array))
	}
}

// TestScaleRemainder demands that the hash of a number depends on nothing but
// its value, and not on too little of a huge exponent.
func TestScaleRemainder(t *testing.T) {
	equal := [][2]string{
		{"1e30", "1000000000000000000000000000000"},
		{"0.5", "5e-1"},
		{"0.05", "50E-3"},
		{"1e99999999999999999999", "100e99999999999999999997"},
		{"1e-99999999999999999999", "0.01e-99999999999999999997"},
		{"1e1000000000000000000", "10e999999999999999999"},
	}
	for _, pair := range equal {
		checkEqual(t, pair[0], pair[1], true)
	}
	different := [][2]string{
		{"0.5", "-0.5"},
		{"0.5", "0.05"},
		{"1e30", "1e31"},
		{"1e30", "1e-30"},
		{"1e18446744073709551716", "1e36893488147419103332"},
		{"1e576460752303423588", "1e1152921504606847076"},
		{"1e99999999999999999999", "1e-99999999999999999999"},
	}
	for _, pair := range different {
		checkEqual(t, pair[0], pair[1], false)
	}
}

// TestHugeArrays goes through large arrays of unlike elements that are made
// to look alike, and finds the one that is equal at the end.
func TestHugeArrays(t *testing.T) {
	long := strings.Repeat("x", 200)
	tests := map[string]func(n int) string{
		"integers":         func(n int) string { return fmt.Sprint(n) },
		"wrapping numbers": func(n int) string { return fmt.Sprintf("%d18446744073709551616", n+1) },
		"huge exponents":   func(n int) string { return fmt.Sprintf("1e%d00000000000000000000", n+1) },
		"long strings":     func(n int) string { return fmt.Sprintf(`"%s%d"`, long, n) },
		"objects":          func(n int) string { return fmt.Sprintf(`{"a":%d,"b":%d}`, n, -n) },
		"swapped objects":  func(n int) string { return fmt.Sprintf(`{"a":%d,"b":%d}`, n%2000, n/2000) },
		"nested":           func(n int) string { return fmt.Sprintf(`[[[%d],{"a":[%d]}]]`, n%2000, n/2000) },
	}
	for name, element := range tests {
		t.Run(name, func(t *testing.T) {
			document := []byte{'['}
			for n := 0; len(document) < huge; n++ {
				document = append(append(document, element(n)...), ',')
			}
			second := len(document)
			document = append(append(document, element(1)...), ']')
			within(t, func() {
				first, got := new(checker).uniqueItems(document, 0)
				if first != 2+len(element(0)) || got != second {
					t.Errorf("uniqueItems = %d, %d, want %d, %d", first, got, 2+len(element(0)), second)
				}
			})
		})
	}
	deep := []byte(strings.Repeat("[1,", maxDepth) + "[]" + strings.Repeat("]", maxDepth))
	if first, second := new(checker).uniqueItems(deep, 0); first != -1 || second != -1 {
		t.Errorf("uniqueItems of a deep array = %d, %d", first, second)
	}
}

func FuzzUniqueItems(f *testing.F) {
	f.Add([]byte(`[1,{"a":1,"b":[]},1.0,{"b":[],"a":1e0}]`))
	f.Fuzz(func(t *testing.T, text []byte) {
		text = bytes.TrimSpace(text)
		if referable(text) && text[0] == '[' {
			checkUnique(t, string(text))
		}
	})
}

func BenchmarkUniqueItems(b *testing.B) {
	for _, count := range []int{4, 8, 16, 60, 1000, 100000} {
		for _, form := range []string{"%d", `"tag%d"`, `{"id":%d,"name":"x"}`} {
			b.Run(fmt.Sprintf("%d×"+form, count, 0), func(b *testing.B) {
				items := make([]string, count)
				for n := range items {
					items[n] = fmt.Sprintf(form, n)
				}
				document := []byte("[" + strings.Join(items, ",") + "]")
				b.SetBytes(int64(len(document)))
				b.ReportAllocs()
				c := new(checker)
				for b.Loop() {
					c.uniqueItems(document, 0)
				}
			})
		}
	}
}
