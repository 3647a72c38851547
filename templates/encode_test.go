package templates

import (
	"encoding/json"
	"errors"
	"math"
	"strings"
	"testing"
)

// TestWithoutJSON encodes what has no JSON, beside what has.
func TestWithoutJSON(t *testing.T) {
	for value, want := range map[any]string{
		math.NaN(): "JSON has no number NaN", math.Inf(1): "JSON has no number +Inf", math.Inf(-1): "JSON has no number -Inf", "a\xff": `the string "a\xff" is not valid UTF-8`,
		json.Number("1x"): `"1x" is no number`, json.Number("-"): `"-" is no number`, json.Number("01"): `"01" is no number`, make(chan int): "json: unsupported type: chan int",
		1.5: "", "a": "", json.Number("1e5"): "", true: "", json.Number(""): "",
	} {
		list := []any{1.0, value}
		_, err := marshal(nil, &list, func(e *encoder, b []byte, v *[]any) []byte { return appendSlice(e, b, v, appendAny) })
		var invalid *ValidationError
		switch {
		case want == "" && err != nil, want != "" && !errors.As(err, &invalid):
			t.Errorf("%v: %v", value, err)
		case want != "" && (len(invalid.Issues) != 1 || invalid.Issues[0].Message != want || invalid.Issues[0].InstanceLocation != "/1" || invalid.Issues[0].Offset != 3):
			t.Errorf("%v: %+v", value, invalid.Issues)
		}
	}
}

// TestEncodeAsJSON compares with encoding/json.
func TestEncodeAsJSON(t *testing.T) {
	for _, value := range []any{
		0.0, 1.0, -1.0, 1e15, 1e15 - 1, -1e15, 1e-6, 9.99e-7, 1e20, 1e21, 1.5e300, 5e-324, 0.1, int64(1 << 53),
		"", "plain and long enough for words", "12345678\"", "1234567\\", "\n\r\t\x01\x1f", "é😀", strings.Repeat("x", 17) + "\x00",
		nil, true, false,
		[]any{},
		map[string]any{},
		map[string]any{"b": 1.0, "a": []any{nil}, "c": map[string]any{"d": ""}},
	} {
		got, err := marshal(nil, &value, appendAny)
		if err != nil {
			t.Fatal(err)
		}
		var back, want any
		standard, _ := json.Marshal(value)
		if json.Unmarshal(got, &back) != nil || json.Unmarshal(standard, &want) != nil || !equalJSON(got, 0, standard, 0) {
			t.Errorf("%v: %s, encoding/json has %s", value, got, standard)
		}
	}
}

// TestEscapes wants only to be escaped what has to be.
func TestEscapes(t *testing.T) {
	for text, want := range map[string]string{
		"a b\n!#": `"a b\n!#"`, " \x1f~\x7f": `" \u001f~` + "\x7f\"", `/"\`: `"/\"\\"`, "é\té": `"é\té"`, "\r\x00": `"\r\u0000"`,
	} {
		if got, err := marshal(nil, &text, appendString); err != nil || string(got) != want {
			t.Errorf("%q: %s, %v, want %s", text, got, err, want)
		}
	}
}

// TestUndeclaredMembers wants those that have a field of their own to fail.
func TestUndeclaredMembers(t *testing.T) {
	members := map[string]bool{"a": true, "b": false}
	for _, declared := range []string{"", "b"} {
		e := new(encoder)
		fields := &memberNames{literals: []string{`"c":`, `"b":`}}
		b := appendMembers(e, nil, &members, fields, func(field int) bool { return field == 1 && declared == "b" }, appendBool)
		if string(b) != `,"a":true,"b":false` || (len(e.issues) > 0) != (declared == "b") {
			t.Errorf("%q is declared: %s, %v", declared, b, e.issues)
		}
	}
}
