package templates

import (
	"math"
	"math/rand/v2"
	"strconv"
	"testing"
)

func TestFloatFromNumber(t *testing.T) {
	tests := map[string]bool{
		"0": true, "-0": true, "0e400": true, "0.1": true, "-12.5e3": true, "3.141592653589793": true,
		"3.14159265358979323846": false, "3.1415926535897931": false, "1e308": true, "1e309": false, "1.9e308": false,
		"1.7976931348623157e308": true, "1.7976931348623158e308": false, "5e-324": true, "4e-324": false,
		"4.9406564584124654e-324": false, "1e-324": false, "1e400": false, "-1e-400": false,
		"9007199254740993": false, "9007199254740992": true, "18446744073709551616": false,
		"100000000000000000000000": true, "1e99999999999999999999": false, "1e-99999999999999999999": false,
		"0.1000000000000000055511151231257827": false, "123456789012345678": false, "12345678901234567": false,
		"0.30000000000000004": true,
	}
	for lit, want := range tests {
		if _, ok := floatFromNumber([]byte(lit)); ok != want {
			t.Errorf("floatFromNumber(%s): %t", lit, ok)
		}
		if !want {
			continue
		}
		checkFloat(t, lit)
	}
}

// checkFloat compares with strconv and, for what is lost, math/big.
func checkFloat(t *testing.T, lit string) {
	t.Helper()
	f, ok := floatFromNumber([]byte(lit))
	want, err := strconv.ParseFloat(lit, 64)
	exact := err == nil && rational(t, lit).Cmp(rational(t, strconv.FormatFloat(want, 'e', -1, 64))) == 0
	if ok != exact || ok && math.Float64bits(f) != math.Float64bits(want) {
		t.Errorf("floatFromNumber(%s) = %v, %t, want %v, %t", lit, f, ok, want, exact)
	}
}

func TestFloatFromNumberRandom(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 30000 {
		checkFloat(t, randomNumber(r))
		f := math.Float64frombits(r.Uint64())
		if math.IsNaN(f) || math.IsInf(f, 0) {
			continue
		}
		shortest := strconv.FormatFloat(f, 'e', -1, 64)
		checkFloat(t, shortest)
		if got, ok := floatFromNumber([]byte(respell(r, shortest))); !ok || got != f {
			t.Errorf("floatFromNumber(%s) = %v, %t", shortest, got, ok)
		}
	}
}

func BenchmarkFloatFromNumber(b *testing.B) {
	for _, lit := range []string{"42", "3.14", "-65.613616999999977", "1e-30"} {
		b.Run(lit, func(b *testing.B) {
			b.ReportAllocs()
			text := []byte(lit)
			for b.Loop() {
				floatFromNumber(text)
			}
		})
	}
}
