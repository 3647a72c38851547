package templates

import (
	"strings"
	"testing"
)

// RFC 5321 sections 4.1.2, 4.1.3 and 4.5.3.1.
func TestFormatEmail(t *testing.T) {
	local := strings.Repeat("a", 64)
	testFormat(t, formatEmail, []string{
		"smith@example.com", "first.last@example.com", "!#$%&'*+-/=?^_`{|}~@example", `""@a`, `"a b"@a`, `"a\"b\\"@a`, `"a@b"@a`,
		"a@[192.0.2.33]", "a@[192.0.2.033]", "a@[255.255.255.255]", "a@[IPv6:1:2:3:4:5::6]", "a@[IPv6:2001:db8::1]", "a@[ipv6:::]", "a@[IPv6:1:2:3:4:5:6:7:8]",
		"a@[IPv6:::ffff:192.0.2.33]", "a@3com.com", local + "@a", "a@xn--x",
	}, []string{
		"", "@", "a", "a@", "@a", ".a@b", "a.@b", "a..b@c", "a b@c", "a@b@c", "a@b.", "a@-b", "a@b_c", "a@b,c@d", "<a@b>",
		`"a@b`, `"a"b"@c`, `"a"b@c`, "\"a\nb\"@c", "\"a\\\n\"@c", `"a\"@c`, `"a\`, "\"\u00e4\"@b", "\u00e4@b", "a@\u00e4",
		"a@[192.0.2]", "a@[256.0.2.1]", "a@[IPv6:1:2:3:4:5:6::7]", "a@[192.0.2.256]", "a@[192.0.2.33.1]", "a@[192.0.2.0033]", "a@[192.0.2.33", "a@[]", "a@[",
		"a@[2001:db8::1]", "a@[IPv6:]", "a@[IPv6:1:2:3:4:5:6:7::]", "a@[IPv6:192.0.2.33]", "a@[IPv7:1]", "a@[tag:text]",
		local + "a@b", local + "@" + strings.Repeat("a.", 95) + "a",
	})
}

// RFC 6531 section 3.3.
func TestFormatIDNEmail(t *testing.T) {
	testFormat(t, formatIDNEmail, []string{
		"smith@example.com", "k\u00e4se@b\u00fccher.example", "\"k\u00e4 se\"@a", "a@[192.0.2.33]", "\u00a0@a", "a@cafe\u0301.com",
		"a@xn--bcher-kva", "a@xn--x", "a@0a.xn--4db",
	}, []string{
		"", "a", "a@", "k\u00e4se", "\u00e4..b@c", "\u00e4 b@c", "a@b\u3002c", "a@\u2603", "a@1.\u05d0", "a@\u00e4.xn--x", "a\uff20b",
		"\"a\\\u00e4\"@b", strings.Repeat("\u00e4", 33) + "@a",
	})
}

// TestMailboxLength counts bytes, of the local part and of all.
func TestMailboxLength(t *testing.T) {
	for _, format := range []func([]byte) bool{formatEmail, formatIDNEmail} {
		for local, want := range map[int]bool{1: true, 63: true, 64: true, 65: false} {
			for length, fits := range map[int]bool{253: true, 254: true, 255: false} {
				domain := []byte(strings.Repeat("b.", length)[:length-local-1])
				domain[len(domain)-1] = 'b'
				text := strings.Repeat("a", local) + "@" + string(domain)
				if got := format([]byte(text)); got != (want && fits) {
					t.Errorf("%d bytes, %d of them before the sign: %v", len(text), local, got)
				}
			}
		}
	}
}
