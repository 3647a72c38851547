package contain

import (
	"math/big"
	"slices"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
	"github.com/typewright/typewright/internal/verdict"
)

// rational is the value of a number of a document: these have exponents that
// are worth their digits.
func rational(literal string) *big.Rat {
	r, ok := new(big.Rat).SetString(literal)
	if !ok {
		return new(big.Rat)
	}
	return r
}

func sameNumber(a, b string) bool { return rational(a).Cmp(rational(b)) == 0 }

// lists tells whether a list has a value that is equal.
func lists(list []*source.Value, v *source.Value) bool {
	return slices.ContainsFunc(list, func(other *source.Value) bool { return verdict.Equal(other, v) })
}

// kindOf returns the JSON type of a value. Number is one with a fraction.
func kindOf(v *source.Value) model.Kinds {
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
	if rational(v.Text).IsInt() {
		return model.Integer
	}
	return model.Number
}

func word(kind source.Kind, text string) *source.Value { return &source.Value{Kind: kind, Text: text} }

func text(s string) *source.Value { return word(source.String, s) }

// number writes a number: exactly, if it has a finite decimal form.
func number(r *big.Rat) *source.Value {
	if r.IsInt() {
		return word(source.Number, r.Num().String())
	}
	digits, exact := r.FloatPrec()
	if !exact {
		const enough = 20
		digits = enough
	}
	return word(source.Number, r.FloatString(digits))
}
