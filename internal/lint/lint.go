// Package lint looks for problems in schemas that are valid: what is never
// true, never asked, or probably not meant. Each rule finds one kind of them.
package lint

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/schema"
	"github.com/typewright/typewright/internal/source"
	"github.com/typewright/typewright/internal/verdict"
)

// A Finding is a problem that a rule has found.
type Finding struct {
	Rule *Rule
	source.Diagnostic
}

// Run looks for problems in the documents of the set's roots. The model is
// that of the set, with the tags of choices. The findings are in the order of the documents
// and of the places in them.
func Run(set *schema.Set, m *model.Model, rules []*Rule) []Finding {
	p := newPass(set, m)
	for _, p.rule = range rules {
		p.rule.find(p)
	}
	slices.SortStableFunc(p.findings, func(a, b Finding) int {
		return cmp.Or(p.documents[a.Loc.Doc]-p.documents[b.Loc.Doc], a.Loc.Offset-b.Loc.Offset)
	})
	return slices.CompactFunc(p.findings, func(a, b Finding) bool {
		return a.Rule == b.Rule && a.Loc == b.Loc && a.Message == b.Message
	})
}

// A pass is one look at the schemas of a set.
type pass struct {
	set       *schema.Set
	judge     *verdict.Judge
	documents map[*source.Document]int // those of the roots, in order
	schemas   []*schema.Schema         // in these, in order
	nodes     map[source.Loc][]*model.Node
	inPlace   map[*model.Node][]*model.Node // the nodes that apply a node in place
	rule      *Rule
	findings  []Finding

	descriptions map[*model.Node]*description
}

func newPass(set *schema.Set, m *model.Model) *pass {
	p := &pass{
		set: set, judge: verdict.Brief(m),
		documents: make(map[*source.Document]int),
		nodes:     make(map[source.Loc][]*model.Node),
		inPlace:   make(map[*model.Node][]*model.Node),

		descriptions: make(map[*model.Node]*description),
	}
	for _, root := range set.Roots {
		if _, known := p.documents[root.Loc.Doc]; !known {
			p.documents[root.Loc.Doc] = len(p.documents)
		}
	}
	for s := range reachable(set.Roots, func(*schema.Keyword) bool { return true }) {
		if _, ours := p.documents[s.Loc.Doc]; ours {
			p.schemas = append(p.schemas, s)
		}
	}
	slices.SortFunc(p.schemas, func(a, b *schema.Schema) int {
		return cmp.Or(p.documents[a.Loc.Doc]-p.documents[b.Loc.Doc], a.Loc.Offset-b.Loc.Offset, cmp.Compare(a.Loc.Pointer, b.Loc.Pointer))
	})
	for _, n := range m.Nodes {
		if stands(n) {
			p.nodes[n.Loc] = append(p.nodes[n.Loc], n)
			for _, part := range model.InPlace(n) {
				p.inPlace[part] = append(p.inPlace[part], n)
			}
		}
	}
	return p
}

// stands tells whether a node is a schema of its own, and does not stand for
// several.
func stands(n *model.Node) bool { return n.Parent == nil || n.Loc != n.Parent.Loc }

// reachable returns the schemas that can be reached from some by keywords.
func reachable(roots []*schema.Schema, by func(*schema.Keyword) bool) map[*schema.Schema]bool {
	seen := make(map[*schema.Schema]bool)
	var queue []*schema.Schema
	add := func(s *schema.Schema) {
		if s != nil && !seen[s] {
			seen[s] = true
			queue = append(queue, s)
		}
	}
	for _, root := range roots {
		add(root)
	}
	for ; len(queue) > 0; queue = queue[1:] {
		for _, k := range queue[0].Keywords {
			if !by(k) {
				continue
			}
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
	return seen
}

// report adds a finding of the rule at work.
func (p *pass) report(loc source.Loc, notes []string, format string, args ...any) {
	p.findings = append(p.findings, Finding{p.rule, source.Diagnostic{Loc: loc, Message: fmt.Sprintf(format, args...), Notes: notes}})
}

// nameLoc is where the name of a member of a schema stands.
func nameLoc(s *schema.Schema, name string) source.Loc {
	loc := source.Loc{Doc: s.Loc.Doc, Offset: s.Loc.Offset, Pointer: s.Loc.Pointer.Append(name)}
	for _, m := range s.Value.Members {
		if m.Name == name {
			loc.Offset = m.NameOffset
		}
	}
	return loc
}

// written is the name of a keyword as the schema has it.
func written(k *schema.Keyword) string { return k.Loc.Pointer.Last() }
