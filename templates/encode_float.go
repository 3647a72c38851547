package templates

import (
	"math"
	"strconv"
)

// appendFloat64 appends the shortest number that reads back as the same.
func appendFloat64(e *encoder, b []byte, v *float64) []byte {
	f := *v
	if n := int64(f); float64(n) == f && n != 0 && -1e15 < n && n < 1e15 {
		return strconv.AppendInt(b, n, 10)
	}
	if n, places := fewPlaces(f); places > 0 {
		return appendPlaces(b, n, places)
	}
	switch size := math.Abs(f); {
	case math.IsNaN(f) || math.IsInf(f, 0):
		e.fail(b, "JSON has no number "+strconv.FormatFloat(f, 'g', -1, 64))
		return append(b, '0')
	case size != 0 && (size < 1e-6 || size >= 1e21):
		return strconv.AppendFloat(b, f, 'e', -1, 64)
	}
	return strconv.AppendFloat(b, f, 'f', -1, 64)
}

// fewPlaces returns a number of few decimal places as an integer and their
// number, without zeros at the end, or no places for all others.
//
// The integer has up to 15 digits and is, divided by its power of ten, the
// float64: two decimals of up to 15 digits never read as the same one, and the
// division rounds as reading does, for float64 holds both of its operands.
func fewPlaces(f float64) (n int64, places int) {
	size := math.Abs(f)
	switch {
	case size < 1e-6 || !(size < 1e11):
		return 0, 0
	case size < 1e6:
		places = 9
	default:
		places = 4
	}
	power := float64(powersOfTen[places])
	n = int64(f*power + math.Copysign(0.5, f))
	if float64(n)/power != f {
		return 0, 0
	}
	for places > 0 && n%10 == 0 {
		n /= 10
		places--
	}
	return n, places
}

// appendPlaces appends an integer of which some digits are decimal places.
func appendPlaces(b []byte, n int64, places int) []byte {
	if n < 0 {
		b = append(b, '-')
		n = -n
	}
	power := int64(powersOfTen[places])
	b = strconv.AppendInt(b, n/power, 10)
	b = append(b, '.')
	fraction := strconv.AppendInt(b, power+n%power, 10) // a one, then the places
	copy(fraction[len(b):], fraction[len(b)+1:])
	return fraction[:len(fraction)-1]
}
