package lower

import (
	"mime"
	"strings"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/schema"
)

// content makes of contentEncoding, contentMediaType and contentSchema what
// they assert of a string. What an unknown encoding hides cannot be judged,
// and of media types only JSON can. A contentSchema means nothing without a
// media type (validation, section 8.5).
func (l *lowerer) content(s *schema.Schema, n *model.Node) *model.Content {
	if !l.options.AssertContent {
		return nil
	}
	var c model.Content
	if k := s.Keyword("contentEncoding"); k != nil {
		c.Encoding, c.EncodingAt = strings.ToLower(k.Value.Text), l.at(k.Loc)
		if !model.KnownEncoding(c.Encoding) {
			return nil
		}
	}
	if k := s.Keyword("contentMediaType"); k != nil && isJSON(k.Value.Text) {
		c.JSONAt = l.at(k.Loc)
		if k := s.Keyword("contentSchema"); k != nil {
			c.Schema = l.node(k.Schema, n, "Content")
		}
	}
	if c.JSONAt == "" && (c.Encoding == "" || c.Encoding == "binary") {
		return nil // any string is binary
	}
	return &c
}

// isJSON tells whether a media type is that of JSON (RFC 8259, section 11) or
// of something that is written in it (RFC 6839, section 3.1).
func isJSON(mediaType string) bool {
	name, _, err := mime.ParseMediaType(mediaType)
	return err == nil && (name == "application/json" || strings.HasSuffix(name, "+json"))
}
