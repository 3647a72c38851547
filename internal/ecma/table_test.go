package ecma_test

import (
	"regexp"
	"slices"
	"testing"

	"github.com/typewright/typewright/internal/ecma"
)

// compile makes a translated pattern a function.
func compile(t *testing.T, e ecma.Expr) func(string) bool {
	t.Helper()
	var parts []func(string) bool
	add := func(exprs ...ecma.Expr) {
		for _, e := range exprs {
			parts = append(parts, compile(t, e))
		}
	}
	some := func(s string) bool {
		return slices.ContainsFunc(parts, func(holds func(string) bool) bool { return holds(s) })
	}
	switch e := e.(type) {
	case ecma.Search:
		return regexp.MustCompile(e.RE2).MatchString
	case ecma.Not:
		add(e.Expr)
		return func(s string) bool { return !some(s) }
	case ecma.And:
		for _, part := range e.Exprs {
			add(ecma.Not{Expr: part})
		}
		return func(s string) bool { return !some(s) }
	case ecma.Or:
		add(e.Exprs...)
		return some
	case ecma.Always:
		return func(string) bool { return e.Value }
	}
	t.Fatalf("unknown form %T", e)
	return nil
}

func TestVerdicts(t *testing.T) {
	tests := []struct {
		pattern string
		yes, no []string
	}{
		{`^[a-z]+$`, []string{"abc"}, []string{"", "a1", "abc\n"}},
		{`^.$`, []string{"a", "\u0085"}, []string{"\n", "\r", "\u2028", "\u2029"}},
		{`^\s$`, []string{" ", "\u00a0", "\ufeff", "\v"}, []string{"a", "\u200b"}},
		{`^\S$`, []string{"a"}, []string{"\ufeff"}},
		{`^\d$`, []string{"7"}, []string{"٧"}},
		{`^\w$`, []string{"_"}, []string{"é"}},
		{`^\cA$`, []string{"\x01"}, []string{"A"}},
		{`^\u{1F600}$`, []string{"😀"}, []string{"a"}},
		{`^\ud83d\ude00$`, []string{"😀"}, []string{"a"}},
		{`^\p{Lu}$`, []string{"É"}, []string{"é"}},
		{`^(?!foo|bar)[a-z]+$`, []string{"baz", "fo"}, []string{"foo", "football", "bar"}},
		{`^(?=.*\d)[a-z\d]+$`, []string{"a1"}, []string{"ab"}},
		{`^((?!foo).)*$`, []string{"", "fo"}, []string{"a foo"}},
		{`^[^]$`, []string{"\n", "x"}, []string{"", "xy"}},
		{`[]`, nil, []string{"", "x"}},
	}
	for _, test := range tests {
		e, err := ecma.Translate(test.pattern)
		if err != nil {
			t.Errorf("%s: %v", test.pattern, err)
			continue
		}
		for _, s := range test.yes {
			if !compile(t, e)(s) {
				t.Errorf("%s does not match %q: %v", test.pattern, s, e)
			}
		}
		for _, s := range test.no {
			if compile(t, e)(s) {
				t.Errorf("%s matches %q: %v", test.pattern, s, e)
			}
		}
	}
}

func TestRefused(t *testing.T) {
	for _, pattern := range []string{`(a)\1`, `(`, `a{2,1}`} {
		if e, err := ecma.Translate(pattern); err == nil {
			t.Errorf("%s became %v", pattern, e)
		}
	}
}
