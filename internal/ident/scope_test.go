package ident

import "testing"

func TestTake(t *testing.T) {
	s := NewScope("Error")
	for _, step := range []struct {
		want       string
		candidates []string
	}{
		{"Item", []string{"Item"}},
		{"OrderItem", []string{"Item", "OrderItem"}},
		{"OrderItem2", []string{"Item", "OrderItem"}},
		{"Error2", []string{"Error"}},
		{"Error3", []string{"Error"}},
		{"OrderItem3", []string{"OrderItem3"}},
		{"OrderItem4", []string{"Item", "OrderItem"}},
		{"V2", []string{"V2"}},
		{"V2_2", []string{"V2"}},
		{"V2_3", []string{"V2"}},
		{"V", []string{"V"}},
		{"V3", []string{"V"}},
	} {
		if got := s.Take(step.candidates...); got != step.want {
			t.Errorf("Take(%q) = %s, want %s", step.candidates, got, step.want)
		}
		if !s.Taken(step.want) {
			t.Errorf("%s is not taken", step.want)
		}
	}
	if s.Taken("Free") {
		t.Error("Free is taken")
	}
}
