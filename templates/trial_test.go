package templates

import (
	"strings"
	"testing"
)

// startsWith accepts a value that begins with one of some digits.
func startsWith(digits string) checkFunc {
	return func(c *checker, b []byte, i int) int {
		if strings.IndexByte(digits, at(b, i)) >= 0 {
			return c.skip(b, i)
		}
		return c.mismatch(b, i, "#/type", digits)
	}
}

// TestConditions decides by every outcome of a condition and its branches.
func TestConditions(t *testing.T) {
	for _, tt := range []struct {
		then, otherwise checkFunc
		one, two        bool // whether 1, which the condition accepts, and 2 are valid
	}{
		{nil, nil, true, true}, {startsWith("1"), nil, true, true}, {startsWith("3"), nil, false, true}, {nil, startsWith("2"), true, true}, {nil, startsWith("3"), true, false}, {startsWith("3"), startsWith("3"), false, false},
	} {
		for text, want := range map[string]bool{"1": tt.one, "2": tt.two} {
			c := new(checker)
			if got := c.conditional([]byte(text), 0, startsWith("1"), tt.then, tt.otherwise); got != want {
				t.Errorf("%s: %v", text, got)
			}
			if got := c.not([]byte(text), 0, "#/not", startsWith("1")); got != (text == "2") {
				t.Errorf("not of %s: %v", text, got)
			}
			if end := c.allOf([]byte(text), 0, startsWith("12"), startsWith("1"), startsWith("123")); (end >= 0) != (text == "1") {
				t.Errorf("allOf of %s: %d", text, end)
			}
		}
	}
}

// TestTrialsLeaveNothing wants depth, names and issues to be as before, for a
// check that fails in the midst as well.
func TestTrialsLeaveNothing(t *testing.T) {
	b := []byte(`{"a":[{"b":[1,{"c":x}]}],"d":2}`)
	c := new(checker)
	c.depth, c.keys, c.collecting, c.document = 3, []keyRef{{1, 2}}, true, b
	for _, end := range []int{
		c.try((*checker).skip, b, 0), c.try(startsWith("1"), b, 0),
		c.tryMarks((*checker).skipMarks, b, 0, &marks{}),
		c.tryMarks(func(c *checker, b []byte, i int, m *marks) int { m.all = true; return c.mismatch(b, i, "#", "") }, b, 0, &marks{}),
	} {
		if end != -1 || c.depth != 3 || len(c.keys) != 1 || !c.collecting || len(c.issues) != 0 {
			t.Errorf("ends at %d and leaves %+v", end, c)
		}
	}
}

// TestRemember wants a check to be asked anew while a document is read a few
// times only, and once for each value from then on.
func TestRemember(t *testing.T) {
	b := []byte(`[[1],` + strings.Repeat(" ", 200) + `{"a":2},"long ` + strings.Repeat("x", 100) + `",7]`)
	asked := 0
	c := newChecker()
	defer c.release()
	check := func(c *checker, b []byte, i int) int {
		asked++
		return c.skip(b, i)
	}
	never := func(*checker, []byte, int) int {
		asked++
		return -1
	}
	for n := range 1000 {
		if end := c.remember(b, 0, 1, check); end != len(b) {
			t.Fatalf("the array ends at %d", end)
		}
		if most := 2 + 16 + shortSpan/len(b); asked > most || n < 16 && asked != n+1 {
			t.Fatalf("asked %d times of %d", asked, n+1)
		}
	}
	asked = 0
	for range 10 {
		if c.remember(b, 1, 1, check) != 4 || c.remember(b, 1, 2, never) != -1 {
			t.Error("another verdict about [1]")
		}
	}
	if asked != 2 {
		t.Errorf("asked %d times about [1]", asked)
	}
	asked = 0
	scalar := strings.Index(string(b), "7]")
	for range 10 {
		if c.remember(b, scalar, 1, check) != scalar+1 {
			t.Error("another verdict about 7")
		}
	}
	if asked != 10 {
		t.Errorf("asked %d times about a number", asked)
	}
}

// TestRevisit tells all of what is wrong with a value at first, and the first
// issue only from then on.
func TestRevisit(t *testing.T) {
	check := func(c *checker, b []byte, i int) int {
		return c.remember(b, i, 1, func(c *checker, b []byte, i int) int {
			if c.fails(i, "#/first", "more") || c.fails(i+1, "#/second", "more") {
				return -1
			}
			return c.skip(b, i)
		})
	}
	all := func(c *checker, b []byte, i int) int { return c.allOf(b, i, check, (*checker).skip, check) }
	c := newChecker()
	defer c.release()
	c.collecting, c.document = true, []byte(`[1]`)
	if end := all(c, c.document, 0); end != 3 || len(c.issues) != 3 || c.found != 3 || c.issues[2].Keyword != "first" {
		t.Errorf("ends at %d: %+v", end, c.issues)
	}
	c.found = mostIssues
	if end := check(c, c.document, 0); end != 3 || len(c.issues) != 3 {
		t.Errorf("ends at %d, beyond the limit: %+v", end, c.issues)
	}
}

// TestPeek looks at the beginning of an object only.
func TestPeek(t *testing.T) {
	c := newChecker()
	defer c.release()
	for pad, want := range map[int]string{0: "a", 100: "a", 480: "a", 520: "", 1000: ""} {
		b := []byte(`{"x":"` + strings.Repeat("y", pad) + `","kind":"a"}`)
		if got := string(c.peek(b, 0, "kind")); got != want {
			t.Errorf("behind %d bytes: %q", pad, got)
		}
	}
	for _, text := range []string{``, `[]`, `"kind"`, `{`, `{"kind"`, `{"kind":`, `{"kind":1}`, `{"x":[1,"kind":"a"}`, `{"x" "kind":"a"}`, `{}`} {
		if got := c.peek([]byte(text), 0, "kind"); len(got) > 0 {
			t.Errorf("%s: %q", text, got)
		}
	}
}
