package schema

// The vocabularies of drafts 2019-09 and 2020-12.
const (
	core             = "core"
	applicator       = "applicator"
	unevaluated      = "unevaluated" // of 2020-12
	validation       = "validation"
	metadata         = "meta-data"
	formats          = "format"            // of 2019-09
	formatAnnotation = "format-annotation" // of 2020-12
	formatAssertion  = "format-assertion"  // of 2020-12
	content          = "content"
	leftover         = "leftover" // keywords of older drafts that the newer metaschemas still describe
)

// vocabularyNames lists them in the order of the metaschemas.
var vocabularyNames = map[int][]string{
	2019: {core, applicator, validation, metadata, formats, content},
	2020: {core, applicator, unevaluated, validation, metadata, formatAnnotation, content},
}

func vocabularyURI(draft int, name string) string {
	return "https://json-schema.org/draft/" + DraftName(draft) + "/vocab/" + name
}

func isVocabulary(draft int, name string) bool {
	for _, known := range vocabularyNames[draft] {
		if name == known {
			return true
		}
	}
	return draft == 2020 && name == formatAssertion
}

// A definition says what a keyword is in a range of drafts. Drafts before
// 2019-09 have no vocabularies.
type definition struct {
	name        string
	vocabulary  string
	first, last int
	shape       *shape
}

// definitions has every keyword of every draft. All else follows from it:
// what is in force where, what a value must be, and the metaschemas.
var definitions = []definition{
	{"id", core, 4, 4, reference},
	{"$id", core, 6, 7, reference},
	{"$id", core, 2019, 2020, bareURI},
	{"$schema", core, 4, 2020, uriString},
	{"$ref", core, 4, 2020, reference},
	{"$anchor", core, 2019, 2019, anchor2019},
	{"$anchor", core, 2020, 2020, anchor},
	{"$recursiveRef", core, 2019, 2019, reference},
	{"$recursiveAnchor", core, 2019, 2019, boolean},
	{"$dynamicRef", core, 2020, 2020, reference},
	{"$dynamicAnchor", core, 2020, 2020, anchor},
	{"$vocabulary", core, 2019, 2020, booleansByURI},
	{"$comment", core, 7, 2020, str},
	{"$defs", core, 2019, 2020, schemasByName},
	{"definitions", core, 4, 7, schemasByName},
	{"definitions", leftover, 2019, 2020, schemasByName},

	{"prefixItems", applicator, 2020, 2020, schemas},
	{"items", applicator, 4, 2019, schemaOrSchemas},
	{"items", applicator, 2020, 2020, subschema},
	{"additionalItems", applicator, 4, 4, schemaOrBoolean},
	{"additionalItems", applicator, 6, 2019, subschema},
	{"unevaluatedItems", applicator, 2019, 2019, subschema},
	{"unevaluatedItems", unevaluated, 2020, 2020, subschema},
	{"contains", applicator, 6, 2020, subschema},
	{"properties", applicator, 4, 2020, schemasByName},
	{"patternProperties", applicator, 4, 4, schemasByName},
	{"patternProperties", applicator, 6, 2020, schemasByPattern},
	{"additionalProperties", applicator, 4, 4, schemaOrBoolean},
	{"additionalProperties", applicator, 6, 2020, subschema},
	{"unevaluatedProperties", applicator, 2019, 2019, subschema},
	{"unevaluatedProperties", unevaluated, 2020, 2020, subschema},
	{"propertyNames", applicator, 6, 2020, subschema},
	{"dependentSchemas", applicator, 2019, 2020, schemasByName},
	{"dependencies", applicator, 4, 4, dependencies4},
	{"dependencies", applicator, 6, 7, dependencies},
	{"dependencies", leftover, 2019, 2020, dependencies},
	{"if", applicator, 7, 2020, subschema},
	{"then", applicator, 7, 2020, subschema},
	{"else", applicator, 7, 2020, subschema},
	{"allOf", applicator, 4, 2020, schemas},
	{"anyOf", applicator, 4, 2020, schemas},
	{"oneOf", applicator, 4, 2020, schemas},
	{"not", applicator, 4, 2020, subschema},

	{"type", validation, 4, 2020, typeNames},
	{"enum", validation, 4, 6, choice},
	{"enum", validation, 7, 2020, list},
	{"const", validation, 6, 2020, anything},
	{"multipleOf", validation, 4, 4, positive4},
	{"multipleOf", validation, 6, 2020, positive},
	{"maximum", validation, 4, 2020, number},
	{"exclusiveMaximum", validation, 4, 4, boolean},
	{"exclusiveMaximum", validation, 6, 2020, number},
	{"minimum", validation, 4, 2020, number},
	{"exclusiveMinimum", validation, 4, 4, boolean},
	{"exclusiveMinimum", validation, 6, 2020, number},
	{"maxLength", validation, 4, 2020, count},
	{"minLength", validation, 4, 2020, count},
	{"pattern", validation, 4, 2020, pattern},
	{"maxItems", validation, 4, 2020, count},
	{"minItems", validation, 4, 2020, count},
	{"uniqueItems", validation, 4, 2020, boolean},
	{"maxContains", validation, 2019, 2020, count},
	{"minContains", validation, 2019, 2020, count},
	{"maxProperties", validation, 4, 2020, count},
	{"minProperties", validation, 4, 2020, count},
	{"required", validation, 4, 4, someNames},
	{"required", validation, 6, 2020, names},
	{"dependentRequired", validation, 2019, 2020, namesByName},

	{"title", metadata, 4, 2020, str},
	{"description", metadata, 4, 2020, str},
	{"default", metadata, 4, 2020, anything},
	{"deprecated", metadata, 2019, 2020, boolean},
	{"readOnly", metadata, 7, 2020, boolean},
	{"writeOnly", metadata, 7, 2020, boolean},
	{"examples", metadata, 6, 2020, list},

	{"format", formats, 4, 2019, str},
	{"format", formatAnnotation, 2020, 2020, str},

	{"contentEncoding", content, 7, 2020, str},
	{"contentMediaType", content, 7, 2020, str},
	{"contentSchema", content, 2019, 2020, subschema},
}
