package shape

import (
	"math/big"
	"strconv"
	"strings"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
)

// kindOf returns the JSON type of a value.
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
	if decimalOf(v.Text).exponent >= 0 {
		return model.Integer
	}
	return model.Number
}

// A decimal is a number as digits and a power of ten, without zeros at either
// end, so that equal numbers are equal decimals.
type decimal struct {
	negative bool
	digits   string // none for zero
	exponent int
}

func decimalOf(literal string) decimal {
	var d decimal
	literal, d.negative = strings.CutPrefix(literal, "-")
	mantissa, power := literal, ""
	if i := strings.IndexAny(literal, "eE"); i >= 0 {
		mantissa, power = literal[:i], literal[i+1:]
	}
	whole, fraction, _ := strings.Cut(mantissa, ".")
	d.exponent, _ = strconv.Atoi(power) // the largest int where it is larger
	digits := strings.TrimRight(whole+fraction, "0")
	d.exponent += len(whole) - len(digits)
	d.digits = strings.TrimLeft(digits, "0")
	if d.digits == "" {
		return decimal{}
	}
	return d
}

// int64Of returns an integer that an int64 can hold.
func int64Of(literal string) (n int64, ok bool) {
	const most = 19 // digits
	d := decimalOf(literal)
	if d.exponent < 0 || len(d.digits)+d.exponent > most {
		return 0, false
	}
	value, ok := new(big.Int).SetString(d.digits+strings.Repeat("0", d.exponent), 10)
	if !ok {
		return 0, d.digits == ""
	}
	if d.negative {
		value.Neg(value)
	}
	return value.Int64(), value.IsInt64()
}

// equal tells whether two values are equal as JSON Schema has it (core,
// section 4.2.2).
func equal(a, b *source.Value) bool {
	if a.Kind != b.Kind || len(a.Items) != len(b.Items) || len(a.Members) != len(b.Members) {
		return false
	}
	if a.Kind == source.Number {
		return decimalOf(a.Text) == decimalOf(b.Text)
	}
	for i := range a.Items {
		if !equal(a.Items[i], b.Items[i]) {
			return false
		}
	}
	for i := range a.Members {
		other := b.Get(a.Members[i].Name)
		if other == nil || !equal(a.Members[i].Value, other) {
			return false
		}
	}
	return a.Text == b.Text
}
