package templates

import (
	"math/big"
	"math/rand/v2"
	"testing"
)

func TestNumberIsInteger(t *testing.T) {
	tests := map[string]bool{
		"0": true, "-0": true, "7": true, "1.0": true, "1e2": true, "100e-2": true, "1.25e2": true,
		"0.000": true, "0e-5": true, "0.0e-99999999999999999999": true, "1e99999999999999999999": true,
		"123456789012345678901234567890": true, "12300000e-5": true,
		"0.5": false, "1.25e1": false, "1e-1": false, "100e-3": false, "1e-99999999999999999999": false,
		"12345678901234567890.1": false, "12300000e-6": false,
	}
	for lit, want := range tests {
		if got := numberIsInteger([]byte(lit)); got != want {
			t.Errorf("numberIsInteger(%s) = %t", lit, got)
		}
	}
}

// checkInteger compares all that concerns integers with math/big.
func checkInteger(t *testing.T, lit string) {
	t.Helper()
	value := rational(t, lit)
	if got := numberIsInteger([]byte(lit)); got != value.IsInt() {
		t.Errorf("numberIsInteger(%s) = %t", lit, got)
	}
	n, ok := intFromNumber([]byte(lit))
	if fits := value.IsInt() && value.Num().IsInt64(); ok != fits || ok && n != value.Num().Int64() {
		t.Errorf("intFromNumber(%s) = %d, %t", lit, n, ok)
	}
	u, ok := uintFromNumber([]byte(lit))
	if fits := value.IsInt() && value.Num().IsUint64(); ok != fits || ok && u != value.Num().Uint64() {
		t.Errorf("uintFromNumber(%s) = %d, %t", lit, u, ok)
	}
}

func TestIntegers(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	edges := []string{
		"0", "999999999999999999", "1000000000000000000", "9223372036854775807", "9223372036854775808",
		"9223372036854775809", "18446744073709551615", "18446744073709551616", "99999999999999999999",
		"10000000000000000000", "100000000000000000000", "9223372036854775807.5", "92233720368547758070",
	}
	for _, edge := range edges {
		for range 50 {
			checkInteger(t, respell(r, edge))
			checkInteger(t, respell(r, "-"+edge))
		}
		checkInteger(t, edge)
		checkInteger(t, "-"+edge)
	}
	for range 20000 {
		checkInteger(t, randomNumber(r))
		checkInteger(t, respell(r, big.NewInt(r.Int64()>>r.IntN(63)).String()))
	}
	for _, lit := range []string{"1e99999999999999999999", "1e-99999999999999999999", "1e18446744073709551616"} {
		if _, ok := intFromNumber([]byte(lit)); ok {
			t.Errorf("%s fits an int64", lit)
		}
		if _, ok := uintFromNumber([]byte(lit)); ok {
			t.Errorf("%s fits a uint64", lit)
		}
	}
}

func BenchmarkIntFromNumber(b *testing.B) {
	for _, lit := range []string{"42", "1234567890", "1.0", "9223372036854775807"} {
		b.Run(lit, func(b *testing.B) {
			b.ReportAllocs()
			text := []byte(lit)
			for b.Loop() {
				intFromNumber(text)
			}
		})
	}
}
