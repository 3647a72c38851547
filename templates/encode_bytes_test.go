package templates

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"
)

// TestEncodeEveryByte puts every ASCII character at all places in and between
// words of eight bytes.
func TestEncodeEveryByte(t *testing.T) {
	special := map[byte]string{'"': `\"`, '\\': `\\`, '\n': `\n`, '\r': `\r`, '\t': `\t`}
	for c := range byte(0x80) {
		want := string(c)
		if escape, found := special[c]; found {
			want = escape
		} else if c < ' ' {
			want = fmt.Sprintf(`\u%04x`, c)
		}
		for before := range 18 {
			for _, after := range []int{0, 1, 8} {
				x, y := strings.Repeat("x", before), strings.Repeat("y", after)
				text := x + string(c) + y
				if got, err := marshal(nil, &text, appendString); err != nil || string(got) != `"`+x+want+y+`"` {
					t.Errorf("%q: %s, %v", text, got, err)
				}
			}
		}
	}
	for before := range 18 {
		for _, c := range []string{"é", "漢", "😀", "é\n", "\xff", "\xed\xa0\x80", "é\xc3"} {
			text := strings.Repeat("x", before) + c
			got, err := marshal(nil, &text, appendString)
			if valid := strings.ToValidUTF8(text, "") == text; (err == nil) != valid || valid && string(got) != `"`+strings.ReplaceAll(text, "\n", `\n`)+`"` {
				t.Errorf("%q: %s, %v", text, got, err)
			}
		}
	}
}

// TestEncodeFloats holds how numbers are written.
func TestEncodeFloats(t *testing.T) {
	for f, want := range map[float64]string{
		0: "0", math.Copysign(0, -1): "-0", 1: "1", -7: "-7", 0.5: "0.5", -1.25: "-1.25", 1e15: "1000000000000000", 1e15 - 1: "999999999999999", 1 - 1e15: "-999999999999999", -1e15: "-1000000000000000",
		1e20: "100000000000000000000", 1e21: "1e+21", -1e21: "-1e+21", 1e-6: "0.000001", 9.9e-7: "9.9e-07", -1e-7: "-1e-07", 5e-324: "5e-324", math.MaxFloat64: "1.7976931348623157e+308",
		123456789.125: "123456789.125", 1e17 + 16: "100000000000000020",
	} {
		if got, err := marshal(nil, &f, appendFloat64); err != nil || string(got) != want {
			t.Errorf("%v: %s, %v, want %s", f, got, err, want)
		}
	}
}

// TestEncodeNumbers takes numbers that are kept as text for what they are.
func TestEncodeNumbers(t *testing.T) {
	for number, want := range map[json.Number]string{"": "0", "0": "0", "1.50": "1.50", "-1E+05": "-1E+05"} {
		if got, err := marshal(nil, &number, appendNumber); err != nil || string(got) != want {
			t.Errorf("%q: %s, %v", number, got, err)
		}
	}
	for _, number := range []json.Number{" 1", "1 ", "a", "1,", "0x1", "+1"} {
		list := []json.Number{"1", number, "2"}
		encode := func(e *encoder, b []byte, v *[]json.Number) []byte { return appendSlice(e, b, v, appendNumber) }
		if got, err := marshal([]byte("before "), &list, encode); err == nil || string(got) != "before " {
			t.Errorf("%q: %s, %v", number, got, err)
		}
		var e encoder
		if out := encode(&e, nil, &list); string(out) != "[1,0,2]" {
			t.Errorf("%q: in its place stands %s", number, out)
		}
	}
}

// TestEncodeRaw wants raw values to be one value of JSON each.
func TestEncodeRaw(t *testing.T) {
	for raw, want := range map[string]string{"": "null", " {\"a\" : 1}\n": `{"a" : 1}`, "[1, 2]": "[1, 2]", "1": "1"} {
		value := json.RawMessage(raw)
		if got, err := marshal(nil, &value, appendRaw); err != nil || string(got) != want {
			t.Errorf("%q: %s, %v", raw, got, err)
		}
	}
	deep := strings.Repeat("[", maxDepth) + strings.Repeat("]", maxDepth)
	for _, raw := range []string{"{", "1 2", "[1]]", `{"a":1,"a":2}`, "\xff", " ", "[" + deep + "]"} {
		list := []json.RawMessage{json.RawMessage(deep), json.RawMessage(raw), json.RawMessage("1")}
		encode := func(e *encoder, b []byte, v *[]json.RawMessage) []byte { return appendSlice(e, b, v, appendRaw) }
		_, err := marshal(nil, &list, encode)
		if want := "/1: the json.RawMessage is not valid JSON"; err == nil || err.Error() != want {
			t.Errorf("%.20q: %v", raw, err)
		}
	}
}

// TestIssuesOfWhatIsAppended wants places to be those in the value, whatever
// it is appended to.
func TestIssuesOfWhatIsAppended(t *testing.T) {
	list := []float64{1, 2, math.NaN(), 3, math.Inf(1)}
	encode := func(e *encoder, b []byte, v *[]float64) []byte { return appendSlice(e, b, v, appendFloat64) }
	for _, before := range []string{"", "[", `{"a":[[1,2,3],`} {
		_, err := marshal([]byte(before), &list, encode)
		var invalid *ValidationError
		if !errors.As(err, &invalid) || len(invalid.Issues) != 2 {
			t.Fatal(err)
		}
		for n, want := range []Issue{{InstanceLocation: "/2", Offset: 5}, {InstanceLocation: "/4", Offset: 9}} {
			if got := invalid.Issues[n]; got.InstanceLocation != want.InstanceLocation || got.Offset != want.Offset {
				t.Errorf("behind %q: got %+v", before, got)
			}
		}
	}
}
