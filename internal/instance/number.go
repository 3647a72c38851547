package instance

import (
	"math/big"
	"strconv"
	"strings"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
)

// edges are numbers where representations end.
var edges = []string{
	"0", "-0", "0.0", "1", "-1", "1.0", "1e0", "0.1", "0.3", "-0.5", "1.5", "3.141592653589793", "2e2", "100e-2", "1E+2",
	"2147483648", "9007199254740992", "9007199254740993", "9223372036854775807", "9223372036854775808",
	"-9223372036854775808", "-9223372036854775809", "18446744073709551615", "18446744073709551616", "1e19",
	"123456789012345678901234567890", "0.1000000000000000055511151231257827", "1e-7", "1e21", "1e308", "1e309",
	"-1.7976931348623157e308", "5e-324", "1e-400", "0e400", "12345678.875",
}

// number makes a number within the limits, near one of them rather than
// anywhere.
func (g *Generator) number(d *demands, integer bool) *source.Value {
	var candidates []*big.Rat
	for _, limit := range d.limits {
		if value, ok := rational(limit.Value); ok {
			candidates = append(candidates, g.near(limit.Keyword, value, integer)...)
		}
	}
	candidates = append(candidates, big.NewRat(g.random.Int64N(21)-10, 1), big.NewRat(g.random.Int64N(2001)-1000, 1))
	g.random.Shuffle(len(candidates), func(i, j int) { candidates[i], candidates[j] = candidates[j], candidates[i] })
	if d.limits == nil && g.chance(3) {
		if lit := pick(g, edges); !integer || whole(lit) {
			return word(source.Number, lit)
		}
	}
	if !integer && d.limits == nil {
		return word(source.Number, strconv.FormatFloat(float64(g.random.IntN(4000)-2000)/float64(g.random.IntN(64)+1), 'g', -1, 64))
	}
	for _, value := range candidates {
		if (!integer || value.IsInt()) && within(d.limits, value) {
			return word(source.Number, decimal(value))
		}
	}
	return word(source.Number, decimal(candidates[0]))
}

// near returns values around a limit.
func (g *Generator) near(keyword string, limit *big.Rat, integer bool) []*big.Rat {
	if keyword == "multipleOf" {
		values := []*big.Rat{new(big.Rat)}
		for range 4 {
			values = append(values, new(big.Rat).Mul(limit, big.NewRat(g.random.Int64N(201)-100, 1)))
		}
		large := new(big.Rat).SetInt64(g.random.Int64())
		return append(values, large.Mul(large, limit))
	}
	step := big.NewRat(1, 1)
	if !integer {
		step = pick(g, []*big.Rat{big.NewRat(1, 1), big.NewRat(1, 2), big.NewRat(1, 1<<30), big.NewRat(1, 1e15)})
	}
	base := limit
	if integer {
		base = new(big.Rat).SetInt(new(big.Int).Quo(limit.Num(), limit.Denom()))
	}
	far := new(big.Rat).Mul(step, big.NewRat(g.random.Int64N(50), 1))
	return []*big.Rat{
		base, new(big.Rat).Add(base, step), new(big.Rat).Sub(base, step), new(big.Rat).Add(base, far), new(big.Rat).Sub(base, far),
	}
}

func within(limits []model.Limit, value *big.Rat) bool {
	for _, limit := range limits {
		bound, ok := rational(limit.Value)
		if !ok {
			continue
		}
		order, good := value.Cmp(bound), true
		switch limit.Keyword {
		case "minimum":
			good = order >= 0
		case "exclusiveMinimum":
			good = order > 0
		case "maximum":
			good = order <= 0
		case "exclusiveMaximum":
			good = order < 0
		case "multipleOf":
			good = new(big.Rat).Quo(value, bound).IsInt()
		}
		if !good {
			return false
		}
	}
	return true
}

// rational reads a number, unless its exponent is so large that arithmetic
// would never end.
func rational(lit string) (*big.Rat, bool) {
	if at := strings.IndexAny(lit, "eE"); at >= 0 {
		if exponent, err := strconv.Atoi(lit[at+1:]); err != nil || exponent > 1000 || exponent < -1000 {
			return nil, false
		}
	}
	return new(big.Rat).SetString(lit)
}

func whole(lit string) bool {
	value, ok := rational(lit)
	return ok && value.IsInt()
}

// decimal writes a number whose denominator has no prime factors but 2 and 5.
func decimal(value *big.Rat) string {
	if value.IsInt() {
		return value.Num().String()
	}
	places, _ := value.FloatPrec()
	return value.FloatString(places)
}
