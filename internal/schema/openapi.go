package schema

import (
	"strings"

	"github.com/typewright/typewright/internal/source"
)

// openAPIVersion returns what a document says about its version of OpenAPI,
// nil if it is no OpenAPI document. Until version 2 the member was "swagger".
func openAPIVersion(doc *source.Document) *source.Value {
	for _, name := range []string{"openapi", "swagger"} {
		if v := doc.Root.Get(name); v != nil && (v.Kind == source.String || v.Kind == source.Number) && doc.Root.Get("info") != nil {
			return v
		}
	}
	return nil
}

// openAPI makes the schemas of an OpenAPI document: those of its components.
// Schemas elsewhere in it are made when something refers to them. The root is
// no schema, but where pointers start.
func (l *loader) openAPI(doc *source.Document, version *source.Value) *Schema {
	r := newResource(doc.URI, l.openAPIDialect(doc, version))
	root := &Schema{Loc: source.Loc{Doc: doc, Offset: doc.Root.Offset}, Value: doc.Root, URI: doc.URI + "#", Resource: r, container: true}
	r.Root = root
	l.schemas[doc.Root] = root
	l.register(doc.URI, r)
	for _, m := range components(doc) {
		at := source.Pointer("").Append("components", "schemas", m.Name)
		l.schema(source.Loc{Doc: doc, Offset: m.Value.Offset, Pointer: at}, m.Value, r)
	}
	return root
}

// components are the schemas that an OpenAPI document defines.
func components(doc *source.Document) []source.Member {
	if schemas := doc.Root.Get("components").Get("schemas"); schemas != nil {
		return schemas.Members
	}
	return nil
}

// openAPIDialect is the dialect of the schemas of an OpenAPI document.
func (l *loader) openAPIDialect(doc *source.Document, version *source.Value) *Dialect {
	switch major, minor, _ := strings.Cut(version.Text, "."); {
	case major == "3" && (minor == "0" || strings.HasPrefix(minor, "0.")):
		return openAPI30()
	case major == "3":
		if v := doc.Root.Get("jsonSchemaDialect"); v != nil && v.Kind == source.String {
			return l.dialect(source.Loc{Doc: doc, Offset: v.Offset, Pointer: "/jsonSchemaDialect"}, v.Text)
		}
	default:
		l.problem(source.Loc{Doc: doc, Offset: version.Offset}, "want OpenAPI 3.0 or later, got %s", brief(version))
	}
	return l.standard(2020)
}

// isOpenAPIDialect tells the dialects that OpenAPI 3.1 and later define: draft
// 2020-12 with annotations.
func isOpenAPIDialect(uri string) bool {
	return strings.HasPrefix(uri, "https://spec.openapis.org/oas/3.") && strings.Contains(uri, "/dialect/")
}

// The keywords of draft 4 that OpenAPI 3.0 does not have, and those that it
// has of its own or in a form of its own (specification 3.0.3, section
// 4.7.24). What it says about $ref is what draft 4 says.
var (
	notOpenAPI = []string{"id", "$schema", "definitions", "additionalItems", "patternProperties", "dependencies"}
	oneType    = &shape{want: "a type", kinds: kinds(source.String), fits: areTypes}

	openAPIDefinitions = []definition{
		{"type", validation, 4, 4, oneType},
		{"items", applicator, 4, 4, subschema},
		{"nullable", validation, 4, 4, boolean},
		{"readOnly", metadata, 4, 4, boolean},
		{"writeOnly", metadata, 4, 4, boolean},
		{"deprecated", metadata, 4, 4, boolean},
	}
)

// openAPI30 is the dialect of OpenAPI 3.0: a part of draft 4 and a little
// more. Null is allowed by "nullable" beside a type.
func openAPI30() *Dialect {
	d := newDialect(4, nil)
	d.OpenAPI = true
	for _, name := range notOpenAPI {
		d.keywords[name] = nil
	}
	for i := range openAPIDefinitions {
		def := &openAPIDefinitions[i]
		d.keywords[def.name] = def
	}
	return d
}

// nullable adds null to a type that OpenAPI 3.0 says to be nullable.
func nullable(k *Keyword) {
	null := &source.Value{Kind: source.String, Text: "null", Offset: k.Value.Offset, End: k.Value.End}
	k.Value = &source.Value{Kind: source.Array, Offset: k.Value.Offset, End: k.Value.End, Items: []*source.Value{k.Value, null}}
}
