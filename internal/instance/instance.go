// Package instance makes random JSON values for the nodes of a model: values
// that a node is likely to accept, and spoilt ones that are near to them. The
// same source of random numbers gives the same values.
package instance

import (
	"math/rand/v2"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
)

// A Generator makes instances for the nodes of one model.
type Generator struct {
	random    *rand.Rand
	names     []string        // of members that the model speaks of
	constants []*source.Value // that it compares with
	searches  searches

	parts     int // of the value at work
	mostParts int // how many it may have before only what is required is added
}

// New returns a generator for the nodes of a model. It knows the member names
// and the constants of all of them, so that spoilt values are near misses.
func New(m *model.Model, random *rand.Rand) *Generator {
	const most = 20000
	g := &Generator{random: random, searches: make(searches), mostParts: most}
	for _, n := range m.Nodes {
		for _, check := range n.Checks {
			switch check := check.(type) {
			case *model.Members:
				for _, p := range check.Properties {
					g.names = append(g.names, p.Name)
				}
				g.names = append(g.names, check.Required...)
			case model.Enum:
				g.constants = append(g.constants, check.Values...)
			}
		}
	}
	return g
}

// NewSteady returns a generator whose values are the same in each run, and of
// moderate size.
func NewSteady(m *model.Model) *Generator {
	const most = 200
	g := New(m, rand.New(rand.NewPCG(1, 2)))
	g.mostParts = most
	return g
}

// Depths of nesting from which values stay small, take the shortest way out
// of a recursion, and end.
const (
	depthSmall = 4
	depthShort = 7
	depthEnd   = 24
)

// Value makes a value that the node is likely to accept. It aims at what the
// checks ask for together; what only says no (not, oneOf's other branches) it
// leaves to luck.
func (g *Generator) Value(n *model.Node) *source.Value {
	g.parts = 0
	return g.value([]*model.Node{n}, 0)
}

// value makes a value for several nodes at once.
func (g *Generator) value(nodes []*model.Node, depth int) *source.Value {
	g.parts++
	d := g.gather(nodes, depth)
	if depth > depthEnd || d.steps > mostSteps {
		return g.scalar()
	}
	if v := g.listed(d); v != nil {
		return v
	}
	switch g.kind(d, depth) {
	case model.Null:
		return word(source.Null, "null")
	case model.Bool:
		return g.boolean()
	case model.Integer:
		return g.number(d, true)
	case model.Number:
		return g.number(d, false)
	case model.String:
		return text(g.text(d, depth))
	case model.Array:
		return g.array(d, depth)
	case model.Object:
		return g.object(d, depth)
	default:
		return g.Any(depth)
	}
}

// kind picks one of the types that are wanted, rather one that the checks
// speak of.
func (g *Generator) kind(d *demands, depth int) model.Kinds {
	var urn []model.Kinds
	put := func(k model.Kinds, times int) {
		for range times {
			if d.kinds&k != 0 {
				urn = append(urn, k)
			}
		}
	}
	told := func(yes bool) int {
		if yes {
			return 8
		}
		return 1
	}
	put(model.Null, 1)
	put(model.Bool, 1)
	put(model.Integer, told(d.limits != nil))
	put(model.Number, told(d.limits != nil))
	put(model.String, told(d.texts != nil))
	if depth < depthShort || len(urn) == 0 {
		put(model.Array, told(d.elements != nil))
		put(model.Object, told(d.members != nil))
	}
	if len(urn) == 0 {
		return 0
	}
	return pick(g, urn)
}

// listed returns a value of the enumerations that all of them list, or nil.
func (g *Generator) listed(d *demands) *source.Value {
	if len(d.enums) == 0 {
		return nil
	}
	var common []*source.Value
	for _, v := range d.enums[0] {
		everywhere := true
		for _, other := range d.enums[1:] {
			everywhere = everywhere && lists(other, v)
		}
		if everywhere && fits(d.kinds, v) {
			common = append(common, v)
		}
	}
	if len(common) == 0 {
		return clone(pick(g, d.enums[0]))
	}
	return clone(pick(g, common))
}

func lists(values []*source.Value, v *source.Value) bool {
	for _, other := range values {
		if string(other.AppendJSON(nil)) == string(v.AppendJSON(nil)) {
			return true
		}
	}
	return false
}

// fits tells whether a value has one of the types. It takes any number for an
// integer.
func fits(kinds model.Kinds, v *source.Value) bool {
	return kinds&map[source.Kind]model.Kinds{
		source.Null: model.Null, source.Bool: model.Bool, source.String: model.String,
		source.Number: model.Number | model.Integer, source.Array: model.Array, source.Object: model.Object,
	}[v.Kind] != 0
}

// chance is true once in n times.
func (g *Generator) chance(n int) bool { return g.random.IntN(n) == 0 }

func pick[T any](g *Generator, list []T) T { return list[g.random.IntN(len(list))] }

func word(kind source.Kind, s string) *source.Value { return &source.Value{Kind: kind, Text: s} }

func text(s string) *source.Value { return word(source.String, s) }

func (g *Generator) boolean() *source.Value {
	return word(source.Bool, pick(g, []string{"true", "false"}))
}
