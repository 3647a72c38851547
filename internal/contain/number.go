package contain

import (
	"math/big"

	"github.com/typewright/typewright/internal/model"
)

// A bound is where numbers begin or end. The value of an open one is outside.
type bound struct {
	value *big.Rat
	open  bool
}

// bounds returns the narrowest limits, nil where there is none. Those of
// integers are integers themselves.
func (k *known) bounds() (low, high *bound) {
	for _, l := range k.limits {
		value := rational(l.Value)
		switch l.Keyword {
		case "minimum", "exclusiveMinimum":
			open := l.Keyword == "exclusiveMinimum"
			if low == nil || value.Cmp(low.value) > 0 || value.Cmp(low.value) == 0 && open {
				low = &bound{value, open}
			}
		case "maximum", "exclusiveMaximum":
			open := l.Keyword == "exclusiveMaximum"
			if high == nil || value.Cmp(high.value) < 0 || value.Cmp(high.value) == 0 && open {
				high = &bound{value, open}
			}
		}
	}
	if k.kinds&model.Number != 0 {
		return low, high
	}
	if low != nil {
		up := ceil(low.value)
		if low.open && low.value.IsInt() {
			up.Add(up, big.NewRat(1, 1))
		}
		low = &bound{value: up}
	}
	if high != nil {
		down := new(big.Rat).Neg(ceil(new(big.Rat).Neg(high.value)))
		if high.open && high.value.IsInt() {
			down.Sub(down, big.NewRat(1, 1))
		}
		high = &bound{value: down}
	}
	return low, high
}

// ceil returns the least integer that is not below a number.
func ceil(r *big.Rat) *big.Rat {
	quotient, rest := new(big.Int).DivMod(r.Num(), r.Denom(), new(big.Int))
	if rest.Sign() > 0 {
		quotient.Add(quotient, big.NewInt(1))
	}
	return new(big.Rat).SetInt(quotient)
}

// noNumber tells whether no number keeps the limits.
func (k *known) noNumber() bool {
	low, high := k.bounds()
	if low == nil || high == nil {
		return false
	}
	order := low.value.Cmp(high.value)
	return order > 0 || order == 0 && (low.open || high.open)
}
