package fuzz

import (
	"fmt"
	"math/rand/v2"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/typewright/typewright/internal/source"
)

// drafts are the dialects that schemas are made of, the newest more often.
var drafts = []int{2020, 2020, 2020, 2020, 2019, 7, 6, 4}

// dialects are the URIs of their metaschemas.
var dialects = map[int]string{
	4: "http://json-schema.org/draft-04/schema#", 6: "http://json-schema.org/draft-06/schema#",
	7: "http://json-schema.org/draft-07/schema#", 2019: "https://json-schema.org/draft/2019-09/schema",
	2020: "https://json-schema.org/draft/2020-12/schema",
}

// A schemaMaker makes one random schema.
type schemaMaker struct {
	*rand.Rand
	draft   int
	uri     string       // its $id, or ""
	dynamic bool         // it has the dynamic anchor node
	defs    []definition // which it may refer to
	within  string       // the $id of the definition at work, or ""
	parts   int          // how many subschemas it may still have
}

// A definition is one of $defs. One with an $id is a resource of its own.
type definition struct{ name, anchor, uri string }

// Where a subschema stands says which definitions it may refer to: those
// that cannot lead back to it without going into the value.
const (
	insideValue = -2 // any, and the root
	inRoot      = -1 // any; from n on, those after definition n
)

// randomSchema makes a schema.
func randomSchema(r *rand.Rand, number int) []byte {
	m := &schemaMaker{Rand: r, draft: pick(r, drafts), parts: 6 + r.IntN(24)}
	root := object("$schema", text(dialects[m.draft]))
	if m.chance(4) {
		m.uri = fmt.Sprintf("https://example.com/s%04d.json", number)
		set(root, m.word("id", "$id"), text(m.uri))
	}
	if m.dynamic = m.draft >= 2019 && m.chance(5); m.dynamic {
		m.dynamicAnchor(root)
	}
	for range r.IntN(5) {
		m.define()
	}
	defs := object()
	for n, d := range m.defs {
		m.within = d.uri
		def := m.schema(1, n)
		if def.Kind != source.Object {
			def = object("not", object())
		}
		if d.anchor != "" {
			set(def, "$anchor", text(d.anchor))
		}
		if d.uri != "" {
			set(def, "$id", text(d.uri))
			if m.dynamic && m.chance(2) {
				m.dynamicAnchor(def)
			}
		}
		set(defs, d.name, def)
	}
	m.within = ""
	m.keywords(root, 0, inRoot)
	if len(m.defs) > 0 {
		set(root, m.word("definitions", "$defs"), defs)
	}
	return root.AppendJSON(nil)
}

// define names a definition, unless there is one of that name.
func (m *schemaMaker) define() {
	d := definition{name: m.memberName()}
	for _, other := range m.defs {
		if other.name == d.name {
			return
		}
	}
	switch {
	case m.draft >= 2019 && m.uri != "" && m.chance(2):
		d.uri = fmt.Sprintf("%s/part%d", m.uri, len(m.defs))
	case m.draft >= 2019 && m.chance(3):
		d.anchor = fmt.Sprintf("anchor%d", len(m.defs))
	}
	m.defs = append(m.defs, d)
}

func (m *schemaMaker) dynamicAnchor(s *source.Value) {
	if m.draft == 2019 {
		set(s, "$recursiveAnchor", word(source.Bool, "true"))
		return
	}
	set(s, "$dynamicAnchor", text("node"))
}

// word picks the name of a keyword: old up to draft 4 for id, up to draft 7
// for definitions.
func (m *schemaMaker) word(old, current string) string {
	last := 7
	if old == "id" {
		last = 4
	}
	if m.draft <= last {
		return old
	}
	return current
}

// schema makes a subschema.
func (m *schemaMaker) schema(depth, level int) *source.Value {
	m.parts--
	if m.draft >= 6 && m.chance(14) {
		return word(source.Bool, pick(m.Rand, []string{"true", "true", "false"}))
	}
	s := object()
	if m.chance(20) {
		return s
	}
	m.keywords(s, depth, level)
	return s
}

// keywords fills a schema: mostly with what belongs together, sometimes with
// anything.
func (m *schemaMaker) keywords(s *source.Value, depth, level int) {
	leaf := depth > 4 || m.parts <= 0
	roll := m.IntN(100)
	switch {
	case roll < 8:
		m.enumeration(s)
	case roll < 16:
		set(s, "type", text("string"))
		m.texts(s)
	case roll < 25:
		set(s, "type", text(pick(m.Rand, []string{"number", "integer", "integer"})))
		m.numbers(s)
	case roll < 33 || leaf:
		set(s, "type", m.kinds())
	case roll < 56:
		if !m.chance(6) {
			set(s, "type", text("object"))
		}
		m.members(s, depth)
	case roll < 64:
		if !m.chance(6) {
			set(s, "type", text("array"))
		}
		m.elements(s, depth)
	case roll < 72 && m.reference(s, level):
		if m.draft < 2019 || m.chance(2) {
			return
		}
	case roll < 78:
		m.union(s, depth, level)
	case roll < 84:
		m.extension(s, depth, level)
	default:
		m.applicators(s, depth, level)
	}
	m.anything(s, depth, level)
	if m.chance(8) {
		m.annotations(s)
	}
}

// anything adds keywords without regard for what is there.
func (m *schemaMaker) anything(s *source.Value, depth, level int) {
	rarity := 14
	if m.chance(8) {
		rarity = 3
	}
	for _, add := range []func(){
		func() { set(s, "type", m.kinds()) },
		func() { m.enumeration(s) },
		func() { m.texts(s) },
		func() { m.numbers(s) },
		func() { m.members(s, depth) },
		func() { m.elements(s, depth) },
		func() { m.applicators(s, depth, level) },
		func() { m.unevaluated(s, depth) },
		func() { m.reference(s, level) },
	} {
		if m.chance(rarity) && m.parts > 0 {
			add()
		}
	}
	if s.Get("$ref") != nil && m.draft < 2019 { // all else is ignored, which hides $id and definitions too
		ref := s.Get("$ref")
		s.Members = slices.DeleteFunc(s.Members, func(m source.Member) bool { return m.Name != "$schema" })
		set(s, "allOf", array(object("$ref", ref)))
	}
}

// reference adds a $ref, or one of its relatives. It returns false if there
// is nothing to refer to.
func (m *schemaMaker) reference(s *source.Value, level int) bool {
	if level == insideValue && m.chance(3) {
		switch {
		case m.draft == 2020 && m.dynamic && m.within == "" && m.chance(2):
			set(s, "$dynamicRef", text("#node"))
		case m.draft == 2020 && m.chance(6):
			set(s, "$dynamicRef", text("#"))
		case m.draft == 2019 && m.chance(2):
			set(s, "$recursiveRef", text("#"))
		default:
			set(s, "$ref", text("#"))
		}
		return true
	}
	first := max(level+1, 0)
	if first >= len(m.defs) {
		return false
	}
	d := m.defs[first+m.IntN(len(m.defs)-first)]
	base := ""
	if m.within != "" {
		base = m.uri
	}
	switch {
	case d.uri != "":
		base = d.uri
	case d.anchor != "" && m.chance(2):
		base += "#" + d.anchor
	default:
		base += "#/" + m.word("definitions", "$defs") + "/" + token(d.name)
	}
	set(s, "$ref", text(base))
	return true
}

// token writes a name as a token of a JSON Pointer in a URI.
func token(name string) string {
	name = strings.ReplaceAll(strings.ReplaceAll(name, "~", "~0"), "/", "~1")
	return strings.ReplaceAll(url.PathEscape(name), "%2F", "/")
}

func (m *schemaMaker) kinds() *source.Value {
	all := []string{"null", "boolean", "string", "number", "integer", "array", "object"}
	if m.chance(2) {
		return text(pick(m.Rand, all))
	}
	if m.chance(2) {
		return array(text(pick(m.Rand, all[1:])), text("null"))
	}
	m.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	list := array()
	for _, kind := range all[:1+m.IntN(4)] {
		list.Items = append(list.Items, text(kind))
	}
	return list
}

func (m *schemaMaker) annotations(s *source.Value) {
	switch m.IntN(5) {
	case 0:
		set(s, "description", text("Text with */ and `quotes`,\n\nin //go:build paragraphs."))
	case 1:
		set(s, "default", m.value(0))
	case 2:
		set(s, "examples", array(m.value(0), m.value(1)))
	case 3:
		set(s, "deprecated", word(source.Bool, "true"))
	case 4:
		set(s, "readOnly", word(source.Bool, "true"))
	}
}

func (m *schemaMaker) chance(n int) bool { return m.IntN(n) == 0 }

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

func word(kind source.Kind, s string) *source.Value { return &source.Value{Kind: kind, Text: s} }

func text(s string) *source.Value { return word(source.String, s) }

func number(n int) *source.Value { return word(source.Number, strconv.Itoa(n)) }

func array(items ...*source.Value) *source.Value {
	return &source.Value{Kind: source.Array, Items: items}
}

// object makes an object of names and values in turn.
func object(members ...any) *source.Value {
	v := &source.Value{Kind: source.Object}
	for n := 0; n < len(members); n += 2 {
		set(v, members[n].(string), members[n+1].(*source.Value))
	}
	return v
}

// set sets a member that is not there yet.
func set(v *source.Value, name string, value *source.Value) {
	if v.Get(name) == nil {
		v.Members = append(v.Members, source.Member{Name: name, Value: value})
	}
}
