package schema

import (
	"net/url"
	"strings"

	"github.com/typewright/typewright/internal/source"
)

// index makes schemas of a document and returns its root.
func (l *loader) index(doc *source.Document) *Schema {
	if s := l.byValue[doc.Root]; s != nil {
		return s
	}
	dialect := &Dialect{Draft: l.draft}
	if v := doc.Root.Get("$schema"); v != nil && v.Kind == source.String {
		dialect = l.dialect(doc, v)
	}
	l.validate(doc, dialect)
	r := newResource(doc.URI, dialect)
	l.resources[doc.URI] = r
	s := l.schema(doc, doc.Root, "", r)
	r.Root = s
	return s
}

func newResource(uri string, d *Dialect) *Resource {
	return &Resource{URI: uri, Dialect: d, DynamicAnchors: make(map[string]*Schema), anchors: make(map[string]*Schema)}
}

// schema makes the schema at a place, and those below it.
func (l *loader) schema(doc *source.Document, v *source.Value, at source.Pointer, r *Resource) *Schema {
	if s := l.byValue[v]; s != nil {
		return s
	}
	s := &Schema{Loc: source.Loc{Doc: doc, Offset: v.Offset, Pointer: at}, Value: v, Resource: r}
	l.byValue[v] = s
	switch v.Kind {
	case source.Bool:
		always := v.Text == "true"
		s.Always = &always
		return s
	case source.Object:
	default:
		if len(l.problems) == 0 { // the metaschema has not said so already
			l.problem(s.Loc, "want a schema, got %s", v.Kind)
		}
		return s
	}
	ref := v.Get("$ref")
	hides := r.Dialect.Draft <= 7 && ref != nil && ref.Kind == source.String
	if !hides {
		l.identify(s)
	}
	for _, m := range v.Members {
		if hides && m.Name != "$ref" && m.Name != "definitions" {
			continue
		}
		l.keyword(s, m)
	}
	return s
}

// identify registers the URI and the anchors of a schema.
func (l *loader) identify(s *Schema) {
	text := func(name string) string {
		if v := s.Value.Get(name); v != nil && v.Kind == source.String {
			return v.Text
		}
		return ""
	}
	draft := s.Resource.Dialect.Draft
	id := text("$id")
	if draft == 4 {
		id = text("id")
	}
	if id != "" && !strings.HasPrefix(id, "#") {
		uri, fragment, _ := strings.Cut(resolveURI(s.Resource.URI, id), "#")
		dialect := s.Resource.Dialect
		if v := s.Value.Get("$schema"); v != nil && v.Kind == source.String {
			dialect = l.dialect(s.Loc.Doc, v)
		}
		s.Resource = newResource(uri, dialect)
		s.Resource.Root = s
		if l.resources[uri] == nil || l.resources[uri].Root == nil {
			l.resources[uri] = s.Resource
		}
		id = "#" + fragment
	}
	r := s.Resource
	switch {
	case draft <= 7 && len(id) > 1:
		r.anchors[id[1:]] = s
	case draft >= 2019 && text("$anchor") != "":
		r.anchors[text("$anchor")] = s
	}
	if name := text("$dynamicAnchor"); name != "" && draft >= 2020 {
		r.anchors[name] = s
		r.DynamicAnchors[name] = s
	}
	if v := s.Value.Get("$recursiveAnchor"); v != nil && v.Text == "true" && draft == 2019 {
		r.DynamicAnchors[recursiveAnchor] = s
	}
}

// recursiveAnchor is the dynamic anchor that $recursiveAnchor stands for. No
// anchor can have such a name.
const recursiveAnchor = "\x00recursive"

// resolveURI resolves a reference (RFC 3986 section 5).
func resolveURI(base, ref string) string {
	r, err := url.Parse(ref)
	if err != nil {
		return ref
	}
	b, err := url.Parse(base)
	if err != nil || r.IsAbs() {
		return r.String()
	}
	if b.Opaque != "" { // urn:…, which only a fragment can be resolved against
		if r.Path == "" {
			head, _, _ := strings.Cut(base, "#")
			return head + ref
		}
		return ref
	}
	return b.ResolveReference(r).String()
}
