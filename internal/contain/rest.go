package contain

import "github.com/typewright/typewright/internal/model"

// What unevaluated keywords ask for depends on what else has evaluated. It is
// known for sure where nothing but references and allOf come in between; of
// conditions it is only known what may be.
type certainty bool

const (
	possibly certainty = false // counts all that may be evaluated
	surely   certainty = true  // counts what always is
)

type restKey struct {
	node *model.Node
	certainty
}

// A rest is what unevaluated keywords say, as checks that need no marks.
type rest struct {
	members  *model.Members
	elements *model.Elements
}

// rest returns the checks that stand for an unevaluated keyword of a node. By
// what is surely evaluated they ask for too much, by what possibly is for too
// little. They are nil where nothing is left.
func (p *prover) rest(n *model.Node, check model.Unevaluated, c certainty) (*model.Members, *model.Elements) {
	key := restKey{n, c}
	if r, found := p.rests[key]; found {
		return r.members, r.elements
	}
	var r rest
	e := evaluation{certainty: c}
	for _, other := range n.Checks {
		if _, self := other.(model.Unevaluated); !self {
			e.check(other)
		}
	}
	if check.Properties != nil && !e.allMembers {
		r.members = &model.Members{Additional: check.Properties}
		anything := &model.Node{ID: synthetic}
		for _, name := range e.names {
			r.members.Properties = append(r.members.Properties, model.Property{Name: name, Node: anything})
		}
		for _, pattern := range e.patterns {
			r.members.Patterns = append(r.members.Patterns, model.PatternProperty{Pattern: pattern, Node: anything})
		}
	}
	if check.Items != nil && !e.allElements {
		r.elements = &model.Elements{Items: check.Items}
		for range e.prefix {
			r.elements.Prefix = append(r.elements.Prefix, &model.Node{ID: synthetic})
		}
	}
	p.rests[key] = r
	return r.members, r.elements
}

// An evaluation collects what is evaluated in place.
type evaluation struct {
	certainty
	names       []string
	patterns    []model.Pattern
	prefix      int
	allMembers  bool
	allElements bool
}

func (e *evaluation) node(n *model.Node) {
	if n == nil {
		return
	}
	for _, check := range n.Checks {
		e.check(check)
	}
}

func (e *evaluation) check(check model.Check) {
	switch check := check.(type) {
	case *model.Members:
		for _, p := range check.Properties {
			e.names = append(e.names, p.Name)
		}
		for _, p := range check.Patterns {
			e.patterns = append(e.patterns, p.Pattern)
		}
		e.allMembers = e.allMembers || check.Additional != nil
	case *model.Elements:
		e.prefix = max(e.prefix, len(check.Prefix))
		e.allElements = e.allElements || check.Items != nil ||
			check.Contains != nil && check.Contains.Evaluates && e.certainty == possibly
	case model.Unevaluated:
		e.allMembers = e.allMembers || check.Properties != nil
		e.allElements = e.allElements || check.Items != nil
	}
	switch check.(type) {
	case model.Ref, model.AllOf:
	default:
		if e.certainty == surely {
			return
		}
	}
	for _, part := range model.InPlaceOf(check) {
		e.node(part)
	}
}
