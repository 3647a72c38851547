package lower

import (
	"path"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/schema"
	"github.com/typewright/typewright/internal/source"
)

// discriminator reads OpenAPI's keyword (OpenAPI 3.1, section 4.8.25): the
// member that says which branch of a choice an object is meant for. A branch
// is known by the last part of its reference, and by the texts that mapping
// gives to it. For validation it is an annotation, so it may be wrong; one of
// another form says nothing.
func discriminator(s *schema.Schema, choice *schema.Keyword, nodes []*model.Node) *model.Tag {
	k := s.Keyword("discriminator")
	if k == nil {
		return nil
	}
	member := k.Value.Get("propertyName")
	if member == nil || member.Kind != source.String {
		return nil
	}
	hint := &model.Tag{Member: member.Text}
	mapped := make(map[string]bool)
	texts := make([][]string, len(nodes))
	if mapping := k.Value.Get("mapping"); mapping != nil {
		for _, m := range mapping.Members {
			for i, branch := range choice.Schemas {
				ref := reference(branch)
				if m.Value.Kind == source.String && ref != "" && (m.Value.Text == ref || m.Value.Text == path.Base(ref)) && !mapped[m.Name] {
					mapped[m.Name] = true
					texts[i] = append(texts[i], m.Name)
				}
			}
		}
	}
	for i, branch := range choice.Schemas {
		if ref := reference(branch); ref != "" && !mapped[path.Base(ref)] {
			mapped[path.Base(ref)] = true
			texts[i] = append(texts[i], path.Base(ref))
		}
		if len(texts[i]) > 0 {
			hint.Cases = append(hint.Cases, model.TagBranch{Texts: texts[i], Node: nodes[i]})
		}
	}
	if len(hint.Cases) == 0 {
		return nil
	}
	return hint
}

// reference is the text of a schema's $ref, or nothing.
func reference(s *schema.Schema) string {
	k := s.Keyword("$ref")
	if k == nil || k.Value.Kind != source.String {
		return ""
	}
	return k.Value.Text
}
