package spell

import (
	"slices"
	"testing"
)

func TestNearest(t *testing.T) {
	words := []string{"minimum", "maximum", "minItems", "maxItems", "multipleOf", "not", "items", "émail"}
	for want, near := range map[string][]string{
		"minimun":  {"minimum"},
		"MINITEMS": {"minItems"},
		"item":     {"items"},
		"emails":   {"émail"},
		"mult":     {"multipleOf"},
		"xyz":      nil,
		"ont":      nil,
	} {
		if got := Nearest(want, slices.Values(words)); !slices.Equal(got, near) {
			t.Errorf("%s: %q, want %q", want, got, near)
		}
	}
}
