package main

import (
	"bytes"
	"os"
	"testing"
	"unicode"
)

// The expected values are from the IANA registry of derived property values,
// from DerivedJoiningType.txt and from DerivedBidiClass.txt.
func TestProperties(t *testing.T) {
	tests := []struct {
		name string
		r    rune
		want byte
	}{
		{"small letter", 'a', validBit},
		{"capital letter", 'A', 0},
		{"digit", '7', validBit | bidiEuropean},
		{"hyphen", '-', validBit | bidiNeutral},
		{"low line", '_', 0},
		{"sharp s, an exception", 'ß', validBit},
		{"capital sharp s", 'ẞ', 0},
		{"long s folds to s", 'ſ', 0},
		{"ypogegrammeni folds to a letter", 0x0345, 0},
		{"Cherokee letter A is its own folding", 0x13a0, validBit},
		{"Cherokee small letter A is not", 0xab70, 0},
		{"Arabic tatweel, an exception", 0x0640, 0},
		{"Arabic beh", 0x0628, validBit | bidiRight | joinDual},
		{"Arabic alef", 0x0627, validBit | bidiRight | joinRight},
		{"Arabic hamza", 0x0621, validBit | bidiRight},
		{"Arabic fatha", 0x064e, validBit | bidiNonspacing | joinTransparent},
		{"Arabic presentation form", 0xfe8f, 0},
		{"Arabic-Indic digit", 0x0660, validBit | bidiArabic},
		{"extended Arabic-Indic digit", 0x06f0, validBit | bidiEuropean},
		{"Hebrew alef", 0x05d0, validBit | bidiRight},
		{"Phags-pa superfixed letter RA", 0xa872, validBit | joinLeft},
		{"Devanagari virama", 0x094d, validBit | bidiNonspacing | joinTransparent},
		{"Adlam nukta", 0x1e94b, validBit | bidiRight | joinTransparent},
		{"conjoining jamo", 0x1100, 0},
		{"Hangul syllable", '한', validBit},
		{"Hangul filler", 0x3164, 0},
		{"combining mark for symbols", 0x20d0, 0},
		{"musical symbol", 0x1d165, 0},
		{"mathematical alphanumeric", 0x1d400, 0},
		{"compatibility ideograph", 0xf900, 0},
		{"variation selector", 0xfe00, 0},
		{"zero width joiner", 0x200d, validBit | bidiNeutral},
		{"surrogate", 0xd800, 0},
		{"private use", 0xe000, 0},
		{"unassigned", 0x0378, 0},
		{"noncharacter", 0xffff, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := properties(tt.r); got != tt.want {
				t.Errorf("properties(%U) = %#02x, want %#02x", tt.r, got, tt.want)
			}
		})
	}
}

func TestTablesAreCurrent(t *testing.T) {
	committed, err := os.ReadFile(output)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(committed, []byte(header())) {
		t.Skipf("the tables are not of Unicode %s", unicode.Version)
	}
	generated, err := generate()
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(generated, committed) {
		t.Errorf("%s is not what the generator writes", output)
	}
}
