package shape

import (
	"testing"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
)

func value(t *testing.T, text string) *source.Value {
	t.Helper()
	doc, err := source.ParseJSON("test.json", "", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return doc.Root
}

func TestKindOf(t *testing.T) {
	for text, want := range map[string]model.Kinds{
		"null": model.Null, "true": model.Bool, `"1"`: model.String, "[1]": model.Array, "{}": model.Object,
		"0": model.Integer, "-0.0": model.Integer, "1.0": model.Integer, "1.50e1": model.Integer, "12e-1": model.Number,
		"0.5": model.Number, "1e400": model.Integer, "1e-400": model.Number, "100e-2": model.Integer,
		"1e9999": model.Integer, "0e-9999": model.Integer,
	} {
		if got := kindOf(value(t, text)); got != want {
			t.Errorf("%s: got %b, want %b", text, got, want)
		}
	}
}

func TestInt64Of(t *testing.T) {
	for text, want := range map[string]int64{
		"0": 0, "-0": 0, "12": 12, "-1.5e1": -15, "9223372036854775807": 1<<63 - 1, "-9223372036854775808": -1 << 63,
		"92233720368547758070e-1": 1<<63 - 1,
	} {
		if got, ok := int64Of(text); !ok || got != want {
			t.Errorf("%s: got %d, %t", text, got, ok)
		}
	}
	for _, text := range []string{"0.5", "9223372036854775808", "-9223372036854775809", "1e19", "1e9999", "1e-1"} {
		if got, ok := int64Of(text); ok {
			t.Errorf("%s: got %d", text, got)
		}
	}
}

func TestEqual(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"1", "1.0", true},
		{"10", "1e1", true},
		{"-0", "0", true},
		{"1", "-1", false},
		{"1", `"1"`, false},
		{"9007199254740993", "9007199254740992", false},
		{`"a"`, `"\u0061"`, true},
		{"true", "false", false},
		{`{"a": 1, "b": [2]}`, `{"b": [2.0], "a": 1}`, true},
		{`{"a": 1}`, `{"b": 1}`, false},
		{"[1, 2]", "[2, 1]", false},
		{"[1]", "[1, 1]", false},
	} {
		if got := equal(value(t, test.a), value(t, test.b)); got != test.want {
			t.Errorf("%s and %s: got %t", test.a, test.b, got)
		}
	}
}
