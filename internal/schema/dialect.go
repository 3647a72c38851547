package schema

import (
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/typewright/typewright/internal/source"
)

// A Dialect is a draft with the vocabularies that are in force.
type Dialect struct {
	Draft           int  // 4, 6, 7, 2019 or 2020
	FormatAssertion bool // the metaschema makes format an assertion
	OpenAPI         bool // OpenAPI 3.0, which is much as draft 4

	keywords map[string]*definition // nil for one that is not in force
	custom   *jsonschema.Schema     // the metaschema, unless the draft's own
}

// draftByName reads the name of a draft as people write it.
func draftByName(name string) (int, error) {
	switch strings.TrimPrefix(strings.TrimPrefix(name, "draft"), "-") {
	case "", "2020-12", "2020":
		return 2020, nil
	case "2019-09", "2019":
		return 2019, nil
	case "7", "07":
		return 7, nil
	case "6", "06":
		return 6, nil
	case "4", "04":
		return 4, nil
	}
	return 0, fmt.Errorf("unknown draft %q, want 4, 6, 7, 2019-09 or 2020-12", name)
}

// DraftName is the name of a draft in messages.
func DraftName(draft int) string {
	return map[int]string{4: "4", 6: "6", 7: "7", 2019: "2019-09", 2020: "2020-12"}[draft]
}

// Name is the dialect's name in messages.
func (d *Dialect) Name() string {
	if d.OpenAPI {
		return "OpenAPI 3.0"
	}
	return "draft " + DraftName(d.Draft)
}

// Names are the keywords that are in force.
func (d *Dialect) Names() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, name := range slices.Sorted(maps.Keys(d.keywords)) {
			if d.keywords[name] != nil && !yield(name) {
				return
			}
		}
	}
}

// DraftsOf returns the first and the last draft that have a keyword, 0 if none
// has.
func DraftsOf(keyword string) (first, last int) {
	for _, def := range definitions {
		if def.name == keyword && def.vocabulary != leftover {
			if first == 0 {
				first = def.first
			}
			last = def.last
		}
	}
	return first, last
}

// Identifies tells whether a keyword says how schemas are read and referred to,
// and nothing about values.
func Identifies(keyword string) bool {
	switch keyword {
	case "$ref", "$dynamicRef", "$recursiveRef", "$comment":
		return false
	}
	return slices.ContainsFunc(definitions, func(def definition) bool { return def.name == keyword && def.vocabulary == core })
}

// Has tells whether a draft has a keyword.
func Has(draft int, keyword string) bool {
	return slices.ContainsFunc(definitions, func(def definition) bool {
		return def.name == keyword && def.first <= draft && draft <= def.last
	})
}

// standard returns the dialect of a draft's own metaschema.
func (l *loader) standard(draft int) *Dialect {
	uri := metaschemas[draft]
	if l.dialects[uri] == nil {
		l.dialects[uri] = newDialect(draft, nil)
	}
	return l.dialects[uri]
}

// newDialect makes a dialect in which some vocabularies are in force; nil is
// all.
func newDialect(draft int, vocabularies map[string]bool) *Dialect {
	d := &Dialect{Draft: draft, keywords: make(map[string]*definition, len(definitions))}
	for i := range definitions {
		def := &definitions[i]
		there := def.first <= draft && draft <= def.last
		inForce := draft < 2019 || vocabularies == nil || vocabularies[def.vocabulary]
		switch {
		case there && inForce:
			d.keywords[def.name] = def
		case def.vocabulary == metadata: // says nothing about validity anyway
		case d.keywords[def.name] == nil:
			d.keywords[def.name] = nil
		}
	}
	return d
}

// dialect returns the dialect that a $schema names.
func (l *loader) dialect(loc source.Loc, uri string) *Dialect {
	if draft := draftByURI(uri); draft != 0 {
		return l.standard(draft)
	}
	if isOpenAPIDialect(uri) {
		return l.standard(2020)
	}
	if withoutScheme(uri) == anyDraft {
		return l.standard(l.draft)
	}
	ref := uri
	uri = withoutFragment(resolveURI("", uri))
	if d := l.dialects[uri]; d != nil {
		return d
	}
	// Should the metaschema be its own, or be of no use, there is this one.
	l.dialects[uri] = l.standard(l.draft)
	meta, err := l.document(uri, loc)
	if err != nil {
		if strings.Contains(uri, "json-schema.org/") {
			l.noDraft(loc, ref)
		} else {
			l.unreachable(loc, "metaschema", ref, uri, err)
		}
		return l.dialects[uri]
	}
	base := meta.Root.Get("$schema")
	if base == nil || base.Kind != source.String || withoutFragment(base.Text) == uri {
		l.problem(loc, "the metaschema %s does not say by its own $schema which draft it extends", uri)
		return l.dialects[uri]
	}
	d := l.dialect(source.Loc{Doc: meta, Offset: base.Offset, Pointer: "/$schema"}, base.Text)
	before := len(l.problems)
	d = l.vocabularies(meta, d)
	l.dialects[uri] = d
	if len(l.problems) > before {
		return d
	}
	if d.custom, err = l.compile(uri, loc); err != nil && !errors.Is(err, errReported) {
		l.problem(loc, "the metaschema %s is of no use: %v", uri, err)
	}
	return d
}

// noDraft reports a metaschema of JSON Schema that is none of those known.
func (l *loader) noDraft(loc source.Loc, ref string) {
	l.problem(loc, "the metaschema %q is of no draft that typewright knows: 4, 6, 7, 2019-09 or 2020-12", ref)
	given := strings.Trim(withoutScheme(ref), "/")
	for _, uri := range metaschemas {
		if known := strings.Trim(withoutScheme(uri), "/"); strings.HasPrefix(known, given+"/") || given == known {
			l.note(fmt.Sprintf("did you mean %q?", uri))
		}
	}
}

// vocabularies makes the dialect of a metaschema from that of its own
// metaschema and from its $vocabulary (core section 8.1.2).
func (l *loader) vocabularies(meta *source.Document, base *Dialect) *Dialect {
	list := meta.Root.Get("$vocabulary")
	if list == nil || list.Kind != source.Object || base.Draft < 2019 {
		return newDialect(base.Draft, nil)
	}
	inForce := map[string]bool{core: true}
	format := false
	for _, m := range list.Members {
		name, known := strings.CutPrefix(m.Name, vocabularyURI(base.Draft, ""))
		if known = known && isVocabulary(base.Draft, name); !known && isTrue(m.Value) {
			l.problem(source.Loc{Doc: meta, Offset: m.NameOffset, Pointer: source.Pointer("/$vocabulary").Append(m.Name)},
				"typewright does not know this vocabulary, and the metaschema requires it")
		}
		if known {
			inForce[name] = true
		}
		if known && (name == formatAssertion || name == formats && isTrue(m.Value)) {
			inForce[formatAnnotation] = true // the keyword is the same
			format = true
		}
	}
	inForce[leftover] = inForce[applicator]
	d := newDialect(base.Draft, inForce)
	d.FormatAssertion = format
	return d
}
