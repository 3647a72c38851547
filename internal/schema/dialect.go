package schema

import (
	"fmt"
	"strings"

	"github.com/typewright/typewright/internal/source"
)

// A Dialect is a draft with the vocabularies that are in force.
type Dialect struct {
	Draft           int  // 4, 6, 7, 2019 or 2020
	FormatAssertion bool // format is an assertion by declaration

	off map[string]bool // vocabularies that are not in force
}

var metaschemas = map[int]string{
	4:    "http://json-schema.org/draft-04/schema",
	6:    "http://json-schema.org/draft-06/schema",
	7:    "http://json-schema.org/draft-07/schema",
	2019: "https://json-schema.org/draft/2019-09/schema",
	2020: "https://json-schema.org/draft/2020-12/schema",
}

// draftByName reads the name of a draft as users write it.
func draftByName(name string) (int, error) {
	switch strings.TrimPrefix(strings.TrimPrefix(name, "draft"), "-") {
	case "", "2020-12", "2020":
		return 2020, nil
	case "2019-09", "2019":
		return 2019, nil
	case "7", "07":
		return 7, nil
	case "6", "06":
		return 6, nil
	case "4", "04":
		return 4, nil
	}
	return 0, fmt.Errorf("unknown draft %q; want 4, 6, 7, 2019-09 or 2020-12", name)
}

// draftByURI returns the draft whose metaschema has the URI, or 0.
func draftByURI(uri string) int {
	uri = strings.TrimSuffix(uri, "#")
	for draft, meta := range metaschemas {
		if strings.TrimPrefix(strings.TrimPrefix(meta, "https:"), "http:") == strings.TrimPrefix(strings.TrimPrefix(uri, "https:"), "http:") {
			return draft
		}
	}
	return 0
}

// dialect returns the dialect that $schema names.
func (l *loader) dialect(doc *source.Document, v *source.Value) *Dialect {
	uri := v.Text
	if draft := draftByURI(uri); draft != 0 {
		return &Dialect{Draft: draft}
	}
	if known := l.dialects[uri]; known != nil {
		return known
	}
	d := &Dialect{Draft: l.draft}
	l.dialects[uri] = d
	meta := l.document(strings.TrimSuffix(uri, "#"))
	if meta == nil {
		l.problem(source.Loc{Doc: doc, Offset: v.Offset, Pointer: "/$schema"},
			"the metaschema %q is not at hand; give its file with --resource %s=FILE", uri, uri)
		return d
	}
	if base := meta.Root.Get("$schema"); base != nil && base.Kind == source.String && base.Text != uri {
		*d = *l.dialect(meta, base)
	}
	if vocabulary := meta.Root.Get("$vocabulary"); vocabulary != nil && d.Draft >= 2019 {
		d.off = map[string]bool{"applicator": true, "validation": true, "unevaluated": d.Draft == 2020}
		for _, m := range vocabulary.Members {
			name := m.Name[strings.LastIndexByte(m.Name, '/')+1:]
			delete(d.off, name)
			if name == "format-assertion" || name == "format" && d.Draft == 2019 && m.Value.Text == "true" {
				d.FormatAssertion = true
			}
		}
	}
	return d
}

// since is the draft that brought a keyword; those of draft 4 are absent.
var since = map[string]int{
	"const": 6, "contains": 6, "propertyNames": 6, "examples": 6, "if": 7, "then": 7, "else": 7,
	"dependentRequired": 2019, "dependentSchemas": 2019, "minContains": 2019, "maxContains": 2019,
	"unevaluatedItems": 2019, "unevaluatedProperties": 2019, "$anchor": 2019, "$defs": 2019, "$dynamicRef": 2020,
	"$dynamicAnchor": 2020, "prefixItems": 2020, "contentSchema": 2019, "contentEncoding": 7, "contentMediaType": 7,
}

var vocabularies = map[string]string{
	"unevaluatedItems": "unevaluated", "unevaluatedProperties": "unevaluated",
}

func init() {
	for _, name := range []string{
		"type", "enum", "const", "multipleOf", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum", "maxLength",
		"minLength", "pattern", "maxItems", "minItems", "uniqueItems", "maxContains", "minContains", "maxProperties",
		"minProperties", "required", "dependentRequired",
	} {
		vocabularies[name] = "validation"
	}
	for _, name := range []string{
		"prefixItems", "items", "contains", "additionalProperties", "properties", "patternProperties", "dependentSchemas",
		"propertyNames", "if", "then", "else", "allOf", "anyOf", "oneOf", "not",
	} {
		vocabularies[name] = "applicator"
	}
}

// inForce tells whether a keyword, by its name in draft 2020-12, has a
// meaning in the dialect.
func (d *Dialect) inForce(name string) bool {
	return since[name] <= d.Draft && !d.off[vocabularies[name]]
}
