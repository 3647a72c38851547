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
		"caf\u00e9", "\u1ec7x", "q\u0301x", "\u00e0\u0316", "\u0207\u0331\u0323", "\u1ed3\u0316\u0339", "q\u0323\u0301", "\u0628\u064e\u0651", "\u0915\u093c\u0915",
	}, []string{
		"cafe\u0301", "e\u0323\u0302", "\u1eb9\u0302", "q\u0301\u0323", "q\u0323e\u0323", "a\u0338\u0301", "a\u0327\u0301", "\u1e81\u0323", "\u1ed3\u0328",
	})
}
