package templates

import (
	"errors"
	"runtime"
	"testing"
)

// A faulty is an even whose methods can be wrong.
type faulty struct{ even }

// fault is what is wrong with all of them.
var fault string

func (v *faulty) UnmarshalJSON(data []byte) error {
	err := v.even.UnmarshalJSON(data)
	switch {
	case fault == "decodes what is invalid" && string(data) == "3":
		return nil
	case fault == "does not decode" && string(data) == "2", fault == "does not decode again" && string(data) == "4":
		return &ValidationError{[]Issue{{KeywordLocation: "#/type"}}}
	case fault == "decodes to another":
		v.n = 8
	}
	return err
}

func (v *faulty) MarshalJSON() ([]byte, error) {
	switch fault {
	case "does not encode":
		return nil, errors.New(fault)
	case "encodes to what is invalid":
		return []byte("3"), nil
	case "encodes to more and more", "does not decode again":
		v.n += 2
	}
	return v.even.MarshalJSON()
}

func (v *faulty) Validate() error {
	if fault == "is not valid" {
		return errors.New(fault)
	}
	return nil
}

// A recorder is a test that fails without failing the one that asks.
type recorder struct {
	testing.TB

	failed bool
}

func (*recorder) Helper() {}

func (r *recorder) Errorf(string, ...any) { r.failed = true }

func (r *recorder) Fatalf(string, ...any) {
	r.failed = true
	runtime.Goexit()
}

// passes tells whether a test passes.
func passes(test func(t testing.TB)) bool {
	r, done := &recorder{}, make(chan struct{})
	go func() {
		defer close(done)
		test(r)
	}()
	<-done
	return !r.failed
}

// TestFailures wants tests of examples, and of what fuzzing makes up, to see
// what is wrong with a type.
func TestFailures(t *testing.T) {
	defer func() { fault = "" }()
	for _, test := range []struct {
		fault, example string
		want           bool
	}{
		{"", "2", true},
		{"", "3", false},
		{"", "true", false},
		{"decodes what is invalid", "2", true},
		{"does not decode", "2", false},
		{"decodes to another", "2", false},
		{"decodes to another", "8", true},
		{"does not encode", "2", false},
		{"encodes to what is invalid", "2", false},
		{"encodes to more and more", "2", false},
		{"does not decode again", "2", false},
		{"is not valid", "2", false},
	} {
		fault = test.fault
		if got := passes(func(t testing.TB) { testExample[faulty](t, validateEven, test.example, equalDocuments) }); got != test.want {
			t.Errorf("an even that %q, of %s: passes %v", test.fault, test.example, got)
		}
	}
	fault = "decodes to another"
	if !passes(func(t testing.TB) { testExample[faulty](t, validateEven, "2", nil) }) {
		t.Error("a type may lose what it likes if nothing tells what is the same")
	}
	for _, name := range []string{"", "does not encode", "does not decode", "encodes to what is invalid", "encodes to more and more", "is not valid"} {
		fault = name
		ok := passes(func(t testing.TB) {
			v := new(faulty)
			v.n = 2
			if out := encodeAgain[faulty](t, validateEven, v); string(out) != "2" {
				t.Errorf("encoded to %s", out)
			}
		})
		if ok != (name == "") {
			t.Errorf("an even that %q, encoded again: passes %v", name, ok)
		}
	}
}
