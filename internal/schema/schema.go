package schema

import "github.com/typewright/typewright/internal/source"

// A Schema is one schema of a document: the document itself, or what stands
// where a keyword or a reference wants a schema.
type Schema struct {
	Loc      source.Loc
	URI      string     // absolute, with a JSON pointer from the root of the resource
	Always   *bool      // of a boolean schema
	Keywords []*Keyword // those in force and annotations, in source order
	Resource *Resource
	Value    *source.Value
	Dropped  []Dropped // members that mean nothing where they stand

	reached   bool // from a root
	container bool // no schema, but a document that has some
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

// A Resource is a schema with a URI of its own, and all below it up to the
// next one (core section 4.3.5).
type Resource struct {
	URI            string // absolute, without a fragment
	Root           *Schema
	Dialect        *Dialect
	DynamicAnchors map[string]*Schema

	anchors map[string]*Schema
	again   map[string]*Schema // anchors that are there a second time
}

// A Keyword is a member of a schema, by its name in draft 2020-12.
type Keyword struct {
	Name    string
	Loc     source.Loc // of its value, the pointer with the name as written
	Value   *source.Value
	Schema  *Schema   // of an applicator of one schema
	Schemas []*Schema // of an applicator of several
	Named   []Named   // of an applicator of schemas by name
	Target  *Schema   // of a reference: where it leads without dynamic scope
	Dynamic string    // of a $dynamicRef that the dynamic scope decides: the anchor
	With    string    // the member beside it that it has taken in: nullable, or exclusiveMinimum of draft 4
}

// A Dropped is a member of a schema that is a keyword, but means nothing where
// it stands.
type Dropped struct {
	Name string
	Loc  source.Loc
	Why  Reason
}

// A Reason says why a member means nothing.
type Reason uint8

// The reasons.
const (
	HiddenByRef  Reason = iota // up to draft 7, a $ref hides all beside it but prose
	NotInForce                 // the dialect does not have it
	WithoutItems               // additionalItems, and items is no array
)

// A Named is a schema with a name, as in properties.
type Named struct {
	Name    string
	Schema  *Schema
	NameLoc source.Loc
}

// each calls f for the schemas right below a keyword.
func (k *Keyword) each(f func(*Schema)) {
	if k.Schema != nil {
		f(k.Schema)
	}
	for _, s := range k.Schemas {
		f(s)
	}
	for _, named := range k.Named {
		f(named.Schema)
	}
}
