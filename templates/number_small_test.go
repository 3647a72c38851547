package templates

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"
)

// randomSmall is a number with a dot: up to 18 digits, or a little more.
func randomSmall(r *rand.Rand) string {
	digits := fmt.Sprint(r.Int64() >> r.IntN(63))
	if r.IntN(3) == 0 {
		digits += strings.Repeat("0", r.IntN(4))
	}
	places := r.IntN(len(digits) + 2)
	if places >= len(digits) {
		digits = strings.Repeat("0", places-len(digits)+1) + digits
	}
	lit := digits[:len(digits)-places] + "." + digits[len(digits)-places:] + "0"[:r.IntN(2)]
	lit = strings.TrimSuffix(lit, ".")
	if r.IntN(2) == 0 {
		return "-" + lit
	}
	return lit
}

func TestSmallDecimal(t *testing.T) {
	known := 0
	r := rand.New(rand.NewPCG(11, 12))
	for range 50000 {
		lit := randomSmall(r)
		n, power, ok := smallDecimal([]byte(lit))
		digits := len(strings.Trim(strings.Replace(lit, ".", "", 1), "-"))
		value := rational(t, lit)
		if want := digits <= 18 && strings.Contains(lit, ".") && value.Sign() != 0; ok != want {
			t.Fatalf("smallDecimal(%s) = %t", lit, ok)
		}
		if ok {
			known++
			if big.NewRat(n, power).Cmp(value) != 0 {
				t.Fatalf("smallDecimal(%s) = %d by %d", lit, n, power)
			}
		}
	}
	if known < 10000 {
		t.Errorf("%d small numbers", known)
	}
}

// TestSmallDecimals compares what is done with small numbers with math/big.
func TestSmallDecimals(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 14))
	var multiples int
	for range 50000 {
		a, b, bound := randomSmall(r), randomSmall(r), r.Int64N(2001)-1000
		if r.IntN(2) == 0 {
			a = fmt.Sprintf("%d.%d", bound+r.Int64N(3)-1, r.IntN(3)*r.IntN(100))
		}
		if r.IntN(2) == 0 {
			b = fmt.Sprintf("%d.%d", r.IntN(3), r.IntN(3)*25)
		}
		x, y := rational(t, a), rational(t, b)
		if got := compareNumbers([]byte(a), []byte(b)); got != x.Cmp(y) {
			t.Fatalf("%s compared with %s: %d", a, b, got)
		}
		if got := compareNumberInt([]byte(a), bound); got != x.Cmp(new(big.Rat).SetInt64(bound)) {
			t.Fatalf("%s compared with %d: %d", a, bound, got)
		}
		if got := numberIsInteger([]byte(a)); got != x.IsInt() {
			t.Fatalf("%s is an integer: %t", a, got)
		}
		if y.Sign() != 0 {
			want := new(big.Rat).Quo(x, y).IsInt()
			if got := numberIsMultiple([]byte(a), []byte(b)); got != want {
				t.Fatalf("%s is a multiple of %s: %t", a, b, got)
			}
			if want {
				multiples++
			}
		}
		if bound != 0 {
			want := new(big.Rat).Quo(x, new(big.Rat).SetInt64(bound)).IsInt()
			if got := numberIsMultipleInt([]byte(a), bound); got != want {
				t.Fatalf("%s is a multiple of %d: %t", a, bound, got)
			}
		}
	}
	if multiples < 1000 {
		t.Errorf("%d multiples", multiples)
	}
}
