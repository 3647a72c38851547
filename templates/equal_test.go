package templates

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math/big"
	"math/rand/v2"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"
)

func TestEqualJSON(t *testing.T) {
	tests := []struct {
		a, b string
		want bool
	}{
		{`null`, `null`, true},
		{`null`, `false`, false},
		{`true`, `true`, true},
		{`true`, `1`, false},
		{`false`, `0`, false},
		{`0`, `-0.0`, true},
		{`1`, `1.0`, true},
		{`1`, `"1"`, false},
		{`100`, `1e2`, true},
		{`9007199254740993`, `9007199254740992`, false},
		{`1e99999999999999999999`, `1e99999999999999999998`, false},
		{`"a"`, `"\u0061"`, true},
		{`"\u00e9"`, `"é"`, true},
		{`"\ud83d\ude00"`, `"😀"`, true},
		{`"\n"`, `"\u000A"`, true},
		{`"e\u0301"`, `"é"`, false},
		{`"a"`, `"b"`, false},
		{`"\u0061"`, `"b"`, false},
		{`""`, `[]`, false},
		{`[]`, `{}`, false},
		{`[]`, `[ ]`, true},
		{`[]`, `[null]`, false},
		{`[1,2]`, `[ 1.0 , 2e0 ]`, true},
		{`[1,2]`, `[2,1]`, false},
		{`[1,2]`, `[1]`, false},
		{`[[1],[]]`, `[[1],[]]`, true},
		{`[[1],[]]`, `[[],[1]]`, false},
		{`{}`, `{ }`, true},
		{`{"a":1}`, `{}`, false},
		{`{"a":1,"b":2}`, `{ "b" : 2.0 , "a" : 1 }`, true},
		{`{"a":1,"b":2}`, `{"a":2,"b":1}`, false},
		{`{"a":1,"b":2}`, `{"b":2}`, false},
		{`{"a":1,"b":2}`, `{"b":2,"c":1}`, false},
		{`{"x":0,"a":1,"b":2}`, `{"x":0,"b":2,"a":1}`, true},
		{`{"x":0,"a":1,"b":2}`, `{"x":0,"b":2,"a":1,"c":3}`, false},
		{`{"x":{"a":[1],"b":2},"y":3}`, `{"y":3,"x":{"b":2,"\u0061":[1]}}`, true},
		{`{"a\/b":1,"c":2}`, `{"c":2,"a/b":1}`, true},
	}
	for _, tt := range tests {
		checkEqual(t, tt.a, tt.b, tt.want)
		checkEqual(t, tt.b, tt.a, tt.want)
	}
}

// checkEqual compares values that stand amidst others, and their hashes.
func checkEqual(t *testing.T, a, b string, want bool) {
	t.Helper()
	x, y := "[0, "+a+",9]", "{ \"\" :"+b+"\n}"
	if got := equalJSON([]byte(x), 4, []byte(y), 6); got != want {
		t.Errorf("equalJSON(%s, %s) = %t", a, b, got)
	}
	h := newItemHasher()
	h.document = []byte(x + y)
	hashA, endA := h.valueHash(4)
	hashB, endB := h.valueHash(len(x) + 6)
	if (hashA == hashB) != want {
		t.Errorf("the hashes of %s and %s: %x, %x", a, b, hashA, hashB)
	}
	if endA != 4+len(a) || endB != len(x)+6+len(b) {
		t.Errorf("the ends of %s and %s: %d, %d", a, b, endA-4, endB-len(x)-6)
	}
}

// hashOf returns the hash that all documents of a test share.
func hashOf(text string) uint64 {
	h := sharedHasher
	h.document, h.known = []byte(text), nil
	hash, _ := h.valueHash(0)
	return hash
}

var sharedHasher = newItemHasher()

// A rationalNumber is how reference values hold numbers.
type rationalNumber string

// reference decodes a value so that reflect.DeepEqual is equality.
func reference(t testing.TB, text string) any {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	var value any
	if err := d.Decode(&value); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return withRationals(value)
}

func withRationals(value any) any {
	switch value := value.(type) {
	case json.Number:
		r, _ := new(big.Rat).SetString(string(value))
		return rationalNumber(r.String())
	case []any:
		for n := range value {
			value[n] = withRationals(value[n])
		}
	case map[string]any:
		for name := range value {
			value[name] = withRationals(value[name])
		}
	}
	return value
}

// randomValue makes one of few values, so that many are equal.
func randomValue(r *rand.Rand, depth int) any {
	kinds := 7
	if depth == 0 {
		kinds = 5
	}
	switch r.IntN(kinds) {
	case 0:
		return nil
	case 1:
		return r.IntN(2) == 0
	case 2:
		return []string{"", "a", "b", "é", "\"\n", "😀", "a/b"}[r.IntN(7)]
	case 3:
		return json.Number(fmt.Sprint(r.IntN(3)))
	case 4:
		return json.Number([]string{"0.5", "1e30", "-1.5e-7", "12345678901234567890", "-0"}[r.IntN(5)])
	case 5:
		array := make([]any, r.IntN(4))
		for n := range array {
			array[n] = randomValue(r, depth-1)
		}
		return array
	}
	object := make(map[string]any)
	for range r.IntN(4) {
		object[[]string{"a", "b", "c", "é", "\\"}[r.IntN(5)]] = randomValue(r, depth-1)
	}
	if r.IntN(20) == 0 {
		for n := range 10 + r.IntN(20) {
			object[fmt.Sprint("m", n)] = json.Number("1")
		}
	}
	return object
}

// scramble writes a value: members in any order, with space, escapes and
// numbers in other forms.
func scramble(r *rand.Rand, value any) string {
	gap := func() string { return []string{"", "", "", " ", "\n\t"}[r.IntN(5)] }
	var items []string
	switch value := value.(type) {
	case json.Number:
		return respell(r, string(value))
	case string:
		return scrambleString(r, value)
	case []any:
		for _, item := range value {
			items = append(items, gap()+scramble(r, item)+gap())
		}
		return "[" + gap() + strings.Join(items, ",") + "]"
	case map[string]any:
		for name, member := range value {
			items = append(items, gap()+scrambleString(r, name)+gap()+":"+gap()+scramble(r, member)+gap())
		}
		slices.Sort(items)
		r.Shuffle(len(items), func(i, j int) { items[i], items[j] = items[j], items[i] })
		return "{" + gap() + strings.Join(items, ",") + "}"
	}
	text, _ := json.Marshal(value)
	return string(text)
}

func scrambleString(r *rand.Rand, s string) string {
	text := []byte{'"'}
	for _, ch := range s {
		if ch == '"' || ch == '\\' || ch < ' ' || r.IntN(4) == 0 {
			for _, unit := range utf16.Encode([]rune{ch}) {
				text = fmt.Appendf(text, "\\u%04x", unit)
			}
			continue
		}
		text = utf8.AppendRune(text, ch)
	}
	return string(append(text, '"'))
}

func TestEqualJSONRandom(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	equal, last := 0, "null"
	for range 20000 {
		value := randomValue(r, 3)
		a, b := scramble(r, value), scramble(r, value)
		checkEqual(t, a, b, true)
		want := reflect.DeepEqual(reference(t, a), reference(t, last))
		checkEqual(t, a, last, want)
		if want {
			equal++
		}
		last = b
	}
	if equal < 100 {
		t.Errorf("only %d pairs are equal", equal)
	}
}

func TestEqualJSONAllocates(t *testing.T) {
	a := []byte(`{"name":"x","tags":["a","b"],"size":[1.5,2e3],"nested":{"k":null}}`)
	b := []byte(`{"name": "x", "tags": ["a","b"], "nested": {"k":null}, "size": [1.50,2000]}`)
	if n := testing.AllocsPerRun(100, func() {
		if !equalJSON(a, 0, b, 0) {
			t.Error("not equal")
		}
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

// TestHugeObjects compares what would take quadratic time by simpler means.
func TestHugeObjects(t *testing.T) {
	var members, reversed []string
	for n := range huge / 20 {
		members = append(members, fmt.Sprintf(`"name%d":[%d]`, n, n))
	}
	reversed = slices.Clone(members)
	slices.Reverse(reversed)
	inner := "{" + strings.Join(members, ",") + "}"
	other := "{" + strings.Join(reversed, ",") + "}"

	const depth = maxDepth - 2
	same := strings.Repeat(`{"a":`, depth) + inner + strings.Repeat(`,"b":1}`, depth)
	shuffled := strings.Repeat(`{"b":1,"a":`, depth) + other + strings.Repeat(`}`, depth)
	differs := strings.Repeat(`{"b":1,"a":`, depth) + other + strings.Repeat(`}`, depth-1) + `,"c":1}`
	within(t, func() {
		if !equalJSON([]byte(inner), 0, []byte(other), 0) {
			t.Error("members in reverse order are not equal")
		}
		if !equalJSON([]byte(same), 0, []byte(shuffled), 0) || !equalJSON([]byte(shuffled), 0, []byte(same), 0) {
			t.Error("members in another order on many levels are not equal")
		}
		if equalJSON([]byte(same), 0, []byte(differs), 0) {
			t.Error("another member is overlooked")
		}
	})
}

// largeExponent finds numbers that are too large for the reference.
var largeExponent = regexp.MustCompile(`[eE][+-]?[0-9]{4}`)

// referable tells whether the reference can decode a document, which checked
// documents are: without repeated names and unpaired surrogates.
func referable(text []byte) bool {
	c := newChecker()
	defer c.release()
	start := space(text, 0)
	end := c.skip(text, start)
	return end >= 0 && space(text, end) == len(text) && !largeExponent.Match(text)
}

func FuzzEqualJSON(f *testing.F) {
	f.Add([]byte(`{"a":[1,"\u0062"],"c":null}`), []byte(`{"c":null,"a":[1.0,"b"]}`))
	f.Fuzz(func(t *testing.T, a, b []byte) {
		a, b = bytes.TrimSpace(a), bytes.TrimSpace(b)
		if !referable(a) || !referable(b) {
			t.Skip()
		}
		checkEqual(t, string(a), string(a), true)
		checkEqual(t, string(a), string(b), reflect.DeepEqual(reference(t, string(a)), reference(t, string(b))))
	})
}

func BenchmarkEqualJSON(b *testing.B) {
	object := map[string]any{}
	for n := range 12 {
		object[fmt.Sprint("member", n)] = []any{n, "text", true, 1.5}
	}
	x, _ := json.Marshal(object)
	var members []string
	for _, name := range slices.Sorted(maps.Keys(object)) {
		member, _ := json.Marshal(map[string]any{name: object[name]})
		members = append(members, string(member[1:len(member)-1]))
	}
	slices.Reverse(members)
	y := []byte("{" + strings.Join(members, ",") + "}")
	for name, other := range map[string][]byte{"same order": x, "other order": y} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(x)))
			for b.Loop() {
				equalJSON(x, 0, other, 0)
			}
		})
	}
	b.Run("strings", func(b *testing.B) {
		text := []byte(`"approved"`)
		for b.Loop() {
			equalJSON(text, 0, text, 0)
		}
	})
}
