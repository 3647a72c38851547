package templates

import (
	"encoding/json"
	"maps"
	"math"
	"math/big"
	"net/netip"
	"strings"
	"testing"
	"unsafe"
)

// decoded decodes a document into a value of a type.
func decoded[T any](t *testing.T, text string, decode decodeFunc[T]) (v T, err error) {
	t.Helper()
	err = unmarshal([]byte(text), &v, (*checker).skip, decode)
	return v, err
}

// TestDecodeSizedIntegers wants what a type does not hold to be an error.
func TestDecodeSizedIntegers(t *testing.T) {
	for text, want := range map[string]bool{"-128": true, "127": true, "0": true, "1e2": true, "-129": false, "128": false, "1e30": false, "-9223372036854775809": false} {
		v, err := decoded(t, text, decodeSigned[int8])
		if (err == nil) != want {
			t.Errorf("int8 of %s: %d, %v", text, v, err)
		}
	}
	for text, want := range map[string]bool{"255": true, "0": true, "2.5e1": true, "256": false, "-1": false, "1e30": false, "65536": false} {
		v, err := decoded(t, text, decodeUnsigned[uint8])
		if (err == nil) != want {
			t.Errorf("uint8 of %s: %d, %v", text, v, err)
		}
	}
	for text, want := range map[string]int64{"9223372036854775807": math.MaxInt64, "-9223372036854775808": math.MinInt64, "1.0": 1, "-0": 0} {
		if v, err := decoded(t, text, decodeInt64); err != nil || v != want {
			t.Errorf("int64 of %s: %d, %v", text, v, err)
		}
		if v, err := decoded(t, text, decodeIntegerText); err != nil || string(v) != big.NewInt(want).String() {
			t.Errorf("text of %s: %s, %v", text, v, err)
		}
	}
	if v, err := decoded(t, "9223372036854775808", decodeIntegerText); err == nil {
		t.Errorf("an integer that is too large is %s", v)
	}
	if v, err := decoded(t, "1e400", decodeFloat64); err == nil {
		t.Errorf("a number that is too large is %v", v)
	}
}

// TestDecodeNull wants null to be nil, and nothing else to be.
func TestDecodeNull(t *testing.T) {
	text := func(v any) string {
		out, _ := json.Marshal(v)
		return string(out)
	}
	slice := func(c *checker, b []byte, i int, v *[]bool) int { return decodeSlice(c, b, i, v, decodeBool) }
	members := func(c *checker, b []byte, i int, v *map[string]bool) int { return decodeMap(c, b, i, v, decodeBool) }
	pointer := func(c *checker, b []byte, i int, v **bool) int { return decodePointer(c, b, i, v, decodeBool) }
	for _, document := range []string{"null", "[]", "[true,false]"} {
		if v, err := decoded(t, document, slice); err != nil || text(v) != document || (v == nil) != (document == "null") {
			t.Errorf("%s: %v, %v", document, v, err)
		}
	}
	for _, document := range []string{"null", "{}", `{"a":true,"b":false}`} {
		if v, err := decoded(t, document, members); err != nil || text(v) != document || (v == nil) != (document == "null") {
			t.Errorf("%s: %v, %v", document, v, err)
		}
		if v, err := decoded(t, document, decodeFreeMap); err != nil || text(v) != document || (v == nil) != (document == "null") {
			t.Errorf("%s: %v, %v", document, v, err)
		}
	}
	for _, document := range []string{"null", "true", "false"} {
		if v, err := decoded(t, document, pointer); err != nil || text(v) != document {
			t.Errorf("%s: %v, %v", document, v, err)
		}
	}
	for _, document := range []string{"null", `""`, `"a"`} {
		if v, err := decoded(t, document, decodeStringPointer); err != nil || text(v) != document {
			t.Errorf("%s: %v, %v", document, v, err)
		}
	}
}

// TestDecodeNullAgain wants null to take away what is there.
func TestDecodeNullAgain(t *testing.T) {
	members, elements := map[string]bool{"a": true}, []bool{true}
	ends := []int{
		decodeMap(new(checker), []byte("null"), 0, &members, decodeBool),
		decodeSlice(new(checker), []byte("null"), 0, &elements, decodeBool),
	}
	if members != nil || elements != nil || ends[0] != 4 || ends[1] != 4 {
		t.Errorf("left: %v, %v, ends %d", members, elements, ends)
	}
}

// TestDecodeMap has members that set parts of their values only.
func TestDecodeMap(t *testing.T) {
	type pair struct{ a, b bool }
	part := func(c *checker, b []byte, i int, v *pair) int {
		if at(b, i) == 't' {
			return decodeBool(c, b, i, &v.a)
		}
		v.b = true
		return c.skip(b, i)
	}
	pairs := func(c *checker, b []byte, i int, v *map[string]pair) int { return decodeMap(c, b, i, v, part) }
	want := map[string]pair{"x": {a: true}, "y": {b: true}, "z": {a: true}}
	if v, err := decoded(t, `{"x":true,"y":0,"z":true}`, pairs); err != nil || !maps.Equal(v, want) {
		t.Errorf("got %v, %v", v, err)
	}
}

// TestSharedStrings wants strings to be parts of one copy of the document.
func TestSharedStrings(t *testing.T) {
	text := `["first","` + strings.Repeat("x", 2*blockSize) + `","last"]`
	b := []byte(text)
	var v []string
	decode := func(c *checker, b []byte, i int, v *[]string) int { return decodeSlice(c, b, i, v, decodeString) }
	if err := unmarshalShared(b, &v, (*checker).skip, decode); err != nil {
		t.Fatal(err)
	}
	clear(b)
	apart := uintptr(unsafe.Pointer(unsafe.StringData(v[2]))) - uintptr(unsafe.Pointer(unsafe.StringData(v[0])))
	if want := strings.Index(text, "last") - strings.Index(text, "first"); apart != uintptr(want) || v[0] != "first" || v[2] != "last" {
		t.Errorf("%q and %q are %d bytes apart, want %d", v[0], v[2], apart, want)
	}
	var other []string
	if err := unmarshalShared([]byte(`["a","b"]`), &other, (*checker).skip, decode); err != nil || other[1] != "b" || v[2] != "last" {
		t.Errorf("another document: %q, %v", other, err)
	}
}

// TestDecodeExternal wants types of other packages to be read as encoding/json
// does.
func TestDecodeExternal(t *testing.T) {
	if v, err := decoded(t, `"\u003127.0.0.1"`, decodeExternal[netip.Addr]); err != nil || v != netip.MustParseAddr("127.0.0.1") {
		t.Errorf("%v, %v", v, err)
	}
	for _, text := range []string{"127", `"127"`, "[]", "true"} {
		v, err := decoded(t, text, decodeExternal[netip.Addr])
		if err == nil || !strings.Contains(err.Error(), "but no netip.Addr") {
			t.Errorf("%s: %v, %v", text, v, err)
		}
	}
	if v, err := decoded(t, "null", decodeExternal[netip.Addr]); err != nil || v.IsValid() {
		t.Errorf("null: %v, %v", v, err)
	}
	if v, err := decoded(t, "123456789012345678901234567890", decodeExternal[big.Int]); err != nil || v.String() != "123456789012345678901234567890" {
		t.Errorf("%v, %v", &v, err)
	}
	if v, err := decoded(t, `{"X":1,"Y":[2]}`, decodeExternal[struct {
		X int
		Y []int
	}]); err != nil || v.X != 1 || v.Y[0] != 2 {
		t.Errorf("%v, %v", v, err)
	}
	var e encoder
	address := netip.MustParseAddr("::1")
	if out := appendExternal(&e, []byte("["), &address); string(out) != `["::1"` || len(e.issues) > 0 {
		t.Errorf("%s, %v", out, e.issues)
	}
	broken := math.NaN()
	if out := appendExternal(&e, []byte("["), &broken); string(out) != `[null` || len(e.issues) != 1 || e.issues[0].Offset != 1 {
		t.Errorf("%s, %v", out, e.issues)
	}
}
