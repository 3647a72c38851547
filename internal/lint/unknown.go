package lint

import (
	"iter"
	"slices"
	"strconv"
	"strings"

	"github.com/typewright/typewright/internal/schema"
	"github.com/typewright/typewright/internal/spell"
)

// extensions are keywords that are not of JSON Schema and that some common
// tool has: OpenAPI, editors, generators of code.
var extensions = map[string]bool{
	"discriminator": true, "example": true, "externalDocs": true, "nullable": true, "xml": true, "collectionFormat": true,
	"allowTrailingCommas": true, "allowComments": true, "body": true, "bodyText": true, "completionDetail": true, "defaultSnippets": true,
	"deprecationMessage": true, "doNotSuggest": true, "enumDescriptions": true, "enumDetails": true, "enumItemLabels": true, "enumNames": true, "enumSortTexts": true,
	"errorMessage": true, "markdownDescription": true, "markdownEnumDescriptions": true, "markdownDeprecationMessage": true,
	"patternErrorMessage": true, "suggestSortText": true, "tags": true, "scope": true, "editPresentation": true, "order": true,
	"goJSONSchema": true, "javaType": true, "javaInterfaces": true, "existingJavaType": true, "tsType": true, "tsEnumNames": true, "$default": true,
	"intellij": true, "propertyOrder": true, "options": true, "meta:enum": true, "taplo": true, "version": true, "name": true, "label": true,
	"hidden": true, "group": true, "optional": true, "note": true, "notes": true, "links": true, "media": true, "patternDescription": true,
}

// isExtension tells keywords that nobody would take for a misspelt one.
func isExtension(name string) bool {
	return extensions[name] || strings.HasPrefix(strings.ToLower(name), "x-") || strings.HasPrefix(name, "_") || strings.HasPrefix(name, "//")
}

// misspeltKeywords looks for unknown keywords that are much like known ones.
func (p *pass) misspeltKeywords() {
	for s, k := range p.unknown() {
		if meant := meantKeyword(k.Name, s.Resource.Dialect); meant != "" {
			p.report(nameLoc(s, k.Name), []string{"did you mean " + strconv.Quote(meant) + "?"}, "the keyword %q is unknown", k.Name)
		}
	}
}

// unknownKeywords looks for all others that nobody knows.
func (p *pass) unknownKeywords() {
	for s, k := range p.unknown() {
		if meantKeyword(k.Name, s.Resource.Dialect) == "" {
			p.report(nameLoc(s, k.Name), nil, "the keyword %q is unknown: it is an annotation, and names of those begin with \"x-\"", k.Name)
		}
	}
}

// unknown are the keywords that no draft and no common extension has.
func (p *pass) unknown() iter.Seq2[*schema.Schema, *schema.Keyword] {
	return func(yield func(*schema.Schema, *schema.Keyword) bool) {
		for _, s := range p.schemas {
			for _, k := range s.Keywords {
				first, _ := schema.DraftsOf(k.Name)
				if first == 0 && !isExtension(k.Name) && !yield(s, k) {
					return
				}
			}
		}
	}
}

// meantKeyword returns the keyword that is meant by an unknown one, if there
// is little doubt: short names are like others by accident, and a prefix of
// several letters, as in tsAdditionalProperties, is there on purpose.
func meantKeyword(name string, dialect *schema.Dialect) string {
	const short = 4
	for _, near := range spell.Nearest(name, dialect.Names()) {
		from, to := strings.ToLower(name), strings.ToLower(strings.TrimPrefix(near, "$"))
		edits := spell.Distance(from, to)
		if prefix, found := strings.CutSuffix(from, to); found && len(prefix) > 1 {
			continue
		}
		if edits == 0 || edits == 1 && len(name) > short || edits == 2 && (len(name) > 2*short || isAnagram(from, to)) {
			return near
		}
	}
	return ""
}

// isAnagram tells whether two words have the same letters.
func isAnagram(a, b string) bool {
	x, y := []rune(a), []rune(b)
	slices.Sort(x)
	slices.Sort(y)
	return slices.Equal(x, y)
}

// didYouMean is a note about names that may be meant by another. It looks at
// the first of many.
func didYouMean(name string, known iter.Seq[string]) []string {
	const short, many = 3, 200
	some := func(yield func(string) bool) {
		left := many
		for other := range known {
			if left--; left < 0 || !yield(other) {
				return
			}
		}
	}
	near := spell.Nearest(name, some)
	if len(near) == 0 || len(name) < short {
		return nil
	}
	return []string{"did you mean " + strconv.Quote(near[0]) + "?"}
}
