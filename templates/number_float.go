package templates

import (
	"math"
	"strconv"
)

// floatFromNumber returns the float64 that holds a JSON number unchanged: the
// shortest decimal that reads back as that float64 has the number's value.
// So 0.1 has one, but 1e400 and numbers of more than 17 digits have none.
func floatFromNumber(lit []byte) (f float64, ok bool) {
	if n, ok := smallInteger(lit); ok && n != 0 && -1e15 < n && n < 1e15 {
		return float64(n), true
	}
	// One division, which rounds correctly because float64 holds both of its
	// operands exactly.
	if n, power, ok := smallDecimal(lit); ok && -1e15 < n && n < 1e15 {
		return float64(n) / float64(power), true
	}
	d := parseDecimal(lit)
	if d.count() == 0 {
		if at(lit, 0) == '-' {
			return math.Copysign(0, -1), true
		}
		return 0, true
	}
	// Two decimals of up to 15 digits never read as the same float64, hence
	// one of them always is the shortest decimal of its float64.
	if d.count() <= 15 {
		if f, ok := d.shortFloat(); ok {
			return f, true
		}
	}
	if scale := d.scale(); d.count() > 17 || scale > 309 || scale < -323 {
		return 0, false
	}
	f, err := strconv.ParseFloat(string(lit), 64)
	if err != nil {
		return 0, false
	}
	var room [32]byte
	shortest := parseDecimal(strconv.AppendFloat(room[:0], f, 'e', -1, 64))
	if compareDecimals(&d, &shortest) != 0 {
		return 0, false
	}
	return f, true
}

// shortFloat returns the value of a decimal of up to 15 digits if it takes
// one multiplication or division, which rounds correctly because float64
// holds both of its operands exactly.
func (d *decimal) shortFloat() (f float64, ok bool) {
	places := d.scale() - d.count()
	if places <= -int64(len(powersOfTen)) || places >= int64(len(powersOfTen)) {
		return 0, false
	}
	f = float64(digitsValue(d.head)*powersOfTen[len(d.tail)] + digitsValue(d.tail))
	if places < 0 {
		f /= float64(powersOfTen[-places])
	} else {
		f *= float64(powersOfTen[places])
	}
	if d.negative {
		f = -f
	}
	return f, true
}
