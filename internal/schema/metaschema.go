package schema

import (
	"fmt"
	"strings"
	"sync"
)

// metaschemas are the URIs of the drafts' metaschemas.
var metaschemas = map[int]string{
	4:    "http://json-schema.org/draft-04/schema",
	6:    "http://json-schema.org/draft-06/schema",
	7:    "http://json-schema.org/draft-07/schema",
	2019: "https://json-schema.org/draft/2019-09/schema",
	2020: "https://json-schema.org/draft/2020-12/schema",
}

// anyDraft is a metaschema that many schemas name and that leads to whatever
// draft is the current one: it says as much as none.
const anyDraft = "//json-schema.org/schema"

// withoutScheme makes one of the two ways in which metaschemas are written.
func withoutScheme(uri string) string {
	return strings.TrimPrefix(strings.TrimPrefix(withoutFragment(uri), "https:"), "http:")
}

// draftByURI returns the draft whose metaschema has the URI, or 0.
func draftByURI(uri string) int {
	uri = withoutScheme(uri)
	for draft, own := range metaschemas {
		if withoutScheme(own) == uri {
			return draft
		}
	}
	return 0
}

// metaschemaText returns the metaschema of a draft or of a vocabulary, or
// nil. It accepts what the published one does, and has its anchors and its
// definitions, so that schemas can refer to it and extend it.
func metaschemaText(uri string) []byte { return metaschemaTexts()[withoutScheme(uri)] }

var metaschemaTexts = sync.OnceValue(func() map[string][]byte {
	texts := make(map[string][]byte)
	for draft, uri := range metaschemas {
		if draft < 2019 {
			texts[withoutScheme(uri)] = []byte(oldMetaschema(draft))
			continue
		}
		texts[withoutScheme(uri)] = []byte(newMetaschema(draft))
		names := vocabularyNames[draft]
		if draft == 2020 {
			names = append(names[:len(names):len(names)], formatAssertion)
		}
		for _, name := range names {
			texts[withoutScheme(metaURI(draft, name))] = []byte(vocabularyMetaschema(draft, name))
		}
	}
	return texts
})

func metaURI(draft int, vocabulary string) string {
	return "https://json-schema.org/draft/" + DraftName(draft) + "/meta/" + vocabulary
}

// oldMetaschema is the metaschema of a draft without vocabularies.
func oldMetaschema(draft int) string {
	id, kinds, more := `"$id"`, `["object", "boolean"]`, ""
	if draft == 4 {
		id, kinds = `"id"`, `"object"`
		more = `
	"dependencies": {"exclusiveMinimum": ["minimum"], "exclusiveMaximum": ["maximum"]},`
	}
	return expand(draft, fmt.Sprintf(`{
	%s: "%s#",
	"$schema": "%[2]s#",
	"type": %s,
	"properties": {%s},%s
	"definitions": {%s},
	"default": ANY
}`, id, metaschemas[draft], kinds, properties(draft, func(string) bool { return true }), more,
		lines(schemaArray, nonNegativeInteger, nonNegativeIntegerDefault0, simpleTypes, stringArray)))
}

// newMetaschema is the metaschema of a draft that is made of vocabularies.
func newMetaschema(draft int) string {
	var all, vocabularies []string
	for _, name := range vocabularyNames[draft] {
		all = append(all, fmt.Sprintf(`{"$ref": "meta/%s"}`, name))
		vocabularies = append(vocabularies, fmt.Sprintf(`"%s": %t`, vocabularyURI(draft, name), name != formats))
	}
	left := properties(draft, func(name string) bool { return name == leftover })
	left = strings.ReplaceAll(left, "#/DEFS/stringArray", "meta/validation#/DEFS/stringArray")
	if draft == 2020 {
		left = recursive + left
	}
	return expand(draft, fmt.Sprintf(`{
	"$id": "%s",
	"$schema": "%[1]s",
	"$vocabulary": {%s},
	EXTENSIBLE,
	"allOf": [%s],
	"type": ["object", "boolean"],
	"properties": {%s}
}`, metaschemas[draft], lines(vocabularies...), strings.Join(all, ", "), left))
}

// recursive is what draft 2020-12 says about keywords that it does not have.
const recursive = `
		"$recursiveAnchor": {"$ref": "meta/core#/$defs/anchorString"},
		"$recursiveRef": {"$ref": "meta/core#/$defs/uriReferenceString"},`

// vocabularyMetaschema is the part of a metaschema for one vocabulary.
func vocabularyMetaschema(draft int, vocabulary string) string {
	defs := map[string]string{
		core:       lines(anchorString, uriReferenceString, uriStringDefinition),
		applicator: lines(schemaArray),
		validation: lines(nonNegativeInteger, nonNegativeIntegerDefault0, simpleTypes, stringArray),
	}[vocabulary]
	return expand(draft, fmt.Sprintf(`{
	"$id": "%s",
	"$schema": "%s",
	"$vocabulary": {"%s": true},
	EXTENSIBLE,
	"type": ["object", "boolean"],
	"properties": {%s},
	"$defs": {%s}
}`, metaURI(draft, vocabulary), metaschemas[draft], vocabularyURI(draft, vocabulary),
		properties(draft, func(name string) bool {
			return name == vocabulary || vocabulary == formatAssertion && name == formatAnnotation
		}), defs))
}

// properties describes the keywords of some vocabularies in a draft.
func properties(draft int, of func(vocabulary string) bool) string {
	var list []string
	for _, def := range definitions {
		if def.first <= draft && draft <= def.last && of(def.vocabulary) {
			list = append(list, fmt.Sprintf("%q: %s", def.name, def.shape.meta))
		}
	}
	return lines(list...)
}

func lines(members ...string) string {
	if len(members) == 0 {
		return ""
	}
	return "\n\t\t" + strings.Join(members, ",\n\t\t") + "\n\t"
}

// What metaschemas define for themselves, by the names that the published
// ones use.
const (
	schemaArray                = `"schemaArray": {"type": "array", "minItems": 1, "items": SELF}`
	nonNegativeInteger         = `"nonNegativeInteger": {"type": "integer", "minimum": 0}`
	nonNegativeIntegerDefault0 = `"nonNegativeIntegerDefault0": {"allOf": [{"$ref": "#/DEFS/nonNegativeInteger"}, {"default": 0}]}`
	simpleTypes                = `"simpleTypes": {"enum": ["array", "boolean", "integer", "null", "number", "object", "string"]}`
	stringArray                = `"stringArray": {"type": "array", "items": {"type": "string"}, SOME"uniqueItems": true}`
	anchorString               = `"anchorString": {"type": "string", "pattern": "^[A-Za-z_][-A-Za-z0-9._]*$"}`
	uriReferenceString         = `"uriReferenceString": {"type": "string", "format": "uri-reference"}`
	uriStringDefinition        = `"uriString": {"type": "string", "format": "uri"}`
)

// expand fills in what every draft writes in its own way.
func expand(draft int, text string) string {
	words := []string{"SELF", `{"$ref": "#"}`, "DEFS", "definitions", "ANY", "{}", "SOME", ""}
	switch draft {
	case 4:
		words = append(words, "nonNegativeInteger", "positiveInteger")
		words[7] = `"minItems": 1, `
	case 2019:
		words = []string{"SELF", `{"$recursiveRef": "#"}`, "EXTENSIBLE", `"$recursiveAnchor": true`, "DEFS", "$defs", "ANY", "true", "SOME", ""}
	case 2020:
		words = []string{"SELF", `{"$dynamicRef": "#meta"}`, "EXTENSIBLE", `"$dynamicAnchor": "meta"`, "DEFS", "$defs", "ANY", "true", "SOME", ""}
	}
	return strings.NewReplacer(words...).Replace(text)
}
