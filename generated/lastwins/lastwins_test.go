package lastwins

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/typewright/typewright/internal/fuzz/driver"
)

// A kind is a type under test.
type kind struct {
	validate func([]byte) error
	strict   func([]byte) error // where a name twice is an error
	again    func([]byte) ([]byte, error)
	run      driver.Case
	seeds    []string
}

func newKind[T any, P driver.Document[T]](decide func([]byte) error, check checkFunc, seeds ...string) *kind {
	again := func(b []byte) ([]byte, error) {
		v := P(new(T))
		if err := v.UnmarshalJSON(b); err != nil {
			return nil, err
		}
		return v.MarshalJSON()
	}
	collect := func(b []byte) error {
		return lastWins(b, func(b []byte) error {
			c := newChecker()
			defer c.release()
			if err := explain(c, b, check); len(err.Issues) > 0 {
				return err
			}
			return nil
		})
	}
	strict := func(b []byte) error { return validate(b, check) }
	return &kind{decide, strict, again, driver.For[T, P](decide, collect, issues), seeds}
}

func issues(err error) []driver.Issue {
	var e *ValidationError
	if !errors.As(err, &e) {
		return nil
	}
	var issues []driver.Issue
	for _, issue := range e.Issues {
		issues = append(issues, driver.Issue{Location: issue.InstanceLocation, Message: issue.Message})
	}
	return issues
}

var kinds = map[string]*kind{
	"Free": newKind[Free](ValidateFree, checkFree,
		`{"any":{"a":1,"a":[{"b":1,"b":2}]},"object":1,"object":{"c":{},"c":1},"any":{"x":1,"x":2}}`,
		`{"more":{"a":1,"\u0061":2},"const":1,"const":{"c":"x","a":[1,2,{"b":0,"b":null}],"c":"é"}}`, `{"enum":null,"enum":1}`),
	"Open": newKind[Open](ValidateOpen, checkOpen,
		`{"kind":"a","y":0,"kind":"b","y":"","else":{"kind":"a","kind":"c"}}`, `{"kind":"b","kind":"a","y":""}`, `{"z":1,"kind":"c","z":2}`),
	"Tree": newKind[Tree](ValidateTree, checkTree,
		`{"name":"","size":1,"named":{"d":1,"d":{"name":"e"}},"name":"a","x-f":1,"x-f":true}`,
		`{"name":"a","size":1,"size":""}`, `{"named":{"a":{"name":"a"},"a":{"name":"b"},"b":{"name":"b"},"c":{"name":""}},"name":"a"}`),
	"Figure": newKind[Figure](ValidateFigure, checkUnion,
		`{"kind":"circle","members":[[{"a":0,"a":{"a":true},"b":"x","b":1}]],"kind":"group"}`, `{"kind":"group","radius":1,"kind":"circle"}`, `[{"a":1,"a":2}]`),
}

// agree wants of a document what the strict policy says of one without the
// members that do not count.
func (k *kind) agree(text []byte, _ driver.Verdict) error {
	err := k.validate(text)
	if !jsontext.Value(text).IsValid(jsontext.AllowDuplicateNames(true)) {
		if err == nil || issues(err)[0].Location != "" {
			return fmt.Errorf("it is no JSON, and the error is %w", err)
		}
		return nil
	}
	left := last(jsontext.NewDecoder(bytes.NewReader(text), jsontext.AllowDuplicateNames(true)))
	if want := k.strict(left); fmt.Sprint(err) != fmt.Sprint(want) {
		return fmt.Errorf("the error is\n%w\nthat about %s\n%w", err, left, want)
	}
	if err != nil {
		return k.places(text, err)
	}
	got, errGot := k.again(text)
	want, errWant := k.again(left)
	if fmt.Sprint(errGot) != fmt.Sprint(errWant) || !bytes.Equal(got, want) {
		return fmt.Errorf("encoded again: %s, %w, and that of %s: %s, %w", got, errGot, left, want, errWant)
	}
	if errGot == nil && !jsontext.Value(got).IsValid() {
		return fmt.Errorf("encoded again: %s, which is not JSON that all read in the same way", got)
	}
	return nil
}

// places wants the offset of each issue to be that of a value or a name.
func (k *kind) places(text []byte, err error) error {
	var invalid *ValidationError
	if !errors.As(err, &invalid) {
		return err
	}
	for _, issue := range invalid.Issues {
		var value json.RawMessage
		if err := json.NewDecoder(bytes.NewReader(text[issue.Offset:])).Decode(&value); err != nil {
			return fmt.Errorf("at offset %d is no value: %w", issue.Offset, err)
		}
	}
	return nil
}

// last is the next value without the members that do not count, as
// encoding/json and maps see it; the others keep their order.
func last(d *jsontext.Decoder) []byte {
	first := d.PeekKind()
	if first != '{' && first != '[' {
		value, _ := d.ReadValue()
		return bytes.Clone(value)
	}
	_, _ = d.ReadToken()
	var parts []string
	places := make(map[string]int)
	for d.PeekKind() != '}' && d.PeekKind() != ']' {
		name := ""
		if first == '{' {
			quoted, _ := d.ReadValue()
			text, _ := jsontext.AppendUnquote(nil, quoted)
			if place, found := places[string(text)]; found {
				parts[place] = ""
			}
			places[string(text)] = len(parts)
			name = string(quoted) + ":"
		}
		parts = append(parts, name+string(last(d)))
	}
	end, _ := d.ReadToken()
	var out strings.Builder
	for _, part := range parts {
		if part != "" {
			out.WriteString("," + part)
		}
	}
	return []byte(string(first) + strings.TrimPrefix(out.String(), ",") + end.String())
}

func fuzz(f *testing.F, name string) {
	f.Helper()
	k := kinds[name]
	driver.Fuzz(f, k.run, k.agree, k.seeds...)
}

func FuzzLastFree(f *testing.F)   { fuzz(f, "Free") }
func FuzzLastOpen(f *testing.F)   { fuzz(f, "Open") }
func FuzzLastTree(f *testing.F)   { fuzz(f, "Tree") }
func FuzzLastFigure(f *testing.F) { fuzz(f, "Figure") }

// TestSeeds wants some of the documents to be valid and some not, and all of
// them to be too much for the strict policy.
func TestSeeds(t *testing.T) {
	for name, k := range kinds {
		valid := 0
		for _, seed := range k.seeds {
			if k.validate([]byte(seed)) == nil {
				valid++
			}
		}
		if valid == 0 || valid == len(k.seeds) {
			t.Errorf("%s: %d of %d are valid", name, valid, len(k.seeds))
		}
	}
}

// TestRaw wants what is kept as it stands to have no name twice.
func TestRaw(t *testing.T) {
	var v Free
	if err := v.UnmarshalJSON([]byte(`{"any":{"a":1,"a":[{"b":1,"b":2}]},"more":{"c":1,"c":2},"more":{"d":1,"\u0064":2}}`)); err != nil {
		t.Fatal(err)
	}
	if got, want := string(v.Any), `{"a":[{"b":2}]}`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := string(v.AdditionalProperties["more"]), `{"\u0064":2}`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	v.Any = json.RawMessage(`{"a":1,"a":2}`)
	if out, err := v.MarshalJSON(); err == nil {
		t.Errorf("a name twice is encoded: %s", out)
	}
	if err := v.Validate(); err == nil {
		t.Error("a value that encodes to no document is valid")
	}
	var again Free
	if err := json.Unmarshal([]byte(`{"list":[1],"list":[2]}`), &again); err != nil || string(again.List) != "[2]" {
		t.Errorf("json.Unmarshal: %s, %v", again.List, err)
	}
}
