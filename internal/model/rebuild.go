package model

import "slices"

// Rebuild returns a copy of a check with other nodes in the place of those that
// it asks. Tags and hints, which are about these, are left out.
func Rebuild(check Check, replace func(*Node) *Node) Check {
	one := func(n *Node) *Node {
		if n == nil {
			return nil
		}
		return replace(n)
	}
	list := func(nodes []*Node) []*Node {
		nodes = slices.Clone(nodes)
		for i := range nodes {
			nodes[i] = replace(nodes[i])
		}
		return nodes
	}
	switch check := check.(type) {
	case Text:
		if check.Content != nil {
			content := *check.Content
			content.Schema = one(content.Schema)
			check.Content = &content
		}
		return check
	case *Members:
		return check.rebuild(one)
	case *Elements:
		copied := *check
		copied.Prefix, copied.Items = list(check.Prefix), one(check.Items)
		if check.Contains != nil {
			contains := *check.Contains
			contains.Node = one(contains.Node)
			copied.Contains = &contains
		}
		return &copied
	case Ref:
		return Ref{one(check.Node), check.Loc}
	case AllOf:
		return AllOf{list(check.Nodes)}
	case AnyOf:
		return AnyOf{At: check.At, Nodes: list(check.Nodes)}
	case OneOf:
		return OneOf{At: check.At, Nodes: list(check.Nodes)}
	case Not:
		return Not{check.At, one(check.Node)}
	case If:
		return If{one(check.If), one(check.Then), one(check.Else)}
	case Unevaluated:
		return Unevaluated{one(check.Properties), one(check.Items)}
	case Never, Type, Enum, Numeric:
	}
	return check
}

func (check *Members) rebuild(one func(*Node) *Node) *Members {
	copied := *check
	copied.Properties = slices.Clone(check.Properties)
	for i := range copied.Properties {
		copied.Properties[i].Node = one(copied.Properties[i].Node)
	}
	copied.Patterns = slices.Clone(check.Patterns)
	for i := range copied.Patterns {
		copied.Patterns[i].Node = one(copied.Patterns[i].Node)
	}
	copied.Dependents = slices.Clone(check.Dependents)
	for i := range copied.Dependents {
		copied.Dependents[i].Node = one(copied.Dependents[i].Node)
	}
	copied.Additional, copied.Names = one(check.Additional), one(check.Names)
	return &copied
}
