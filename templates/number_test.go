package templates

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
)

// huge is the size of the documents that show how time grows: at ten
// megabytes, what is quadratic does not come to an end within slow.
const (
	huge = 10 << 20
	slow = 5 * time.Minute // far beyond what a busy machine needs
)

// within fails the test if f takes longer than slow.
func within(t *testing.T, f func()) {
	t.Helper()
	done := make(chan struct{})
	go func() {
		defer close(done)
		f()
	}()
	select {
	case <-done:
	case <-time.After(slow):
		t.Fatal("takes too long")
	}
}

// isNumber tells whether text is a JSON number.
func isNumber(text string) bool {
	return json.Valid([]byte(text)) && (text[0] == '-' || text[0]-'0' <= 9) && !strings.ContainsAny(text, " \t\r\n")
}

// rational is the value of a number by the reference, math/big, which is to
// be spared large exponents.
func rational(t testing.TB, text string) *big.Rat {
	t.Helper()
	r, ok := new(big.Rat).SetString(text)
	if !ok {
		t.Fatalf("the reference refuses %q", text)
	}
	return r
}

// randomNumber writes a number of one of many forms.
func randomNumber(r *rand.Rand) string {
	var text strings.Builder
	if r.IntN(3) == 0 {
		text.WriteByte('-')
	}
	digits := func(most int) {
		length := 1 + r.IntN(most)
		for range length {
			text.WriteByte("0000123459"[r.IntN(10)])
		}
	}
	switch r.IntN(3) {
	case 0:
		text.WriteByte('0')
	case 1:
		text.WriteByte(byte('1' + r.IntN(9)))
	default:
		text.WriteByte(byte('1' + r.IntN(9)))
		digits(25)
	}
	if r.IntN(2) == 0 {
		text.WriteByte('.')
		digits(25)
	}
	if r.IntN(2) == 0 {
		text.WriteString([]string{"e", "E", "e+", "e-", "E-", "e-0"}[r.IntN(6)])
		fmt.Fprint(&text, r.IntN(30))
	}
	return text.String()
}

// respell writes a number of the same value in another form.
func respell(r *rand.Rand, text string) string {
	sign := ""
	if text[0] == '-' {
		sign, text = "-", text[1:]
	}
	mantissa, exponent := text, new(big.Int)
	if e := strings.IndexAny(text, "eE"); e >= 0 {
		mantissa = text[:e]
		exponent.SetString(text[e+1:], 10)
	}
	whole, fraction, _ := strings.Cut(mantissa, ".")
	digits := strings.TrimLeft(whole+fraction, "0")
	if strings.Trim(digits, "0") == "" {
		return sign + "0.0e-7"
	}
	add := func(n int) { exponent.Add(exponent, big.NewInt(int64(n))) }
	add(-len(fraction))
	length := len(digits)
	digits = strings.TrimRight(digits, "0") + strings.Repeat("0", r.IntN(5))
	dot := r.IntN(len(digits) + 1)
	add(length - dot)
	out := digits[:dot]
	if dot == 0 {
		out = "0"
	}
	if dot < len(digits) {
		out += "." + digits[dot:]
	}
	if exponent.Sign() != 0 || r.IntN(2) == 0 {
		out += "e" + exponent.String()
	}
	return sign + out
}

func TestCompareNumbers(t *testing.T) {
	tests := []struct {
		a, b string
		want int
	}{
		{"0", "-0", 0},
		{"0", "-0.00e-12345678901234567890123", 0},
		{"0e99999999999999999999", "1e-99999999999999999999", -1},
		{"1", "1.0", 0},
		{"100", "1e2", 0},
		{"100", "1E+0002", 0},
		{"0.001", "1e-3", 0},
		{"1.5", "1.50000", 0},
		{"120.034", "0.00120034e5", 0},
		{"-1", "1", -1},
		{"-2", "-1", -1},
		{"-1e2", "-99.9", -1},
		{"10", "9", 1},
		{"0.10", "0.09", 1},
		{"12.3", "12.30000000000000000000000001", -1},
		{"9007199254740993", "9007199254740992.0", 1},
		{"9007199254740993", "9007199254740993.0", 0},
		{"123456789012345678901234567890", "123456789012345678901234567891", -1},
		{"1e400", "1e401", -1},
		{"1e-400", "0", 1},
		{"1e99999999999999999999", "1e99999999999999999998", 1},
		{"1e99999999999999999999", "10e99999999999999999998", 0},
		{"1e-99999999999999999999", "0.1e-99999999999999999998", 0},
		{"-1e99999999999999999999", "1e-99999999999999999999", -1},
		{"-1e99999999999999999999", "-1e-99999999999999999999", -1},
		{"1e1000000000000000000", "10e999999999999999999", 0},
		{"1e18446744073709551616", "1", 1},
		{"1e-18446744073709551616", "1", -1},
		{"2e9223372036854775807", "3e9223372036854775807", -1},
		{"1e00000000000000000000000000000001", "10", 0},
	}
	for _, tt := range tests {
		if got := compareNumbers([]byte(tt.a), []byte(tt.b)); got != tt.want {
			t.Errorf("compareNumbers(%s, %s) = %d, want %d", tt.a, tt.b, got, tt.want)
		}
		if got := compareNumbers([]byte(tt.b), []byte(tt.a)); got != -tt.want {
			t.Errorf("compareNumbers(%s, %s) = %d, want %d", tt.b, tt.a, got, -tt.want)
		}
	}
}

func TestCompareNumbersRandom(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	last := "0"
	for range 50000 {
		a := randomNumber(r)
		same := respell(r, a)
		if compareNumbers([]byte(a), []byte(same)) != 0 {
			t.Errorf("%s is not equal to %s", a, same)
		}
		checkComparison(t, a, last)
		last = same
	}
}

func checkComparison(t *testing.T, a, b string) {
	t.Helper()
	want := rational(t, a).Cmp(rational(t, b))
	if got := compareNumbers([]byte(a), []byte(b)); got != want {
		t.Errorf("compareNumbers(%s, %s) = %d, want %d", a, b, got, want)
	}
}

func TestCompareNumberInt(t *testing.T) {
	bounds := []int64{0, 1, -1, 10, 100, -1000, 1 << 62, -1 << 63, 1<<63 - 1, 999999999999999999, 1000000000000000000}
	literals := []string{
		"9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809",
		"9223372036854775807.1", "1e18", "999999999999999999", "-0.0", "1e-99", "-1e99", "100.0", "0.1e3",
	}
	for _, bound := range bounds {
		for _, lit := range literals {
			want := rational(t, lit).Cmp(new(big.Rat).SetInt64(bound))
			if got := compareNumberInt([]byte(lit), bound); got != want {
				t.Errorf("compareNumberInt(%s, %d) = %d, want %d", lit, bound, got, want)
			}
		}
	}
}

// TestExponentDifference compares with a difference that is clamped only at
// the end.
func TestExponentDifference(t *testing.T) {
	exponents := []string{
		"", "0", "-0", "+7", "-12", "99", "000100", "288230376151711744", "288230376151711745",
		"-288230376151711743", "999999999999999999", "1000000000000000000", "1000000000000000001",
		"-99999999999999999999", "99999999999999999999", "100000000000000000000",
	}
	limit := big.NewInt(farApart)
	for _, a := range exponents {
		for _, b := range exponents {
			x, _ := new(big.Int).SetString("0"+strings.TrimLeft(a, "+-"), 10)
			y, _ := new(big.Int).SetString("0"+strings.TrimLeft(b, "+-"), 10)
			if strings.HasPrefix(a, "-") {
				x.Neg(x)
			}
			if strings.HasPrefix(b, "-") {
				y.Neg(y)
			}
			want := x.Sub(x, y)
			if want.CmpAbs(limit) > 0 {
				want.Mul(limit, big.NewInt(int64(want.Sign())))
			}
			if got := exponentDifference([]byte(a), []byte(b)); got != want.Int64() {
				t.Errorf("exponentDifference(%q, %q) = %d, want %d", a, b, got, want)
			}
		}
	}
}

func TestHugeNumbers(t *testing.T) {
	digits := bytes.Repeat([]byte("7"), huge)
	exponent := append([]byte("1e"), digits...)
	zeros := append(append([]byte("1"), bytes.Repeat([]byte("0"), huge)...), "e-10485760"...)
	within(t, func() {
		for _, lit := range [][]byte{digits, exponent} {
			if compareNumberInt(lit, 5) != 1 || compareNumbers(lit, lit) != 0 || !numberIsInteger(lit) {
				t.Error("a huge number compares wrongly")
			}
			if _, ok := intFromNumber(lit); ok {
				t.Error("a huge number fits an int64")
			}
			if _, ok := floatFromNumber(lit); ok {
				t.Error("a huge number fits a float64")
			}
		}
		if compareNumbers(exponent, digits) != 1 {
			t.Error("the larger number is not")
		}
		if n, ok := intFromNumber(zeros); n != 1 || !ok {
			t.Error("1 is not 1 if written at length")
		}
		if f, ok := floatFromNumber(zeros); f != 1 || !ok {
			t.Error("1.0 is not 1 if written at length")
		}
	})
}

func FuzzNumbers(f *testing.F) {
	f.Add("1.50", "15e-1", int64(3))
	f.Add("-0.0e9", "1E+2", int64(-7))
	f.Add("123456789012345678901234567890", "0.0001", int64(1))
	f.Fuzz(func(t *testing.T, a, b string, n int64) {
		for _, text := range []string{a, b} {
			if !isNumber(text) || len(text) > 200 {
				t.Skip()
			}
			if e := strings.IndexAny(text, "eE"); e >= 0 && len(text)-e > 5 {
				t.Skip()
			}
		}
		checkComparison(t, a, b)
		want := rational(t, a).Cmp(new(big.Rat).SetInt64(n))
		if got := compareNumberInt([]byte(a), n); got != want {
			t.Errorf("compareNumberInt(%s, %d) = %d, want %d", a, n, got, want)
		}
		checkMultiple(t, a, b)
		checkMultipleInt(t, a, n)
		checkInteger(t, a)
		checkFloat(t, a)
		if x, y := hashOf(a), hashOf(b); x != y && rational(t, a).Cmp(rational(t, b)) == 0 {
			t.Errorf("%s and %s are equal, but have not the same hash", a, b)
		}
	})
}

func BenchmarkCompareNumberInt(b *testing.B) {
	for _, lit := range []string{"0", "42", "123456789012345678", "3.14", "1e2", "12345678901234567890"} {
		b.Run(lit, func(b *testing.B) {
			b.ReportAllocs()
			text := []byte(lit)
			for b.Loop() {
				compareNumberInt(text, 100)
			}
		})
	}
}

func BenchmarkCompareNumbers(b *testing.B) {
	b.ReportAllocs()
	x, y := []byte("3.14159"), []byte("2.5")
	for b.Loop() {
		compareNumbers(x, y)
	}
}
