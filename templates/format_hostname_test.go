package templates

import (
	"strings"
	"testing"
)

// RFC 1123 section 2.1, RFC 1035 section 2.3.4, RFC 5890 section 2.3.2.1.
func TestFormatHostname(t *testing.T) {
	label := strings.Repeat("a", 63)
	long := strings.Repeat(label+".", 3)
	testFormat(t, formatHostname, []string{
		"localhost", "www.example.com", "3com.com", "A.B", "a-b.c--d", "ab--cd", "xb--c", "an--c", "xn-a", label, long + label[2:],
		"xn--bcher-kva.example", "XN--BCHER-KVA.example", "www.xn--fiqs8s", "xn.example",
	}, []string{
		"", ".", "a.", ".a", "a..b", "-a", "a-", "a-.b", "a.-b", "a_b", "a b", "b\u00fccher", label + "a", long + label[1:],
		"xn--", "xn--a", "www.xn--bcher-kvb99", "a.xn--bcher-.b", "xn--0", "xn--99999999", "xn--a\u00fc",
	})
}
