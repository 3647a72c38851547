package schema

import (
	"strings"

	"github.com/typewright/typewright/internal/source"
)

// index makes the schemas of a document and returns its root. The dialect is
// for a document that names none.
func (l *loader) index(doc *source.Document, d *Dialect) *Schema {
	if s := l.schemas[doc.Root]; s != nil {
		return s
	}
	if version := openAPIVersion(doc); version != nil {
		return l.openAPI(doc, version)
	}
	outside := newResource(doc.URI, d)
	root := l.schema(source.Loc{Doc: doc, Offset: doc.Root.Offset}, doc.Root, outside)
	l.register(doc.URI, root.Resource)
	return root
}

func newResource(uri string, d *Dialect) *Resource {
	return &Resource{
		URI: uri, Dialect: d,
		DynamicAnchors: make(map[string]*Schema),
		anchors:        make(map[string]*Schema),
		again:          make(map[string]*Schema),
	}
}

func (l *loader) register(uri string, r *Resource) {
	switch known := l.resources[uri]; known {
	case nil:
		l.resources[uri] = r
	case r:
	default:
		l.again[uri] = r
	}
}

// schema makes the schema at a place, and those below it. The resource is
// that of the schema around it. It returns a schema in any case; what is none
// is reported.
func (l *loader) schema(loc source.Loc, v *source.Value, r *Resource) *Schema {
	if s := l.schemas[v]; s != nil {
		return s
	}
	s := &Schema{Loc: loc, Value: v, Resource: r}
	l.schemas[v] = s
	if r.Root == nil {
		r.Root = s // of a document
	}
	own := l.ownResource(s)
	if own != r {
		own.Root, s.Resource = s, own
		l.register(own.URI, own)
	}
	s.URI = own.URI + fragment(loc.Pointer[len(own.Root.Loc.Pointer):])
	before := len(l.problems)
	switch d := own.Dialect; {
	case v.Kind == source.Object:
		l.members(s)
	case v.Kind == source.Bool && (d.Draft > 4 || bare(loc.Pointer.Last())):
		always := v.Text == "true"
		s.Always = &always
	case d.Draft == 4:
		l.problem(loc, "want a schema, which is an object in %s, got %s", d.Name(), v.Kind)
	default:
		l.problem(loc, "want a schema, which is an object or a boolean, got %s", v.Kind)
		if v.Kind == source.Array && loc.Pointer.Last() == "items" {
			l.note(`draft 2020-12 calls a list of schemas "prefixItems"`)
		}
	}
	if (r.Root == s || own.Dialect != r.Dialect) && len(l.problems) == before {
		l.checkCustom(s)
	}
	return s
}

// bare tells the keywords that allow a boolean in draft 4.
func bare(name string) bool {
	return name == "additionalProperties" || name == "additionalItems"
}

// ownResource returns the resource that a schema starts, or the one that it
// is in.
func (l *loader) ownResource(s *Schema) *Resource {
	r, v := s.Resource, s.Value
	dialect := r.Dialect
	if dialect.OpenAPI && r.Root != s {
		return r
	}
	if named := v.Get("$schema"); named != nil && named.Kind == source.String && (r.Root == s || text(v, "$id") != "" || text(v, "id") != "") {
		dialect = l.dialect(source.Loc{Doc: s.Loc.Doc, Offset: named.Offset, Pointer: s.Loc.Pointer.Append("$schema")}, named.Text)
	}
	if r.Root == s {
		r.Dialect = dialect
	}
	if id := identifier(v, dialect); id != "" && !strings.HasPrefix(id, "#") {
		return newResource(withoutFragment(resolveURI(r.URI, id)), dialect)
	}
	return r
}

// members makes the keywords of an object.
func (l *loader) members(s *Schema) {
	draft := s.Resource.Dialect.Draft
	hidden := hasSiblingsHidden(s.Value, draft)
	if !hidden {
		l.nameAnchors(s, draft)
	}
	s.Keywords = make([]*Keyword, 0, len(s.Value.Members))
	for _, m := range s.Value.Members {
		l.keyword(s, m, hidden && m.Name != "$ref" && m.Name != "definitions")
	}
}

// hasSiblingsHidden tells whether a $ref makes all beside it meaningless
// (draft 7 core section 8.3).
func hasSiblingsHidden(v *source.Value, draft int) bool {
	ref := v.Get("$ref")
	return draft <= 7 && ref != nil && ref.Kind == source.String
}

// identifier returns $id as the draft calls it.
func identifier(v *source.Value, d *Dialect) string {
	if hasSiblingsHidden(v, d.Draft) || d.OpenAPI {
		return ""
	}
	if d.Draft == 4 {
		return text(v, "id")
	}
	return text(v, "$id")
}

// text returns the content of a string that is a member of v.
func text(v *source.Value, name string) string {
	if m := v.Get(name); m != nil && m.Kind == source.String {
		return m.Text
	}
	return ""
}

// recursiveAnchor is the dynamic anchor that $recursiveAnchor stands for. No
// anchor can be written so.
const recursiveAnchor = "\x00recursive"

// nameAnchors makes the anchors of a schema known in its resource.
func (l *loader) nameAnchors(s *Schema, draft int) {
	r := s.Resource
	name := func(anchor string) {
		switch known := r.anchors[anchor]; known {
		case nil:
			r.anchors[anchor] = s
		case s:
		default:
			r.again[anchor] = s
		}
	}
	if draft <= 7 {
		if _, anchor, _ := strings.Cut(identifier(s.Value, r.Dialect), "#"); anchor != "" && anchor[0] != '/' {
			name(anchor)
		}
		return
	}
	if anchor := text(s.Value, "$anchor"); anchor != "" {
		name(anchor)
	}
	if anchor := text(s.Value, "$dynamicAnchor"); anchor != "" && draft >= 2020 {
		name(anchor)
		if r.DynamicAnchors[anchor] == nil {
			r.DynamicAnchors[anchor] = s
		}
	}
	if v := s.Value.Get("$recursiveAnchor"); draft == 2019 && r.Root == s && v != nil && v.Text == "true" {
		r.DynamicAnchors[recursiveAnchor] = s
	}
}
