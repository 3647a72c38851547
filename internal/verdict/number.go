package verdict

import (
	"math/big"
	"strings"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
)

// rational returns the value of a number, or nil if it is too large or small
// to be worth its digits.
func rational(literal string) *big.Rat {
	const longest = 4 // digits of an exponent
	if i := strings.IndexAny(literal, "eE"); i >= 0 && len(strings.TrimLeft(literal[i+1:], "+-0")) > longest {
		return nil
	}
	r, _ := new(big.Rat).SetString(literal)
	return r
}

// within tells whether a number keeps a limit. One that cannot be told does
// not.
func within(l model.Limit, literal string) bool {
	x, limit := rational(literal), rational(l.Value)
	if x == nil || limit == nil {
		return false
	}
	switch order := x.Cmp(limit); l.Keyword {
	case "minimum":
		return order >= 0
	case "exclusiveMinimum":
		return order > 0
	case "maximum":
		return order <= 0
	case "exclusiveMaximum":
		return order < 0
	}
	return limit.Sign() != 0 && new(big.Rat).Quo(x, limit).IsInt()
}

// kind returns the JSON type of a value. An integer is a number as well.
func kind(v *source.Value) model.Kinds {
	switch v.Kind {
	case source.Null:
		return model.Null
	case source.Bool:
		return model.Bool
	case source.String:
		return model.String
	case source.Array:
		return model.Array
	case source.Object:
		return model.Object
	case source.Number:
	}
	if r := rational(v.Text); r != nil && r.IsInt() {
		return model.Integer
	}
	return model.Number
}

// equal compares as JSON Schema does (core, section 4.2.2).
func equal(x, y *source.Value) bool {
	if x.Kind != y.Kind {
		return false
	}
	switch x.Kind {
	case source.Number:
		a, b := rational(x.Text), rational(y.Text)
		return a != nil && b != nil && a.Cmp(b) == 0
	case source.Array:
		if len(x.Items) != len(y.Items) {
			return false
		}
		for i := range x.Items {
			if !equal(x.Items[i], y.Items[i]) {
				return false
			}
		}
		return true
	case source.Object:
		if len(x.Members) != len(y.Members) {
			return false
		}
		for _, m := range x.Members {
			if other := y.Get(m.Name); other == nil || !equal(m.Value, other) {
				return false
			}
		}
		return true
	case source.Null, source.Bool, source.String:
	}
	return x.Text == y.Text
}
