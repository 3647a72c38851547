package templates

import (
	"runtime"
	"slices"
	"testing"
)

func TestMarks(t *testing.T) {
	numbers := []int{0, 1, 62, 63, 64, 65, 1000}
	for _, n := range numbers {
		var m, joined marks
		m.mark(n)
		joined.join(&m)
		for _, k := range append(numbers, 2, 999) {
			if m.has(k) != (k == n) || joined.has(k) != (k == n) {
				t.Errorf("%d is marked: %d is %v, joined %v", n, k, m.has(k), joined.has(k))
			}
		}
		joined.join(&marks{all: true})
		if !joined.has(3) {
			t.Error("all and some are not all")
		}
	}
}

// Marks take less than a byte for each element of a large array.
func TestMarksTakeLittleMemory(t *testing.T) {
	const count = 1 << 20
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	var m, joined marks
	for n := range count {
		m.mark(n)
	}
	joined.join(&m)
	runtime.ReadMemStats(&after)
	if took := after.TotalAlloc - before.TotalAlloc; took > count {
		t.Errorf("%d bytes for %d marks", took, count)
	}
}

// TestMarkingChoices asks branches that accept numbers by their first digit,
// and mark that.
func TestMarkingChoices(t *testing.T) {
	branch := func(digits string) markFunc {
		return func(c *checker, b []byte, i int, m *marks) int {
			m.mark(len(digits))
			for _, d := range digits {
				if at(b, i) == byte(d) {
					return c.skip(b, i)
				}
			}
			return c.mismatch(b, i, "#/type", digits)
		}
	}
	for _, tt := range []struct {
		text       string
		anyOf, one int // the ends
		marked     int // by oneOf
		second     bool
	}{
		{"1", 1, 1, 1, false}, {"2", 1, -1, 0, true}, {"3", 1, 1, 2, true}, {"4", -1, -1, 0, false},
	} {
		b := []byte(tt.text)
		branches := []markFunc{branch("2"), branch("23"), branch("1")}
		var m marks
		if end := new(checker).anyOfMarks(b, 0, &m, "#/anyOf", branches...); end != tt.anyOf || m.has(2) != tt.second || m.has(3) {
			t.Errorf("anyOf of %s: %d, %v", tt.text, end, m)
		}
		m = marks{}
		end := new(checker).oneOfMarks(b, 0, &m, "#/oneOf", branches...)
		if end != tt.one || end >= 0 && !m.has(tt.marked) {
			t.Errorf("oneOf of %s: %d, %v", tt.text, end, m)
		}
		m = marks{}
		valid := new(checker).conditionalMarks(b, 0, &m, branch("1"), branch("1"), branch("23"))
		if want := tt.text != "4"; valid != want {
			t.Errorf("if of %s: %v", tt.text, valid)
		}
	}
}

// TestChoices names the branches that both accept a value.
func TestChoices(t *testing.T) {
	never := func(c *checker, b []byte, i int) int { return c.never(b, i, "#/not") }
	every := (*checker).skip
	check := func(branches ...checkFunc) checkFunc {
		return func(c *checker, b []byte, i int) int { return c.oneOf(b, i, "#/oneOf", branches...) }
	}
	for _, tt := range []struct {
		check checkFunc
		want  string
	}{
		{check(never, every, never), ""},
		{check(never, every, never, every, every), "want a value that matches one branch only, not both 1 and 3, got 1 (#/oneOf)"},
		{check(every, every), "want a value that matches one branch only, not both 0 and 1, got 1 (#/oneOf)"},
		{check(never), "want a value that matches a branch, got 1 (#/oneOf)\n     want no value here, got 1 (#/not)"},
	} {
		got := ""
		if err := validate([]byte("1"), tt.check); err != nil {
			got = err.Error()
		}
		if got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}

// TestUnevaluated checks what is not marked, and leaves the depth as it was.
func TestUnevaluated(t *testing.T) {
	for text, first := range map[string]byte{`{"a":1, "b" : [2],"c":3}`: '{', `[1, [2] ,3]`: '[', `{}`: '{', `[ ]`: '['} {
		for marked := range 4 {
			var m marks
			m.mark(marked)
			c := newChecker()
			var asked []string
			check := func(c *checker, b []byte, i int) int {
				end := c.skip(b, i)
				asked = append(asked, string(b[i:end]))
				return end
			}
			if !c.unevaluated([]byte(text), 0, &m, first, check) || !m.all || c.depth != 0 {
				t.Errorf("%s: marks %+v, depth %d", text, m, c.depth)
			}
			want := []string{"1", "[2]", "3"}
			if len(text) < 4 {
				want = nil
			} else if marked < 3 {
				want = slices.Delete(want, marked, marked+1)
			}
			if !slices.Equal(asked, want) {
				t.Errorf("%s without %d: asked about %q, want %q", text, marked, asked, want)
			}
			never := func(*checker, []byte, int) int { return -1 }
			m.all = false
			if got := c.unevaluated([]byte(text), 0, &m, first, never); got != (want == nil) {
				t.Errorf("%s: %v where nothing may be left", text, got)
			}
			c.release()
			if other := '{' + '[' - first; !new(checker).unevaluated([]byte(text), 0, &m, other, never) || !new(checker).unevaluated([]byte(text), 0, &marks{all: true}, first, never) {
				t.Errorf("%s: asked about another type, or where all is evaluated", text)
			}
		}
	}
}
