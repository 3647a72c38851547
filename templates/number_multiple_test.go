package templates

import (
	"bytes"
	"math/big"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
)

func TestNumberIsMultiple(t *testing.T) {
	tests := []struct {
		lit, divisor string
		want         bool
	}{
		{"0", "7", true},
		{"-0.0e99999999999999999999", "0.3", true},
		{"4", "2", true},
		{"-4", "2", true},
		{"7", "2", false},
		{"4.5", "1.5", true},
		{"35", "1.5", false},
		{"0.0075", "0.0001", true},
		{"0.00751", "0.0001", false},
		{"19.99", "0.01", true},
		{"0.3", "0.1", true},
		{"1e2", "25", true},
		{"1e2", "-25", true},
		{"1e2", "-24", false},
		{"1", "1e1", false},
		{"1e308", "0.123456789", false},
		{"1e308", "0.5", true},
		{"12391239123", "1e-8", true},
		{"1e99999999999999999999", "1024", true},
		{"1e99999999999999999999", "3", false},
		{"3e99999999999999999999", "3", true},
		{"3e99999999999999999999", "3e99999999999999999998", true},
		{"3e99999999999999999998", "3e99999999999999999999", false},
		{"3e-99999999999999999999", "1e-99999999999999999999", true},
		{"1e-99999999999999999999", "1", false},
		{"9007199254740993", "9007199254740992", false},
		{"340282366920938463463374607431768211456", "18446744073709551616", true},
		{"340282366920938463463374607431768211457", "18446744073709551616", false},
		{"1e64", "18446744073709551616", true},
		{"1e63", "18446744073709551616", false},
		{"1e99999999999999999999", "340282366920938463463374607431768211456", true},
		{"1e127", "340282366920938463463374607431768211456", false},
		{"1e128", "340282366920938463463374607431768211456", true},
	}
	for _, tt := range tests {
		if got := numberIsMultiple([]byte(tt.lit), []byte(tt.divisor)); got != tt.want {
			t.Errorf("numberIsMultiple(%s, %s) = %t", tt.lit, tt.divisor, got)
		}
		if n, err := strconv.ParseInt(tt.divisor, 10, 64); err == nil {
			if got := numberIsMultipleInt([]byte(tt.lit), n); got != tt.want {
				t.Errorf("numberIsMultipleInt(%s, %d) = %t", tt.lit, n, got)
			}
		}
	}
}

func checkMultiple(t *testing.T, lit, divisor string) {
	t.Helper()
	d := rational(t, divisor)
	if d.Sign() == 0 {
		return
	}
	want := d.Quo(rational(t, lit), d).IsInt()
	if got := numberIsMultiple([]byte(lit), []byte(divisor)); got != want {
		t.Errorf("numberIsMultiple(%s, %s) = %t", lit, divisor, got)
	}
}

func checkMultipleInt(t *testing.T, lit string, divisor int64) {
	t.Helper()
	if divisor == 0 {
		return
	}
	d := new(big.Rat).SetInt64(divisor)
	want := d.Quo(rational(t, lit), d).IsInt()
	if got := numberIsMultipleInt([]byte(lit), divisor); got != want {
		t.Errorf("numberIsMultipleInt(%s, %d) = %t", lit, divisor, got)
	}
}

func TestNumberIsMultipleRandom(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 20000 {
		lit, divisor := randomNumber(r), randomNumber(r)
		checkMultiple(t, lit, divisor)
		n := r.Int64()>>r.IntN(63) + 1
		checkMultipleInt(t, lit, n)
		checkMultipleInt(t, respell(r, strconv.FormatInt(n, 10)), n)

		// A product is a multiple of its factors.
		product := new(big.Rat).Mul(rational(t, divisor), new(big.Rat).SetInt64(n))
		checkMultiple(t, respell(r, product.FloatString(60)), divisor)
	}
}

func TestHugeMultiples(t *testing.T) {
	nines := bytes.Repeat([]byte("9"), huge)
	exponent := append([]byte("3e"), nines...)
	divisor := "1" + strings.Repeat("0", 29) + "7"
	within(t, func() {
		if !numberIsMultipleInt(nines, 9) || !numberIsMultiple(nines, []byte("0.3")) {
			t.Error("a number of nines is no multiple of nine")
		}
		if numberIsMultipleInt(nines, 2) || numberIsMultiple(nines, []byte(divisor)) {
			t.Error("a number of nines is a multiple of what it is not")
		}
		if !numberIsMultipleInt(exponent, 3<<40) || numberIsMultipleInt(exponent, 7) || numberIsMultiple(exponent, []byte(divisor)) {
			t.Error("a number of huge exponent has wrong factors")
		}
	})
}

func BenchmarkNumberIsMultiple(b *testing.B) {
	for _, bench := range []struct{ lit, divisor string }{{"19.99", "0.01"}, {"1999", "0.5"}, {"123456789012345678901", "12345678901234567890123"}} {
		b.Run(bench.lit+"/"+bench.divisor, func(b *testing.B) {
			b.ReportAllocs()
			lit, divisor := []byte(bench.lit), []byte(bench.divisor)
			for b.Loop() {
				numberIsMultiple(lit, divisor)
			}
		})
	}
}

func BenchmarkNumberIsMultipleInt(b *testing.B) {
	for _, lit := range []string{"42", "1e3", "123456789012345678901"} {
		b.Run(lit, func(b *testing.B) {
			b.ReportAllocs()
			text := []byte(lit)
			for b.Loop() {
				numberIsMultipleInt(text, 7)
			}
		})
	}
}
