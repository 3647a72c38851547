package templates

import (
	"math"
	"math/bits"
)

// smallInteger returns the value of a JSON number of up to 18 digits without
// dot and exponent, the most frequent kind.
func smallInteger(lit []byte) (n int64, ok bool) {
	digits := lit
	if len(lit) > 0 && lit[0] == '-' {
		digits = lit[1:]
	}
	if len(digits) > 18 {
		return 0, false
	}
	for _, ch := range digits {
		if ch -= '0'; ch > 9 {
			return 0, false
		}
		n = n*10 + int64(ch)
	}
	if len(digits) < len(lit) {
		n = -n
	}
	return n, true
}

// numberIsInteger tells whether a JSON number has no fractional part, as 1.0
// and 1e2 have none (draft 2020-12 core, section 4.2.3).
func numberIsInteger(lit []byte) bool {
	if _, ok := smallInteger(lit); ok {
		return true
	}
	if n, power, ok := smallDecimal(lit); ok {
		return n%power == 0
	}
	d := parseDecimal(lit)
	return d.count() == 0 || d.scale() >= d.count()
}

// intFromNumber returns the value of a JSON number that is an integer and
// fits.
func intFromNumber(lit []byte) (n int64, ok bool) {
	if n, ok = smallInteger(lit); ok {
		return n, true
	}
	d := parseDecimal(lit)
	return d.integer()
}

// integer returns the value if it is an integer and fits.
func (d *decimal) integer() (n int64, ok bool) {
	size, ok := d.magnitude()
	switch {
	case !ok:
		return 0, false
	case d.negative:
		return -int64(size), size <= -math.MinInt64
	}
	return int64(size), size <= math.MaxInt64
}

// uintFromNumber is intFromNumber for what is not negative.
func uintFromNumber(lit []byte) (n uint64, ok bool) {
	d := parseDecimal(lit)
	if d.negative {
		return 0, false
	}
	return d.magnitude()
}

// magnitude returns the absolute value if it is an integer and fits.
func (d *decimal) magnitude() (n uint64, ok bool) {
	scale, count := d.scale(), d.count()
	if count == 0 {
		return 0, true
	}
	if scale < count || scale > int64(len(powersOfTen)) {
		return 0, false
	}
	for power, chunk := range d.chunks(scale - count) {
		over, moved := bits.Mul64(n, power)
		n = moved + chunk
		if over != 0 || n < moved {
			return 0, false
		}
	}
	return n, true
}
