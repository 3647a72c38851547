package automaton

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
)

var expressions = []string{
	``, `a`, `^a`, `a$`, `^a$`, `^$`, `^[a-z]+$`, `^[a-z][a-z0-9-]*$`, `^(cpu|memory|disk)[0-9]*$`, `a.c`, `a(?s:.)c`, `(?s:.)`,
	`^[^a]$`, `^[a-c]{2,4}$`, `(?:ab|ba){2}`, `\bab\b`, `\Bb`, `(?m:^a$)`, `[àé]+b`, `^[^\x{2028}\x{2029}\n\r]*$`,
	`^(?:a|b)*?c`, `x*`, `^x*$`, `(a*)*b`, `^(?:a?){10}a{10}$`, `[^\x00-\x{10FFFF}]`, `a[^\x00-\x{10FFFF}]`, `\z`, `\A`, `^a\z|^b`,
	`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`, `^\d+(\.\d+){0,2}$`, `(a|b)*abb`, `^(?:\s*)$`, `é`, `[\x{10000}-\x{10FFFF}]`, `\x{FFFD}`,
}

// TestMatch compares with package regexp.
func TestMatch(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	letters := []string{"a", "b", "c", "x", "A", "1", "-", ".", " ", "\n", "é", "à", "\u2028", "😀", "\xff", "_", "cpu", "ab", "2024-01-02", "É"}
	for _, expression := range expressions {
		a, ok := Compile(expression)
		if !ok {
			t.Errorf("%q has no automaton", expression)
			continue
		}
		re := regexp.MustCompile(expression)
		for range 3000 {
			var text strings.Builder
			for range r.IntN(8) {
				text.WriteString(letters[r.IntN(len(letters))])
			}
			if got, want := a.Match(text.String()), re.MatchString(text.String()); got != want {
				t.Fatalf("%q matches %q: %t", expression, text.String(), got)
			}
		}
	}
}

// TestLeast looks at numbers of states, which are the least there can be.
func TestLeast(t *testing.T) {
	for expression, want := range map[string]int{
		``: 2, `a`: 3, `^a$`: 4, `^[a-z]+$`: 4, `(a|b)*abb`: 5, `^(?:a|b|c|d)$`: 4, `[^\x00-\x{10FFFF}]`: 2, `^[0-9]{4}-[0-9]{2}$`: 10,
	} {
		if a, _ := Compile(expression); len(a.Next) != want {
			t.Errorf("%q has %d states, want %d", expression, len(a.Next), want)
		}
	}
}

func TestLarge(t *testing.T) {
	for _, expression := range []string{`(a|b)*a(a|b){12}`, `^.{1,1000}$`, `\pL`, `(?i)a`, `(`} {
		if a, ok := Compile(expression); ok {
			t.Errorf("%q has %d states and %d intervals", expression, len(a.Next), len(a.Lows))
		}
	}
}

func FuzzMatch(f *testing.F) {
	for _, expression := range expressions {
		f.Add(expression, "ab1")
	}
	f.Fuzz(func(t *testing.T, expression, text string) {
		re, err := regexp.Compile(expression)
		if err != nil {
			return
		}
		if a, ok := Compile(expression); ok && a.Match(text) != re.MatchString(text) {
			t.Errorf("%q matches %q: %t", expression, text, a.Match(text))
		}
	})
}
