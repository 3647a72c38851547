package schema

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/typewright/typewright/internal/source"
)

// A question is a schema of one keyword that the metaschema of a draft is to
// judge.
type question struct {
	draft int
	text  string // JSON
}

// ask has the library judge a keyword by the metaschema of the draft, and
// reports what the library has against it and nothing else has reported since
// there were so many problems.
//
// These metaschemas judge each keyword by itself, and so does ask: a question
// that was asked before costs nothing, neither depth nor size of a document
// adds up, and no schema escapes, whatever keyword and dialect it is in.
func (l *loader) ask(s *Schema, m source.Member, before int) {
	draft := s.Resource.Dialect.Draft
	text := append(appendName([]byte{'{'}, m.Name), ':')
	if anyText[m.Name] && m.Value.Kind == source.String {
		text = append(text, `""`...)
	} else {
		text = l.appendOwn(text, m.Value)
	}
	if bound, found := strings.CutPrefix(m.Name, "exclusive"); found && draft == 4 {
		// The exception: draft 4 wants the bound beside it.
		bound = strings.ToLower(bound)
		if v := s.Value.Get(bound); v != nil {
			text = append(appendName(append(text, ','), bound), ':')
			text = v.AppendJSON(text)
		}
	}
	text = append(text, '}')
	leaves, known := l.verdicts[question{draft, string(text)}]
	if !known {
		leaves = l.judge(draft, text, s.Loc)
		l.verdicts[question{draft, string(text)}] = leaves
	}
	for _, leaf := range leaves {
		l.violation(s, leaf, before)
	}
}

// anyText are keywords of which the metaschemas want strings, whatever is in
// them, but for formats, which these do not assert. Of all texts of one such
// keyword there is one question.
var anyText = map[string]bool{
	"title": true, "description": true, "$comment": true, "$ref": true, "$dynamicRef": true, "$recursiveRef": true,
	"pattern": true, "format": true, "contentEncoding": true, "contentMediaType": true,
}

func appendName(text []byte, name string) []byte {
	v := source.Value{Kind: source.String, Text: name}
	return v.AppendJSON(text)
}

// appendOwn appends the value of a keyword without the schemas in it, whose
// keywords are asked about one by one. In an array they leave an empty one.
func (l *loader) appendOwn(text []byte, v *source.Value) []byte {
	switch {
	case v.Kind == source.Object && l.schemas[v] != nil:
		return append(text, "{}"...)
	case v.Kind == source.Array:
		text = append(text, '[')
		for i, item := range v.Items {
			if i > 0 {
				text = append(text, ',')
			}
			text = l.appendOwn(text, item)
		}
		return append(text, ']')
	case v.Kind == source.Object:
		text = append(text, '{')
		first := true
		for _, m := range v.Members {
			if m.Value.Kind == source.Object && l.schemas[m.Value] != nil {
				continue
			}
			if !first {
				text = append(text, ',')
			}
			first = false
			text = l.appendOwn(append(appendName(text, m.Name), ':'), m.Value)
		}
		return append(text, '}')
	}
	return v.AppendJSON(text)
}

// judge asks the metaschema of a draft about a schema. The library has
// compiled it when it was loaded into the process.
func (l *loader) judge(draft int, text []byte, loc source.Loc) []*jsonschema.ValidationError {
	meta, err := jsonschema.NewCompiler().Compile(metaschemas[draft])
	if err != nil {
		l.problem(loc, "the metaschema of draft %s is of no use: %v", DraftName(draft), err)
		return nil
	}
	var v any
	decoder := json.NewDecoder(strings.NewReader(string(text)))
	decoder.UseNumber()
	if err := decoder.Decode(&v); err != nil {
		l.problem(loc, "the metaschema cannot judge this schema: %v", err)
		return nil
	}
	return l.validate(meta, v, loc)
}

// validate returns what a metaschema has against a schema.
func (l *loader) validate(meta *jsonschema.Schema, v any, loc source.Loc) []*jsonschema.ValidationError {
	err := func() (err error) {
		defer func() {
			if p := recover(); p != nil { // the library's, on what it does not foresee
				err = fmt.Errorf("%v", p)
			}
		}()
		return meta.Validate(v)
	}()
	var invalid *jsonschema.ValidationError
	switch {
	case err == nil:
	case !errors.As(err, &invalid):
		l.problem(loc, "the metaschema cannot judge this schema: %v", err)
	case soften(invalid):
		return leaves(invalid)
	}
	return nil
}
