package inspect

import (
	"slices"
	"strings"

	"github.com/typewright/typewright/internal/ident"
	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/plan"
	"github.com/typewright/typewright/internal/source"
)

// A mark is a keyword of a node, by its name in draft 2020-12.
type mark struct {
	node    *model.Node
	keyword string
}

// A tracer follows the keywords through what was made of them: the checks of
// the model, its views, the declarations of the plan.
type tracer struct {
	plan   *plan.Package
	nodes  map[source.Loc][]*model.Node // those that stand for a schema
	live   map[*model.Node]bool         // a declared type shows it
	asked  map[*model.Node]bool         // generated code asks it
	only   map[*model.Node]bool         // of members that have one value
	became map[mark]Outcome
	tested map[*model.Node][]string // the keywords that generated code tests

	told                   map[*model.Node][]model.Notes // whose annotations are in comments
	defaults, toldDefaults map[*source.Value]bool
}

func newTracer(m *model.Model, p *plan.Package) *tracer {
	t := &tracer{
		plan:   p,
		nodes:  make(map[source.Loc][]*model.Node),
		live:   make(map[*model.Node]bool),
		asked:  make(map[*model.Node]bool),
		only:   make(map[*model.Node]bool),
		became: make(map[mark]Outcome),
		tested: make(map[*model.Node][]string),

		told:         make(map[*model.Node][]model.Notes),
		defaults:     make(map[*source.Value]bool),
		toldDefaults: make(map[*source.Value]bool),
	}
	for _, n := range m.Nodes {
		if n.Parent == nil || n.Loc != n.Parent.Loc { // else it stands for several
			t.nodes[n.Loc] = append(t.nodes[n.Loc], n)
		}
	}
	t.reach()
	for _, n := range m.Nodes {
		if t.asked[n] {
			t.checks(n)
		}
	}
	for _, n := range m.Seen {
		if t.live[n] {
			t.look(n)
		}
	}
	for _, d := range p.Types {
		t.declaration(d)
	}
	for _, told := range p.Told {
		t.comment(told)
	}
	return t
}

func (t *tracer) mark(n *model.Node, keyword string, o Outcome) { t.became[mark{n, keyword}] |= o }

// reach finds what the declared types show and ask.
func (t *tracer) reach() {
	var shown, asked []*model.Node
	for _, d := range t.plan.Types {
		shown, asked = append(shown, d.Node), append(asked, d.Node)
		switch form := d.Form.(type) {
		case *plan.Union:
			asked = append(asked, model.Tested(form.Pick)...)
		case *plan.Struct:
			for _, f := range form.Fields {
				if f.Only != nil {
					asked = append(asked, f.Only)
				}
			}
		case *plan.Tuple, *plan.Enum, plan.Defined, plan.Wrapper, plan.Alias:
		}
	}
	spread(t.live, shown, func(n *model.Node) []*model.Node {
		if _, same := bare(n.View).(model.Same); !same && isExternal(t.plan.TypeOf(n)) {
			return nil
		}
		return model.Shown(n.View)
	})
	spread(t.asked, asked, model.Children)
}

// spread adds nodes to a set, and all to which they lead.
func spread(set map[*model.Node]bool, nodes []*model.Node, next func(*model.Node) []*model.Node) {
	for len(nodes) > 0 {
		n := nodes[len(nodes)-1]
		nodes = nodes[:len(nodes)-1]
		if !set[n] {
			set[n] = true
			nodes = append(nodes, next(n)...)
		}
	}
}

func isExternal(t plan.Type) bool {
	if p, ok := t.(plan.Pointer); ok {
		t = p.Elem
	}
	_, is := t.(*plan.External)
	return is
}

// comment takes what a comment tells.
func (t *tracer) comment(told plan.Telling) {
	if of := told.Notes.Of; of != nil {
		t.told[of] = append(t.told[of], told.Notes)
	}
	if v := told.Notes.Default; v != nil {
		t.toldDefaults[v] = true
	}
	for _, keyword := range told.Keywords() {
		t.mark(told.Limits, keyword, Documentation)
	}
	for n := told.Node; n != nil && n != told.Limits && !told.Silent(); {
		same, ok := n.View.(model.Same)
		if !ok {
			break
		}
		t.leads(n, same.Node)
		n = same.Node
	}
}

// leads marks the reference by which a comment comes from another node.
func (t *tracer) leads(n, to *model.Node) {
	for _, check := range n.Checks {
		switch check := check.(type) {
		case model.Ref:
			if check.Node == to {
				t.mark(n, "$ref", Documentation)
				t.mark(n, "$dynamicRef", Documentation)
			}
		case model.AllOf:
			if slices.Contains(check.Nodes, to) {
				t.mark(n, "allOf", Documentation)
			}
		}
	}
}

// declaration takes the names of a declared type and of what is in it.
func (t *tracer) declaration(d *plan.Decl) {
	t.named(d)
	t.apart(d)
	view := bare(d.Node.View)
	switch form := d.Form.(type) {
	case *plan.Struct:
		if view, ok := view.(*model.Struct); ok {
			t.fields(form, view)
		}
	case *plan.Tuple:
		view, ok := view.(model.Tuple)
		for i := 0; ok && i < len(view.Elements); i++ {
			if n := view.Elements[i]; n.Notes.Title != "" && form.Fields[i].Name == ident.Exported(n.Notes.Title) {
				t.mark(n.Notes.Of, "title", Name)
			}
		}
	case *plan.Enum, *plan.Union, plan.Defined, plan.Wrapper, plan.Alias:
	}
}

// apart marks what makes the type of a root one of its own: what stands beside
// the reference that it leads to.
func (t *tracer) apart(d *plan.Decl) {
	target := model.Target(d.Node)
	if _, alias := d.Form.(plan.Alias); alias || target == d.Node {
		return
	}
	if _, same := target.View.(model.Same); same {
		for _, keyword := range t.tested[target] {
			t.mark(target, keyword, Type)
		}
	}
}

// named marks the keyword that a type is called by: its own, or that of the
// nearest schema around it that has a name.
func (t *tracer) named(d *plan.Decl) {
	for n := d.Node; n != nil; n = n.Parent {
		for _, keyword := range []string{"x-go-type-name", "x-go-name", "goJSONSchema"} {
			if e, found := n.Notes.Extensions[keyword]; found && n == d.Node && says(e.Value, d.Name) {
				t.mark(n, keyword, Name)
				return
			}
		}
		for _, h := range n.Hints {
			name := ident.Exported(h.Word)
			if h.Word == "" || name != d.Name && (n == d.Node || !strings.HasPrefix(d.Name, name)) {
				continue
			}
			if h.Keyword != "" {
				t.mark(n, h.Keyword, Name)
			}
			return
		}
		title := n.Notes.Title
		if title != "" && n.Notes.Of != nil && n.Word == title && n.Loc.Pointer.Last() != title {
			t.mark(n.Notes.Of, "title", Name)
		}
	}
}

// says tells whether an extension has a text, as it is or in a member.
func says(v *source.Value, text string) bool {
	if v == nil {
		return false
	}
	if v.Kind == source.String && v.Text == text {
		return true
	}
	for _, m := range v.Members {
		if m.Value.Kind == source.String && strings.TrimPrefix(m.Value.Text, "*") == text {
			return true
		}
	}
	return false
}

// fields takes the names and the defaults of a struct's fields.
func (t *tracer) fields(form *plan.Struct, view *model.Struct) {
	for i, f := range view.Fields {
		field := form.Fields[i]
		if field.Default != nil {
			t.defaults[field.Default.Value] = true
		}
		if f.Only != nil {
			t.only[f.Node] = true
		}
		for _, n := range append(f.Said[:len(f.Said):len(f.Said)], f.Node) {
			for _, keyword := range []string{"x-go-name", "goJSONSchema"} {
				if e, found := n.Notes.Extensions[keyword]; found && says(e.Value, field.Name) {
					t.mark(n, keyword, Name)
				}
			}
		}
	}
}

// bare is a view without null.
func bare(view model.View) model.View {
	if nullable, ok := view.(model.Nullable); ok {
		return nullable.View
	}
	return view
}
