package lower

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/typewright/typewright/internal/ident"
	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/schema"
	"github.com/typewright/typewright/internal/source"
)

// notes collects the annotations for documentation: those of JSON Schema, and
// what OpenAPI, editors and other generators write for the same purpose. Of
// those others, what has another form than expected says nothing.
func notes(s *schema.Schema) model.Notes {
	var notes model.Notes
	var markdown string
	for _, k := range s.Keywords {
		switch k.Name {
		case "title":
			notes.Title = content(k)
		case "description":
			notes.Description = content(k)
		case "markdownDescription":
			markdown = content(k)
		case "$comment":
			notes.Comment = content(k)
		case "default":
			notes.Default = k.Value
		case "examples":
			if k.Value.Kind == source.Array {
				notes.Examples = append(notes.Examples, k.Value.Items...)
			}
		case "example":
			notes.Examples = append(notes.Examples, k.Value)
		case "deprecated", "x-deprecated", "deprecationMessage", "x-deprecated-message", "x-deprecated-reason":
			notes.Deprecated = notes.Deprecated || isTrue(k.Value) || content(k) != ""
			notes.Reason = cmp.Or(notes.Reason, content(k))
		case "format":
			notes.Format = content(k)
		case "contentEncoding":
			notes.Encoding = strings.ToLower(content(k))
		case "goJSONSchema", "x-go-name", "x-go-type", "x-go-type-import", "x-go-type-name":
			if notes.Extensions == nil {
				notes.Extensions = make(map[string]model.Extension)
			}
			notes.Extensions[k.Name] = model.Extension{Loc: k.Loc, Value: k.Value}
		case "readOnly":
			notes.ReadOnly = isTrue(k.Value)
		case "writeOnly":
			notes.WriteOnly = isTrue(k.Value)
		}
	}
	notes.Description = cmp.Or(notes.Description, markdown)
	return notes
}

// valueNotes collects what other keywords say about the values of enum, one
// by one. A list of names has to be complete; descriptions are taken as far as
// they go.
func (l *lowerer) valueNotes(s *schema.Schema) map[*source.Value]model.ValueNote {
	enum := s.Keyword("enum")
	if enum == nil {
		return nil
	}
	notes := make(map[*source.Value]model.ValueNote)
	for _, keyword := range []string{"x-enum-varnames", "x-enumNames", "tsEnumNames"} {
		if k := s.Keyword(keyword); k != nil {
			l.valueNames(k, enum.Value.Items, notes)
			break
		}
	}
	for _, keyword := range []string{"x-enum-descriptions", "x-enumDescriptions", "enumDescriptions", "markdownEnumDescriptions", "enumNames"} {
		k := s.Keyword(keyword)
		if k == nil {
			continue
		}
		for i, v := range enum.Value.Items {
			text := k.Value.Get(v.Text)
			if k.Value.Kind == source.Array && i < len(k.Value.Items) {
				text = k.Value.Items[i]
			}
			if text != nil && text.Kind == source.String {
				note := notes[v]
				note.Text, note.TextBy = strings.TrimSpace(text.Text), keyword
				notes[v] = note
			}
		}
		break
	}
	return notes
}

// valueNames reads a keyword that names the values of enum.
func (l *lowerer) valueNames(k *schema.Keyword, values []*source.Value, notes map[*source.Value]model.ValueNote) {
	if k.Value.Kind != source.Array || len(k.Value.Items) != len(values) {
		l.problem(k.Loc, "want an array with a name for each of the %d values of enum", len(values))
		return
	}
	seen := make(map[string]string)
	for i, item := range k.Value.Items {
		at := source.Loc{Doc: k.Loc.Doc, Offset: item.Offset, Pointer: k.Loc.Pointer.Append(strconv.Itoa(i))}
		if item.Kind != source.String || item.Text == "" {
			l.problem(at, "want a name, got %s", item.AppendJSON(nil))
			continue
		}
		name := ident.Exported(item.Text)
		if before, found := seen[name]; found {
			l.problem(at, "the name %q is that of another value: %q", item.Text, before)
		}
		seen[name] = item.Text
		notes[values[i]] = model.ValueNote{Name: item.Text, NameBy: k.Name}
	}
}

// content is the text of a keyword, or nothing.
func content(k *schema.Keyword) string {
	if k.Value.Kind != source.String {
		return ""
	}
	return strings.TrimSpace(k.Value.Text)
}

func isTrue(v *source.Value) bool { return v.Kind == source.Bool && v.Text == "true" }
