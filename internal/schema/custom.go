package schema

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"regexp"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/typewright/typewright/internal/source"
)

// compile makes a validator of a metaschema that is not a draft's own. What
// such a one wants of schemas is known from its text only, so the library
// judges by it. The error is errReported if a document it needs is no JSON.
func (l *loader) compile(uri string, from source.Loc) (meta *jsonschema.Schema, err error) {
	defer func() {
		if p := recover(); p != nil { // the library's, on malformed documents
			meta, err = nil, fmt.Errorf("%v", p)
		}
	}()
	c := jsonschema.NewCompiler()
	for name := range jsonschema.Formats {
		c.Formats[name] = func(any) bool { return true }
	}
	c.LoadURL = func(part string) (io.ReadCloser, error) {
		doc, err := l.document(withoutFragment(part), from)
		if err != nil {
			return nil, err
		}
		text, err := json.Marshal(plain(doc.Root, true))
		return io.NopCloser(bytes.NewReader(text)), err
	}
	meta, err = c.Compile(uri)
	if about := (*jsonschema.SchemaError)(nil); errors.As(err, &about) {
		err = about.Err
	}
	return meta, err
}

// plain makes of a value what the library reads. In a metaschema, regular
// expressions that Go does not have are made to match everything.
func plain(v *source.Value, metaschema bool) any {
	switch v.Kind {
	case source.Null:
		return nil
	case source.Bool:
		return v.Text == "true"
	case source.String:
		return v.Text
	case source.Number:
		return json.Number(v.Text)
	case source.Array:
		items := make([]any, len(v.Items))
		for i, item := range v.Items {
			items[i] = plain(item, metaschema)
		}
		return items
	case source.Object:
	}
	members := make(map[string]any, len(v.Members))
	for _, m := range v.Members {
		members[m.Name] = plain(m.Value, metaschema)
		switch {
		case !metaschema:
		case m.Name == "pattern" && m.Value.Kind == source.String && !isRE2(m.Value.Text):
			members[m.Name] = ""
		case m.Name == "patternProperties" && m.Value.Kind == source.Object:
			patterns := members[m.Name].(map[string]any)
			for name := range patterns {
				if !isRE2(name) {
					delete(patterns, name)
					patterns[""] = map[string]any{}
				}
			}
		}
	}
	return members
}

func isRE2(expression string) bool {
	_, err := regexp.Compile(expression)
	return err == nil
}

// checkCustom reports what a metaschema of its own has against a schema.
func (l *loader) checkCustom(s *Schema) {
	meta := s.Resource.Dialect.custom
	if meta == nil {
		return
	}
	err := func() (err error) {
		defer func() {
			if p := recover(); p != nil {
				err = fmt.Errorf("%v", p)
			}
		}()
		return meta.Validate(plain(s.Value, false))
	}()
	var invalid *jsonschema.ValidationError
	switch {
	case err == nil:
	case !errors.As(err, &invalid):
		l.problem(s.Loc, "the metaschema cannot judge this schema: %v", err)
	case soften(invalid):
		for _, leaf := range leaves(invalid) {
			l.violation(s, leaf)
		}
	}
}

// soften removes what formats have to say from a tree of errors: those of the
// metaschemas that the library has built in are asserted, and take patterns
// for wrong that Go's regexp does not know. It returns false if nothing stays.
func soften(e *jsonschema.ValidationError) bool {
	if len(e.Causes) == 0 {
		return !strings.HasSuffix(e.KeywordLocation, "/format") && !strings.HasSuffix(e.Message, "is not valid regex")
	}
	kept := e.Causes[:0:0]
	for _, cause := range e.Causes {
		if soften(cause) {
			kept = append(kept, cause)
		}
	}
	if isChoice(e) && len(kept) < len(e.Causes) {
		return false // a branch is right
	}
	e.Causes = kept
	return len(kept) > 0
}

func isChoice(e *jsonschema.ValidationError) bool {
	return e.Message == "anyOf failed" || e.Message == "oneOf failed"
}

// leaves collects the errors that have no causes. Of a choice, only the
// branch counts that got furthest into the value.
func leaves(e *jsonschema.ValidationError) []*jsonschema.ValidationError {
	if len(e.Causes) == 0 {
		return []*jsonschema.ValidationError{e}
	}
	var all []*jsonschema.ValidationError
	furthest := -1
	for _, cause := range e.Causes {
		below := leaves(cause)
		if !isChoice(e) {
			all = append(all, below...)
			continue
		}
		depth := 0
		for _, leaf := range below {
			depth = max(depth, strings.Count(leaf.InstanceLocation, "/"))
		}
		if depth > furthest {
			all, furthest = below, depth
		}
	}
	return all
}

// violation reports an error of the library at our position, in our words
// where it is about a type.
func (l *loader) violation(s *Schema, leaf *jsonschema.ValidationError) {
	at := source.Pointer(leaf.InstanceLocation)
	if decoded, err := url.PathUnescape(leaf.InstanceLocation); err == nil {
		at = source.Pointer(decoded)
	}
	v := s.Value.At(at)
	if v == nil { // the name of a member, say
		v, at = s.Value, ""
	}
	loc := source.Loc{Doc: s.Loc.Doc, Offset: v.Offset, Pointer: s.Loc.Pointer + at}
	if wanted, found := strings.CutPrefix(leaf.Message, "expected "); found {
		wanted, _, _ = strings.Cut(wanted, ", but got")
		l.problem(loc, "the metaschema wants %s, got %s", wanted, v.Kind)
		return
	}
	l.problem(loc, "the metaschema has against it: %s", leaf.Message)
}
