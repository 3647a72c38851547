package lower

import (
	"cmp"
	"strings"

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
		case "readOnly":
			notes.ReadOnly = isTrue(k.Value)
		case "writeOnly":
			notes.WriteOnly = isTrue(k.Value)
		}
	}
	notes.Description = cmp.Or(notes.Description, markdown)
	return notes
}

// content is the text of a keyword, or nothing.
func content(k *schema.Keyword) string {
	if k.Value.Kind != source.String {
		return ""
	}
	return strings.TrimSpace(k.Value.Text)
}

func isTrue(v *source.Value) bool { return v.Kind == source.Bool && v.Text == "true" }
