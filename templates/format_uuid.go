package templates

import "encoding/binary"

// formatUUID reports whether s is a UUID in the text form of RFC 4122
// section 3, of any version and variant, in either case.
func formatUUID(s []byte) bool {
	if len(s) != len("00000000-0000-0000-0000-000000000000") ||
		s[8] != '-' || s[13] != '-' || s[18] != '-' || s[23] != '-' {
		return false
	}
	order := binary.LittleEndian
	return hexDigits(order.Uint64(s)) &&
		hexDigits(uint64(order.Uint32(s[9:]))<<32|uint64(order.Uint32(s[14:]))) &&
		hexDigits(uint64(order.Uint32(s[19:]))<<32|uint64(order.Uint32(s[24:]))) &&
		hexDigits(order.Uint64(s[28:]))
}

// hexDigits reports whether all eight bytes of text are hexadecimal digits.
// The highest bit of a byte of a result tells about that byte; there are no
// carries, or text has a byte that is not ASCII.
func hexDigits(text uint64) bool {
	const each = 0x0101010101010101
	digits := text ^ '0'*each
	letter := (text | 0x20*each) ^ 0x60*each // 1 to 6 for a to f
	noDecimal := digits + (0x7f-9)*each
	noLetter := (letter + (0x7f-6)*each) | ^(letter + 0x7f*each)
	return (text|noDecimal&noLetter)&(0x80*each) == 0
}

func allHex(s []byte) bool {
	for _, c := range s {
		if !isHex(c) {
			return false
		}
	}
	return true
}

func isHex(c byte) bool {
	return c-'0' <= 9 || c|0x20-'a' <= 5
}
