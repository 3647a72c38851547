package templates

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"
)

// A tested is a generated type.
type tested[T any] interface {
	*T
	UnmarshalJSON(data []byte) error
	MarshalJSON() ([]byte, error)
	Validate() error
}

// testExample wants a document to be valid and, decoded and encoded, to be the
// same as before, if something tells what is.
func testExample[T any, P tested[T]](t testing.TB, valid func([]byte) error, example string, same func(a, b []byte) bool) {
	t.Helper()
	var v T
	if err := valid([]byte(example)); err != nil {
		t.Errorf("%s: %v", example, err)
		return
	}
	if err := P(&v).UnmarshalJSON([]byte(example)); err != nil {
		t.Errorf("%s: %v", example, err)
		return
	}
	if out := encodeAgain[T, P](t, valid, &v); same != nil && !same([]byte(example), out) {
		t.Errorf("decoded and encoded, it is another document:\n%s\n%s", example, out)
	}
}

// fuzzDocuments gives any bytes to the functions of a type: what is valid
// decodes, unless Go cannot hold it; what decodes is valid, encodes, and
// decodes again to the same.
func fuzzDocuments[T any, P tested[T]](f *testing.F, valid func([]byte) error, seeds ...string) {
	for _, seed := range append(seeds, "null", "true", "1", `""`, "[]", "{}") {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var v T
		verdict, err := valid(data), P(&v).UnmarshalJSON(data)
		switch {
		case err == nil && verdict != nil:
			t.Fatalf("%q decodes, but is not valid: %v", data, verdict)
		case err == nil:
			encodeAgain[T, P](t, valid, &v)
		case verdict == nil && !cannotHold(err):
			t.Fatalf("%q is valid, but does not decode: %v", data, err)
		}
	})
}

// cannotHold tells whether an error is about what Go cannot hold, and so about
// no keyword of the schema.
func cannotHold(err error) bool {
	var invalid *ValidationError
	if !errors.As(err, &invalid) {
		return false
	}
	for n := range invalid.Issues {
		if invalid.Issues[n].KeywordLocation != "" {
			return false
		}
	}
	return true
}

// encodeAgain encodes a value that has been decoded, and wants the same bytes
// of what they decode to.
func encodeAgain[T any, P tested[T]](t testing.TB, valid func([]byte) error, v P) []byte {
	t.Helper()
	if err := v.Validate(); err != nil {
		t.Fatalf("%+v: Validate: %v", v, err)
	}
	first, err := v.MarshalJSON()
	if err != nil {
		t.Fatalf("%+v: %v", v, err)
	}
	if err := valid(first); err != nil {
		t.Fatalf("%s is encoded, but not valid: %v", first, err)
	}
	var again T
	if err := P(&again).UnmarshalJSON(first); err != nil {
		t.Fatalf("%s is encoded, but does not decode: %v", first, err)
	}
	if second, err := P(&again).MarshalJSON(); err != nil || !bytes.Equal(first, second) {
		t.Fatalf("encoded, decoded and encoded again, it is another document: %v\n%s\n%s", err, first, second)
	}
	return first
}

// equalDocuments tells whether two documents are equal. Date-times are if they
// are the same instant.
func equalDocuments(a, b []byte) bool {
	a, b = plainTimes(a), plainTimes(b)
	return equalJSON(a, space(a, 0), b, space(b, 0))
}

// plainTimes writes all date-times of a document in one way.
func plainTimes(b []byte) []byte {
	var v any
	decoder := json.NewDecoder(bytes.NewReader(b))
	decoder.UseNumber()
	if err := decoder.Decode(&v); err != nil {
		return b
	}
	out, err := json.Marshal(plainTime(v))
	if err != nil {
		return b
	}
	return out
}

func plainTime(v any) any {
	switch v := v.(type) {
	case string:
		if t, err := time.Parse(time.RFC3339Nano, strings.ToUpper(v)); err == nil {
			return t.UTC().Format(time.RFC3339Nano)
		}
	case []any:
		for n := range v {
			v[n] = plainTime(v[n])
		}
	case map[string]any:
		for name := range v {
			v[name] = plainTime(v[name])
		}
	}
	return v
}
