package schema

import (
	"strconv"

	"github.com/typewright/typewright/internal/source"
)

// keyword adds a member of a schema as the keyword that it is in draft
// 2020-12.
func (l *loader) keyword(s *Schema, m source.Member) {
	draft := s.Resource.Dialect.Draft
	loc := source.Loc{Doc: s.Loc.Doc, Offset: m.Value.Offset, Pointer: s.Loc.Pointer.Append(m.Name)}
	k := &Keyword{Name: m.Name, Loc: loc, Value: m.Value}
	add := func() {
		if s.Resource.Dialect.inForce(k.Name) {
			s.Keywords = append(s.Keywords, k)
		}
	}
	switch m.Name {
	case "definitions", "$defs":
		k.Name = "$defs"
		l.named(s, k)
		s.Keywords = append(s.Keywords, k)
		return
	case "id":
		if draft == 4 {
			k.Name = "$id"
		}
	case "$id":
		if draft == 4 {
			return
		}
	case "dependencies":
		l.dependencies(s, k)
		return
	case "items":
		if draft < 2020 && m.Value.Kind == source.Array {
			k.Name = "prefixItems"
			l.listed(s, k)
			s.Keywords = append(s.Keywords, k) // the name is newer than the draft
			return
		}
		k.Schema = l.below(s, m.Value, m.Name)
	case "additionalItems":
		if items := s.Value.Get("items"); draft < 2020 && items != nil && items.Kind == source.Array {
			k.Name = "items"
			k.Schema = l.below(s, m.Value, m.Name)
			add()
		} else if draft < 2020 {
			l.below(s, m.Value, m.Name)
		}
		return
	case "exclusiveMinimum", "exclusiveMaximum", "minimum", "maximum":
		if draft == 4 && !l.draft4Bound(s, k) {
			return
		}
	case "$ref", "$dynamicRef", "$recursiveRef":
		l.reference(s, k)
		return
	case "properties", "patternProperties", "dependentSchemas":
		l.named(s, k)
	case "additionalProperties", "propertyNames", "not", "if", "then", "else", "contains", "unevaluatedItems",
		"unevaluatedProperties", "contentSchema":
		if s.Resource.Dialect.inForce(m.Name) {
			k.Schema = l.below(s, m.Value, m.Name)
		}
	case "allOf", "anyOf", "oneOf", "prefixItems":
		l.listed(s, k)
	}
	add()
}

// reference notes a reference, to be resolved when everything is indexed.
func (l *loader) reference(s *Schema, k *Keyword) {
	draft := s.Resource.Dialect.Draft
	known := k.Name == "$ref" || k.Name == "$dynamicRef" && draft >= 2020 || k.Name == "$recursiveRef" && draft == 2019
	if k.Value.Kind != source.String || !known {
		return
	}
	if k.Name == "$recursiveRef" {
		k.Name = "$dynamicRef"
	}
	s.Keywords = append(s.Keywords, k)
	l.pending = append(l.pending, reference{s, k})
}

func (l *loader) below(s *Schema, v *source.Value, tokens ...string) *Schema {
	return l.schema(s.Loc.Doc, v, s.Loc.Pointer.Append(tokens...), s.Resource)
}

// named makes the schemas of an object of schemas.
func (l *loader) named(s *Schema, k *Keyword) {
	key := k.Loc.Pointer.Last()
	for _, m := range k.Value.Members {
		sub := l.below(s, m.Value, key, m.Name)
		k.Named = append(k.Named, Named{m.Name, source.Loc{Doc: s.Loc.Doc, Offset: m.NameOffset, Pointer: sub.Loc.Pointer}, sub})
	}
}

// listed makes the schemas of an array of schemas.
func (l *loader) listed(s *Schema, k *Keyword) {
	key := k.Loc.Pointer.Last()
	for i, item := range k.Value.Items {
		k.Schemas = append(k.Schemas, l.below(s, item, key, strconv.Itoa(i)))
	}
}

// dependencies splits the keyword that drafts from 2019-09 on have as two.
func (l *loader) dependencies(s *Schema, k *Keyword) {
	required := &Keyword{Name: "dependentRequired", Loc: k.Loc, Value: &source.Value{Kind: source.Object, Offset: k.Value.Offset, End: k.Value.End}}
	schemas := &Keyword{Name: "dependentSchemas", Loc: k.Loc, Value: k.Value}
	for _, m := range k.Value.Members {
		if m.Value.Kind == source.Array {
			required.Value.Members = append(required.Value.Members, m)
			continue
		}
		sub := l.below(s, m.Value, "dependencies", m.Name)
		schemas.Named = append(schemas.Named, Named{m.Name, source.Loc{Doc: s.Loc.Doc, Offset: m.NameOffset, Pointer: sub.Loc.Pointer}, sub})
	}
	if required.Value.Members != nil {
		s.Keywords = append(s.Keywords, required)
	}
	if schemas.Named != nil {
		s.Keywords = append(s.Keywords, schemas)
	}
}

// draft4Bound makes one keyword of a bound and the boolean that excludes it.
// It returns false for the boolean.
func (l *loader) draft4Bound(s *Schema, k *Keyword) bool {
	exclusive := map[string]string{"minimum": "exclusiveMinimum", "maximum": "exclusiveMaximum"}[k.Name]
	if exclusive == "" {
		return false
	}
	if v := s.Value.Get(exclusive); v != nil && v.Text == "true" {
		k.Name = exclusive
	}
	return true
}
