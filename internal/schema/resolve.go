package schema

import (
	"errors"
	"net/url"
	"strings"

	"github.com/typewright/typewright/internal/source"
)

// resolveAll resolves the references of all schemas that can be reached from
// the roots. What else there is in a document that was read for a part of it
// is of no concern, nor is what that refers to.
func (l *loader) resolveAll() {
	for _, root := range l.set.Roots {
		l.reach(root)
	}
	for i := 0; i < len(l.queue); i++ {
		for _, k := range l.queue[i].Keywords {
			k.each(l.reach)
			if k.isReference() {
				l.resolve(l.queue[i], k)
				l.reach(k.Target)
			}
		}
	}
}

func (l *loader) reach(s *Schema) {
	if s != nil && !s.reached {
		s.reached = true
		l.queue = append(l.queue, s)
	}
}

// isReference tells a reference by its name: no dialect has these two for
// anything else, and those that lack one drop it.
func (k *Keyword) isReference() bool { return k.Name == "$ref" || k.Name == "$dynamicRef" }

// resolve finds out where a reference leads, as far as that does not depend
// on the dynamic scope (core section 8.2.3).
func (l *loader) resolve(s *Schema, k *Keyword) {
	full := resolveURI(s.Resource.URI, k.Value.Text)
	uri, fragment, _ := strings.Cut(full, "#")
	if decoded, err := url.PathUnescape(fragment); err == nil {
		fragment = decoded
	}
	r := s.Resource
	if uri != r.URI {
		if r = l.resource(s, k, uri); r == nil {
			return
		}
	}
	switch {
	case fragment == "" && r.Root.container:
		l.problem(k.Loc, "the reference %q leads to an OpenAPI document, which is no schema", k.Value.Text)
	case fragment == "":
		k.Target = r.Root
	case fragment[0] == '/':
		k.Target = l.pointed(k, r, source.Pointer(fragment))
	case r.again[fragment] != nil:
		l.problem(k.Loc, "the reference %q is ambiguous: two schemas have the anchor", k.Value.Text)
		l.note("one is " + r.anchors[fragment].Loc.String())
		l.note("one is " + r.again[fragment].Loc.String())
	default:
		if k.Target = r.anchors[fragment]; k.Target == nil {
			l.dangling(k, r, fragment)
		}
	}
	if k.Target == nil || k.Name != "$dynamicRef" {
		return
	}
	if k.Loc.Pointer.Last() == "$recursiveRef" {
		fragment = recursiveAnchor
	}
	if k.Target.Resource.DynamicAnchors[fragment] == k.Target {
		k.Dynamic = fragment
	}
}

// resource returns the resource of a URI, reading its document if it is not
// known yet. It returns nil, and has reported why, if there is none.
func (l *loader) resource(s *Schema, k *Keyword, uri string) *Resource {
	if l.resources[uri] == nil {
		doc, err := l.document(uri, k.Loc)
		if err != nil {
			l.unreachable(k.Loc, "reference", k.Value.Text, uri, err)
			return nil
		}
		d := l.standard(l.draft)
		if s.Resource.Dialect.OpenAPI {
			d = s.Resource.Dialect // a part of the same description
		}
		root := l.index(doc, d)
		l.register(uri, root.Resource)
	}
	r, other := l.resources[uri], l.again[uri]
	if other != nil {
		l.problem(k.Loc, "the reference %q is ambiguous: two schemas have the URI", k.Value.Text)
		l.note("one is " + r.Root.Loc.String())
		l.note("one is " + other.Root.Loc.String())
		return nil
	}
	return r
}

// unreachable reports that there is no document where a reference or a
// $schema leads.
func (l *loader) unreachable(loc source.Loc, what, ref, uri string, err error) {
	switch {
	case errors.Is(err, errReported):
		return
	case errors.Is(err, ErrOffline):
		l.problem(loc, "the %s %q leads to the network, where typewright does not go by itself", what, ref)
		l.note("keep a copy of the document: typewright vendor")
		l.note("or name a file that holds it: --resource " + uri + "=FILE")
		return
	case IsURL(uri):
		hint := ""
		if advised := (*RetrieveError)(nil); errors.As(err, &advised) {
			err, hint = advised.Err, advised.Hint
		}
		l.problem(loc, "the %s %q cannot be followed: %v", what, ref, err)
		if hint != "" {
			l.note(hint)
		}
		return
	}
	away := elsewhere("")
	if !errors.As(err, &away) {
		l.problem(loc, "the %s %q leads nowhere: %v", what, ref, err)
		return
	}
	l.problem(loc, "the %s %q leads %s", what, ref, away)
	l.note("name a file that holds the document: --resource " + uri + "=FILE")
}

// pointed returns the schema at a pointer from the root of a resource. Where
// keywords are unknown, schemas are made when something refers to them.
func (l *loader) pointed(k *Keyword, r *Resource, p source.Pointer) *Schema {
	v, owner := r.Root.Value, r.Root
	for _, token := range p.Tokens() {
		if v = v.Step(token); v == nil {
			l.dangling(k, r, string(p))
			return nil
		}
		if s := l.schemas[v]; s != nil {
			owner = s
		}
	}
	if owner.Value == v {
		return owner
	}
	if v.Kind != source.Object && v.Kind != source.Bool {
		l.problem(k.Loc, "the reference %q leads to %s, which is no schema", k.Value.Text, v.Kind)
		return nil
	}
	before := len(l.problems)
	s := l.schema(source.Loc{Doc: owner.Loc.Doc, Offset: v.Offset, Pointer: r.Root.Loc.Pointer + p}, v, owner.Resource)
	for _, d := range l.problems[before:] {
		d.Notes = append(d.Notes, "taken for a schema by "+k.Loc.String())
	}
	return s
}
