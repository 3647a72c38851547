package lint

import (
	"strconv"
	"strings"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/schema"
	"github.com/typewright/typewright/internal/source"
)

// The keywords that speak of values of some types only, by their names in
// draft 2020-12.
var speaksOf = map[string]model.Kinds{
	"multipleOf": numeric, "minimum": numeric, "exclusiveMinimum": numeric, "maximum": numeric, "exclusiveMaximum": numeric,

	"minLength": model.String, "maxLength": model.String, "pattern": model.String,
	"contentEncoding": model.String, "contentMediaType": model.String, "contentSchema": model.String,

	"minItems": model.Array, "maxItems": model.Array, "uniqueItems": model.Array, "items": model.Array, "prefixItems": model.Array,
	"contains": model.Array, "minContains": model.Array, "maxContains": model.Array, "unevaluatedItems": model.Array,

	"properties": model.Object, "patternProperties": model.Object, "additionalProperties": model.Object,
	"required": model.Object, "minProperties": model.Object, "maxProperties": model.Object, "propertyNames": model.Object,
	"dependentRequired": model.Object, "dependentSchemas": model.Object, "unevaluatedProperties": model.Object,
}

const numeric = model.Number | model.Integer

// companions are keywords that do nothing without one of others.
var companions = map[string][]string{
	"then": {"if"}, "else": {"if"}, "if": {"then", "else"},
	"minContains": {"contains"}, "maxContains": {"contains"},
	"contentSchema": {"contentMediaType"},
}

// idleKeywords looks for keywords that do nothing where they stand.
func (p *pass) idleKeywords() {
	for _, s := range p.schemas {
		for _, k := range s.Keywords {
			p.idle(s, k)
		}
		for _, d := range s.Dropped {
			if d.Why == schema.WithoutItems {
				p.report(nameLoc(s, d.Name), nil, `%q does nothing: there is no array "items" beside it`, d.Name)
			}
		}
	}
}

func (p *pass) idle(s *schema.Schema, k *schema.Keyword) {
	name := written(k)
	if typed := s.Keyword("type"); typed != nil {
		kinds := speaksOf[k.Name]
		if k.Name == "format" && model.KnownFormat(k.Value.Text) {
			kinds = model.String
		}
		if kinds != 0 && !p.wants(s, kinds) {
			p.report(nameLoc(s, name), nil, `%q does nothing: no value here is %s, as "type" is %s`, name, kindWord(kinds), typed.Value.AppendJSON(nil))
			return
		}
	}
	needed, found := companions[k.Name]
	if !found || name != k.Name {
		return
	}
	var quoted []string
	for _, other := range needed {
		if s.Keyword(other) != nil {
			return
		}
		quoted = append(quoted, strconv.Quote(other))
	}
	if k.Name == "if" && s.Resource.Dialect.Draft >= 2019 {
		return // it evaluates members for unevaluatedProperties
	}
	p.report(nameLoc(s, name), nil, "%q does nothing: there is no %s beside it", name, strings.Join(quoted, " or "))
}

// wants tells whether the type of a schema allows values of some types.
func (p *pass) wants(s *schema.Schema, kinds model.Kinds) bool {
	for _, n := range p.nodesOf(s) {
		for _, check := range n.Checks {
			if typed, ok := check.(model.Type); ok && typed.Kinds&kinds == 0 {
				return false
			}
		}
	}
	return true
}

func kindWord(kinds model.Kinds) string {
	switch kinds {
	case model.String:
		return "a string"
	case model.Array:
		return "an array"
	case model.Object:
		return "an object"
	default:
		return "a number"
	}
}

// harmless are keywords that people put where they do nothing, and that mean
// something to those who read the schema.
var harmless = map[string]bool{
	"title": true, "description": true, "default": true, "examples": true, "$comment": true,
	"deprecated": true, "readOnly": true, "writeOnly": true, "$schema": true, "$defs": true, "definitions": true, "nullable": true,
}

// hiddenKeywords looks for what stands beside a $ref that hides it.
func (p *pass) hiddenKeywords() {
	for _, s := range p.schemas {
		var hidden []schema.Dropped
		var names []string
		for _, d := range s.Dropped {
			if d.Why == schema.HiddenByRef && !harmless[d.Name] && !p.repeats(s, d.Name) {
				hidden, names = append(hidden, d), append(names, strconv.Quote(d.Name))
			}
		}
		if len(hidden) > 0 {
			does, them := "does", "it"
			if len(hidden) > 1 {
				does, them = "do", "them"
			}
			p.report(hidden[0].Loc, nil, `%s %s nothing: in %s, the "$ref" beside %[4]s hides %[4]s`,
				strings.Join(names, ", "), does, s.Resource.Dialect.Name(), them)
		}
	}
}

// repeats tells whether a hidden keyword says nothing new: the type of what is
// referred to, or the URI that a document has anyway.
func (p *pass) repeats(s *schema.Schema, name string) bool {
	switch v := s.Value.Get(name); {
	case name == "$id" || name == "id":
		return s.Loc.Pointer == ""
	case name == "type" && v.Kind == source.String:
		for _, n := range p.nodesOf(s) {
			for _, part := range together(n) {
				for _, check := range part.Checks {
					if typed, ok := check.(model.Type); ok {
						return typed.Kinds&^kindsByName[v.Text] == 0
					}
				}
			}
		}
	}
	return false
}

var kindsByName = map[string]model.Kinds{
	"null": model.Null, "boolean": model.Bool, "string": model.String, "integer": model.Integer,
	"number": numeric, "array": model.Array, "object": model.Object,
}

// otherDrafts looks for keywords that the draft does not have.
func (p *pass) otherDrafts() {
	for _, s := range p.schemas {
		for _, d := range s.Dropped {
			if d.Why != schema.NotInForce || harmless[d.Name] {
				continue
			}
			dialect := s.Resource.Dialect
			p.report(d.Loc, otherName(d.Name, dialect), "%q does nothing: %s", d.Name, notIn(d.Name, dialect))
		}
	}
}

// notIn says why a dialect does not have a keyword.
func notIn(keyword string, dialect *schema.Dialect) string {
	first, last := schema.DraftsOf(keyword)
	switch {
	case dialect.OpenAPI:
		return "OpenAPI 3.0 does not have it"
	case schema.Has(dialect.Draft, keyword):
		return "the metaschema leaves out the vocabulary that has it"
	case dialect.Draft < first:
		return dialect.Name() + " does not have it, draft " + schema.DraftName(first) + " was the first"
	}
	return dialect.Name() + " does not have it, draft " + schema.DraftName(last) + " was the last"
}

// successors are the names of keywords in other drafts.
var successors = map[string]string{
	"id": "$id", "$id": "id", "$recursiveRef": "$dynamicRef", "$recursiveAnchor": "$dynamicAnchor", "dependentRequired": "dependencies",
	"dependentSchemas": "dependencies", "prefixItems": "items", "additionalItems": "items", "$dynamicRef": "$recursiveRef",
}

// otherName says what to write instead.
func otherName(keyword string, dialect *schema.Dialect) []string {
	other := successors[keyword]
	for name := range dialect.Names() {
		if name == other {
			return []string{dialect.Name() + " has " + strconv.Quote(other)}
		}
	}
	return nil
}
