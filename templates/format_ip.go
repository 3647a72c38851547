package templates

// formatIPv4 reports whether s is an IPv4 address in dotted-quad form: the
// dotnum of RFC 2673 section 3.2 without leading zeros, which some readers
// take for octal.
func formatIPv4(s []byte) bool {
	for range 3 {
		n := ipv4Octet(s)
		if n <= 0 || n == len(s) || s[n] != '.' {
			return false
		}
		s = s[n+1:]
	}
	n := ipv4Octet(s)
	return n > 0 && n == len(s)
}

// ipv4Octet returns the length of the number that s starts with, or -1 where
// it has a leading zero or is above 255.
func ipv4Octet(s []byte) int {
	value, n := 0, 0
	for n < len(s) && s[n]-'0' <= 9 {
		if n == 3 || n > 0 && value == 0 {
			return -1
		}
		value = value*10 + int(s[n]-'0')
		n++
	}
	if value > 255 {
		return -1
	}
	return n
}

// formatIPv6 reports whether s is an IPv6 address in a text form of RFC 4291
// section 2.2. A zone is no part of it.
func formatIPv6(s []byte) bool {
	groups, compressed := ipv6Groups(s, formatIPv4)
	return groups == 8 && !compressed || 0 <= groups && groups < 8 && compressed
}

// ipv6Groups returns how many groups of 16 bits are written out in s, an IPv4
// address at the end being two, and whether "::" stands for more; or -1.
func ipv6Groups(s []byte, ipv4 func([]byte) bool) (groups int, compressed bool) {
	if len(s) >= 2 && s[0] == ':' && s[1] == ':' {
		if compressed, s = true, s[2:]; len(s) == 0 {
			return 0, true
		}
	}
	for groups <= 8 {
		n := 0
		for n < len(s) && isHex(s[n]) {
			n++
		}
		switch {
		case n < len(s) && s[n] == '.':
			if !ipv4(s) {
				return -1, false
			}
			return groups + 2, compressed
		case n == 0 || n > 4:
			return -1, false
		}
		groups++
		if n == len(s) {
			return groups, compressed
		}
		if s[n] != ':' {
			return -1, false
		}
		s = s[n+1:]
		if len(s) > 0 && s[0] == ':' {
			if compressed {
				return -1, false
			}
			if compressed, s = true, s[1:]; len(s) == 0 {
				return groups, true
			}
		}
	}
	return -1, false
}
