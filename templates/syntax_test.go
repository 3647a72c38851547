package templates

import (
	"strings"
	"testing"

	"github.com/go-json-experiment/json/jsontext"
)

// readable tells what validate says of a document that any schema accepts.
func readable(b []byte) error { return validate(b, (*checker).skip) }

func TestSyntax(t *testing.T) {
	valid := []string{
		`0`, ` -0.5e+10 `, `"a\u00e9\ud83d\ude00\n"`, `[]`, `[1,[2,{"a":null}],true]`, "{\n\t\"a\" : {\"a\":false}\r\n}",
		`{"a":1,"b":2,"\u0063":3}`, strings.Repeat("[", maxDepth) + strings.Repeat("]", maxDepth),
	}
	for _, s := range valid {
		if err := readable([]byte(s)); err != nil {
			t.Errorf("%.40q: %v", s, err)
		}
	}
	invalid := map[string]string{
		"":                              "invalid JSON at offset 0: unexpected end of the document",
		`[1,]`:                          "invalid JSON at offset 3: want a value",
		`{"a":1,}`:                      "invalid JSON at offset 7: want a name and a colon",
		`{"a" 1}`:                       "invalid JSON at offset 1: want a name and a colon",
		`[1 2]`:                         "invalid JSON at offset 3: want a comma or the end of the array",
		`1 2`:                           "invalid JSON at offset 2: want the end of the document",
		`01`:                            "invalid JSON at offset 1: want the end of the document",
		`{"a":1,"b":2,"a":3}`:           "invalid JSON at offset 13: the object has two members of this name",
		`{"a":1,"\u0061":3}`:            "invalid JSON at offset 7: the object has two members of this name",
		`{"\u0061":1,"a":3}`:            "invalid JSON at offset 12: the object has two members of this name",
		`"\ud800"`:                      "invalid JSON at offset 0: the string is not closed, or not valid UTF-8, or has an invalid escape or control character",
		strings.Repeat("[", maxDepth+1): "invalid JSON at offset 10000: nested too deeply",
	}
	for s, want := range invalid {
		if err := readable([]byte(s)); err == nil || err.Error() != want {
			t.Errorf("%.40q: got %v, want %s", s, err, want)
		}
	}
}

func TestManyNames(t *testing.T) {
	var s strings.Builder
	for n := range 1000 {
		s.WriteString(`"` + decimalText(n) + `":[],`)
	}
	if err := readable([]byte("{" + s.String() + `"x":1}`)); err != nil {
		t.Error(err)
	}
	if err := readable([]byte("{" + s.String() + `"17":1}`)); err == nil {
		t.Error("accepted a name twice")
	}
}

// FuzzSyntax compares the verdict with jsontext's, which is as strict: no
// invalid UTF-8, no lone surrogates, no repeated names.
func FuzzSyntax(f *testing.F) {
	for _, s := range []string{
		`{"a":[1,2.5e3,"x\n",null,true]}`, `[`, `"\u12"`, `-`, `{"a":1,"a":2}`, "\"\xff\"", `1e`, `nul`, `"\ud800\udc00\ud800"`, `{"a":{"\u0061":1},"\u0061":2}`, "\"\xed\xa0\x80\"",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		err := readable(b)
		if want := jsontext.Value(b).IsValid(); (err == nil) != want {
			t.Errorf("%q: %v, jsontext says valid is %t", b, err, want)
		}
	})
}
