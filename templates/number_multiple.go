package templates

import (
	"math/big"
	"math/bits"
)

// numberIsMultiple tells whether a JSON number divided by another one, which
// is not zero, is an integer, exactly and in time linear in the length of lit.
func numberIsMultiple(lit, divisor []byte) bool {
	if n, power, ok := smallDecimal(lit); ok {
		if m, divisorPower, ok := smallDecimal(divisor); ok {
			if is, ok := quotientIsMultiple(n, power, m, divisorPower); ok {
				return is
			}
		}
	}
	x, d := parseDecimal(lit), parseDecimal(divisor)
	if x.count() == 0 {
		return true
	}
	// Both are their digits, as integers, times a power of ten; what remains
	// of that power in the quotient are zeros after the digits of x. Were it
	// negative, ten would have to divide the digits of x, and those do not
	// end with a zero.
	zeros := scaleDifference(&x, &d) - x.count() + d.count()
	if zeros < 0 {
		return false
	}
	if d.count() < int64(len(powersOfTen)) {
		var value uint64
		for power, chunk := range d.chunks(0) {
			value = value*power + chunk
		}
		return x.remainder(zeros, value) == 0
	}
	return x.bigRemainder(zeros, d.bigDigits()).Sign() == 0
}

// numberIsMultipleInt is numberIsMultiple for a divisor that is an integer.
func numberIsMultipleInt(lit []byte, divisor int64) bool {
	if n, ok := smallInteger(lit); ok {
		return n%divisor == 0
	}
	if n, power, ok := smallDecimal(lit); ok {
		return n%power == 0 && n/power%divisor == 0
	}
	d := parseDecimal(lit)
	if d.count() == 0 {
		return true
	}
	zeros := d.scale() - d.count()
	size := uint64(divisor)
	if divisor < 0 {
		size = -size
	}
	return zeros >= 0 && d.remainder(zeros, size) == 0
}

// remainder divides the digits with a number of zeros after them by m. Only
// whether the result is zero can be relied upon, because zeros beyond the
// bits of m are left out: they supply factors of two and five, and m has no
// more of these than bits.
func (d *decimal) remainder(zeros int64, m uint64) uint64 {
	var r uint64
	for power, chunk := range d.chunks(min(zeros, 64)) {
		high, low := bits.Mul64(r, power)
		low, carry := bits.Add64(low, chunk, 0)
		_, r = bits.Div64(high+carry, low, m)
	}
	return r
}

// bigRemainder is remainder for a divisor of any size.
func (d *decimal) bigRemainder(zeros int64, m *big.Int) *big.Int {
	var r, product, term, quotient big.Int
	for power, chunk := range d.chunks(min(zeros, int64(m.BitLen()))) {
		product.Mul(&r, term.SetUint64(power))
		product.Add(&product, term.SetUint64(chunk))
		quotient.QuoRem(&product, m, &r)
	}
	return &r
}

// bigDigits returns the digits as an integer.
func (d *decimal) bigDigits() *big.Int {
	var n, term big.Int
	for power, chunk := range d.chunks(0) {
		n.Mul(&n, term.SetUint64(power))
		n.Add(&n, term.SetUint64(chunk))
	}
	return &n
}
