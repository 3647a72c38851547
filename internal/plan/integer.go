package plan

import (
	"math/big"

	"github.com/typewright/typewright/internal/model"
)

// integers are the types for integers and the bits of their ranges.
var integers = []struct {
	signed, unsigned Basic
	bits             uint
}{{Int8, Uint8, 8}, {Int16, Uint16, 16}, {Int32, Uint32, 32}, {Int64, Uint64, 64}}

// sized is the smallest type for the integers that nodes accept together: a
// signed one, unless none of them is negative. Without both limits it is the
// largest.
func sized(nodes ...*model.Node) Basic {
	least, most := bounds(&model.Node{Checks: []model.Check{model.AllOf{Nodes: nodes}}}, 0)
	for _, t := range integers {
		top := new(big.Int).Lsh(big.NewInt(1), t.bits)
		half := new(big.Int).Rsh(top, 1)
		switch {
		case least == nil:
		case least.Sign() >= 0 && (most != nil && most.Cmp(top) < 0 || t.bits == 64):
			return t.unsigned
		case most != nil && least.Cmp(new(big.Int).Neg(half)) >= 0 && most.Cmp(half) < 0:
			return t.signed
		}
	}
	return Int64
}

// sameAs returns a node and those that it is the same as.
func sameAs(n *model.Node, view model.View) []*model.Node {
	nodes := []*model.Node{n}
	for {
		same, ok := view.(model.Same)
		if !ok {
			return nodes
		}
		nodes = append(nodes, same.Node)
		view = same.Node.View
	}
}

// bounds are the least and the greatest integer that a node accepts, as far as
// its limits say so.
func bounds(n *model.Node, depth int) (least, most *big.Int) {
	const deepest = 8
	if depth == deepest {
		return nil, nil
	}
	narrow := func(low, high *big.Int) {
		if low != nil && (least == nil || low.Cmp(least) > 0) {
			least = low
		}
		if high != nil && (most == nil || high.Cmp(most) < 0) {
			most = high
		}
	}
	for _, check := range n.Checks {
		switch check := check.(type) {
		case model.Numeric:
			for _, limit := range check.Limits {
				narrow(bound(limit))
			}
		case model.Ref:
			narrow(bounds(check.Node, depth+1))
		case model.AllOf:
			for _, part := range check.Nodes {
				narrow(bounds(part, depth+1))
			}
		}
	}
	return least, most
}

// bound is a limit as the least or the greatest integer within.
func bound(l model.Limit) (least, most *big.Int) {
	r := rational(l.Value)
	floor := new(big.Int).Div(r.Num(), r.Denom()) // rounds down for positive divisors
	next := new(big.Int).Add(floor, big.NewInt(1))
	switch l.Keyword {
	case "minimum":
		if r.IsInt() {
			return floor, nil
		}
		return next, nil
	case "exclusiveMinimum":
		return next, nil
	case "maximum":
		return nil, floor
	case "exclusiveMaximum":
		if r.IsInt() {
			return nil, floor.Sub(floor, big.NewInt(1))
		}
		return nil, floor
	}
	return nil, nil
}

func isInteger(t Basic) bool {
	for _, known := range integers {
		if t == known.signed || t == known.unsigned {
			return true
		}
	}
	return false
}
