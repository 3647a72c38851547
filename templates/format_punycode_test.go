package templates

import "testing"

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
