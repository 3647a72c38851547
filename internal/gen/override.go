package gen

import (
	"fmt"
	"maps"
	"path/filepath"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
)

// An Override says what the Go of one schema is, before what the schema says
// itself.
type Override struct {
	File    string         // the document, as the inputs name it; "" for any
	Pointer source.Pointer // of the schema in it
	Name    string         // of its type or, in properties, of its field; "" if nothing is said
	Type    string         // the Go type to use instead; "" if nothing is said
	Loc     source.Loc     // where this is said
}

// apply gives the nodes of a model what overrides say about them, as
// extensions of their schemas. The error is source.Diagnostics: overrides of
// what is not there.
func apply(overrides []Override, m *model.Model) error {
	var problems source.Diagnostics
	for _, o := range overrides {
		found := false
		for _, n := range m.Nodes {
			if n.Loc.Pointer == o.Pointer && (o.File == "" || filepath.Clean(n.Loc.Doc.Name) == filepath.Clean(o.File)) {
				o.extend(n)
				found = true
			}
		}
		if !found {
			where := "a schema in use"
			if o.File != "" {
				where += " of " + o.File
			}
			problems = append(problems, &source.Diagnostic{Loc: o.Loc, Message: fmt.Sprintf("want the place of %s, found none at #%s", where, o.Pointer)})
		}
	}
	if len(problems) > 0 {
		return problems
	}
	return nil
}

func (o Override) extend(n *model.Node) {
	all := maps.Clone(n.Notes.Extensions)
	if all == nil {
		all = make(map[string]model.Extension)
	}
	say := func(keyword, text string) {
		all[keyword] = model.Extension{Loc: o.Loc, Value: &source.Value{Kind: source.String, Text: text, Offset: o.Loc.Offset, End: o.Loc.Offset}}
	}
	if o.Name != "" {
		delete(all, "x-go-type-name")
		say("x-go-name", o.Name)
	}
	if o.Type != "" {
		delete(all, "x-go-type-import")
		delete(all, "goJSONSchema")
		say("x-go-type", o.Type)
	}
	n.Notes.Extensions = all
}
