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
	draft   int          // of the resource at work
	root    int          // draft of the whole
	number  int          // of the schema in its batch
	uri     string       // its $id, or ""
	dynamic bool         // it has the dynamic anchor node
	defs    []definition // which it may refer to
	within  *definition  // the definition at work if it is a resource, or nil
	parts   int          // how many subschemas it may still have
}

// A definition is one of $defs. One with a URI is a resource of its own.
type definition struct {
	name, anchor, uri string
	id                string // as it is written
	draft             int    // its own, if it is a resource that says so
	dynamic           bool   // it has the dynamic anchor node
}

// Where a subschema stands says which definitions it may refer to: those
// that cannot lead back to it without going into the value.
const (
	insideValue = -2 // any, and the root
	inRoot      = -1 // any; from n on, those after definition n
)

// randomSchema makes a schema.
func randomSchema(r *rand.Rand, number int) []byte {
	m := &schemaMaker{Rand: r, draft: pick(r, drafts), number: number, parts: 6 + r.IntN(24)}
	m.root = m.draft
	root := object("$schema", text(m.dialect()))
	if m.chance(3) {
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
	for n := range m.defs {
		set(defs, m.defs[n].name, m.definition(n))
	}
	m.keywords(root, 0, inRoot)
	if len(m.defs) > 0 {
		set(root, m.word("definitions", "$defs"), defs)
	}
	return root.AppendJSON(nil)
}

// dialect picks the metaschema: mostly the draft's own, sometimes one that
// leaves vocabularies out.
func (m *schemaMaker) dialect() string {
	if m.draft >= 2019 && m.chance(12) {
		return pick(m.Rand, metaschemasOf(m.draft)).uri
	}
	return dialects[m.draft]
}

// define names a definition, unless there is one of that name.
func (m *schemaMaker) define() {
	d := definition{name: m.memberName()}
	for _, other := range m.defs {
		if other.name == d.name {
			return
		}
	}
	number := len(m.defs)
	if m.uri != "" && m.chance(2) {
		name := fmt.Sprintf("part%d-%d", m.number, number)
		d.uri = "https://example.com/" + name
		d.id = pick(m.Rand, []string{d.uri, name, "/" + name})
		if m.draft >= 2019 && m.chance(4) {
			d.draft = pick(m.Rand, []int{2020, 2019, 7, 6})
		}
		d.dynamic = m.draft >= 2019 && d.draft == 0 && m.chance(5)
	}
	if m.chance(3) && (m.draft >= 2019 && d.draft == 0 || d.uri == "") {
		d.anchor = fmt.Sprintf("anchor%d", number)
	}
	m.defs = append(m.defs, d)
}

// definition makes the schema of a definition.
func (m *schemaMaker) definition(n int) *source.Value {
	d := &m.defs[n]
	if d.uri != "" {
		m.within = d
	}
	if d.draft != 0 {
		m.draft = d.draft
	}
	s := m.schema(1, n)
	if s.Kind != source.Object {
		s = object("not", object())
	}
	if m.draft < 2019 && s.Get("$ref") != nil && (d.anchor != "" || d.uri != "") {
		s = object("allOf", array(s)) // a $ref would hide the name
	}
	switch {
	case d.anchor != "" && m.draft >= 2019:
		set(s, "$anchor", text(d.anchor))
	case d.anchor != "":
		set(s, m.word("id", "$id"), text("#"+d.anchor))
	}
	if d.uri != "" {
		set(s, m.word("id", "$id"), text(d.id))
		if d.dynamic {
			m.dynamicAnchor(s)
		}
		if d.draft != 0 {
			set(s, "$schema", text(dialects[d.draft]))
		}
	}
	m.draft, m.within = m.root, nil
	return s
}

func (m *schemaMaker) dynamicAnchor(s *source.Value) {
	if m.draft == 2019 {
		set(s, "$recursiveAnchor", boolean(true))
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
		func() { m.contents(s, depth, level) },
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
	if ref := s.Get("$ref"); ref != nil && m.draft < 2019 && s.Get("$schema") != nil {
		// A $ref hides all that is beside it, which has to be no definitions.
		s.Members = slices.DeleteFunc(s.Members, func(m source.Member) bool { return m.Name == "$ref" })
		set(s, "allOf", array(object("$ref", ref)))
	}
}

// reference adds a $ref, or one of its relatives. It returns false if there
// is nothing to refer to.
func (m *schemaMaker) reference(s *source.Value, level int) bool {
	if level == insideValue && m.chance(3) {
		m.recursion(s)
		return true
	}
	first := max(level+1, 0)
	if first >= len(m.defs) {
		return false
	}
	d := m.defs[first+m.IntN(len(m.defs)-first)]
	base := ""
	if m.within != nil {
		base = m.uri
	}
	switch {
	case d.uri != "" && d.anchor != "" && m.chance(3):
		base = d.uri + "#" + d.anchor
	case d.uri != "":
		base = pick(m.Rand, []string{d.uri, strings.TrimPrefix(d.uri, "https://example.com/"), d.uri + "#"})
	case d.anchor != "" && m.chance(2):
		base += "#" + d.anchor
	default:
		container := "$defs"
		if m.root < 2019 {
			container = "definitions"
		}
		base += "#/" + container + "/" + token(d.name)
	}
	keyword := "$ref"
	if m.draft == 2020 && m.chance(10) {
		keyword = "$dynamicRef" // which is the same, but for a dynamic anchor
	}
	set(s, keyword, text(base))
	return true
}

// recursion adds a reference to the resource at work, or to what is called
// node.
func (m *schemaMaker) recursion(s *source.Value) {
	nodes := []string{}
	if m.dynamic && m.within == nil || m.within != nil && m.within.dynamic {
		nodes = append(nodes, "#node")
	}
	if m.dynamic && m.uri != "" {
		nodes = append(nodes, m.uri+"#node")
	}
	for _, d := range m.defs {
		if d.dynamic {
			nodes = append(nodes, d.uri+"#node")
		}
	}
	switch {
	case m.draft == 2020 && m.root == 2020 && len(nodes) > 0 && m.chance(2):
		set(s, pick(m.Rand, []string{"$dynamicRef", "$dynamicRef", "$ref"}), text(pick(m.Rand, nodes)))
	case m.draft == 2020 && m.chance(6):
		set(s, "$dynamicRef", text("#"))
	case m.draft == 2019 && m.chance(2):
		set(s, "$recursiveRef", text("#"))
	default:
		set(s, "$ref", text("#"))
	}
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
	switch m.IntN(8) {
	case 5:
		set(s, "writeOnly", boolean(true))
	case 6:
		set(s, "$comment", text("*/ package x"))
	case 7:
		if s.Get("$schema") == nil { // the driver knows the root by the file's name
			set(s, "title", text(m.memberName()))
		}
	case 0:
		set(s, "description", text(pick(m.Rand, descriptions)))
	case 1:
		set(s, "default", m.value(0))
	case 2:
		set(s, "examples", array(m.value(0), m.value(1)))
	case 3:
		set(s, "deprecated", boolean(true))
	case 4:
		set(s, "readOnly", boolean(true))
	}
}

var descriptions = []string{"Text with */ and `quotes`,\n\nin //go:build paragraphs.", "", " ", "\n\n", "* ", "-", "```", "a\tb", "//", "Deprecated:"}

func (m *schemaMaker) chance(n int) bool { return m.IntN(n) == 0 }

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

func word(kind source.Kind, s string) *source.Value { return &source.Value{Kind: kind, Text: s} }

func boolean(b bool) *source.Value { return word(source.Bool, strconv.FormatBool(b)) }

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
