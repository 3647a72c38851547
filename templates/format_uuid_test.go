package templates

import "testing"

// RFC 4122 section 3.
func TestFormatUUID(t *testing.T) {
	testFormat(t, formatUUID, []string{
		"f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
		"F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6",
		"00000000-0000-0000-0000-000000000000",
		"ffffffff-ffff-ffff-ffff-ffffffffffff",
	}, []string{
		"",
		"f81d4fae-7dec-11d0-a765-00a0c91e6bf",
		"f81d4fae-7dec-11d0-a765-00a0c91e6bf67",
		"f81d4fae07dec-11d0-a765-00a0c91e6bf6",
		"f81d4fae-7dec011d0-a765-00a0c91e6bf6",
		"f81d4fae-7dec-11d00a765-00a0c91e6bf6",
		"f81d4fae-7dec-11d0-a765000a0c91e6bf6",
		"f81d4faef7dec-11d0-a765-00a0c91e6bf6",
		"{f81d4fae-7dec-11d0-a765-00a0c91e6b}",
		"f81d4fae-7dec-11d0-a765-00a0c91e6b\u00e9",
	})
}

func TestFormatUUIDEveryByte(t *testing.T) {
	const text = "f81d4fae-7dec-11d0-a765-00a0c91e6bf6"
	for i := range len(text) {
		for c := range 256 {
			changed := []byte(text)
			changed[i] = byte(c)
			want := '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
			if text[i] == '-' {
				want = c == '-'
			}
			if got := formatUUID(changed); got != want {
				t.Errorf("%q: got %v, want %v", changed, got, want)
			}
		}
	}
}
