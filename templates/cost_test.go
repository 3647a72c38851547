package templates

import (
	"bytes"
	"errors"
	"strings"
	"testing"
)

// nestedArrays makes arrays in one another around a value.
func nestedArrays(levels int, inner string) []byte {
	return []byte(strings.Repeat("[", levels) + inner + strings.Repeat("]", levels))
}

// TestSkipOnce counts what skip keeps, and wants the same of it every time.
func TestSkipOnce(t *testing.T) {
	for _, levels := range []int{1, stride, stride + 1, 5*stride + 3, maxDepth} {
		b := nestedArrays(levels, `"x"`)
		c := new(checker)
		for range 2 {
			if end := c.skip(b, 0); end != len(b) || c.depth != 0 {
				t.Errorf("%d levels: skip = %d at depth %d, want %d at 0", levels, end, c.depth, len(b))
			}
		}
		if len(c.ends) != levels/stride {
			t.Errorf("%d levels: %d ends are kept", levels, len(c.ends))
		}
	}
	c := new(checker)
	if b := nestedArrays(maxDepth+1, ""); c.skip(b, 0) >= 0 || c.fault != "nested too deeply" {
		t.Errorf("%d levels: the fault is %q", maxDepth+1, c.fault)
	}
}

// TestPast compares with valueEnd.
func TestPast(t *testing.T) {
	long := strings.Repeat("x", 2*shortSpan)
	for _, text := range []string{
		`1`, `"a"`, `[]`, `{"a":[1,{}]}`, `true`, `"` + long + `"`, `["` + long + `"]`, strings.Repeat("1", shortSpan-1),
		strings.Repeat("1", shortSpan), strings.Repeat("1", shortSpan+1), `"` + long[:shortSpan-2] + `"`,
	} {
		for _, behind := range []string{"", ",1", "]"} {
			b := []byte(text + behind)
			if got, want := new(checker).past(b, 0), valueEnd(b, 0); got != want {
				t.Errorf("past(%.40s…, %d bytes) = %d, want %d", text, len(text), got, want)
			}
		}
	}
}

// TestRememberCountsWork nests two alternatives, each of which asks both
// below it: the number of checks is bounded by the size of the document.
func TestRememberCountsWork(t *testing.T) {
	for _, levels := range []int{30, 300, 3000} {
		b := nestedArrays(levels, "1")
		asked := 0
		var either, anew checkFunc
		both := func(fails bool) checkFunc {
			return func(c *checker, b []byte, i int) int {
				asked++
				if at(b, i) != '[' {
					return c.skip(b, i)
				}
				for i = c.open(b, i, ']'); i >= 0; i = next(b, i, ']') {
					if i = either(c, b, i); i < 0 {
						return -1
					}
				}
				if i = c.leave(i); fails {
					return -1
				}
				return i
			}
		}
		anew = func(c *checker, b []byte, i int) int { return c.anyOf(b, i, "#/anyOf", both(true), both(false)) }
		either = func(c *checker, b []byte, i int) int { return c.remember(b, i, 1, anew) }
		c := new(checker)
		if end := either(c, b, 0); end != len(b) {
			t.Errorf("%d levels: the end is %d, want %d", levels, end, len(b))
		}
		if most := 40 * len(b); asked > most {
			t.Errorf("%d levels: %d checks, want %d at most", levels, asked, most)
		}
	}
}

// TestMostIssues wants a document that is wrong all over to have a bounded
// error, whose first issue is about the outermost value.
func TestMostIssues(t *testing.T) {
	var deep, anew checkFunc
	deep = func(c *checker, b []byte, i int) int { return c.remember(b, i, 1, anew) }
	anew = func(c *checker, b []byte, i int) int {
		if at(b, i) != '[' {
			return c.mismatch(b, i, "#/type", "an array")
		}
		for i = c.open(b, i, ']'); i >= 0; i = next(b, i, ']') {
			if i = c.anyOf(b, i, "#/anyOf", deep, deep); i < 0 {
				return -1
			}
		}
		return c.leave(i)
	}
	flat := func(c *checker, b []byte, i int) int {
		for i = c.open(b, i, ']'); i >= 0; i = next(b, i, ']') {
			if i = c.mismatch(b, i, "#/items/type", "a string"); i < 0 {
				return -1
			}
		}
		return c.leave(i)
	}
	for name, test := range map[string]struct {
		document []byte
		check    checkFunc
	}{
		"flat": {[]byte("[1" + strings.Repeat(",1", 100000) + "]"), flat},
		"deep": {nestedArrays(3000, "1"), deep},
	} {
		t.Run(name, func(t *testing.T) {
			var err *ValidationError
			if !errors.As(validate(test.document, test.check), &err) || count(err.Issues) != mostIssues {
				t.Fatalf("want %d issues, got %v", mostIssues, err)
			}
			if err.Issues[0].Offset != 1 || err.Issues[0].InstanceLocation != "/0" {
				t.Errorf("the first issue is at %d, %q", err.Issues[0].Offset, err.Issues[0].InstanceLocation)
			}
			if text := err.Error(); len(text) > 1<<20 {
				t.Errorf("the message has %d bytes", len(text))
			}
		})
	}
}

func count(issues []Issue) int {
	n := len(issues)
	for _, issue := range issues {
		for _, branch := range issue.Branches {
			n += count(branch)
		}
	}
	return n
}

// TestLocationsAreBounded gives every issue a long location.
func TestLocationsAreBounded(t *testing.T) {
	name := strings.Repeat("x", 1<<20)
	b := []byte(`{"` + name + `":[` + strings.Repeat("1,", 400) + "1]}")
	var issues []Issue
	for i := range b {
		if b[i] == '1' {
			issues = append(issues, Issue{Offset: i})
		}
	}
	issues = locate(b, issues)
	total := 0
	for _, issue := range issues {
		total += len(issue.InstanceLocation)
	}
	if len(issues) == 0 || total > 6*len(b) || !bytes.HasSuffix([]byte(issues[0].InstanceLocation), []byte("x/0")) {
		t.Errorf("%d issues have locations of %d bytes", len(issues), total)
	}
}
