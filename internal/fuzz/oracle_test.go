package fuzz

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/typewright/typewright/internal/source"
	"github.com/typewright/typewright/templates"
)

// An oracle is the second opinion on a schema.
type oracle struct {
	schema *jsonschema.Schema
	text   string
}

// newOracle compiles a schema with v5. What v5 is known to get wrong in ways
// that have nothing to do with the keyword at hand is taken from it: it has
// our formats and encodings, which are tested by themselves, the patterns in
// words of Go, and each embedded resource as a document, since v5 confuses
// the dynamic anchors of one within the other. The error says why it cannot.
func newOracle(text []byte, content bool) (o *oracle, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("v5 panics: %v", r)
		}
	}()
	c := jsonschema.NewCompiler()
	c.AssertFormat = true
	c.AssertContent = true
	c.LoadURL = func(uri string) (io.ReadCloser, error) { return nil, errors.New("no network: " + uri) }
	for _, f := range formats {
		c.Formats[f.name] = func(v any) bool {
			s, ok := v.(string)
			return !ok || templates.HasFormat(f.name, []byte(s))
		}
	}
	contents(c, content)
	uri, documents, err := unbundle(text)
	if err != nil {
		return nil, err
	}
	for uri, text := range documents {
		if err := c.AddResource(uri, bytes.NewReader(text)); err != nil {
			return nil, err
		}
	}
	s, err := c.Compile(uri)
	if err != nil {
		return nil, err
	}
	return &oracle{s, string(text)}, nil
}

// contents tells v5 what strings hold, or that nothing is known of it.
func contents(c *jsonschema.Compiler, asserted bool) {
	for _, name := range []string{"7bit", "8bit", "base16", "base32", "base32hex", "base64", "base64url", "quoted-printable", "binary"} {
		c.Decoders[name] = func(s string) ([]byte, error) {
			held, ok := templates.DecodeContent(name, []byte(s))
			if asserted && !ok {
				return nil, errors.New("not in " + name)
			}
			return held, nil
		}
	}
	for _, name := range []string{"application/json", "application/problem+json"} {
		c.MediaTypes[name] = func(held []byte) error {
			if !asserted {
				return nil
			}
			_, err := source.ParseJSON("", "", held)
			return err
		}
	}
	c.AssertContent = asserted
}

// retrieval is where v5 has a schema without an $id from.
const retrieval = "https://example.com/schema.json"

// unbundle makes documents of a schema, whose URI it returns, of the
// resources among its definitions, and of the metaschemas.
func unbundle(text []byte) (root string, documents map[string][]byte, err error) {
	doc, err := source.ParseJSON("", "", text)
	if err != nil {
		return "", nil, err
	}
	whole := doc.Root
	withGoPatterns(whole)
	documents = make(map[string][]byte)
	for _, m := range metaschemas {
		documents[m.uri] = m.text
	}
	base, _ := url.Parse(retrieval)
	if base, err = base.Parse(idOf(whole, whole)); err != nil {
		return "", nil, err
	}
	for _, container := range []string{"definitions", "$defs"} {
		defs := whole.Get(container)
		if defs == nil || defs.Kind != source.Object {
			continue
		}
		if container == "definitions" && whole.Get("$ref") != nil {
			return "", nil, errors.New("the $ref hides the definitions")
		}
		kept := defs.Members[:0:0]
		for _, d := range defs.Members {
			id := idOf(d.Value, whole)
			if id == "" || strings.HasPrefix(id, "#") {
				kept = append(kept, d)
				continue
			}
			uri, err := base.Parse(id)
			if err != nil {
				return "", nil, err
			}
			if dialect := whole.Get("$schema"); dialect != nil {
				set(d.Value, "$schema", dialect)
			}
			withoutConst(d.Value)
			documents[uri.String()] = d.Value.AppendJSON(nil)
		}
		defs.Members = kept
	}
	withoutConst(whole)
	base.Fragment = ""
	documents[base.String()] = whole.AppendJSON(nil)
	return base.String(), documents, nil
}

// withoutConst drops const from a document whose metaschema is without the
// vocabulary of validation, as v5 does not.
func withoutConst(document *source.Value) {
	dialect := document.Get("$schema")
	if dialect == nil || !strings.HasPrefix(dialect.Text, "https://example.com/meta/") || strings.Contains(dialect.Text, "validation") {
		return
	}
	var drop func(v *source.Value)
	drop = func(v *source.Value) {
		v.Members = slices.DeleteFunc(v.Members, func(m source.Member) bool { return m.Name == "const" })
		for _, m := range v.Members {
			drop(m.Value)
		}
		for _, item := range v.Items {
			drop(item)
		}
	}
	drop(document)
}

// idOf returns the $id of a schema in a document, or "".
func idOf(s, document *source.Value) string {
	name := "$id"
	if dialect := document.Get("$schema"); dialect != nil && dialect.Text == dialects[4] {
		name = "id"
	}
	if id := s.Get(name); id != nil && id.Kind == source.String {
		return id.Text
	}
	return ""
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

func acceptance(valid bool) bool { return valid }

// v5Errors are the known errors of v5.
var v5Errors = []v5Error{
	{
		reason:  `an enum without values accepts everything`,
		verdict: acceptance,
		schema:  regexp.MustCompile(`"enum":\s*\[\]`),
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
