// Package driver tries instances on generated types. The tests of package
// conformance copy it into the module of the generated code, so it uses
// nothing but the standard library.
package driver

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/big"
	"reflect"
	"runtime/debug"
	"strings"
	"time"
)

// A Request is one instance to try on the type of a case.
type Request struct {
	Case  string `json:"case"`
	Data  []byte `json:"data"`
	Valid bool   `json:"valid"` // what the verdict has to be
}

// A Response says what is wrong with the generated code.
type Response struct {
	Problem string `json:"problem"` // empty: nothing
	Stalled bool   `json:"stalled"` // the driver has given up and ends
}

// A Subject tries instances on one generated type.
type Subject func(data []byte, valid bool) error

// patience is how long one instance may take.
const patience = 20 * time.Second

// Run answers requests, a line of JSON each, in their order. It ends early
// where one does not come to an end: there is no way to stop it.
func Run(subjects map[string]Subject, in io.Reader, out io.Writer) error {
	debug.SetMaxStack(256 << 20)
	requests, responses := json.NewDecoder(in), json.NewEncoder(out)
	for {
		var r Request
		if err := requests.Decode(&r); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		done := make(chan Response, 1)
		go func() { done <- Response{Problem: try(subjects[r.Case], r)} }()
		var response Response
		select {
		case response = <-done:
		case <-time.After(patience):
			response = Response{Problem: "no end after " + patience.String(), Stalled: true}
		}
		if err := responses.Encode(response); err != nil || response.Stalled {
			return err
		}
	}
}

func try(s Subject, r Request) (problem string) {
	defer func() {
		if p := recover(); p != nil {
			problem = fmt.Sprintf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	if s == nil {
		return "there is no such case"
	}
	if err := s(r.Data, r.Valid); err != nil {
		return err.Error()
	}
	return ""
}

// A document is what generated types have.
type document[T any] interface {
	*T
	UnmarshalJSON([]byte) error
	MarshalJSON() ([]byte, error)
	AppendJSON([]byte) ([]byte, error)
	Validate() error
}

// Of makes a subject of a generated type and its Validate function.
func Of[T any, P document[T]](validate func([]byte) error) Subject {
	return func(data []byte, valid bool) error {
		err := validate(data)
		switch {
		case valid && err != nil:
			return fmt.Errorf("the Validate function says: %w", err)
		case !valid && err == nil:
			return errors.New("the Validate function accepts it")
		case valid:
			return accept[T, P](data)
		}
		return reject[T, P](data)
	}
}

// reject wants an invalid instance to leave the value as it was.
func reject[T any, P document[T]](data []byte) error {
	var v, zero T
	if err := P(&v).UnmarshalJSON(data); err == nil {
		return errors.New("UnmarshalJSON accepts it")
	}
	if !reflect.DeepEqual(v, zero) {
		return fmt.Errorf("UnmarshalJSON says no, but leaves %#v", v)
	}
	return nil
}

// accept decodes a valid instance and wants the same JSON value back.
func accept[T any, P document[T]](data []byte) error {
	var v, again T
	if err := P(&v).UnmarshalJSON(data); err != nil {
		return fmt.Errorf("UnmarshalJSON says: %w", err)
	}
	if err := P(&v).Validate(); err != nil {
		return fmt.Errorf("decoded, the method Validate says: %w", err)
	}
	out, err := P(&v).MarshalJSON()
	if err != nil {
		return fmt.Errorf("decoded, MarshalJSON says: %w", err)
	}
	if !equalJSON(data, out) {
		return fmt.Errorf("decoded and encoded, it is %s", out)
	}
	for name, encode := range map[string]func() ([]byte, error){
		"json.Marshal of the value":   func() ([]byte, error) { return json.Marshal(v) },
		"json.Marshal of the pointer": func() ([]byte, error) { return json.Marshal(P(&v)) },
		"AppendJSON":                  func() ([]byte, error) { return P(&v).AppendJSON(nil) },
	} {
		if other, err := encode(); err != nil || !bytes.Equal(compact(out), compact(other)) {
			return fmt.Errorf("MarshalJSON gives %s, but %s %s, %w", out, name, other, err)
		}
	}
	if err := json.Unmarshal(out, P(&again)); err != nil {
		return fmt.Errorf("encoded, it does not decode: %w", err)
	}
	if second, err := P(&again).MarshalJSON(); err != nil || !bytes.Equal(out, second) {
		return fmt.Errorf("encoded, it is %s, and the second time %s, %w", out, second, err)
	}
	return nil
}

// compact undoes what encoding/json does to the output of a MarshalJSON.
func compact(text []byte) []byte {
	var plain bytes.Buffer
	if json.Compact(&plain, text) != nil {
		return text
	}
	var escaped bytes.Buffer
	json.HTMLEscape(&escaped, plain.Bytes())
	return escaped.Bytes()
}

func equalJSON(x, y []byte) bool {
	a, errA := parse(x)
	b, errB := parse(y)
	return errA == nil && errB == nil && equal(a, b)
}

func parse(text []byte) (v any, err error) {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	err = d.Decode(&v)
	return v, err
}

// equal compares as JSON Schema does, except that date-times only have to be
// the same instant.
func equal(x, y any) bool {
	switch x := x.(type) {
	case json.Number:
		y, ok := y.(json.Number)
		return ok && sameNumber(string(x), string(y))
	case string:
		y, ok := y.(string)
		return ok && (x == y || sameTime(x, y))
	case []any:
		y, ok := y.([]any)
		if !ok || len(x) != len(y) {
			return false
		}
		for i := range x {
			if !equal(x[i], y[i]) {
				return false
			}
		}
		return true
	case map[string]any:
		y, ok := y.(map[string]any)
		if !ok || len(x) != len(y) {
			return false
		}
		for name, value := range x {
			if other, found := y[name]; !found || !equal(value, other) {
				return false
			}
		}
		return true
	}
	return x == y
}

func sameNumber(x, y string) bool {
	if x == y {
		return true
	}
	a, okA := new(big.Rat).SetString(x)
	b, okB := new(big.Rat).SetString(y)
	return okA && okB && a.Cmp(b) == 0
}

func sameTime(x, y string) bool {
	a, errA := time.Parse(time.RFC3339Nano, strings.ToUpper(x))
	b, errB := time.Parse(time.RFC3339Nano, strings.ToUpper(y))
	return errA == nil && errB == nil && a.Equal(b)
}
