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
		case Never, Type, Enum, Numeric:
		case Text:
			if check.Content != nil {
				add(check.Content.Schema)
			}
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
		all = append(all, InPlaceOf(check)...)
	}
	return all
}

// InPlaceOf returns the nodes that a check applies to the same instance, and
// whose evaluation counts as that of the node with the check.
func InPlaceOf(check Check) []*Node {
	var all []*Node
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
	return all
}

// Target follows nodes that are nothing but a reference.
func Target(n *Node) *Node {
	for len(n.Checks) == 1 {
		ref, ok := n.Checks[0].(Ref)
		if !ok {
			break
		}
		n = ref.Node
	}
	return n
}

// Shown returns the nodes that a view shows, in order.
func Shown(v View) []*Node {
	switch v := v.(type) {
	case *Struct:
		var all []*Node
		for _, f := range v.Fields {
			all = append(all, f.Node)
		}
		if v.Rest != nil && v.Rest.Value != nil {
			all = append(all, v.Rest.Value)
		}
		return all
	case Map:
		return []*Node{v.Value}
	case Slice:
		return []*Node{v.Element}
	case Tuple:
		if v.Rest != nil {
			return append(v.Elements[:len(v.Elements):len(v.Elements)], v.Rest)
		}
		return v.Elements
	case *Union:
		return v.Variants
	case Nullable:
		return Shown(v.View)
	case Same:
		return []*Node{v.Node}
	case Enumeration, Scalar, Free, FreeObject, FreeArray, Raw:
	}
	return nil
}
