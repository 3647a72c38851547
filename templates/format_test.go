package templates

import (
	"strconv"
	"testing"
)

// testFormat holds a format against texts that have it and texts that do not.
func testFormat(t *testing.T, format func([]byte) bool, valid, invalid []string) {
	t.Helper()
	run := func(texts []string, want bool) {
		for _, text := range texts {
			t.Run(strconv.QuoteToASCII(text), func(t *testing.T) {
				if got := format([]byte(text)); got != want {
					t.Errorf("got %v, want %v", got, want)
				}
			})
		}
	}
	run(valid, true)
	run(invalid, false)
}

func TestFormatsDoNotAllocate(t *testing.T) {
	tests := []struct {
		name   string
		format func([]byte) bool
		text   string
	}{
		{"date-time", formatDateTime, "2016-12-31T23:59:60.25+00:00"},
		{"duration", formatDuration, "P1Y2M3DT4H5M6S"},
		{"uuid", formatUUID, "f81d4fae-7dec-11d0-a765-00a0c91e6bf6"},
		{"ipv6", formatIPv6, "2001:db8::192.0.2.33"},
		{"email", formatEmail, `"a b"@[IPv6:::1]`},
		{"idn-email", formatIDNEmail, "käse@bücher.example"},
		{"hostname", formatHostname, "xn--bcher-kva.example"},
		{"idn-hostname", formatIDNHostname, "bücher.example"},
		{"uri", formatURI, "http://u@[::1]:80/p?q#f"},
		{"iri", formatIRI, "http://bücher.example/ä"},
		{"uri-template", formatURITemplate, "/{a,b*}{?c:3}"},
		{"json-pointer", formatJSONPointer, "/a~1b"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text := []byte(tt.text)
			if !tt.format(text) {
				t.Fatalf("%s is not valid", tt.text)
			}
			if n := testing.AllocsPerRun(100, func() { tt.format(text) }); n != 0 {
				t.Errorf("%v allocations", n)
			}
		})
	}
}
