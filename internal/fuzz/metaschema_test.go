package fuzz

import (
	"fmt"
	"strings"

	"github.com/typewright/typewright/internal/schema"
)

// A metaschema is one of our own: of some of the vocabularies of a draft.
// Those of format and content are always there, since v5 does not ask.
type metaschema struct {
	draft     int
	uri, file string
	text      []byte
}

var metaschemas = append(
	makeMetaschemas(2019, "2019-09", []string{"core", "format", "content", "meta-data"}, []string{"applicator", "validation"}),
	makeMetaschemas(2020, "2020-12", []string{"core", "format-annotation", "content", "meta-data"}, []string{"applicator", "validation", "unevaluated"})...,
)

// makeMetaschemas makes a metaschema for each choice of vocabularies.
func makeMetaschemas(draft int, name string, always, sometimes []string) []metaschema {
	var made []metaschema
	for choice := range 1 << len(sometimes) {
		chosen := always
		for n, vocabulary := range sometimes {
			if choice>>n&1 == 1 {
				chosen = append(chosen[:len(chosen):len(chosen)], vocabulary)
			}
		}
		words := object()
		for _, vocabulary := range chosen {
			set(words, fmt.Sprintf("https://json-schema.org/draft/%s/vocab/%s", name, vocabulary), boolean(true))
		}
		m := metaschema{
			draft: draft,
			uri:   fmt.Sprintf("https://example.com/meta/%d/%s", draft, strings.Join(chosen[len(always):], "+")),
			file:  fmt.Sprintf("meta-%d-%d.json", draft, choice),
		}
		m.text = object("$schema", text(dialects[draft]), "$id", text(m.uri), "$vocabulary", words).AppendJSON(nil)
		made = append(made, m)
	}
	return made
}

// metaschemasOf returns those of a draft.
func metaschemasOf(draft int) (list []metaschema) {
	for _, m := range metaschemas {
		if m.draft == draft {
			list = append(list, m)
		}
	}
	return list
}

// resources says where the metaschemas are.
func resources() (list []schema.Mapping) {
	for _, m := range metaschemas {
		list = append(list, schema.Mapping{URI: m.uri, File: m.file})
	}
	return list
}
