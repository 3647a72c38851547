package templates

import (
	"strings"
	"testing"
)

// RFC 5890 section 2.3.2.3 and what it refers to.
func TestFormatIDNHostname(t *testing.T) {
	testFormat(t, formatIDNHostname, []string{
		"example.com", "EXAMPLE.com", "b\u00fccher.example", "xn--bcher-kva.example", "fa\u00df.de",
		"\u4f8b\u3048\u3002\u30c6\u30b9\u30c8", "a\uff0eb\uff61c", "ab--cd",
	}, []string{
		"", ".", "a.", "a\u3002", "a..b", "a.\u3002b", "-b\u00fc", "b\u00fc-", "\u00fcb--c", "B\u00fccher", "b\u00fccher.-", "a_\u00fc",
		"\u0308a", "\u2603.example", "\ufb01n", "xn--\u00fc", "xn--b\u00fc",
		strings.Repeat("\u00fc", 64), strings.Repeat("\u4e00\u4e8c", 30),
		"xn--bcher-KVA.xn--B\u00fc",
	})
}

// The length of a name is that with A-labels: "xn--tda" for one U-label here.
func TestFormatIDNHostnameLength(t *testing.T) {
	name := strings.Repeat("\u00fc.", 31)
	for n, want := range map[int]bool{5: true, 6: false} {
		if got := formatIDNHostname([]byte(name + strings.Repeat("a", n))); got != want {
			t.Errorf("length %d: got %v, want %v", 31*8+n, got, want)
		}
	}
}

// RFC 5892 appendix A.
func TestContextRules(t *testing.T) {
	testFormat(t, formatIDNHostname, []string{
		"\u0915\u094d\u200d\u0937", "\u0915\u094d\u200c\u0937", // joiners after a virama
		"\u0628\u200c\u0627", "\u0628\u064e\u200c\u064e\u0628", // D ZWNJ R, D T ZWNJ T D
		"l\u00b7l", "\u03b1\u0375\u03b2", "\u05d0\u05f3", "\u05d0\u05f4",
		"\u30fba\u30a2", "\u30fb\u3042", "\u30fb\u4e00", "\u0628\u0660", "\u0628\u06f0",
	}, []string{
		"\u0915\u200d\u0937", "\u0628\u200d\u0628", "\u0915\u200c\u0937",
		"\u0627\u200c\u0628", "\u0628\u200c\u0621", "\u0628\u200c", "\u200c\u0628", "\u0628\u200c\u200c\u0628",
		"l\u00b7", "\u00b7l", "l\u00b7a", "a\u00b7l", "\u03b1\u0375", "\u03b1\u0375a", "\u05f3\u05d0", "a\u05f3", "\u05f4\u05d0",
		"\u30fb", "a\u30fbb", "\u0628\u0660\u06f0", "\u0628\u06f0\u0660",
	})
}

// RFC 5893 section 2.
func TestBidiRule(t *testing.T) {
	testFormat(t, formatIDNHostname, []string{
		"\u05d0", "\u05d01", "\u0627\u0660", "\u05d0\u05b0", "\u05d0-\u05d0", "\u05d0.com", "1.com", "1.\u00fc", "a1.\u05d0", "\u00fc1",
	}, []string{
		"1\u05d0",             // condition 1
		"\u05d0a\u05d0",       // condition 2
		"\u05d0\u02b9",        // condition 3
		"\u06271\u0660",       // condition 4
		"a\u05d0",             // condition 5
		"\u00fc\u02b9.\u05d0", // condition 6
		"1.\u05d0", "1.xn--4db", "\u05d0.1", "a\u0660",
	})
}

// RFC 5891 section 5.3: a label is in NFC.
func TestIDNHostnameNormalization(t *testing.T) {
	testFormat(t, formatIDNHostname, []string{
		"\U0001df00\u0301", "caf\u00e9", "\u1ec7x", "q\u0301x", "\u00e0\u0316", "\u0207\u0331\u0323", "\u1ed3\u0316\u0339", "q\u0323\u0301", "\u0628\u064e\u0651", "\u0915\u093c\u0915",
	}, []string{
		"cafe\u0301", "e\u0323\u0302", "\u1eb9\u0302", "q\u0301\u0323", "q\u0323e\u0323", "a\u0338\u0301", "a\u0327\u0301", "\u1e81\u0323", "\u1ed3\u0328",
	})
}

// TestIDNBoundaries goes through the characters at the ends of the ranges of RFC
// 5892 appendix A and those beside them.
func TestIDNBoundaries(t *testing.T) {
	for r := '\u0660'; r <= '\u0669'; r++ {
		for x := '\u06f0'; x <= '\u06f9'; x++ {
			for label, want := range map[string]bool{
				"\u0628" + string(r): true, "\u0628" + string(x): true, "\u0628" + string(r) + string(x): false, "\u0628" + string(x) + string(r): false,
				"\u0628" + string(x) + string(x): true, "\u0628" + string(r) + "\u0660": true,
			} {
				if got := formatIDNHostname([]byte(label)); got != want {
					t.Errorf("%q: got %v, want %v", label, got, want)
				}
			}
		}
	}
	for r, digit := range map[rune]bool{'\u06ef': false, '\u06f0': true, '\u06f5': true, '\u06f9': true, '\u06fa': false} {
		if got := contextRule([]rune{'\u0660', r}, 0); got == digit {
			t.Errorf("%U beside an Arabic-Indic digit: %v", r, got)
		}
	}
	for r, digit := range map[rune]bool{'\u065f': false, '\u0660': true, '\u0669': true, '\u066a': false} {
		if got := contextRule([]rune{r, '\u06f0'}, 0); got == digit {
			t.Errorf("%U beside an extended digit: %v", r, got)
		}
	}
}

// TestIDNSeparators takes four characters for dots, and none beside them.
func TestIDNSeparators(t *testing.T) {
	for _, dot := range []rune{'.', '\u3002', '\uff0e', '\uff61'} {
		for step, want := range []int{0, 1, 0} {
			r := dot + rune(step) - 1
			i, size := idnSeparator([]byte("ab" + string(r) + "c"))
			if found := size > 0; found != (want == 1) || found && (i != 2 || size != len(string(r))) {
				t.Errorf("%U: at %d, size %d", r, i, size)
			}
		}
	}
	if i, size := idnSeparator([]byte("\u00e4\u00f6")); i != 4 || size != 0 {
		t.Errorf("no separator is at %d, size %d", i, size)
	}
}

// TestIDNLabelLength counts U-labels as the A-labels that they stand for.
func TestIDNLabelLength(t *testing.T) {
	for _, unit := range []string{"\u00fc", "\u4e00", "a\u00fc", "\u03b1\u03b2"} {
		valid := true
		for n := 1; n <= 70; n++ {
			label := strings.Repeat(unit, n)
			room := make([]byte, 0, 500)
			want := len("xn--")+len(appendPunycode(room, []rune(label))) <= 63
			if got := formatIDNHostname([]byte(label)); got != want || want && !valid {
				t.Errorf("%q: got %v, want %v", label, got, want)
			}
			valid = want
		}
		if valid {
			t.Errorf("labels of %q have no limit", unit)
		}
	}
}

// TestALabels wants A-labels to be what encoding gives, in either case.
func TestALabels(t *testing.T) {
	testFormat(t, formatHostname, []string{
		"xn--bcher-kva", "XN--BCHER-KVA", "Xn--Bcher-Kva", "xN--ZCA", "xn--zca", "a.xn--zca.b", "xn--fiqs8s",
	}, []string{
		"xn--bcher", "xn--a-", "xn---a", "xn--zca-", "xn--aa", "xn--ZCB[", "xn--a-zca", "xn--Zca@", "xn--zca.xn--", "xn--ls8h",
	})
}

// TestComposed has code points that compose with the one before.
func TestComposed(t *testing.T) {
	for label, want := range map[string]bool{
		"e\u0301": false, "q\u0301": true, "\u09c7\u09be": false, "\u09c7\u0995\u09be": true,
	} {
		if got := isComposed([]rune(label)); got != want {
			t.Errorf("%+q is composed: %v, want %v", label, got, want)
		}
	}
}
