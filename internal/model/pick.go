package model

import "slices"

// A Pick chooses one variant of a Union for an instance that is valid. The
// variants are numbered as in the Union.
type Pick interface{ pick() }

type (
	// Take is a variant without further questions.
	Take struct{ Variant int }

	// ByKind picks by the JSON type of the instance. An instance of no case
	// is one of the last.
	ByKind struct{ Cases []KindCase }

	// ByTag picks by the text of a member of an object.
	ByTag struct {
		Within string // the member whose object that member is of; "" for none
		Member string
		Cases  []TagCase
		Other  Pick // for other texts; nil if there are none
		Any    Pick // does not ask for the text
	}

	// ByTrial picks the first variant whose node accepts the instance, or
	// else the last.
	ByTrial struct {
		Tests []Test
		Last  int
	}
)

func (Take) pick()    {}
func (ByKind) pick()  {}
func (ByTag) pick()   {}
func (ByTrial) pick() {}

// A KindCase is the pick for instances of some JSON types.
type KindCase struct {
	Kinds Kinds
	Pick  Pick
}

// A TagCase is the pick for objects that have one of the texts.
type TagCase struct {
	Texts []string
	Pick  Pick
}

// A Test is a variant and the node that accepts its instances and, of those
// that are left, no others.
type Test struct {
	Node    *Node
	Variant int
}

// Renumber writes a pick for other numbers of the variants.
func Renumber(p Pick, to []int) Pick {
	switch p := p.(type) {
	case Take:
		return Take{Variant: to[p.Variant]}
	case ByKind:
		cases := slices.Clone(p.Cases)
		for i := range cases {
			cases[i].Pick = Renumber(cases[i].Pick, to)
		}
		return ByKind{Cases: cases}
	case ByTag:
		cases := slices.Clone(p.Cases)
		for i := range cases {
			cases[i].Pick = Renumber(cases[i].Pick, to)
		}
		if p.Other != nil {
			p.Other = Renumber(p.Other, to)
		}
		return ByTag{Within: p.Within, Member: p.Member, Cases: cases, Other: p.Other, Any: Renumber(p.Any, to)}
	case ByTrial:
		tests := slices.Clone(p.Tests)
		for i := range tests {
			tests[i].Variant = to[tests[i].Variant]
		}
		return ByTrial{Tests: tests, Last: to[p.Last]}
	}
	return p
}

// Tested returns the nodes whose verdict picks a variant, in order.
func Tested(p Pick) []*Node {
	var nodes []*Node
	switch p := p.(type) {
	case ByKind:
		for _, c := range p.Cases {
			nodes = append(nodes, Tested(c.Pick)...)
		}
	case ByTag:
		nodes = append(nodes, Tested(p.Any)...)
		for _, c := range p.Cases {
			nodes = append(nodes, Tested(c.Pick)...)
		}
	case ByTrial:
		for _, t := range p.Tests {
			nodes = append(nodes, t.Node)
		}
	case Take:
	}
	return nodes
}
