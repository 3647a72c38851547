package templates

import (
	"strconv"
	"testing"
)

// A letter is an enumeration of ten values.
type letter string

func (letter) Values() []letter {
	return []letter{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"}
}
func (l letter) String() string { return string(l) }

// A digit has as many values as an error lists.
type digit int

func (digit) Values() []digit  { return []digit{0, 1, 2, 3, 4, 5, 6, 7} }
func (d digit) String() string { return strconv.Itoa(int(d)) }

func TestSetText(t *testing.T) {
	l, d := letter("a"), digit(3)
	if err := setText(&l, "j"); err != nil || l != "j" {
		t.Errorf("%q, %v", l, err)
	}
	const letters = `want one of "a", "b", "c", "d", "e", "f", "g", "h", …, got "k"`
	if err := setText(&l, "k"); err == nil || err.Error() != letters || l != "j" {
		t.Errorf("%q, %v", l, err)
	}
	const digits = `want one of "0", "1", "2", "3", "4", "5", "6", "7", got "8"`
	if err := setText(&d, "8"); err == nil || err.Error() != digits || d != 3 {
		t.Errorf("%v, %v", d, err)
	}
}
