package inspect

import (
	"cmp"
	"slices"
	"strings"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/plan"
	"github.com/typewright/typewright/internal/schema"
	"github.com/typewright/typewright/internal/source"
)

// An Outcome is a set of what can become of a keyword.
type Outcome uint16

// What can become of a keyword. Nothing and Unreachable stand alone.
const (
	Type          Outcome = 1 << iota // a Go type is what it is because of it
	Check                             // generated code tests what it says
	Documentation                     // a comment tells what it says
	Default                           // the default of a field
	Name                              // a type, field or constant is called by it
	Reading                           // it says how schemas are read and referred to
	Nothing                           // the code is the same without it
	Unreachable                       // it stands in a schema that nothing in use refers to
)

// outcomes lists all, with their words.
var outcomes = []struct {
	outcome Outcome
	word    string
}{
	{Type, "type"},
	{Check, "check"},
	{Documentation, "documentation"},
	{Default, "default"},
	{Name, "name"},
	{Reading, "reading"},
	{Nothing, "nothing"},
	{Unreachable, "unreachable"},
}

// Words are the names of the outcomes in a set.
func (o Outcome) Words() []string {
	var words []string
	for _, one := range outcomes {
		if o&one.outcome != 0 {
			words = append(words, one.word)
		}
	}
	return words
}

// A Place is a keyword where it stands in a schema, and what became of it.
type Place struct {
	Keyword string
	Loc     source.Loc
	Became  Outcome
	Why     string // of Nothing
}

// places says of all keywords of all schemas of a set what became of them.
func places(set *schema.Set, m *model.Model, p *plan.Package) []Place {
	t := newTracer(m, p)
	var all []Place
	order := make(map[*source.Document]int)
	for _, s := range schemas(set) {
		if _, known := order[s.Loc.Doc]; !known {
			order[s.Loc.Doc] = len(order)
		}
		for _, member := range s.Value.Members {
			all = append(all, t.place(s, member))
		}
	}
	slices.SortStableFunc(all, func(a, b Place) int {
		return cmp.Or(order[a.Loc.Doc]-order[b.Loc.Doc], a.Loc.Offset-b.Loc.Offset)
	})
	return all
}

// schemas are those of a set that can be reached by keywords, roots first.
func schemas(set *schema.Set) []*schema.Schema {
	all, seen := slices.Clone(set.Roots), make(map[*schema.Schema]bool)
	for _, s := range all {
		seen[s] = true
	}
	add := func(s *schema.Schema) {
		if s != nil && !seen[s] {
			seen[s] = true
			all = append(all, s)
		}
	}
	for i := 0; i < len(all); i++ {
		for _, k := range all[i].Keywords {
			add(k.Schema)
			add(k.Target)
			for _, s := range k.Schemas {
				add(s)
			}
			for _, named := range k.Named {
				add(named.Schema)
			}
		}
	}
	return all
}

// place says what became of one member of a schema.
func (t *tracer) place(s *schema.Schema, m source.Member) Place {
	p := Place{Keyword: m.Name, Loc: source.Loc{Doc: s.Loc.Doc, Offset: m.NameOffset, Pointer: s.Loc.Pointer.Append(m.Name)}}
	reached := false
	for _, n := range t.nodes[s.Loc] {
		reached = reached || t.live[n] || t.asked[n]
	}
	if !reached {
		p.Became = Unreachable
		return p
	}
	for _, k := range s.Keywords {
		if k.Loc.Pointer.Last() != m.Name && k.With != m.Name {
			continue
		}
		for _, n := range t.nodes[s.Loc] {
			p.Became |= t.became[mark{n, k.Name}]
			if k.Name != "markdownDescription" || !describes(s) {
				p.Became |= t.annotated(n, k)
			}
		}
		if schema.Identifies(k.Name) {
			p.Became |= Reading
		}
	}
	switch {
	case p.Became != 0:
	case readAnyway(s, m.Name):
		p.Became = Reading
	default:
		p.Became, p.Why = Nothing, idle(s, m.Name)
	}
	return p
}

// readAnyway tells whether a keyword says how schemas are read though a $ref
// hides it: the draft of a document, and what references lead to. Only a URI
// beside a $ref is none.
func readAnyway(s *schema.Schema, name string) bool {
	hidden := slices.ContainsFunc(s.Dropped, func(d schema.Dropped) bool { return d.Name == name && d.Why == schema.HiddenByRef })
	return hidden && schema.Identifies(name) && name != "$id" && name != "id"
}

// idle says why a keyword comes to nothing.
func idle(s *schema.Schema, name string) string {
	for _, d := range s.Dropped {
		if d.Name == name {
			return map[schema.Reason]string{
				schema.HiddenByRef:  "the $ref beside it hides it",
				schema.NotInForce:   s.Resource.Dialect.Name() + " does not have it",
				schema.WithoutItems: "there is no array items beside it",
			}[d.Why]
		}
	}
	if first, _ := schema.DraftsOf(name); first == 0 {
		return "an annotation"
	}
	return "nothing here depends on it"
}

// describes tells whether a schema has a description that is no Markdown, which
// goes before one that is.
func describes(s *schema.Schema) bool {
	k := s.Keyword("description")
	return k != nil && strings.TrimSpace(k.Value.Text) != ""
}

// annotated is what became of an annotation of a node.
func (t *tracer) annotated(n *model.Node, k *schema.Keyword) Outcome {
	var became Outcome
	if k.Name == "default" {
		if t.defaults[k.Value] {
			became |= Default
		}
		if t.toldDefaults[k.Value] {
			became |= Documentation
		}
		return became
	}
	if slices.ContainsFunc(t.told[n], func(notes model.Notes) bool { return tells(notes, k) }) {
		became |= Documentation
	}
	return became
}

// tells tells whether annotations that are in a comment are those of a
// keyword.
func tells(notes model.Notes, k *schema.Keyword) bool {
	text := ""
	if k.Value.Kind == source.String {
		text = strings.TrimSpace(k.Value.Text)
	}
	isTrue := k.Value.Kind == source.Bool && k.Value.Text == "true"
	switch k.Name {
	case "title":
		return text != "" && text == notes.Title && notes.Description == ""
	case "description", "markdownDescription":
		return text != "" && text == notes.Description
	case "$comment":
		return text != "" && text == notes.Comment
	case "examples":
		return k.Value.Kind == source.Array && len(k.Value.Items) > 0 && slices.Contains(notes.Examples, k.Value.Items[0])
	case "example":
		return slices.Contains(notes.Examples, k.Value)
	case "readOnly":
		return isTrue && notes.ReadOnly
	case "writeOnly":
		return isTrue && notes.WriteOnly && !notes.ReadOnly
	case "deprecated", "x-deprecated", "deprecationMessage", "x-deprecated-message", "x-deprecated-reason":
		return notes.Deprecated && (isTrue || text != "" && text == notes.Reason)
	}
	return false
}
