package templates

import (
	"bytes"
	"encoding/json"
	"testing"
	"unicode/utf8"
)

func TestValueEnd(t *testing.T) {
	tests := []string{
		"null", "true", "false", "0", "-1.5e+7", `""`, `"a"`, `"\\"`, `"\""`, `"\\\""`, `"a]\\\\"`, `[]`, `{}`,
		`[1,"]",{"}":[]}]`, `{"a":"\\\"}","b":[[],{}]}`, "[ 1 ,\n2 ]",
	}
	for _, text := range tests {
		for _, after := range []string{"", ",", " ", "]", "}", `,"x"]`} {
			if got := valueEnd([]byte("["+text+after), 1); got != 1+len(text) {
				t.Errorf("valueEnd(%s%s) = %d, want %d", text, after, got-1, len(text))
			}
		}
	}
	for _, text := range []string{"[", "{", `"`, `"a`, `"\"`, `[[]`, `["]`, `{"a":{}`} {
		if got := valueEnd([]byte(text), 0); got != -1 {
			t.Errorf("valueEnd(%s) = %d, want -1", text, got)
		}
	}
}

func TestUnescapeString(t *testing.T) {
	tests := map[string]string{
		``:                     "",
		`abc`:                  "abc",
		`\"\\\/\b\f\n\r\t`:     "\"\\/\b\f\n\r\t",
		`a\u0041\u00e9\u20AC.`: "aAé€.",
		`\ud83d\ude00`:         "😀",
		`x\uDBFF\uDFFFy`:       "x\U0010FFFFy",
		`é\u0000`:              "é\x00",
		`\ud83d`:               "\uFFFD",
		`\ude00\ud83dx`:        "\uFFFD\uFFFDx",
		`\ud83d\u0041`:         "\uFFFDA",
		`a\`:                   `a\`,
	}
	for lit, want := range tests {
		if got := string(unescapeString([]byte("-"), []byte(lit))); got != "-"+want {
			t.Errorf("unescapeString(%s) = %q, want %q", lit, got, "-"+want)
		}
	}
}

func FuzzRaw(f *testing.F) {
	f.Add([]byte(`{"a":["\ud83d\ude00\"",1.5e3,{},null]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		text = bytes.Trim(text, " \t\r\n")
		if !json.Valid(text) {
			unescapeString(nil, text)
			return
		}
		if got := valueEnd(text, 0); got != len(text) {
			t.Errorf("valueEnd(%s) = %d, want %d", text, got, len(text))
		}
		var want string
		if text[0] == '"' && utf8.Valid(text) && json.Unmarshal(text, &want) == nil {
			if got := string(unescapeString(nil, text[1:len(text)-1])); got != want {
				t.Errorf("unescapeString(%s) = %q, want %q", text, got, want)
			}
		}
	})
}

func BenchmarkValueEnd(b *testing.B) {
	text := []byte(`{"name":"typewright","tags":["a","b"],"size":{"w":1.5,"h":20}}`)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		valueEnd(text, 0)
	}
}
