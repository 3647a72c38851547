package shapes

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"testing"

	"github.com/go-json-experiment/json/jsontext"
	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/typewright/typewright/internal/fuzz/driver"
)

// An oracle is the second opinion on documents of a schema: jsontext says
// what is JSON, jsonschema/v5 what is valid.
type oracle struct {
	schema *jsonschema.Schema // nil where v5 cannot be asked
	lax    bool               // v5 accepts some of what is invalid
}

// What v5 is to be asked instead, or about what not at all.
var (
	// It knows one encoding, and most formats less strictly, so it is not to
	// look at those.
	lax = map[string]bool{"content": true, "strings": true}
	// Of two resources with the same dynamic anchor, it takes the inner one.
	unasked = map[string]bool{"dynamic": true}
	// It has no lookahead.
	lookahead = []byte(`^(?!x)[a-z]*$`)
	same      = []byte(`^([a-wyz][a-z]*)?$`)
)

func newOracle(tb testing.TB, name string) *oracle {
	tb.Helper()
	o := &oracle{lax: lax[name]}
	if unasked[name] {
		return o
	}
	text, err := os.ReadFile(name + ".json")
	if err != nil {
		tb.Fatal(err)
	}
	text = bytes.ReplaceAll(text, lookahead, same)
	text = bytes.ReplaceAll(text, []byte(`"format"`), []byte(`"$comment"`))
	c := jsonschema.NewCompiler()
	c.LoadURL = func(uri string) (io.ReadCloser, error) { return nil, errors.New("no network: " + uri) }
	if err := c.AddResource("https://example.com/"+name, bytes.NewReader(text)); err != nil {
		tb.Fatal(err)
	}
	if o.schema, err = c.Compile("https://example.com/" + name); err != nil {
		tb.Fatal(err)
	}
	return o
}

// immodest finds numbers whose exponents v5 would write out.
var immodest = regexp.MustCompile(`[0-9.][eE][-+]?[0-9]{4}`)

// agree wants a verdict to be that of the second opinion.
func (o *oracle) agree(text []byte, v driver.Verdict) error {
	valid := v != driver.Invalid
	// The same policies: no invalid UTF-8, no lone surrogates, no name twice.
	if !jsontext.Value(text).IsValid() {
		if valid {
			return errors.New("it is no JSON that all read in the same way, and accepted")
		}
		return nil
	}
	if o.schema == nil || immodest.Match(text) {
		return nil
	}
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	var value any
	if err := d.Decode(&value); err != nil {
		return err
	}
	err := o.schema.Validate(value)
	if accepts := err == nil; accepts != valid && !(o.lax && accepts) {
		return fmt.Errorf("the verdict is %s, v5 says %w", v, err)
	}
	return nil
}
