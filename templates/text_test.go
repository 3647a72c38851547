package templates

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// Strings come out the same whether they share a block, a document, or have
// been unescaped.
func TestTexts(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var want []string
	for range 500 {
		s := strings.Repeat("x", r.IntN(12)) + []string{"", "ä", "\n", `"`, "漢字", "𝄞"}[r.IntN(6)]
		if r.IntN(20) == 0 {
			s = strings.Repeat(s+"-", 40)
		}
		want = append(want, s)
	}
	var spaced bytes.Buffer
	text, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Indent(&spaced, text, "", strings.Repeat(" ", 50)); err != nil {
		t.Fatal(err)
	}
	for _, b := range [][]byte{text, spaced.Bytes()} {
		for _, shared := range []bool{false, true} {
			c := newChecker()
			if shared {
				c.texts.share(b)
			}
			var got []string
			decodeSlice(c, b, 0, &got, decodeString)
			c.release()
			if !slices.Equal(got, want) {
				t.Errorf("shared %v: got %q", shared, got)
			}
		}
	}
}

// A string keeps no more than a block alive, and none of the document.
func TestBlocks(t *testing.T) {
	b := []byte(`["` + strings.Repeat(`a","`, 1000) + `"]`)
	c := newChecker()
	var got []string
	decodeSlice(c, b, 0, &got, decodeString)
	if n := len(c.texts.block); n == 0 || n > blockSize {
		t.Errorf("a block of %d bytes", n)
	}
	clear(b)
	if got[500] != "a" {
		t.Errorf("the string changed with the document: %q", got[500])
	}
	c.release()
	if c.texts.block != "" {
		t.Error("a released checker holds a block")
	}
}

// Slices have the size that check has counted, also where it has read an
// array twice or not at all.
func TestLengths(t *testing.T) {
	b := []byte(`[[1,2,3],[],[[4],5],[6]]`)
	check := func(c *checker, b []byte, i int) int {
		if c.try((*checker).skip, b, i) < 0 {
			return -1
		}
		return c.skip(b, i)
	}
	var got any
	if err := unmarshal(b, &got, check, decodeAny); err != nil {
		t.Fatal(err)
	}
	outer := got.([]any)
	for n, want := range []int{3, 0, 2, 1} {
		if s := outer[n].([]any); len(s) != want || cap(s) != want {
			t.Errorf("element %d: length %d, capacity %d", n, len(s), cap(s))
		}
	}
	c := newChecker()
	decodeAny(c, b, 0, &got)
	c.release()
	if text := string(appendFree(new(encoder), nil, got)); text != string(b) {
		t.Errorf("without lengths: %s", text)
	}
}

// What shares an allocation shares no bytes.
func TestKeep(t *testing.T) {
	var texts texts
	var kept [][]byte
	for n := range 400 {
		kept = append(kept, texts.keep([]byte(strings.Repeat("1", n))))
	}
	for n, value := range kept {
		if string(value) != strings.Repeat("1", n) || cap(value) > len(value) && n <= longRaw {
			t.Errorf("%d: %q, capacity %d", n, value, cap(value))
		}
		_ = append(value, 'x')
		clear(value)
	}
	first, second := texts.point(), texts.point()
	*first, *second = "a", "b"
	if *first != "a" {
		t.Error("two pointers lead to one string")
	}
}

func TestNames(t *testing.T) {
	var texts texts
	for _, name := range []string{"", "a", "b", "ab", "aab", "acb", strings.Repeat("n", 100), "a"} {
		for range 2 {
			if got := texts.memberName([]byte(name)); got != name {
				t.Errorf("got %q, want %q", got, name)
			}
		}
	}
	texts.reset()
	if texts.names != [nameSlots]string{} {
		t.Error("names are left")
	}
}

// specialBytes finds the same first byte as a loop does.
func TestSpecialBytes(t *testing.T) {
	plain := func(ch byte) bool { return ch >= ' ' && ch < utf8.RuneSelf && ch != '"' && ch != '\\' }
	r := rand.New(rand.NewPCG(3, 4))
	for range 200000 {
		x := r.Uint64()
		if r.IntN(2) == 0 {
			x = x&0x0101010101010101 + []uint64{0x1F, 0x21, 0x22, 0x5B, 0x5C, 0x7F}[r.IntN(6)]*0x0101010101010101
		}
		want := 0
		for want < 8 && plain(byte(x>>(8*want))) {
			want++
		}
		var b [8]byte
		for n := range b {
			b[n] = byte(x >> (8 * n))
		}
		if got := plainRun(b[:], 0); got != want {
			t.Fatalf("%x: got %d, want %d", b, got, want)
		}
	}
}

func TestCharacters(t *testing.T) {
	for n := range 40 {
		for _, s := range []string{"a", "ä", "漢", "𝄞", "aä漢𝄞"} {
			text := strings.Repeat(s, n)
			if got, want := characters([]byte(text)), utf8.RuneCountInString(text); got != want {
				t.Errorf("%q: got %d, want %d", text, got, want)
			}
		}
	}
}

// Free-form objects are copied whole, nested ones and those in arrays too.
func TestRawLengths(t *testing.T) {
	b := []byte(`[ {"a":{"b":[{}]}} ,{},[{"c":1}], {"d":"}"} ]`)
	var got []json.RawMessage
	decode := func(c *checker, b []byte, i int, v *[]json.RawMessage) int { return decodeSlice(c, b, i, v, decodeRaw) }
	if err := unmarshal(b, &got, (*checker).skip, decode); err != nil {
		t.Fatal(err)
	}
	for n, want := range []string{`{"a":{"b":[{}]}}`, `{}`, `[{"c":1}]`, `{"d":"}"}`} {
		if string(got[n]) != want {
			t.Errorf("%d: got %s, want %s", n, got[n], want)
		}
	}
}

func TestRuneLength(t *testing.T) {
	check := func(b []byte) {
		r, want := utf8.DecodeRune(b)
		if r == utf8.RuneError && want == 1 {
			want = 0
		}
		if got := runeLength(b, 0); got != want {
			t.Errorf("%x: got %d, want %d", b, got, want)
		}
	}
	edges := []byte{0, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF}
	for first := 0x80; first <= 0xFF; first++ {
		for second := range 256 {
			for _, third := range edges {
				for _, fourth := range edges {
					check([]byte{byte(first), byte(second), third, fourth})
				}
			}
			check([]byte{byte(first), byte(second)})
		}
		check([]byte{byte(first)})
	}
}
