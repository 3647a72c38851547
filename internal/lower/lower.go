// Package lower turns schemas into the type model: each schema location into
// what it checks.
package lower

import (
	"fmt"
	"path"
	"strings"

	"github.com/typewright/typewright/internal/ident"
	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/schema"
	"github.com/typewright/typewright/internal/source"
)

// Options steer what is asserted.
type Options struct {
	AssertFormats bool // format is an assertion, in every dialect
	AssertContent bool // contentEncoding, contentMediaType and contentSchema are
	SkipPatterns  bool // patterns that have no equal in Go accept any text, and are no error
}

// Lower makes the model of all roots of the set and of what they refer to.
// The error is source.Diagnostics: what cannot be turned into code.
func Lower(set *schema.Set, o Options) (*model.Model, error) {
	l := &lowerer{
		options: o,
		model:   &model.Model{},
		nodes:   make(map[place]*model.Node),
		main:    set.Roots[0].Loc.Doc,
		asked:   dynamicNames(set),
		scope:   &scope{},
		seen:    make(map[*schema.Schema]bool),
	}
	for _, root := range set.Roots {
		l.model.Roots = append(l.model.Roots, l.node(root, nil, ""))
	}
	for i, root := range set.Roots {
		l.scope = l.enter(&scope{}, root.Resource)
		l.definitions(root, l.model.Roots[i])
	}
	for len(l.queue) > 0 && !l.exhausted {
		next := l.queue[0]
		l.queue = l.queue[1:]
		l.scope = next.scope
		l.keywords(next.schema, next.node)
	}
	l.findCircles()
	if len(l.problems) > 0 {
		return nil, l.problems
	}
	markRecursion(l.model)
	return l.model, nil
}

// A lowerer discovers nodes breadth first, so that neither a deep schema nor
// a long chain of references needs a deep stack.
type lowerer struct {
	options  Options
	model    *model.Model
	nodes    map[place]*model.Node
	asked    map[string]bool // the dynamic anchors that references ask for
	scope    *scope          // of the node at work
	seen     map[*schema.Schema]bool
	scopes   int // how much work they have made, see mostScopes
	queue    []lowering
	main     *source.Document
	problems source.Diagnostics

	exhausted bool // there are too many scopes

	targets map[*model.Node]bool // of references; nil until someone asks
	empty   []*model.Node        // with checks that were taken away
}

type lowering struct {
	schema *schema.Schema
	scope  *scope
	node   *model.Node
}

// node returns the node of a schema; its checks are made later. The word is
// what the node is called below its parent.
func (l *lowerer) node(s *schema.Schema, parent *model.Node, word string) *model.Node {
	inside := l.enter(l.scope, s.Resource)
	at := place{s, inside.key}
	if n := l.nodes[at]; n != nil {
		adopt(parent, n, word)
		return n
	}
	n := &model.Node{ID: len(l.model.Nodes), Loc: s.Loc, At: l.at(s.Loc), URI: s.URI, Parent: parent, Word: word}
	n.Hints = hints(s, parent == nil)
	l.nodes[at] = n
	l.model.Nodes = append(l.model.Nodes, n)
	if l.seenAgain(s) {
		l.queue = append(l.queue, lowering{s, inside, n})
	}
	return n
}

// adopt makes the schema around another its parent, where a reference reached
// it first: what a schema is called depends on where it stands, and not on
// who refers to it.
func adopt(parent, n *model.Node, word string) {
	if n.Parent == nil || parent == nil || !around(parent, n) || around(n.Parent, n) {
		return
	}
	for up := parent; up != nil; up = up.Parent {
		if up == n {
			return
		}
	}
	n.Parent, n.Word = parent, word
}

// around tells whether a schema stands inside of another.
func around(outer, inner *model.Node) bool {
	return outer.Loc.Doc == inner.Loc.Doc && strings.HasPrefix(string(inner.Loc.Pointer), string(outer.Loc.Pointer)+"/")
}

// definitions makes nodes of all that a root defines: who reads the schema of
// an API wants its types, also those that nothing refers to.
func (l *lowerer) definitions(s *schema.Schema, root *model.Node) {
	for _, k := range s.Keywords {
		if k.Name != "$defs" {
			continue
		}
		for _, def := range k.Named {
			if def.Schema != nil {
				l.model.Definitions = append(l.model.Definitions, l.node(def.Schema, root, def.Name))
			}
		}
	}
}

// at writes a location as generated code shows it.
func (l *lowerer) at(loc source.Loc) string {
	fragment := "#" + string(loc.Pointer)
	if loc.Doc == l.main {
		return fragment
	}
	return path.Base(strings.ReplaceAll(loc.Doc.Name, "\\", "/")) + fragment
}

func (l *lowerer) problem(loc source.Loc, format string, args ...any) {
	l.problems = append(l.problems, &source.Diagnostic{Loc: loc, Message: fmt.Sprintf(format, args...)})
}

// hints collects the author's words for a name, best first.
func hints(s *schema.Schema, root bool) []model.Hint {
	var words []model.Hint
	title := ""
	if k := s.Keyword("title"); k != nil && k.Value.Kind == source.String {
		title = strings.TrimSpace(k.Value.Text)
	}
	tokens := s.Loc.Pointer.Tokens()
	n := len(tokens)
	if n >= 2 && (tokens[n-2] == "$defs" || tokens[n-2] == "definitions" || tokens[n-2] == "schemas" && n == 3 && tokens[0] == "components") {
		words = append(words, model.Hint{Word: tokens[n-1]})
	}
	if looksLikeName(title, root) && !onlyOfMember(s, title, tokens) {
		words = append(words, model.Hint{Word: title, Keyword: "title"})
	}
	if k := s.Keyword("$id"); k != nil && k.Value.Kind == source.String {
		words = append(words, model.Hint{Word: stem(k.Value.Text), Keyword: "$id"})
	}
	switch {
	case n == 0 && s.Loc.Doc.Name == source.Stdin:
		words = append(words, model.Hint{Word: "schema"})
	case n == 0:
		words = append(words, model.Hint{Word: stem(s.Loc.Doc.Name)})
	}
	return words
}

// onlyOfMember tells whether a title names no type but a member, and only says
// again what that is called: a type of order is an OrderType, not the Type of
// a whole package. For objects it is the best name that there is.
func onlyOfMember(s *schema.Schema, title string, tokens []string) bool {
	n := len(tokens)
	return n >= 2 && tokens[n-2] == "properties" && strings.EqualFold(title, tokens[n-1]) && s.Keyword("enum") != nil
}

// looksLikeName tells a title that names a type from one that is prose: a
// whole document is named by a few words, anything inside by one.
func looksLikeName(title string, root bool) bool {
	words := len(strings.Fields(title))
	if root {
		return words >= 1 && words <= 5
	}
	return words == 1 && title == ident.Exported(title)
}

// stem returns the last part of a path or URI without its extensions.
func stem(name string) string {
	name, _, _ = strings.Cut(name, "#")
	name, _, _ = strings.Cut(name, "?")
	name = path.Base(strings.TrimRight(strings.ReplaceAll(name, "\\", "/"), "/"))
	for _, extension := range []string{".json", ".yaml", ".yml", ".schema"} {
		name = strings.TrimSuffix(name, extension)
	}
	if name == "." || name == "/" {
		return ""
	}
	return name
}

// markRecursion finds the nodes that can be reached from themselves: those in
// a cycle of the graph (Tarjan's strongly connected components, iterative).
func markRecursion(m *model.Model) {
	state := make([]struct{ index, low, edge int }, len(m.Nodes))
	onStack := make([]bool, len(m.Nodes))
	edges := make([][]*model.Node, len(m.Nodes))
	for _, n := range m.Nodes {
		edges[n.ID] = model.Children(n)
	}
	var stack, path []int
	next := 1
	for start := range m.Nodes {
		if state[start].index != 0 {
			continue
		}
		path = append(path, start)
		for len(path) > 0 {
			v := path[len(path)-1]
			s := &state[v]
			if s.index == 0 {
				s.index, s.low = next, next
				next++
				stack = append(stack, v)
				onStack[v] = true
			}
			if s.edge < len(edges[v]) {
				w := edges[v][s.edge].ID
				s.edge++
				switch {
				case w == v:
					m.Nodes[v].Recursive = true
				case state[w].index == 0:
					path = append(path, w)
				case onStack[w]:
					s.low = min(s.low, state[w].index)
				}
				continue
			}
			path = path[:len(path)-1]
			if len(path) > 0 {
				up := &state[path[len(path)-1]]
				up.low = min(up.low, s.low)
			}
			if s.low != s.index {
				continue
			}
			alone := stack[len(stack)-1] == v
			for {
				w := stack[len(stack)-1]
				stack = stack[:len(stack)-1]
				onStack[w] = false
				m.Nodes[w].Recursive = m.Nodes[w].Recursive || !alone
				if w == v {
					break
				}
			}
		}
	}
}
