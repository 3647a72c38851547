package inspect

import (
	"slices"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/plan"
	"github.com/typewright/typewright/internal/source"
)

// A look is a node as a program sees it, and what of all that applies to its
// instances makes it look so.
type look struct {
	*tracer
	node  *model.Node
	view  model.View
	goes  plan.Type
	takes map[*model.Node]bool // nodes that apply, and whether the view takes anything from them
}

// look marks the keywords that make a node look as it does.
func (t *tracer) look(n *model.Node) {
	l := &look{tracer: t, node: n, view: bare(n.View), goes: t.plan.TypeOf(n), takes: make(map[*model.Node]bool)}
	if l.external() {
		return
	}
	switch view := l.view.(type) {
	case model.Free, model.Raw, nil:
		if n.Kinds != 0 { // else there is nothing that it could hold
			return
		}
	case model.Same:
		if isFree(view) {
			return
		}
	}
	if basic, ok := elem(l.goes).(plan.Basic); ok && (basic == plan.Base64 || basic == plan.Bytes) {
		t.mark(n, "contentEncoding", Type)
	}
	l.take(n)
}

// isFree tells whether a view is that of something that can be anything.
func isFree(view model.View) bool {
	for {
		switch v := bare(view).(type) {
		case model.Same:
			view = v.Node.View
		case model.Free, model.Raw, nil:
			return true
		default:
			return false
		}
	}
}

// external marks what asks for a type of another package, if there is one.
func (l *look) external() bool {
	if _, same := l.view.(model.Same); same || !isExternal(l.goes) {
		return false
	}
	for _, n := range l.inPlace(l.node) {
		for keyword := range n.Notes.Extensions {
			if keyword != "x-go-name" && keyword != "x-go-type-name" {
				l.mark(n, keyword, Type)
			}
		}
		l.mark(n, "format", Type)
		l.mark(n, "type", Type) // it says whether null is possible
	}
	return true
}

// inPlace returns a node and those that say of what it is by allOf.
func (l *look) inPlace(n *model.Node) []*model.Node {
	all := []*model.Node{n}
	for _, check := range n.Checks {
		if parts, ok := check.(model.AllOf); ok {
			all = append(all, parts.Nodes...)
		}
	}
	return all
}

// isTyped tells whether a keyword type says of which kind all instances of a
// node are.
func isTyped(n *model.Node, seen map[*model.Node]bool) bool {
	if seen[n] {
		return false
	}
	seen[n] = true
	return slices.ContainsFunc(n.Checks, func(check model.Check) bool {
		switch check := check.(type) {
		case model.Type:
			return check.Kinds != model.AnyKind && n.Loc != parentLoc(n)
		case model.Ref:
			return isTyped(check.Node, seen)
		case model.AllOf:
			return slices.ContainsFunc(check.Nodes, func(n *model.Node) bool { return isTyped(n, seen) })
		}
		return false
	})
}

// parentLoc is where the schema around a node stands.
func parentLoc(n *model.Node) source.Loc {
	if n.Parent == nil {
		return source.Loc{}
	}
	return n.Parent.Loc
}

// take marks the keywords of a node that the view takes something from, and
// those that lead to such.
func (l *look) take(n *model.Node) (takes bool) {
	if takes, seen := l.takes[n]; seen {
		return takes
	}
	l.takes[n] = false
	mark := func(something bool, keywords ...string) {
		for _, keyword := range keywords {
			if something {
				l.mark(n, keyword, Type)
				takes = true
			}
		}
	}
	for _, check := range n.Checks {
		switch check := check.(type) {
		case model.Ref:
			mark(l.leads(check.Node), "$ref", "$dynamicRef")
		case model.AllOf:
			mark(l.leads(check.Nodes...), "allOf")
		case model.AnyOf:
			mark(l.leads(check.Nodes...), "anyOf")
			mark(check.Hint != nil && l.picks(), "discriminator")
		case model.OneOf:
			mark(l.leads(check.Nodes...), "oneOf")
			mark(check.Hint != nil && l.picks(), "discriminator")
		case model.If:
			mark(l.leads(check.If), "if")
			mark(l.leads(check.Then), "then", "if")
			mark(l.leads(check.Else), "else", "if")
		case *model.Members:
			for _, d := range check.Dependents {
				mark(l.leads(d.Node), "dependentSchemas")
			}
			l.members(n, check, mark)
		case *model.Elements:
			l.elements(n, check, mark)
		default:
			if _, same := l.view.(model.Same); !same || l.sized() || l.null() {
				l.value(n, check, mark)
			}
		}
	}
	l.takes[n] = takes
	return takes
}

// leads tells whether the view takes anything from nodes, or shows one of them.
func (l *look) leads(nodes ...*model.Node) bool {
	leads := false
	for _, n := range nodes {
		if n == nil {
			continue
		}
		if same, ok := l.view.(model.Same); ok {
			leads = leads || model.Target(same.Node) == model.Target(n)
		}
		if l.take(n) || l.varies(n) {
			leads = true
		}
	}
	return leads
}

// varies tells whether a node is a variant of the view, or part of one.
func (l *look) varies(n *model.Node) bool {
	union, ok := l.view.(*model.Union)
	if !ok {
		return false
	}
	target := model.Target(n)
	return slices.ContainsFunc(union.Variants, func(v *model.Node) bool {
		return v == n || model.Target(v) == target || slices.Contains(l.inPlace(v), n)
	})
}

// picks tells whether variants are told apart by trial, which a hint says in
// which order to do.
func (l *look) picks() bool {
	union, ok := l.view.(*model.Union)
	return ok && len(model.Tested(union.Pick)) > 0
}

// null tells whether null is a value beside others.
func (l *look) null() bool {
	_, null := l.node.View.(model.Nullable)
	return null
}

// sized tells whether the limits of an integer chose its type.
func (l *look) sized() bool {
	basic, ok := elem(l.goes).(plan.Basic)
	if !ok {
		return false
	}
	switch basic {
	case plan.Int8, plan.Int16, plan.Int32, plan.Uint8, plan.Uint16, plan.Uint32, plan.Uint64:
		return true
	default:
		return false
	}
}

func elem(t plan.Type) plan.Type {
	if p, ok := t.(plan.Pointer); ok {
		return p.Elem
	}
	return t
}

// value marks what a scalar or an enumeration takes.
func (l *look) value(n *model.Node, check model.Check, mark func(bool, ...string)) {
	switch check := check.(type) {
	case model.Type:
		mark(check.Kinds != model.AnyKind && l.node.Kinds != model.AnyKind, "type")
	case model.Enum:
		mark(l.enumerates(n, check), enumKeyword(check))
		l.constants(n)
	case model.Numeric:
		for _, limit := range check.Limits {
			mark(l.sized() && limit.Keyword != "multipleOf", limit.Keyword)
		}
	case model.Text:
		scalar, ok := l.view.(model.Scalar)
		mark(ok && scalar.Kind == model.ScalarTime && check.Format != nil && check.Format.Name == "date-time", "format")
	case model.Unevaluated:
		view, ok := l.view.(*model.Struct)
		mark(ok && view.Rest == nil && isNever(check.Properties), "unevaluatedProperties")
	}
}

// enumerates tells whether values are those of the view, or all that says of
// which kind they are.
func (l *look) enumerates(n *model.Node, check model.Enum) bool {
	if l.only[l.node] || l.node.Kinds == 0 {
		return true
	}
	view, ok := l.view.(model.Enumeration)
	if !ok {
		seen := make(map[*model.Node]bool)
		return !isTyped(l.node, seen) && !isTyped(n, seen)
	}
	said := make(map[string]bool)
	for _, v := range check.Values {
		said[string(v.AppendJSON(nil))] = true
	}
	return slices.ContainsFunc(view.Values, func(v model.EnumValue) bool { return said[string(v.AppendJSON(nil))] })
}

// constants marks what names the constants of an enumeration and documents
// them.
func (l *look) constants(n *model.Node) {
	view, ok := l.view.(model.Enumeration)
	if _, named := elem(l.goes).(plan.Named); !ok || !named {
		return
	}
	for _, v := range view.Values {
		note := n.Notes.Values[v.Value]
		if note.Name != "" {
			l.mark(n, note.NameBy, Name)
		}
		if note.Text != "" {
			l.mark(n, note.TextBy, Documentation)
		}
	}
}

// members marks what a struct or a map takes.
func (l *look) members(n *model.Node, check *model.Members, mark func(bool, ...string)) {
	switch view := l.view.(type) {
	case *model.Union: // what a branch asks for is what makes it a variant
		mark(n != l.node && len(check.Required) > 0, "required")
		mark(n != l.node && len(check.Properties) > 0, "properties")
	case model.Map:
		mark(check.Additional != nil, "additionalProperties")
		mark(len(check.Patterns) > 0, "patternProperties")
	case *model.Struct:
		for _, f := range view.Fields {
			mark(slices.ContainsFunc(check.Properties, func(p model.Property) bool { return slices.Contains(f.Said, p.Node) }), "properties")
			mark(f.Required && slices.Contains(check.Required, f.Name), "required")
		}
		closes := view.Rest == nil && isNever(check.Additional)
		values := view.Rest != nil && check.Additional != nil
		mark(closes || values && view.Rest.Value != nil, "additionalProperties")
		mark(values && len(check.Patterns) > 0, "patternProperties")
	}
}

// elements marks what a slice or a tuple takes.
func (l *look) elements(n *model.Node, check *model.Elements, mark func(bool, ...string)) {
	switch view := l.view.(type) {
	case *model.Union:
		mark(n != l.node && check.Items != nil, "items")
		mark(n != l.node && len(check.Prefix) > 0, "prefixItems")
	case model.Slice:
		mark(check.Items != nil, "items")
	case model.Tuple:
		mark(len(check.Prefix) > 0, "prefixItems")
		mark(check.Items != nil && (view.Rest != nil || isNever(check.Items)), "items")
		mark(check.MinItems != nil && view.Required > 0, "minItems")
		mark(check.MaxItems != nil && view.Rest == nil, "maxItems")
	}
}

// isNever tells whether a node is the schema false.
func isNever(n *model.Node) bool {
	if n == nil || len(n.Checks) == 0 {
		return false
	}
	_, never := n.Checks[0].(model.Never)
	return never
}
