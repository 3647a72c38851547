package schema

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"

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
		v := plain(doc.Root, nil)
		tame(v)
		text, err := json.Marshal(v)
		return io.NopCloser(bytes.NewReader(text)), err
	}
	meta, err = c.Compile(uri)
	if about := (*jsonschema.SchemaError)(nil); errors.As(err, &about) {
		err = about.Err
	}
	return meta, err
}

// checkCustom reports what a metaschema of its own has against a schema: all
// of it at once, since such a metaschema can ask for anything. Resources in
// it that have another metaschema are left out.
func (l *loader) checkCustom(s *Schema) {
	d := s.Resource.Dialect
	if d.custom == nil {
		return
	}
	before := len(l.problems)
	v := plain(s.Value, func(v *source.Value) any {
		switch inner := l.schemas[v]; {
		case inner == nil || inner.Resource.Dialect == d:
			return nil
		case d.Draft == 4:
			return map[string]any{}
		}
		return true
	})
	for _, leaf := range l.validate(d.custom, v, s.Loc) {
		l.violation(s, leaf, before)
	}
}

// plain makes of a value what the library reads. Where instead, which may be
// nil, has something to say about an object, that is taken.
func plain(v *source.Value, instead func(*source.Value) any) any {
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
			items[i] = plain(item, instead)
		}
		return items
	case source.Object:
	}
	if instead != nil {
		if other := instead(v); other != nil {
			return other
		}
	}
	members := make(map[string]any, len(v.Members))
	for _, m := range v.Members {
		members[m.Name] = plain(m.Value, instead)
	}
	return members
}

// tame makes the regular expressions of a metaschema that Go does not have
// match everything.
func tame(v any) {
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			tame(item)
		}
	case map[string]any:
		for _, member := range v {
			tame(member)
		}
		if expression, ok := v["pattern"].(string); ok && !isRE2(expression) {
			v["pattern"] = ""
		}
		patterns, _ := v["patternProperties"].(map[string]any)
		for expression := range patterns {
			if !isRE2(expression) {
				delete(patterns, expression)
				patterns[""] = map[string]any{}
			}
		}
	}
}

func isRE2(expression string) bool {
	_, err := regexp.Compile(expression)
	return err == nil
}
