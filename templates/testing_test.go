package templates

import (
	"errors"
	"testing"
)

// An even is a number that is generated, so to say, from {"multipleOf": 2}.
type even struct{ n int64 }

func checkEven(c *checker, b []byte, i int) int {
	end, _ := scanNumber(b, i)
	if end < 0 {
		return c.mismatch(b, i, "#/type", "an integer")
	}
	if !numberIsMultipleInt(b[i:end], 2) && c.fails(i, "#/multipleOf", "a multiple of 2") {
		return -1
	}
	return end
}

func validateEven(data []byte) error { return validate(data, checkEven) }

func (v *even) UnmarshalJSON(data []byte) error {
	return unmarshal(data, v, checkEven, func(c *checker, b []byte, i int, v *even) int {
		return decodeInt64(c, b, i, &v.n)
	})
}

func (v *even) MarshalJSON() ([]byte, error) {
	return marshal(nil, v, func(e *encoder, b []byte, v *even) []byte { return appendInt64(e, b, &v.n) })
}

func (v *even) Validate() error {
	b, err := v.MarshalJSON()
	return errors.Join(err, validateEven(b))
}

func TestExample(t *testing.T) {
	for _, example := range []string{"2", "4.0", "1e3"} {
		testExample[even](t, validateEven, example, equalDocuments)
	}
}

func FuzzDocuments(f *testing.F) { fuzzDocuments[even](f, validateEven, "2", "3", "1e30") }

func TestCannotHold(t *testing.T) {
	for text, want := range map[string]bool{"1e30": true, "3": false, "true": false} {
		if err := new(even).UnmarshalJSON([]byte(text)); cannotHold(err) != want {
			t.Errorf("%s: %v", text, err)
		}
	}
	if cannotHold(errors.New("another")) {
		t.Error("an error of another kind")
	}
}

func TestEqualDocuments(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{`{"a": 1.0, "b": [true]}`, `{"b":[true],"a":1}`, true},
		{`["2024-02-29T12:00:00.000z"]`, `["2024-02-29T13:00:00+01:00"]`, true},
		{`"2024-02-29T12:00:00Z"`, `"2024-02-29T12:00:01Z"`, false},
		{`123456789012345678901`, `123456789012345678902`, false},
		{`"a"`, `"A"`, false},
	} {
		if got := equalDocuments([]byte(test.a), []byte(test.b)); got != test.want {
			t.Errorf("%s and %s: %v", test.a, test.b, got)
		}
	}
}
