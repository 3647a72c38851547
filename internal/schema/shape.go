package schema

import (
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/typewright/typewright/internal/source"
	"github.com/typewright/typewright/internal/spell"
)

// A shape is what the value of a keyword must be.
type shape struct {
	want  string               // in words
	meta  string               // in JSON Schema, see metaschemaText
	kinds []source.Kind        // nil is any
	fits  func(v *judged) bool // asked of a value of such a kind; nil is yes
	parts parts
}

// parts says where the schemas are in a value.
type parts uint8

const (
	none parts = iota
	one
	several
	byName
	oneOrSeveral   // items before draft 2020-12
	schemasOrNames // dependencies
)

var (
	anything        = &shape{meta: `ANY`}
	str             = &shape{want: "a string", meta: `{"type": "string"}`, kinds: kinds(source.String)}
	uriString       = &shape{want: "a URI", meta: `{"type": "string", "format": "uri"}`, kinds: kinds(source.String)}
	reference       = &shape{want: "a URI reference", meta: `{"type": "string", "format": "uri-reference"}`, kinds: kinds(source.String)}
	bareURI         = matching("a URI reference without a fragment", "uri-reference", `^[^#]*#?$`)
	anchor          = matching("a name of letters, digits, '-', '_' and '.'", "", `^[A-Za-z_][-A-Za-z0-9._]*$`)
	anchor2019      = matching("a name of letters, digits, '-', '_', ':' and '.'", "", `^[A-Za-z][-A-Za-z0-9.:_]*$`)
	pattern         = &shape{want: "a regular expression", meta: `{"type": "string", "format": "regex"}`, kinds: kinds(source.String)}
	boolean         = &shape{want: "a boolean", meta: `{"type": "boolean"}`, kinds: kinds(source.Bool)}
	number          = &shape{want: "a number", meta: `{"type": "number"}`, kinds: kinds(source.Number)}
	positive        = &shape{want: "a number above 0", meta: `{"type": "number", "exclusiveMinimum": 0}`, kinds: kinds(source.Number), fits: isPositive}
	positive4       = &shape{want: positive.want, meta: `{"type": "number", "minimum": 0, "exclusiveMinimum": true}`, kinds: kinds(source.Number), fits: isPositive}
	count           = &shape{want: "an integer, 0 or more", meta: `{"$ref": "#/DEFS/nonNegativeInteger"}`, kinds: kinds(source.Number), fits: isCount}
	list            = &shape{want: "an array", meta: `{"type": "array"}`, kinds: kinds(source.Array)}
	choice          = &shape{want: "an array of at least one value", meta: `{"type": "array", "minItems": 1, "uniqueItems": true}`, kinds: kinds(source.Array), fits: areDifferent}
	names           = &shape{want: "an array of strings", meta: `{"$ref": "#/DEFS/stringArray"}`, kinds: kinds(source.Array), fits: areNames}
	someNames       = &shape{want: "an array of at least one string", meta: names.meta, kinds: kinds(source.Array), fits: areSomeNames}
	namesByName     = &shape{want: "an object of arrays of strings", meta: `{"type": "object", "additionalProperties": {"$ref": "#/DEFS/stringArray"}}`, kinds: kinds(source.Object), fits: areAllNames}
	booleansByURI   = &shape{want: "an object of booleans", meta: `{"type": "object", "propertyNames": {"type": "string", "format": "uri"}, "additionalProperties": {"type": "boolean"}}`, kinds: kinds(source.Object), fits: haveBooleans}
	typeNames       = &shape{want: "a type or an array of at least one", meta: `{"anyOf": [{"$ref": "#/DEFS/simpleTypes"}, {"type": "array", "items": {"$ref": "#/DEFS/simpleTypes"}, "minItems": 1, "uniqueItems": true}]}`, kinds: kinds(source.String, source.Array), fits: areTypes}
	subschema       = &shape{meta: `SELF`, parts: one}
	schemaOrBoolean = &shape{meta: `{"anyOf": [{"type": "boolean"}, SELF]}`, parts: one}
	schemas         = &shape{want: "an array of at least one schema", meta: `{"$ref": "#/DEFS/schemaArray"}`, kinds: kinds(source.Array), fits: isFilled, parts: several}
	schemaOrSchemas = &shape{want: "a schema or an array of at least one", meta: `{"anyOf": [SELF, {"$ref": "#/DEFS/schemaArray"}]}`, fits: isFilled, parts: oneOrSeveral}
	schemasByName   = &shape{want: "an object of schemas", meta: `{"type": "object", "additionalProperties": SELF, "default": {}}`, kinds: kinds(source.Object), parts: byName}

	schemasByPattern = &shape{want: schemasByName.want, meta: `{"type": "object", "additionalProperties": SELF, "propertyNames": {"format": "regex"}, "default": {}}`, kinds: kinds(source.Object), parts: byName}

	dependencies  = &shape{want: "an object of schemas or arrays of strings", meta: `{"type": "object", "additionalProperties": {"anyOf": [SELF, {"$ref": "#/DEFS/stringArray"}]}}`, kinds: kinds(source.Object), fits: haveNames, parts: schemasOrNames}
	dependencies4 = &shape{want: dependencies.want, meta: dependencies.meta, kinds: kinds(source.Object), fits: haveSomeNames, parts: schemasOrNames}
)

// types are the names of the types, as type wants them.
var types = []string{"array", "boolean", "integer", "null", "number", "object", "string"}

func kinds(list ...source.Kind) []source.Kind { return list }

// matching is the shape of a string that matches a regular expression.
func matching(want, format, expression string) *shape {
	compiled := regexp.MustCompile(expression)
	meta := `{"type": "string", `
	if format != "" {
		meta += `"format": "` + format + `", `
	}
	return &shape{
		want: want, meta: meta + `"pattern": "` + expression + `"}`, kinds: kinds(source.String),
		fits: func(j *judged) bool { return compiled.MatchString(j.Text) },
	}
}

// A judged is a value and what is wrong inside it: a shape whose complaint
// concerns a part only says so at the part.
type judged struct {
	*source.Value
	complain func(part *source.Value, message string, tokens ...string)
}

// expect complains about a part that is not of a kind.
func (j *judged) expect(kind source.Kind, part *source.Value, tokens ...string) bool {
	if part.Kind != kind {
		j.complain(part, fmt.Sprintf("want %s, got %s", kind, part.Kind), tokens...)
	}
	return part.Kind == kind
}

// distinct complains about a part that is equal to an earlier one.
func (j *judged) distinct(seen map[string]bool, part *source.Value, tokens ...string) {
	key := canonical(part)
	if seen[key] {
		j.complain(part, fmt.Sprintf("want different values, got %s twice", brief(part)), tokens...)
	}
	seen[key] = true
}

func isPositive(j *judged) bool {
	return !strings.HasPrefix(j.Text, "-") && strings.ContainsAny(mantissa(j.Text), "123456789")
}

func isCount(j *judged) bool {
	if strings.HasPrefix(j.Text, "-") && strings.ContainsAny(mantissa(j.Text), "123456789") {
		return false
	}
	if !strings.ContainsAny(j.Text, ".eE") {
		return true
	}
	r, ok := new(big.Rat).SetString(j.Text)
	return ok && r.IsInt()
}

// mantissa is a number without its exponent.
func mantissa(number string) string {
	if i := strings.IndexAny(number, "eE"); i >= 0 {
		return number[:i]
	}
	return number
}

func isFilled(j *judged) bool { return j.Kind != source.Array || len(j.Items) > 0 }

func areDifferent(j *judged) bool {
	seen := make(map[string]bool, len(j.Items))
	for i, item := range j.Items {
		j.distinct(seen, item, strconv.Itoa(i))
	}
	return len(j.Items) > 0
}

func areNames(j *judged) bool {
	j.names(j.Value)
	return true
}

func areSomeNames(j *judged) bool {
	j.names(j.Value)
	return len(j.Items) > 0
}

func (j *judged) names(v *source.Value, tokens ...string) {
	seen := make(map[string]bool, len(v.Items))
	for i, item := range v.Items {
		at := append(slices.Clip(tokens), strconv.Itoa(i))
		if j.expect(source.String, item, at...) {
			j.distinct(seen, item, at...)
		}
	}
}

// haveNames leaves alone what is no array: in dependencies, it is a schema.
func haveNames(j *judged) bool {
	for _, m := range j.Members {
		if m.Value.Kind == source.Array {
			j.names(m.Value, m.Name)
		}
	}
	return true
}

func haveSomeNames(j *judged) bool {
	for _, m := range j.Members {
		if m.Value.Kind == source.Array && len(m.Value.Items) == 0 {
			j.complain(m.Value, "want "+someNames.want+", got []", m.Name)
		}
	}
	return haveNames(j)
}

func areAllNames(j *judged) bool {
	for _, m := range j.Members {
		if j.expect(source.Array, m.Value, m.Name) {
			j.names(m.Value, m.Name)
		}
	}
	return true
}

func haveBooleans(j *judged) bool {
	for _, m := range j.Members {
		j.expect(source.Bool, m.Value, m.Name)
	}
	return true
}

func areTypes(j *judged) bool {
	if j.Kind == source.String {
		j.typeName(j.Value)
		return true
	}
	seen := make(map[string]bool, len(j.Items))
	for i, item := range j.Items {
		if j.expect(source.String, item, strconv.Itoa(i)) {
			j.typeName(item, strconv.Itoa(i))
			j.distinct(seen, item, strconv.Itoa(i))
		}
	}
	return len(j.Items) > 0
}

func (j *judged) typeName(v *source.Value, tokens ...string) {
	if slices.Contains(types, v.Text) {
		return
	}
	message := fmt.Sprintf("want a type (%s), got %s", strings.Join(types, ", "), brief(v))
	if near := spell.Nearest(v.Text, slices.Values(types)); len(near) > 0 {
		message += fmt.Sprintf("; did you mean %q?", near[0])
	}
	j.complain(v, message, tokens...)
}
