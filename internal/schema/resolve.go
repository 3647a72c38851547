package schema

import (
	"net/url"
	"strconv"
	"strings"

	"github.com/typewright/typewright/internal/source"
)

// A reference waits until everything that it could lead to is indexed.
type reference struct {
	schema  *Schema
	keyword *Keyword
}

// resolveAll resolves references, also those in documents that others lead to.
func (l *loader) resolveAll() {
	for len(l.pending) > 0 {
		next := l.pending[0]
		l.pending = l.pending[1:]
		l.resolve(next.schema, next.keyword)
	}
}

func (l *loader) resolve(s *Schema, k *Keyword) {
	full := resolveURI(s.Resource.URI, k.Value.Text)
	uri, fragment, _ := strings.Cut(full, "#")
	r := l.resources[uri]
	if r == nil || r.Root == nil {
		before := len(l.problems)
		doc := l.document(uri)
		if doc == nil && len(l.problems) == before {
			l.unreachable(k, uri)
		}
		var root *Schema
		if doc != nil {
			root = l.index(doc)
		}
		for _, d := range l.problems[before:] {
			if d.Loc.Doc != s.Loc.Doc {
				d.Notes = append(d.Notes, "needed by "+k.Loc.String())
			}
		}
		if doc == nil {
			return
		}
		if r = l.resources[uri]; r == nil {
			r = root.Resource
		}
	}
	if decoded, err := url.PathUnescape(fragment); err == nil {
		fragment = decoded
	}
	switch {
	case fragment == "":
		k.Target = r.Root
	case strings.HasPrefix(fragment, "/"):
		k.Target = l.pointed(r, source.Pointer(fragment))
	default:
		k.Target = r.anchors[fragment]
	}
	if k.Target == nil {
		l.problem(k.Loc, "the reference %q leads nowhere: %s has no %s", k.Value.Text, place(r), fragment)
		if near := l.nearest(r, fragment); near != "" {
			l.note("did you mean " + strconv.Quote("#"+near) + "?")
		}
		return
	}
	if k.Name != "$dynamicRef" {
		return
	}
	name := fragment
	if k.Loc.Pointer.Last() == "$recursiveRef" {
		name = recursiveAnchor
	}
	if k.Target.Resource.DynamicAnchors[name] == k.Target {
		k.Dynamic = name
	}
}

func place(r *Resource) string {
	if r.Root != nil {
		return r.Root.Loc.Doc.Name
	}
	return r.URI
}

func (l *loader) unreachable(k *Keyword, uri string) {
	u, err := url.Parse(uri)
	switch {
	case draftByURI(uri) != 0:
		l.problem(k.Loc, "the reference %q leads to a metaschema that is not at hand; name a file that holds it: --resource %s=FILE", k.Value.Text, uri)
	case err == nil && (u.Scheme == "http" || u.Scheme == "https"):
		l.problem(k.Loc, "the reference %q leads to the network, where typewright does not go", k.Value.Text)
		l.note("name a file that holds the document: --resource " + uri + "=FILE")
	default:
		l.problem(k.Loc, "the reference %q leads nowhere: %v", k.Value.Text, l.failed[uri])
	}
}

// pointed returns the schema at a pointer from the root of a resource. Below
// a keyword that is unknown, schemas are made when they are asked for.
func (l *loader) pointed(r *Resource, p source.Pointer) *Schema {
	v, owner := r.Root.Value, r.Root
	at := r.Root.Loc.Pointer
	for _, token := range p.Tokens() {
		if v.Kind == source.Array {
			n, err := strconv.Atoi(token)
			if err != nil || n < 0 || n >= len(v.Items) {
				return nil
			}
			v = v.Items[n]
		} else if v = v.Get(token); v == nil {
			return nil
		}
		at = at.Append(token)
		if s := l.byValue[v]; s != nil {
			owner = s
		}
	}
	if s := l.byValue[v]; s != nil {
		return s
	}
	if v.Kind != source.Object && v.Kind != source.Bool {
		return nil
	}
	return l.schema(owner.Loc.Doc, v, at, owner.Resource)
}

// nearest finds an existing name that is most like the missing one.
func (l *loader) nearest(r *Resource, fragment string) string {
	if !strings.HasPrefix(fragment, "/") {
		best := ""
		for name := range r.anchors {
			if best == "" || closer(fragment, name, best) {
				best = name
			}
		}
		return best
	}
	v, at := r.Root.Value, source.Pointer("")
	for _, token := range source.Pointer(fragment).Tokens() {
		next := v.Get(token)
		if next == nil {
			best := ""
			for _, m := range v.Members {
				if best == "" || closer(token, m.Name, best) {
					best = m.Name
				}
			}
			if best == "" {
				return ""
			}
			return string(at.Append(best))
		}
		v, at = next, at.Append(token)
	}
	return ""
}

// closer tells whether a is more like want than b is; ties go by order.
func closer(want, a, b string) bool {
	da, db := distance(want, a), distance(want, b)
	return da < db || da == db && a < b
}

// distance is the number of edits between two words (Levenshtein).
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		previous := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := previous
			if a[i] != b[j] {
				cost++
			}
			previous = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

// findLoops reports schemas that refer to themselves without ever looking at
// a value: nothing decides what they accept.
func (l *loader) findLoops() {
	const open, done = 1, 2
	state := make(map[*Schema]int)
	var visit func(*Schema)
	visit = func(s *Schema) {
		state[s] = open
		for _, k := range s.Keywords {
			targets := k.Schemas
			switch k.Name {
			case "$ref", "$dynamicRef":
				targets = []*Schema{k.Target}
			case "not", "if", "then", "else":
				targets = []*Schema{k.Schema}
			case "allOf", "anyOf", "oneOf":
			case "dependentSchemas":
				for _, named := range k.Named {
					targets = append(targets, named.Schema)
				}
			default:
				continue
			}
			for _, target := range targets {
				switch state[target] {
				case open:
					l.problem(k.Loc, "the reference runs in a circle: no schema on the way says what it accepts")
				case done:
				default:
					visit(target)
				}
			}
		}
		state[s] = done
	}
	var all func(*Schema)
	seen := make(map[*Schema]bool)
	all = func(s *Schema) {
		if s == nil || seen[s] {
			return
		}
		seen[s] = true
		if state[s] == 0 {
			visit(s)
		}
		for _, k := range s.Keywords {
			all(k.Schema)
			all(k.Target)
			for _, sub := range k.Schemas {
				all(sub)
			}
			for _, sub := range k.Named {
				all(sub.Schema)
			}
		}
	}
	for _, root := range l.set.Roots {
		all(root)
	}
}
