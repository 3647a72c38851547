package templates

import (
	"math/rand/v2"
	"net/netip"
	"strings"
	"testing"
)

// RFC 2673 section 3.2.
func TestFormatIPv4(t *testing.T) {
	testFormat(t, formatIPv4, []string{"0.0.0.0", "192.0.2.33", "255.255.255.255"}, []string{
		"", "192.0.2", "192.0.2.33.1", "192.0.2.", ".192.0.2", "192..0.2", "192.0.2.256", "192.0.2.033",
		"00.0.0.0", "192.0.2.3x", "192.0.2.1000", "192.0.2.33 ", "::1",
	})
}

// RFC 4291 section 2.2.
func TestFormatIPv6(t *testing.T) {
	testFormat(t, formatIPv6, []string{
		"ABCD:EF01:2345:6789:abcd:ef01:2345:6789", "2001:DB8:0:0:8:800:200C:417A", "FF01::101", "::1", "::",
		"0:0:0:0:0:0:13.1.68.3", "::FFFF:129.144.52.38", "1:2:3:4:5:6:7::", "::2:3:4:5:6:7:8", "1::8",
	}, []string{
		"", ":", ":::", "1", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::", "1::2::3", "12345::", "1:2:3:4:5:6:7:",
		":1:2:3:4:5:6:7", "g::", "::1.2.3", "::1.2.3.4:5", "1:2:3:4:5:6:7:1.2.3.4", "::01.2.3.4", "1.2.3.4", "fe80::1%eth0", "[::1]",
	})
}

func TestFormatIPAgainstNetip(t *testing.T) {
	pieces := []string{":", ":", "::", ".", "0", "1", "ff", "10", "255", "256", "abcd", "12345", "1.2.3.4", "1:2:3:4:", "%1"}
	random := rand.New(rand.NewPCG(1, 2))
	accepted := 0
	for range 200_000 {
		var b strings.Builder
		for range 1 + random.IntN(12) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		text := b.String()
		address, err := netip.ParseAddr(text)
		if got, want := formatIPv4([]byte(text)), err == nil && address.Is4(); got != want {
			t.Fatalf("IPv4 %s: got %v, want %v", text, got, want)
		}
		got, want := formatIPv6([]byte(text)), err == nil && address.Is6() && address.Zone() == ""
		if got != want {
			t.Fatalf("IPv6 %s: got %v, want %v", text, got, want)
		}
		if got {
			accepted++
		}
	}
	if accepted < 1000 {
		t.Errorf("only %d addresses were valid", accepted)
	}
}
