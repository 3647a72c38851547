package contain

import (
	"math/big"
	"slices"

	"github.com/typewright/typewright/internal/model"
)

// facts are what is known of an instance: all of some nodes accept it, and
// none of some others.
type facts struct {
	all, none []*model.Node
}

// and returns the facts with further nodes that accept.
func (f facts) and(nodes ...*model.Node) facts {
	return facts{append(slices.Clip(f.all), nodes...), f.none}
}

// not returns the facts with further nodes that do not.
func (f facts) not(nodes ...*model.Node) facts {
	return facts{f.all, append(slices.Clip(f.none), nodes...)}
}

// A known is what the checks of facts say together. It may say less than
// these, never more.
type known struct {
	nodes    []*model.Node // that accept, in place
	kinds    model.Kinds   // the JSON types that are left
	enums    []model.Enum
	limits   []model.Limit
	texts    []model.Text
	members  []*model.Members
	elements []*model.Elements
	cases    [][]facts // of each, one at least holds besides
	never    bool
}

// gather collects what facts say.
func (p *prover) gather(f facts) *known {
	k := &known{kinds: model.AnyKind}
	for _, n := range f.all {
		p.add(k, n)
	}
	for _, n := range f.none {
		p.deny(k, n)
	}
	for _, l := range k.limits {
		if l.Keyword == "multipleOf" && rational(l.Value).IsInt() {
			k.kinds &^= model.Number // its multiples are integers
		}
	}
	if k.kinds == model.Object {
		p.addDependents(k)
	}
	return k
}

// deny adds what is known because a node does not accept the instance. Of
// nodes with several checks it is not known which one fails.
func (p *prover) deny(k *known, n *model.Node) {
	n = model.Target(n)
	if len(n.Checks) == 0 {
		k.never = true
	}
	if len(n.Checks) != 1 {
		return
	}
	switch check := n.Checks[0].(type) {
	case model.Not:
		p.add(k, check.Node)
	case model.Type:
		k.kinds &^= check.Kinds
	case model.AnyOf:
		for _, branch := range check.Nodes {
			p.deny(k, branch)
		}
	case model.Numeric:
		opposite := map[string]string{
			"minimum": "exclusiveMaximum", "exclusiveMinimum": "maximum", "maximum": "exclusiveMinimum", "exclusiveMaximum": "minimum",
		}
		k.kinds &= model.Number | model.Integer // any other value keeps the limit
		if l := check.Limits[0]; len(check.Limits) == 1 && opposite[l.Keyword] != "" {
			k.limits = append(k.limits, model.Limit{Keyword: opposite[l.Keyword], Value: l.Value})
		}
	}
}

// addDependents adds what is asked for because of members that are there.
func (p *prover) addDependents(k *known) {
	for i := 0; i < len(k.members); i++ { // which grows
		required := k.required()
		for _, d := range k.members[i].Dependents {
			if d.Node != nil && slices.Contains(required, d.Name) && !slices.Contains(k.nodes, model.Target(d.Node)) {
				p.add(k, d.Node)
				i = -1
				break
			}
		}
	}
}

func (p *prover) add(k *known, n *model.Node) {
	if n = model.Target(n); slices.Contains(k.nodes, n) {
		return
	}
	k.nodes = append(k.nodes, n)
	for _, check := range n.Checks {
		switch check := check.(type) {
		case model.Never:
			k.never = true
		case model.Type:
			k.kinds &= check.Kinds
		case model.Enum:
			k.enums = append(k.enums, check)
			var kinds model.Kinds
			for _, v := range check.Values {
				kinds |= kindOf(v)
			}
			k.kinds &= kinds
		case model.Numeric:
			k.limits = append(k.limits, check.Limits...)
		case model.Text:
			k.texts = append(k.texts, check)
		case *model.Members:
			k.members = append(k.members, check)
		case *model.Elements:
			k.elements = append(k.elements, check)
		case model.Ref:
			p.add(k, check.Node)
		case model.AllOf:
			for _, part := range check.Nodes {
				p.add(k, part)
			}
		case model.Not, model.AnyOf, model.OneOf, model.If:
			p.addCases(k, check)
		case model.Unevaluated:
			members, elements := p.rest(n, check, possibly)
			if members != nil {
				k.members = append(k.members, members)
			}
			if elements != nil {
				k.elements = append(k.elements, elements)
			}
		}
	}
}

// addCases adds what alternatives say: of which kinds the instance can be, and
// what to distinguish.
func (p *prover) addCases(k *known, check model.Check) {
	var cases []facts
	switch check := check.(type) {
	case model.Not:
		cases = []facts{{none: []*model.Node{check.Node}}}
	case model.AnyOf:
		for _, n := range check.Nodes {
			cases = append(cases, facts{all: []*model.Node{n}})
		}
		k.kinds &= p.kindsOfAny(check.Nodes)
	case model.OneOf:
		for i, n := range check.Nodes {
			others := slices.Delete(slices.Clone(check.Nodes), i, i+1)
			cases = append(cases, facts{all: []*model.Node{n}, none: others})
		}
		k.kinds &= p.kindsOfAny(check.Nodes)
	case model.If:
		then := facts{all: []*model.Node{check.If}}
		if check.Then != nil {
			then = then.and(check.Then)
		}
		otherwise := facts{none: []*model.Node{check.If}}
		if check.Else != nil {
			otherwise = otherwise.and(check.Else)
		}
		cases = []facts{then, otherwise}
	}
	k.cases = append(k.cases, cases)
}

// kindsOfAny returns the JSON types of what one of some nodes accepts, or
// more.
func (p *prover) kindsOfAny(nodes []*model.Node) model.Kinds {
	var kinds model.Kinds
	for _, n := range nodes {
		kinds |= p.kindsOf(n)
	}
	return kinds
}

// kindsOf returns the JSON types of what a node accepts, or more.
func (p *prover) kindsOf(n *model.Node) model.Kinds {
	n = model.Target(n)
	if kinds, found := p.kinds[n]; found {
		return kinds
	}
	p.kinds[n] = model.AnyKind
	k := p.gather(facts{all: []*model.Node{n}})
	if k.never {
		k.kinds = 0
	}
	p.kinds[n] = k.kinds
	return k.kinds
}

// within tells whether a value of a limit keeps another limit. The values are
// those of integers only, or of any numbers.
func (k *known) within(limit model.Limit) bool {
	want := rational(limit.Value)
	if limit.Keyword == "multipleOf" {
		steps := []*big.Rat{}
		if k.kinds&model.Number == 0 {
			steps = append(steps, big.NewRat(1, 1))
		}
		for _, l := range k.limits {
			if l.Keyword == "multipleOf" {
				steps = append(steps, rational(l.Value))
			}
		}
		return slices.ContainsFunc(steps, func(step *big.Rat) bool {
			return want.Sign() != 0 && new(big.Rat).Quo(step, want).IsInt()
		})
	}
	low, high := k.bounds()
	switch limit.Keyword {
	case "minimum":
		return low != nil && low.value.Cmp(want) >= 0
	case "exclusiveMinimum":
		return low != nil && (low.value.Cmp(want) > 0 || low.open && low.value.Cmp(want) == 0)
	case "maximum":
		return high != nil && high.value.Cmp(want) <= 0
	case "exclusiveMaximum":
		return high != nil && (high.value.Cmp(want) < 0 || high.open && high.value.Cmp(want) == 0)
	}
	return false
}
