package templates

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/go-json-experiment/json/jsontext"
)

// TestEditedDocuments compares with jsontext what is JSON, and with
// encoding/json what is in it: of all documents that differ from one in one
// byte.
func TestEditedDocuments(t *testing.T) {
	for _, document := range []string{
		` {"a" : [1, -0.50e+10,"x\n\u00e9\uD83d\ude00é€😀\"", null] ,"b":{"c":true,"d":false},"":"" }`,
		`["01234567\\0123456","\ud800\udc00\udbff\udfff\ud7ff\ue000",[],{},[[]],"abcdefg\"","𝄞𝄞"]`,
		`[0,-0,10,1.0,1E5,2e-7,0.1e01,9007199254740993,12345678901234567890,-1]`,
		`{"n\u0061":1,"n":{"a":"b","a\\":"c","\/":""}}`,
	} {
		if err := readable([]byte(document)); err != nil {
			t.Errorf("%s: %v", document, err)
		}
		edits(document, func(text []byte) {
			err := readable(text)
			if want := jsontext.Value(text).IsValid(); (err == nil) != want {
				t.Errorf("%q: %v, jsontext says valid is %t", text, err, want)
			}
			if err == nil {
				sameValues(t, text)
			}
		})
	}
}

// sameValues decodes a document and encodes it again, and compares both with
// encoding/json, and the offset after it with what follows.
func sameValues(t *testing.T, text []byte) {
	t.Helper()
	var got, want, back any
	if err := unmarshal(text, &got, (*checker).skip, decodeAny); err != nil {
		t.Errorf("%q: %v", text, err)
	}
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	if err := d.Decode(&want); err != nil {
		t.Errorf("%q: %v", text, err)
	}
	if !sameParts(got, want) {
		t.Errorf("%q: got %v, want %v", text, got, want)
	}
	out, err := marshal(nil, &got, appendAny)
	if err == nil {
		err = unmarshal(out, &back, (*checker).skip, decodeAny)
	}
	if err != nil || !reflect.DeepEqual(got, back) {
		t.Errorf("%q: encoded again, it is %s: %v", text, out, err)
	}
	if start := space(text, 0); len(bytes.TrimRight(text, " \t\r\n")) != valueEnd(text, start) {
		t.Errorf("%q: ends at %d", text, valueEnd(text, start))
	}
}

// sameParts compares what is decoded with what encoding/json decodes, which
// keeps numbers as they are written.
func sameParts(got, want any) bool {
	switch want := want.(type) {
	case json.Number:
		if f, ok := got.(float64); ok {
			exact, err := want.Float64()
			return err == nil && exact == f
		}
		return got == want
	case []any:
		list, ok := got.([]any)
		if !ok || len(list) != len(want) {
			return false
		}
		for n := range list {
			if !sameParts(list[n], want[n]) {
				return false
			}
		}
		return true
	case map[string]any:
		members, ok := got.(map[string]any)
		if !ok || len(members) != len(want) {
			return false
		}
		for name := range want {
			if !sameParts(members[name], want[name]) {
				return false
			}
		}
		return true
	}
	return got == want
}

// TestUnits goes through all escapes of four digits, alone and as halves of a
// pair.
func TestUnits(t *testing.T) {
	try := func(lit string) {
		text := []byte(`"` + lit + `"`)
		err := readable(text)
		if valid := jsontext.Value(text).IsValid(); (err == nil) != valid {
			t.Errorf("%s: %v, jsontext says valid is %t", lit, err, valid)
		}
		var want string
		if json.Unmarshal(text, &want) == nil {
			if got := string(unescapeString(nil, []byte(lit))); got != want {
				t.Errorf("%s: got %q, want %q", lit, got, want)
			}
		}
	}
	for unit := range 1 << 16 {
		try(fmt.Sprintf(`\u%04x`, unit))
	}
	halves := []int{0, 0xD7FF, 0xD800, 0xD801, 0xDABC, 0xDBFF, 0xDC00, 0xDC01, 0xDEAD, 0xDFFE, 0xDFFF, 0xE000, 0xFFFF}
	for _, high := range halves {
		for _, low := range halves {
			try(fmt.Sprintf(`\u%04X\u%04x`, high, low))
			try(fmt.Sprintf(`\u%04X\n%04x`, high, low))
			try(fmt.Sprintf(`\u%04Xxu%04x`, high, low))
			try(strings.Repeat("x", 8) + fmt.Sprintf(`\u%04x\u%04X\u0061`, high, low))
		}
	}
}
