package contain

import (
	"slices"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
)

// Equal tells whether two nodes say the same in the same way, all that is
// below them included. What is said in another way may still accept the same.
func Equal(a, b *model.Node) bool {
	e := equation{assumed: make(map[[2]*model.Node]bool)}
	return e.nodes(a, b)
}

// An equation assumes of nodes that it has met before that they are equal: a
// difference would have been found.
type equation struct{ assumed map[[2]*model.Node]bool }

func (e *equation) nodes(a, b *model.Node) bool {
	if a == nil || b == nil {
		return a == b
	}
	a, b = model.Target(a), model.Target(b)
	if a == b || e.assumed[[2]*model.Node{a, b}] {
		return true
	}
	e.assumed[[2]*model.Node{a, b}] = true
	return slices.EqualFunc(a.Checks, b.Checks, e.checks)
}

func (e *equation) lists(a, b []*model.Node) bool { return slices.EqualFunc(a, b, e.nodes) }

func (e *equation) checks(a, b model.Check) bool {
	switch a := a.(type) {
	case model.Never:
		_, ok := b.(model.Never)
		return ok
	case model.Type:
		b, ok := b.(model.Type)
		return ok && a.Kinds == b.Kinds
	case model.Enum:
		b, ok := b.(model.Enum)
		return ok && sameValues(a.Values, b.Values)
	case model.Numeric:
		b, ok := b.(model.Numeric)
		return ok && slices.EqualFunc(a.Limits, b.Limits, func(a, b model.Limit) bool {
			return a.Keyword == b.Keyword && sameNumber(a.Value, b.Value)
		})
	case model.Text:
		b, ok := b.(model.Text)
		return ok && e.texts(a, b)
	case *model.Members:
		b, ok := b.(*model.Members)
		return ok && e.members(a, b)
	case *model.Elements:
		b, ok := b.(*model.Elements)
		return ok && e.elements(a, b)
	}
	return e.applicators(a, b)
}

func (e *equation) applicators(a, b model.Check) bool {
	switch a := a.(type) {
	case model.Ref:
		b, ok := b.(model.Ref)
		return ok && e.nodes(a.Node, b.Node)
	case model.AllOf:
		b, ok := b.(model.AllOf)
		return ok && e.lists(a.Nodes, b.Nodes)
	case model.AnyOf:
		b, ok := b.(model.AnyOf)
		return ok && e.lists(a.Nodes, b.Nodes)
	case model.OneOf:
		b, ok := b.(model.OneOf)
		return ok && e.lists(a.Nodes, b.Nodes)
	case model.Not:
		b, ok := b.(model.Not)
		return ok && e.nodes(a.Node, b.Node)
	case model.If:
		b, ok := b.(model.If)
		return ok && e.nodes(a.If, b.If) && e.nodes(a.Then, b.Then) && e.nodes(a.Else, b.Else)
	case model.Unevaluated:
		b, ok := b.(model.Unevaluated)
		return ok && e.nodes(a.Properties, b.Properties) && e.nodes(a.Items, b.Items)
	}
	return false
}

func (e *equation) texts(a, b model.Text) bool {
	if !sameCount(a.MinLength, b.MinLength) || !sameCount(a.MaxLength, b.MaxLength) ||
		patternText(a.Pattern) != patternText(b.Pattern) || formatName(a.Format) != formatName(b.Format) {
		return false
	}
	return e.contents(a.Content, b.Content)
}

func (e *equation) contents(a, b *model.Content) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Encoding == b.Encoding && (a.JSONAt == "") == (b.JSONAt == "") && e.nodes(a.Schema, b.Schema)
}

// members compares without regard for the order of names.
func (e *equation) members(a, b *model.Members) bool {
	if !sameCount(a.MinProperties, b.MinProperties) || !sameCount(a.MaxProperties, b.MaxProperties) ||
		!sameNames(a.Required, b.Required) || len(a.Properties) != len(b.Properties) {
		return false
	}
	for _, p := range a.Properties {
		other := property(b, p.Name)
		if other == nil || !e.nodes(p.Node, other) {
			return false
		}
	}
	return e.nodes(a.Additional, b.Additional) && e.nodes(a.Names, b.Names) &&
		slices.EqualFunc(a.Patterns, b.Patterns, func(a, b model.PatternProperty) bool {
			return a.Pattern.Text == b.Pattern.Text && e.nodes(a.Node, b.Node)
		}) &&
		slices.EqualFunc(a.Dependents, b.Dependents, func(a, b model.Dependent) bool {
			return a.Name == b.Name && sameNames(a.Required, b.Required) && e.nodes(a.Node, b.Node)
		})
}

func (e *equation) elements(a, b *model.Elements) bool {
	return sameCount(a.MinItems, b.MinItems) && sameCount(a.MaxItems, b.MaxItems) &&
		(a.UniqueAt == "") == (b.UniqueAt == "") &&
		e.lists(a.Prefix, b.Prefix) && e.nodes(a.Items, b.Items) && e.contains(a.Contains, b.Contains)
}

func (e *equation) contains(a, b *model.Contains) bool {
	if a == nil || b == nil {
		return a == b
	}
	if a.Min != b.Min || a.Evaluates != b.Evaluates || (a.Max == nil) != (b.Max == nil) || a.Max != nil && *a.Max != *b.Max {
		return false
	}
	return e.nodes(a.Node, b.Node)
}

// property returns the node of a declared member, or nil.
func property(m *model.Members, name string) *model.Node {
	for _, p := range m.Properties {
		if p.Name == name {
			return p.Node
		}
	}
	return nil
}

func sameCount(a, b *model.Count) bool {
	return a == b || a != nil && b != nil && a.Value == b.Value
}

// sameNames compares sets.
func sameNames(a, b []string) bool {
	subset := func(a, b []string) bool {
		return !slices.ContainsFunc(a, func(name string) bool { return !slices.Contains(b, name) })
	}
	return subset(a, b) && subset(b, a)
}

// sameValues compares sets.
func sameValues(a, b []*source.Value) bool {
	subset := func(a, b []*source.Value) bool {
		return !slices.ContainsFunc(a, func(v *source.Value) bool { return !lists(b, v) })
	}
	return subset(a, b) && subset(b, a)
}

func patternText(p *model.Pattern) string {
	if p == nil {
		return ""
	}
	return p.Text
}

func formatName(f *model.Format) string {
	if f == nil {
		return ""
	}
	return f.Name
}
