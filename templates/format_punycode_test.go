package templates

import (
	"bytes"
	"testing"
)

// Samples of RFC 3492 section 7.1, in lower case, and of RFC 5891.
func TestPunycode(t *testing.T) {
	tests := []struct{ label, punycode string }{
		{"\u0644\u064a\u0647\u0645\u0627\u0628\u062a\u0643\u0644\u0645\u0648\u0634\u0639\u0631\u0628\u064a\u061f", "egbpdaj6bu4bxfgehfvwxn"},
		{"\u4ed6\u4eec\u4e3a\u4ec0\u4e48\u4e0d\u8bf4\u4e2d\u6587", "ihqwcrb4cv8a8dqg056pqjye"},
		{"3\u5e74b\u7d44\u91d1\u516b\u5148\u751f", "3b-ww4c5e180e575a65lsy2b"},
		{"\u3072\u3068\u3064\u5c4b\u6839\u306e\u4e0b2", "2-u9tlzr9756bt3uc0v"},
		{"b\u00fccher", "bcher-kva"},
		{"\U0001f600", "e28h"},
		{"a\U0010ffff", "a-h023p"},
	}
	for _, tt := range tests {
		t.Run(tt.punycode, func(t *testing.T) {
			var letters [maxHostLabel]byte
			if got := string(appendPunycode(letters[:0], []rune(tt.label))); got != tt.punycode {
				t.Errorf("encoded %q is %q", tt.label, got)
			}
			var runes [maxHostLabel]rune
			if got := string(appendPunycodeDecoded(runes[:0], []byte(tt.punycode))); got != tt.label {
				t.Errorf("decoded %q is %q", tt.punycode, got)
			}
		})
	}
}

func TestPunycodeOfNothing(t *testing.T) {
	for _, s := range []string{"-", "KVA", "99999999", "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz", "bcher-kv9", "b\u00fc", "a-99999", "a-h023q"} {
		var runes [maxHostLabel]rune
		if got := appendPunycodeDecoded(runes[:0], []byte(s)); got != nil {
			t.Errorf("decoded %q is %q", s, string(got))
		}
	}
}

// TestPunycodeBothWays wants what is decoded to be what encodes to the same,
// of samples and of all that differs from them in one character.
func TestPunycodeBothWays(t *testing.T) {
	decoded := make(map[string]string)
	for _, sample := range []string{
		"bcher-kva", "e28h", "a-h023p", "3b-ww4c5e180e575a65lsy2b", "egbpdaj6bu4bxfgehfvwxn", "80ak6aa92e", "2-u9tlzr9756bt3uc0v", "tda", "a0aa", "z-",
	} {
		edits(sample, func(text []byte) {
			var runes [maxHostLabel]rune
			u := appendPunycodeDecoded(runes[:0], text)
			if u == nil {
				return
			}
			if numbers := text[bytes.LastIndexByte(text, '-')+1:]; len(bytes.Trim(numbers, punycodeDigits)) > 0 {
				t.Errorf("decoded %q", text)
			}
			var letters [maxHostLabel]byte
			a := string(appendPunycode(letters[:0], u))
			// A number that begins with zeros, or a hyphen that nothing asks
			// for, has another spelling.
			if other, found := decoded[a]; found && other != string(u) {
				t.Errorf("%q and %q are both %q", other, string(u), a)
			}
			decoded[a] = string(u)
			again := appendPunycodeDecoded(nil, []byte(a))
			if string(again) != string(u) {
				t.Errorf("%q decodes to %q, which is %q, which decodes to %q", text, string(u), a, string(again))
			}
		})
	}
	if len(decoded) < 1000 {
		t.Errorf("only %d texts can be decoded", len(decoded))
	}
}

// TestPunycodeOfEach encodes single characters and pairs: the numbers that
// RFC 3492 makes of them are those of its formulas.
func TestPunycodeOfEach(t *testing.T) {
	// One character is its distance from U+0080, in digits of base 36 whose
	// thresholds are 1, 1 and 26 with the bias 72 at first.
	for _, r := range []rune{0x80, 0x81, 0x9A, 0xA2, 0xA3, 0xA4, 0xFF, 0x100, 0x3B1, 0x4E00, 0xFFFF, 0x10000, 0x10FFFF} {
		value, want := int(r)-0x80, ""
		for _, threshold := range []int{1, 1, 26, 26, 26} {
			if value < threshold {
				want += string(punycodeDigits[value])
				break
			}
			value -= threshold
			want += string(punycodeDigits[threshold+value%(36-threshold)])
			value /= 36 - threshold
		}
		var letters [maxHostLabel]byte
		if got := string(appendPunycode(letters[:0], []rune{r})); got != want {
			t.Errorf("%U is %q, want %q", r, got, want)
		}
		if got := appendPunycodeDecoded(nil, []byte(want)); len(got) != 1 || got[0] != r {
			t.Errorf("%q is %q, want %U", want, string(got), r)
		}
	}
}

const punycodeDigits = "abcdefghijklmnopqrstuvwxyz0123456789"
