package contain

import (
	"encoding/binary"
	"math/bits"
	"slices"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
)

// Limits of the search for a proof: what is beyond them is not proved.
const (
	mostSteps  = 60000
	mostSplits = 6 // distinctions that are made at one value
)

// A prover proves that what facts describe is accepted. Of parts of a value,
// it may assume what it is about to prove of the whole: a value that shows the
// contrary would have a smaller one in it.
type prover struct {
	*judge

	depth int // how deep in the value it is
	steps int
	goals map[string]*goal
	least int // the place of the outermost open goal that was relied on
	open  int // how many goals are open

	ids      map[*model.Node]uint64
	kinds    map[*model.Node]model.Kinds
	typed    map[model.Kinds]*model.Node
	required map[string]*model.Node
	rests    map[restKey]rest
	searches searches

	languages map[string]outside
}

// An outside is what was found out about a language.
type outside struct {
	found *string
	all   bool
}

// A goal is something to prove.
type goal struct {
	open   bool
	place  int // among those that are open
	depth  int
	proved bool
}

func newProver(j *judge) *prover {
	return &prover{
		judge:    j,
		goals:    make(map[string]*goal),
		ids:      make(map[*model.Node]uint64),
		kinds:    make(map[*model.Node]model.Kinds),
		typed:    make(map[model.Kinds]*model.Node),
		required: make(map[string]*model.Node),
		rests:    make(map[restKey]rest),
		searches: make(searches),

		languages: make(map[string]outside),
	}
}

// within tells whether it can be proved that a node accepts all that facts
// describe.
func (p *prover) within(f facts, n *model.Node) bool {
	n = model.Target(n)
	if len(n.Checks) == 0 {
		return true
	}
	return p.prove(p.key('w', f, n), func() bool {
		k := p.gather(f)
		if slices.ContainsFunc(k.nodes, func(known *model.Node) bool { return Equal(known, n) }) {
			return true
		}
		return p.impossible(f) || p.meetsAll(f, n)
	})
}

// impossible tells whether it can be proved that facts describe nothing.
func (p *prover) impossible(f facts) bool {
	return p.prove(p.key('i', f, nil), func() bool { return p.contradicts(f, 0) })
}

// apart tells whether it can be proved that a node accepts nothing of what
// facts describe.
func (p *prover) apart(f facts, n *model.Node) bool { return p.impossible(f.and(n)) }

// below proves something of parts of the value.
func (p *prover) below(proof func() bool) bool {
	p.depth++
	proved := proof()
	p.depth--
	return proved
}

// prove proves a goal once. One that is open already may be relied on if it is
// of a value around; else the proof would be in a circle.
func (p *prover) prove(key string, proof func() bool) bool {
	if g := p.goals[key]; g != nil {
		if !g.open {
			return g.proved
		}
		if g.depth < p.depth {
			p.least = min(p.least, g.place)
			return true
		}
		return false
	}
	if p.steps++; p.steps > mostSteps {
		return false
	}
	g := &goal{open: true, place: p.open, depth: p.depth}
	p.goals[key] = g
	p.open++
	outer := p.least
	p.least = p.open
	g.proved = proof()
	g.open = false
	p.open--
	if g.proved && p.least < g.place {
		delete(p.goals, key) // it holds only if an outer one does
	}
	p.least = min(outer, p.least)
	return g.proved
}

// key is a text that tells goals apart.
func (p *prover) key(kind byte, f facts, n *model.Node) string {
	key := []byte{kind}
	for _, nodes := range [][]*model.Node{f.all, f.none} {
		ids := make([]uint64, len(nodes))
		for i, n := range nodes {
			ids[i] = p.id(n)
		}
		slices.Sort(ids)
		ids = slices.Compact(ids)
		key = binary.AppendUvarint(key, uint64(len(ids)))
		for _, id := range ids {
			key = binary.AppendUvarint(key, id)
		}
	}
	if n != nil {
		key = binary.AppendUvarint(key, p.id(n))
	}
	return string(key)
}

func (p *prover) id(n *model.Node) uint64 {
	n = model.Target(n)
	if _, known := p.ids[n]; !known {
		p.ids[n] = uint64(len(p.ids))
	}
	return p.ids[n]
}

func (p *prover) meetsAll(f facts, n *model.Node) bool {
	for _, check := range n.Checks {
		if !p.meets(f, n, check, 0) {
			return false
		}
	}
	return true
}

// meets tells whether all that facts describe passes a check of a node: as it
// is, or in each of the cases that can be distinguished.
func (p *prover) meets(f facts, n *model.Node, check model.Check, splits int) bool {
	if p.steps++; p.steps > mostSteps {
		return false
	}
	k := p.gather(f)
	if values, few := p.listed(f, k); few {
		return !slices.ContainsFunc(values, func(v *source.Value) bool { return !p.accepts(n, v) })
	}
	if p.passes(f, k, n, check) {
		return true
	}
	for _, cases := range p.splits(f, k, splits) {
		all := true
		for _, one := range cases {
			if !p.impossible(one) && !p.meets(one, n, check, splits+1) {
				all = false
				break
			}
		}
		if all {
			return true
		}
	}
	return false
}

// splits returns ways to distinguish cases. All cases of one way together are
// what the facts describe.
func (p *prover) splits(f facts, k *known, before int) [][]facts {
	if before >= mostSplits {
		return nil
	}
	if bits.OnesCount8(uint8(k.kinds)) > 1 {
		var cases []facts
		for kind := model.Null; kind <= model.Object; kind <<= 1 {
			if k.kinds&kind != 0 {
				cases = append(cases, f.and(p.ofKind(kind)))
			}
		}
		return [][]facts{cases}
	}
	var ways [][]facts
	for _, cases := range k.cases {
		if decided(f, cases) {
			continue
		}
		way := make([]facts, len(cases))
		for i, c := range cases {
			way[i] = f.and(c.all...).not(c.none...)
		}
		ways = append(ways, way)
	}
	return ways
}

// decided tells whether one of the cases is among the facts already.
func decided(f facts, cases []facts) bool {
	return slices.ContainsFunc(cases, func(c facts) bool {
		lacks := func(have []*model.Node) func(*model.Node) bool {
			return func(n *model.Node) bool { return !slices.Contains(have, n) }
		}
		return !slices.ContainsFunc(c.all, lacks(f.all)) && !slices.ContainsFunc(c.none, lacks(f.none))
	})
}

// ofKind is a node that accepts one JSON type.
func (p *prover) ofKind(kind model.Kinds) *model.Node {
	if p.typed[kind] == nil {
		p.typed[kind] = &model.Node{ID: synthetic, Checks: []model.Check{model.Type{Kinds: kind}}}
	}
	return p.typed[kind]
}

// having is a node that accepts objects with a member, and what is no object.
func (p *prover) having(name string) *model.Node {
	if p.required[name] == nil {
		p.required[name] = &model.Node{ID: synthetic, Checks: []model.Check{&model.Members{Required: []string{name}}}}
	}
	return p.required[name]
}

// passes is meets for the facts as they are.
func (p *prover) passes(f facts, k *known, n *model.Node, check model.Check) bool {
	switch check := check.(type) {
	case model.Type:
		return k.kinds&^check.Kinds == 0
	case model.Numeric:
		return k.kinds&(model.Number|model.Integer) == 0 || !slices.ContainsFunc(check.Limits, func(l model.Limit) bool { return !k.within(l) })
	case model.Text:
		return k.kinds&model.String == 0 || p.texts(k, check)
	case *model.Members:
		return k.kinds&model.Object == 0 || p.members(f, k, check)
	case *model.Elements:
		return k.kinds&model.Array == 0 || p.elements(k, check)
	case model.Unevaluated:
		members, elements := p.rest(n, check, surely)
		return (members == nil || k.kinds&model.Object == 0 || p.members(f, k, members)) &&
			(elements == nil || k.kinds&model.Array == 0 || p.elements(k, elements))
	case model.Never, model.Enum:
		return false
	}
	return p.applies(f, check)
}

func (p *prover) applies(f facts, check model.Check) bool {
	switch check := check.(type) {
	case model.Ref:
		return p.within(f, check.Node)
	case model.AllOf:
		return !slices.ContainsFunc(check.Nodes, func(n *model.Node) bool { return !p.within(f, n) })
	case model.AnyOf:
		return slices.ContainsFunc(check.Nodes, func(n *model.Node) bool { return p.within(f, n) })
	case model.OneOf:
		for i, n := range check.Nodes {
			others := slices.Delete(slices.Clone(check.Nodes), i, i+1)
			if p.within(f, n) && !slices.ContainsFunc(others, func(n *model.Node) bool { return !p.apart(f, n) }) {
				return true
			}
		}
		return false
	case model.Not:
		return p.apart(f, check.Node)
	case model.If:
		return (check.Then == nil || p.within(f.and(check.If), check.Then)) &&
			(check.Else == nil || p.within(f.not(check.If), check.Else))
	}
	return false
}
