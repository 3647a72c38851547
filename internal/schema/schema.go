// Package schema loads JSON Schema documents into a graph of resolved
// schemas, in which every draft speaks the words of draft 2020-12.
package schema

import "github.com/typewright/typewright/internal/source"

// A Set is what was loaded.
type Set struct {
	Roots     []*Schema // one for each input file, in order
	Documents []*source.Document
}

// A Schema is one schema of a document.
type Schema struct {
	Loc      source.Loc
	Always   *bool      // of a boolean schema
	Keywords []*Keyword // those in force and annotations, in source order
	Resource *Resource
	Value    *source.Value
}

// A Resource is a schema with a URI of its own, and all below it up to the
// next one (core, section 4.3.5).
type Resource struct {
	URI            string
	Root           *Schema
	Dialect        *Dialect
	DynamicAnchors map[string]*Schema

	anchors map[string]*Schema
}

// A Keyword is a member of a schema, by its name in draft 2020-12.
type Keyword struct {
	Name    string
	Loc     source.Loc // of its value
	Value   *source.Value
	Schema  *Schema   // of an applicator of one schema
	Schemas []*Schema // of an applicator of several
	Named   []Named   // of an applicator of schemas by name
	Target  *Schema   // of a reference, where it leads without dynamic scope
	Dynamic string    // of a $dynamicRef that depends on the dynamic scope: the anchor
}

// A Named is a schema below a name.
type Named struct {
	Name   string
	Loc    source.Loc // of the name
	Schema *Schema
}

// Keyword returns the keyword of that name, or nil.
func (s *Schema) Keyword(name string) *Keyword {
	for _, k := range s.Keywords {
		if k.Name == name {
			return k
		}
	}
	return nil
}
