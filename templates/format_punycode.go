package templates

import "unicode/utf8"

// The parameters of Punycode (RFC 3492 section 5).
const (
	punycodeBase        = 36
	punycodeMin         = 1
	punycodeMax         = 26
	punycodeSkew        = 38
	punycodeDamp        = 700
	punycodeInitialBias = 72
	punycodeInitial     = 128
)

// appendPunycodeDecoded appends what the Punycode s stands for to dst (RFC
// 3492 section 6.2), which has room for it. It returns nil where s stands for
// nothing. Uppercase is not read.
func appendPunycodeDecoded(dst []rune, s []byte) []rune {
	basic := 0
	for i, c := range s {
		if c == '-' {
			basic = i
		}
	}
	for _, c := range s[:basic] {
		dst = append(dst, rune(c))
	}
	if basic > 0 {
		s = s[basic+1:]
	}
	position, bias, r := 0, punycodeInitialBias, punycodeInitial
	for first := true; len(s) > 0; first = false {
		delta, size := punycodeNumber(s, bias)
		if size == 0 {
			return nil
		}
		s = s[size:]
		length := len(dst) + 1
		bias = punycodeAdapt(delta, length, first)
		position += delta
		r += position / length
		if r > utf8.MaxRune {
			return nil
		}
		position %= length
		dst = append(dst, 0)
		copy(dst[position+1:], dst[position:])
		dst[position] = rune(r)
		position++
	}
	return dst
}

// punycodeNumber reads a variable-length integer of RFC 3492 section 3.3. The
// size is 0 where there is none that a label could need.
func punycodeNumber(s []byte, bias int) (value, size int) {
	const limit = (utf8.MaxRune + 1) * (maxHostLabel + 1)
	var sum, weight uint64 = 0, 1
	for i, c := range s {
		var digit uint64
		switch {
		case 'a' <= c && c <= 'z':
			digit = uint64(c - 'a')
		case '0' <= c && c <= '9':
			digit = uint64(c-'0') + 26
		default:
			return 0, 0
		}
		threshold := punycodeThreshold(i, bias)
		if sum += digit * weight; sum > limit {
			return 0, 0
		}
		if digit < uint64(threshold) {
			return int(sum), i + 1
		}
		weight *= uint64(punycodeBase - threshold) // no more than sum was, times the base
	}
	return 0, 0
}

// appendPunycode appends the Punycode of a label to dst (RFC 3492 section
// 6.3), or returns nil where it is longer than dst has room for.
func appendPunycode(dst []byte, label []rune) []byte {
	for _, r := range label {
		if r < utf8.RuneSelf {
			dst = append(dst, byte(r))
		}
	}
	done := len(dst)
	basic := done
	if basic > 0 {
		dst = append(dst, '-')
	}
	delta, bias, r := 0, punycodeInitialBias, rune(punycodeInitial)
	for done < len(label) {
		least := rune(utf8.MaxRune)
		for _, c := range label {
			if c >= r {
				least = min(least, c)
			}
		}
		delta += int(least-r) * (done + 1)
		r = least
		for _, c := range label {
			if c < r {
				delta++
			}
			if c != r {
				continue
			}
			if dst = appendPunycodeNumber(dst, delta, bias); dst == nil {
				return nil
			}
			bias = punycodeAdapt(delta, done+1, done == basic)
			delta = 0
			done++
		}
		delta++
		r++
	}
	return dst
}

// appendPunycodeNumber is the reverse of punycodeNumber.
func appendPunycodeNumber(dst []byte, value, bias int) []byte {
	for i := 0; ; i++ {
		if len(dst) == cap(dst) {
			return nil
		}
		threshold := punycodeThreshold(i, bias)
		if value < threshold {
			return append(dst, punycodeDigit(value))
		}
		value -= threshold
		dst = append(dst, punycodeDigit(threshold+value%(punycodeBase-threshold)))
		value /= punycodeBase - threshold
	}
}

func punycodeDigit(value int) byte {
	return "abcdefghijklmnopqrstuvwxyz0123456789"[value]
}

// punycodeThreshold returns the threshold for the digit i of a number.
func punycodeThreshold(i, bias int) int {
	return min(max(punycodeBase*(i+1)-bias, punycodeMin), punycodeMax)
}

// punycodeAdapt returns the bias for the number after delta (RFC 3492 section
// 6.1).
func punycodeAdapt(delta, length int, first bool) int {
	if first {
		delta /= punycodeDamp
	} else {
		delta /= 2
	}
	delta += delta / length
	k := 0
	for delta > (punycodeBase-punycodeMin)*punycodeMax/2 {
		delta /= punycodeBase - punycodeMin
		k += punycodeBase
	}
	return k + (punycodeBase-punycodeMin+1)*delta/(delta+punycodeSkew)
}
