package templates

import (
	"bytes"
	"cmp"
	"iter"
	"strconv"
)

// A decimal is the exact value of a JSON number. It refers to the literal's
// bytes: nothing is copied or rounded, whatever the size of the number.
//
// With d1, d2 ... for the digits of head and tail, the first and the last of
// which are not zero, the value is 0.d1d2... times ten to the power of shift
// plus exponent.
type decimal struct {
	negative bool
	head     []byte // significant digits before the dot
	tail     []byte // and after it; no digits at all are zero
	shift    int64  // how many places the dot is behind the first significant digit
	exponent []byte // as written after the e
}

// parseDecimal reads a valid JSON number. Zero is the zero decimal, whatever
// its sign and exponent.
func parseDecimal(lit []byte) decimal {
	var d decimal
	if at(lit, 0) == '-' {
		d.negative = true
		lit = lit[1:]
	}
	n := scanDigits(lit, 0)
	d.head = lit[:n]
	if at(lit, n) == '.' {
		start := n + 1
		n = scanDigits(lit, start)
		d.tail = bytes.TrimRight(lit[start:n], "0")
	}
	if n < len(lit) {
		d.exponent = lit[n+1:]
	}
	if at(d.head, 0) == '0' {
		fraction := len(d.tail)
		d.head, d.tail = nil, bytes.TrimLeft(d.tail, "0")
		d.shift = int64(len(d.tail) - fraction)
	} else {
		d.shift = int64(len(d.head))
		if len(d.tail) == 0 {
			d.head = bytes.TrimRight(d.head, "0")
		}
	}
	if d.count() == 0 {
		return decimal{}
	}
	return d
}

// count returns the number of significant digits.
func (d *decimal) count() int64 { return int64(len(d.head) + len(d.tail)) }

// sign returns -1, 0 or 1.
func (d *decimal) sign() int {
	switch {
	case d.count() == 0:
		return 0
	case d.negative:
		return -1
	}
	return 1
}

// scale returns the place of the first digit as a power of ten, or at least
// farApart less the length of the literal where that is larger.
func (d *decimal) scale() int64 {
	return d.shift + exponentDifference(d.exponent, nil)
}

// scaleDifference returns how many places the first digit of a is before that
// of b. It is exact unless it is near farApart.
func scaleDifference(a, b *decimal) int64 {
	return a.shift - b.shift + exponentDifference(a.exponent, b.exponent)
}

// farApart is a difference of exponents beyond which its size no longer
// matters: it is more than any literal has digits.
const farApart = 1 << 58

// exponentDifference returns a less b, both as written and of any size, or
// farApart with its sign where it is larger.
func exponentDifference(a, b []byte) int64 {
	if len(a)+len(b) == 0 {
		return 0
	}
	signA, a := exponentSign(a)
	signB, b := exponentSign(b)
	var difference int64
	for n := max(len(a), len(b)); n > 0; n-- {
		difference *= 10
		if n <= len(a) {
			difference += signA * int64(a[len(a)-n]-'0')
		}
		if n <= len(b) {
			difference -= signB * int64(b[len(b)-n]-'0')
		}
		// The digits to come cannot bring it back.
		if difference > farApart {
			return farApart
		}
		if difference < -farApart {
			return -farApart
		}
	}
	return difference
}

// exponentSign splits an exponent as written into its sign and digits.
func exponentSign(exponent []byte) (sign int64, digits []byte) {
	switch at(exponent, 0) {
	case '-':
		return -1, exponent[1:]
	case '+':
		return 1, exponent[1:]
	}
	return 1, exponent
}

// compareNumbers compares two JSON numbers by their exact values.
func compareNumbers(a, b []byte) int {
	if m, ok := smallInteger(a); ok {
		if n, ok := smallInteger(b); ok {
			return cmp.Compare(m, n)
		}
	}
	if n, power, ok := smallDecimal(a); ok {
		if m, otherPower, ok := smallDecimal(b); ok {
			return compareQuotients(n, power, m, otherPower)
		}
	}
	x, y := parseDecimal(a), parseDecimal(b)
	return compareDecimals(&x, &y)
}

// compareNumberInt compares a JSON number with an integer.
func compareNumberInt(lit []byte, bound int64) int {
	if n, ok := smallInteger(lit); ok {
		return cmp.Compare(n, bound)
	}
	if n, power, ok := smallDecimal(lit); ok {
		return compareQuotient(n, power, bound)
	}
	var room [20]byte
	x, y := parseDecimal(lit), parseDecimal(strconv.AppendInt(room[:0], bound, 10))
	return compareDecimals(&x, &y)
}

func compareDecimals(a, b *decimal) int {
	sign := a.sign()
	if other := b.sign(); sign != other || sign == 0 {
		return cmp.Compare(sign, other)
	}
	if places := scaleDifference(a, b); places != 0 {
		return sign * cmp.Compare(places, 0)
	}
	return sign * compareDigits(a, b)
}

// compareDigits compares the digits of two decimals of the same scale.
func compareDigits(a, b *decimal) int {
	x, restX, y, restY := a.head, a.tail, b.head, b.tail
	for {
		if len(x) == 0 {
			x, restX = restX, nil
		}
		if len(y) == 0 {
			y, restY = restY, nil
		}
		n := min(len(x), len(y))
		if n == 0 {
			return cmp.Compare(len(x), len(y))
		}
		if order := bytes.Compare(x[:n], y[:n]); order != 0 {
			return order
		}
		x, y = x[n:], y[n:]
	}
}

// powersOfTen are those that a uint64 holds.
var powersOfTen = [20]uint64{
	1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9,
	1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
}

// chunks goes through the digits and a number of zeros after them, up to 18
// at a time: the number that they make, after the power of ten by which it
// moves what came before.
func (d *decimal) chunks(zeros int64) iter.Seq2[uint64, uint64] {
	const most = 18
	return func(yield func(power, chunk uint64) bool) {
		for _, digits := range [2][]byte{d.head, d.tail} {
			for len(digits) > 0 {
				n := min(most, len(digits))
				if !yield(powersOfTen[n], digitsValue(digits[:n])) {
					return
				}
				digits = digits[n:]
			}
		}
		for ; zeros > 0; zeros -= most {
			if !yield(powersOfTen[min(most, zeros)], 0) {
				return
			}
		}
	}
}

// digitsValue returns the number that up to 19 digits make.
func digitsValue(digits []byte) uint64 {
	var n uint64
	for _, ch := range digits {
		n = n*10 + uint64(ch-'0')
	}
	return n
}
