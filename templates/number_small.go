package templates

import (
	"cmp"
	"math/bits"
)

// smallDecimal returns a JSON number of up to 18 digits with a dot and without
// exponent as an integer and the power of ten that it is to be divided by:
// 1.50 is 150 by 100. Zero is left to others, as it may be negative.
func smallDecimal(lit []byte) (n, power int64, ok bool) {
	digits := lit
	if len(lit) > 0 && lit[0] == '-' {
		digits = lit[1:]
	}
	places := -1
	for i, ch := range digits {
		if ch == '.' {
			places = len(digits) - 1 - i
			continue
		}
		if ch -= '0'; ch > 9 || i > 18 {
			return 0, 0, false
		}
		n = n*10 + int64(ch)
	}
	if places < 0 || n == 0 {
		return 0, 0, false
	}
	if len(digits) < len(lit) {
		n = -n
	}
	return n, int64(powersOfTen[places]), true
}

// compareQuotient compares a number that smallDecimal returned with an integer.
func compareQuotient(n, power, bound int64) int {
	if order := cmp.Compare(n/power, bound); order != 0 {
		return order
	}
	return cmp.Compare(n%power, 0)
}

// compareQuotients compares two numbers that smallDecimal returned.
func compareQuotients(n, power, m, otherPower int64) int {
	if n < 0 != (m < 0) {
		return cmp.Compare(n, m)
	}
	high, low := bits.Mul64(absolute(n), uint64(otherPower))
	otherHigh, otherLow := bits.Mul64(absolute(m), uint64(power))
	order := cmp.Compare(high, otherHigh)
	if order == 0 {
		order = cmp.Compare(low, otherLow)
	}
	if n < 0 {
		return -order
	}
	return order
}

// quotientIsMultiple tells whether n/power divided by d/divisorPower is an
// integer, where the numbers are small enough to say.
func quotientIsMultiple(n, power, d, divisorPower int64) (is, ok bool) {
	high, product := bits.Mul64(absolute(n), uint64(divisorPower))
	divisorHigh, divisor := bits.Mul64(absolute(d), uint64(power))
	if high|divisorHigh != 0 {
		return false, false
	}
	return product%divisor == 0, true
}

// absolute is the absolute value.
func absolute(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}
