package model

// Children returns the nodes that a node's checks ask, in order.
func Children(n *Node) []*Node {
	var all []*Node
	add := func(nodes ...*Node) {
		for _, child := range nodes {
			if child != nil {
				all = append(all, child)
			}
		}
	}
	for _, check := range n.Checks {
		switch check := check.(type) {
		case Never, Type, Enum, Numeric, Text:
		case *Members:
			for _, p := range check.Properties {
				add(p.Node)
			}
			for _, p := range check.Patterns {
				add(p.Node)
			}
			add(check.Additional, check.Names)
			for _, d := range check.Dependents {
				add(d.Node)
			}
		case *Elements:
			add(check.Prefix...)
			add(check.Items)
			if check.Contains != nil {
				add(check.Contains.Node)
			}
		case Ref:
			add(check.Node)
		case AllOf:
			add(check.Nodes...)
		case AnyOf:
			add(check.Nodes...)
		case OneOf:
			add(check.Nodes...)
		case Not:
			add(check.Node)
		case If:
			add(check.If, check.Then, check.Else)
		case Unevaluated:
			add(check.Properties, check.Items)
		}
	}
	return all
}

// InPlace returns the nodes that a node applies to the same instance, and
// whose evaluation counts as its own.
func InPlace(n *Node) []*Node {
	var all []*Node
	for _, check := range n.Checks {
		switch check := check.(type) {
		case Ref:
			all = append(all, check.Node)
		case AllOf:
			all = append(all, check.Nodes...)
		case AnyOf:
			all = append(all, check.Nodes...)
		case OneOf:
			all = append(all, check.Nodes...)
		case If:
			for _, branch := range []*Node{check.If, check.Then, check.Else} {
				if branch != nil {
					all = append(all, branch)
				}
			}
		case *Members:
			for _, d := range check.Dependents {
				if d.Node != nil {
					all = append(all, d.Node)
				}
			}
		case Never, Type, Enum, Numeric, Text, *Elements, Not, Unevaluated:
		}
	}
	return all
}
