package driver

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"
)

// A number holds any JSON number, but for the fault of the type.
type number struct{ text string }

var fault string

func validNumber(data []byte) error {
	switch fault {
	case "panic":
		panic("help")
	case "validate":
		return nil
	}
	return numberError(data)
}

func numberError(data []byte) error {
	if data[0] == '"' {
		return errors.New("want a number")
	}
	return nil
}

func (v *number) UnmarshalJSON(data []byte) error {
	err := numberError(data)
	switch fault {
	case "unmarshal":
		err = nil
	case "half":
		v.text = "1"
	}
	if err == nil {
		v.text = string(data)
	}
	return err
}

func (v number) MarshalJSON() ([]byte, error) {
	switch fault {
	case "marshal":
		return nil, errors.New("no")
	case "lossy":
		return []byte("0"), nil
	}
	return []byte(v.text), nil
}

func (v *number) AppendJSON(b []byte) ([]byte, error) {
	if fault == "append" {
		return append(b, "0"...), nil
	}
	return append(b, v.text...), nil
}

func (v *number) Validate() error {
	if fault == "method" {
		return errors.New("no")
	}
	return nil
}

func TestSubject(t *testing.T) {
	for _, tt := range []struct {
		fault, data string
		valid       bool
		want        string // in the problem
	}{
		{"", "1.0", true, ""},
		{"", `"a"`, false, ""},
		{"", `"a"`, true, "the Validate function says"},
		{"validate", `"a"`, false, "the Validate function accepts it"},
		{"unmarshal", `"a"`, false, "UnmarshalJSON accepts it"},
		{"half", `"a"`, false, "UnmarshalJSON says no, but leaves"},
		{"method", "1", true, "the method Validate says: no"},
		{"marshal", "1", true, "MarshalJSON says: "},
		{"lossy", "1", true, "decoded and encoded, it is 0"},
		{"append", "1", true, "but AppendJSON 0"},
		{"panic", "1", true, "panic: help"},
	} {
		fault = tt.fault
		got := try(Of[number](validNumber), Request{Data: []byte(tt.data), Valid: tt.valid})
		if tt.want == "" && got != "" || !strings.Contains(got, tt.want) {
			t.Errorf("%s of %s: got %q, want %q", tt.fault, tt.data, got, tt.want)
		}
	}
}

func TestRun(t *testing.T) {
	subjects := map[string]Subject{
		"right": func([]byte, bool) error { return nil },
		"wrong": func([]byte, bool) error { return errors.New("wrong") },
	}
	var in, out bytes.Buffer
	encoder := json.NewEncoder(&in)
	for _, name := range []string{"right", "wrong", "absent"} {
		if err := encoder.Encode(Request{Case: name}); err != nil {
			t.Fatal(err)
		}
	}
	if err := Run(subjects, &in, &out); err != nil {
		t.Fatal(err)
	}
	decoder := json.NewDecoder(&out)
	for _, want := range []string{"", "wrong", "there is no such case"} {
		var r Response
		if err := decoder.Decode(&r); err != nil || r.Problem != want {
			t.Errorf("got %q, %v, want %q", r.Problem, err, want)
		}
	}
	if err := decoder.Decode(new(Response)); err != io.EOF {
		t.Errorf("want no more, got %v", err)
	}
}

func TestEqual(t *testing.T) {
	for _, tt := range []struct {
		x, y string
		want bool
	}{
		{"1", "1.0", true},
		{"1e2", "100", true},
		{"1", "2", false},
		{"1", `"1"`, false},
		{`{"a": [1, null]}`, `{"a":[1,null]}`, true},
		{`{"a": 1}`, `{"a": 1, "b": 2}`, false},
		{`[1]`, `[1, 2]`, false},
		{`"2020-01-01T01:00:00+01:00"`, `"2020-01-01T00:00:00Z"`, true},
		{`"a"`, `"b"`, false},
		{"true", "false", false},
	} {
		if got := equalJSON([]byte(tt.x), []byte(tt.y)); got != tt.want {
			t.Errorf("%s and %s: got %v", tt.x, tt.y, got)
		}
	}
}
