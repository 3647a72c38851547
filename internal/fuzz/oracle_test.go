package fuzz

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"

	"github.com/santhosh-tekuri/jsonschema/v5"
)

// An oracle is the second opinion on a schema.
type oracle struct {
	schema *jsonschema.Schema
	text   string
}

// newOracle compiles a schema with v5. The error says why it cannot.
func newOracle(text []byte) (o *oracle, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("v5 panics: %v", r)
		}
	}()
	c := jsonschema.NewCompiler()
	c.AssertFormat = true
	c.LoadURL = func(uri string) (io.ReadCloser, error) { return nil, errors.New("no network: " + uri) }
	if err := c.AddResource("https://example.com/schema.json", bytes.NewReader(text)); err != nil {
		return nil, err
	}
	s, err := c.Compile("https://example.com/schema.json")
	if err != nil {
		return nil, err
	}
	return &oracle{s, string(text)}, nil
}

// accepts is the verdict of v5 on an instance.
func (o *oracle) accepts(instance []byte) (valid bool, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("v5 panics: %v", r)
		}
	}()
	d := json.NewDecoder(bytes.NewReader(instance))
	d.UseNumber()
	var value any
	if err := d.Decode(&value); err != nil {
		return false, err
	}
	err = o.schema.Validate(value)
	if invalid := (*jsonschema.ValidationError)(nil); errors.As(err, &invalid) {
		return false, nil
	}
	return err == nil, err
}

// A v5Error is a known error of v5: where it may accept, or reject, what it
// should not.
type v5Error struct {
	reason  string
	verdict func(valid bool) bool // the verdicts of v5 that may be wrong
	schema  *regexp.Regexp
	text    *regexp.Regexp // of the instance; nil: any
}

func either(bool) bool           { return true }
func acceptance(valid bool) bool { return valid }

// v5Errors are the known errors of v5.
var v5Errors = []v5Error{
	{
		reason:  `of two resources with the same dynamic anchor, one within the other, the inner one takes the outer one's place`,
		verdict: either,
		schema:  regexp.MustCompile(`"\$dynamicRef":"#node".*"\$dynamicAnchor".*"\$dynamicAnchor"|"\$dynamicAnchor".*"\$dynamicRef":"#node".*"\$dynamicAnchor"|"\$dynamicAnchor".*"\$dynamicAnchor".*"\$dynamicRef":"#node"`),
	},
	{
		reason:  `an enum without values accepts everything`,
		verdict: acceptance,
		schema:  regexp.MustCompile(`"enum":\s*\[\]`),
	},
	{
		reason:  `formats are lax`,
		verdict: acceptance,
		schema:  regexp.MustCompile(`"format":`),
	},
	{
		reason:  `a uri-template is read as a URL, which forbids some characters that RFC 6570 allows, in what is before its first colon for one`,
		verdict: func(valid bool) bool { return !valid },
		schema:  regexp.MustCompile(`"format":\s*"uri-template"`),
		text:    regexp.MustCompile(`[^\x00-\x7F]|\\u|^"[^":/]*[^A-Za-z0-9+.:/"-][^":/]*:`),
	},
	{
		reason:  `. and \S are those of Go, not those of ECMA-262, which has more line terminators and white space`,
		verdict: either,
		schema:  regexp.MustCompile(`\^\.|a\.\*c|\\\\S`),
		text:    regexp.MustCompile("[\u0085\u00a0\u2028\u2029\ufeff\r\v]|\\\\(r|u000[bBdD]|u00[aA]0|u0085|u2028|u2029|u[fF][eE][fF][fF])"),
	},
}

// known returns why v5 may be wrong about an instance, or "".
func (o *oracle) known(instance []byte, verdict bool) string {
	for _, e := range v5Errors {
		if e.verdict(verdict) && e.schema.MatchString(o.text) && (e.text == nil || e.text.Match(instance)) {
			return e.reason
		}
	}
	return ""
}
