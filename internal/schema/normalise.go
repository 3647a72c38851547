package schema

import (
	"strconv"

	"github.com/typewright/typewright/internal/source"
)

// keyword adds a member of a schema as the keyword that it is in draft
// 2020-12. It drops those that the dialect does not have and those that a
// $ref hides, and keeps what no dialect has: an annotation. The metaschema
// judges them all.
func (l *loader) keyword(s *Schema, m source.Member, hidden bool) {
	before := len(l.problems)
	loc := source.Loc{Doc: s.Loc.Doc, Offset: m.Value.Offset, Pointer: s.Loc.Pointer.Append(m.Name)}
	k := &Keyword{Name: m.Name, Loc: loc, Value: m.Value}
	def, known := s.Resource.Dialect.keywords[m.Name]
	if def != nil && !l.fits(s, def, k) {
		return // there is no better way to say it
	}
	switch {
	case hidden && !prose[m.Name]:
		if known {
			s.drop(m, HiddenByRef)
		}
	case !known:
		s.Keywords = append(s.Keywords, k)
	case def != nil:
		l.normalise(s, def, k)
	default: // another draft has it, or a vocabulary that is not in force
		s.drop(m, NotInForce)
	}
	if d := s.Resource.Dialect; d.custom == nil && (def != nil || !d.OpenAPI) {
		l.ask(s, m, before)
	}
}

// prose are the keywords that a $ref does not hide. Up to draft 7 they mean
// nothing there, but somebody has written them about that place, readers see
// them, and no instance depends on them.
var prose = map[string]bool{"description": true, "markdownDescription": true, "examples": true, "example": true}

// drop notes a member that means nothing.
func (s *Schema) drop(m source.Member, why Reason) {
	loc := source.Loc{Doc: s.Loc.Doc, Offset: m.NameOffset, Pointer: s.Loc.Pointer.Append(m.Name)}
	s.Dropped = append(s.Dropped, Dropped{m.Name, loc, why})
}

// normalise gives a keyword its name in draft 2020-12 and its schemas.
func (l *loader) normalise(s *Schema, def *definition, k *Keyword) {
	switch def.shape.parts {
	case none:
	case one:
		k.Schema = l.below(s, k, k.Value)
	case several:
		l.several(s, k)
	case byName:
		for _, m := range k.Value.Members {
			k.Named = append(k.Named, l.named(s, k, m))
		}
	case oneOrSeveral:
		if k.Value.Kind == source.Array {
			k.Name = "prefixItems"
			l.several(s, k)
		} else {
			k.Schema = l.below(s, k, k.Value)
		}
	case schemasOrNames:
		l.dependencies(s, k)
		return
	}
	draft := s.Resource.Dialect.Draft
	switch k.Name {
	case "id":
		k.Name = "$id"
	case "definitions":
		k.Name = "$defs"
	case "$recursiveRef":
		k.Name = "$dynamicRef"
	case "type":
		if s.Resource.Dialect.OpenAPI && isTrue(s.Value.Get("nullable")) {
			nullable(k)
			k.With = "nullable"
		}
	case "nullable":
		return // the type has it
	case "additionalItems":
		if items := s.Value.Get("items"); items == nil || items.Kind != source.Array {
			s.Dropped = append(s.Dropped, Dropped{k.Name, k.Loc, WithoutItems})
			return
		}
		k.Name = "items"
	case "minimum", "maximum":
		if exclusive := exclusives[k.Name]; draft == 4 && isTrue(s.Value.Get(exclusive)) {
			k.Name, k.With = exclusive, exclusive
		}
	case "exclusiveMinimum", "exclusiveMaximum":
		if draft == 4 {
			return // the bound has it
		}
	}
	s.Keywords = append(s.Keywords, k)
}

// exclusives are the keywords that are booleans beside a bound in draft 4.
var exclusives = map[string]string{"minimum": "exclusiveMinimum", "maximum": "exclusiveMaximum"}

func isTrue(v *source.Value) bool {
	return v != nil && v.Kind == source.Bool && v.Text == "true"
}

// below makes a schema that stands at the value of a keyword or, by the
// tokens, inside it.
func (l *loader) below(s *Schema, k *Keyword, v *source.Value, tokens ...string) *Schema {
	return l.schema(source.Loc{Doc: s.Loc.Doc, Offset: v.Offset, Pointer: k.Loc.Pointer.Append(tokens...)}, v, s.Resource)
}

func (l *loader) several(s *Schema, k *Keyword) {
	for i, item := range k.Value.Items {
		k.Schemas = append(k.Schemas, l.below(s, k, item, strconv.Itoa(i)))
	}
}

func (l *loader) named(s *Schema, k *Keyword, m source.Member) Named {
	sub := l.below(s, k, m.Value, m.Name)
	return Named{m.Name, sub, source.Loc{Doc: s.Loc.Doc, Offset: m.NameOffset, Pointer: sub.Loc.Pointer}}
}

// dependencies splits a keyword into the two that draft 2019-09 made of it.
func (l *loader) dependencies(s *Schema, k *Keyword) {
	required := &Keyword{Name: "dependentRequired", Loc: k.Loc, Value: &source.Value{Kind: source.Object, Offset: k.Value.Offset, End: k.Value.End}}
	schemas := &Keyword{Name: "dependentSchemas", Loc: k.Loc, Value: k.Value}
	for _, m := range k.Value.Members {
		if m.Value.Kind == source.Array {
			required.Value.Members = append(required.Value.Members, m)
		} else {
			schemas.Named = append(schemas.Named, l.named(s, k, m))
		}
	}
	if required.Value.Members != nil {
		s.Keywords = append(s.Keywords, required)
	}
	if schemas.Named != nil {
		s.Keywords = append(s.Keywords, schemas)
	}
}
