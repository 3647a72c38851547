package driver

import "testing"

// Fuzz gives any bytes to the functions of a type and wants them to agree with
// each other, and with a second opinion if there is one. The seeds, some of
// which are to be valid, are run first: they leave a value behind that a
// failure could change.
func Fuzz(f *testing.F, c Case, agree func(text []byte, v Verdict) error, seeds ...string) {
	f.Helper()
	for _, seed := range seeds {
		if _, err := c.Run([]byte(seed)); err != nil {
			f.Fatalf("%s: %v", seed, err)
		}
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		verdict, err := c.Run(text)
		if err == nil && agree != nil {
			err = agree(text, verdict)
		}
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
	})
}
