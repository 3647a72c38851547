package templates

import (
	"math"
	"math/rand/v2"
	"strconv"
	"testing"
)

// shortest is what encoding/json writes, but for exponents of one digit.
func shortest(f float64) string {
	if size := math.Abs(f); size != 0 && (size < 1e-6 || size >= 1e21) {
		return strconv.FormatFloat(f, 'e', -1, 64)
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}

func TestAppendFloat64(t *testing.T) {
	check := func(f float64) {
		t.Helper()
		var e encoder
		if got := string(appendFloat64(&e, []byte("x"), &f)); got != "x"+shortest(f) || len(e.issues) > 0 {
			t.Fatalf("%v is written as %s", f, got)
		}
	}
	for _, f := range []float64{
		0, math.Copysign(0, -1), 0.5, -0.5, 0.1, 0.3, 1e-6, 1.5e-6, 9.99999e-7, 1e-9, 123456.789, 0.1 + 0.2, 1.0 / 3,
		999999.999999999, 1e6 + 0.25, 99999999999.5, 1e11 + 0.5, 1e15, 1e20, 1e21, 1.000001, 0.000001001, 2.5e-9 + 1,
		math.MaxFloat64, math.SmallestNonzeroFloat64, 4503599627370496.5, math.Nextafter(1e6, 0), math.Nextafter(1e11, 0),
	} {
		check(f)
		check(-f)
	}
	r := rand.New(rand.NewPCG(21, 22))
	for range 200000 {
		check(math.Float64frombits(r.Uint64()&^(0x7FF<<52) | uint64(0x3FF+r.IntN(90)-45)<<52))
		places := r.IntN(18)
		f, err := strconv.ParseFloat(strconv.FormatInt(r.Int64()>>r.IntN(63), 10)+"e-"+strconv.Itoa(places), 64)
		if err != nil {
			t.Fatal(err)
		}
		check(f)
		check(math.Nextafter(f, math.Inf(1)))
	}
}

func BenchmarkAppendFloat64(b *testing.B) {
	var e encoder
	var out []byte
	for _, f := range []float64{52.520008, -13.4049, 1013.25, 1.0 / 3} {
		b.Run(strconv.FormatFloat(f, 'g', 6, 64), func(b *testing.B) {
			for b.Loop() {
				out = appendFloat64(&e, out[:0], &f)
			}
		})
		b.Run("strconv", func(b *testing.B) {
			for b.Loop() {
				out = strconv.AppendFloat(out[:0], f, 'f', -1, 64)
			}
		})
	}
}
