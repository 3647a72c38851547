package ident

import (
	"go/token"
	"testing"
)

func TestSpelled(t *testing.T) {
	for in, want := range map[string]string{
		"a-b": "AMinusB", "a_b": "AUnderscoreB", "a b": "ASpaceB", "a.b": "ADotB", "-1": "MinusN1", "+1": "PlusN1",
		"red": "LowerRed", "Red": "TitleRed", "RED": "UpperRed", "rEd": "MixedREd", "1": "MixedN1", "": "MixedEmpty",
		"a😀": "AU1F600", "😀": "MixedU1F600", "A": "UpperA",
	} {
		got := Spelled(in)
		if got != want {
			t.Errorf("Spelled(%q) = %q, want %q", in, got, want)
		}
		if !token.IsExported(got) || !token.IsIdentifier(got) {
			t.Errorf("Spelled(%q) = %q is no exported identifier", in, got)
		}
	}
}
