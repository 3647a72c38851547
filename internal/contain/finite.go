package contain

import (
	"math/big"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
)

// mostIntegers is how many integers in a row are looked at one by one.
const mostIntegers = 64

// listed returns all values that keep to facts, if these are few. It is exact:
// each of them is judged.
func (p *prover) listed(f facts, k *known) (values []*source.Value, few bool) {
	candidates, few := k.candidates()
	if !few {
		return nil, false
	}
	for _, v := range candidates {
		if p.acceptsAll(f.all, v) && !p.acceptsAny(f.none, v) {
			values = append(values, v)
		}
	}
	return values, true
}

// candidates returns all values that can keep to what is known, or some more,
// if these are few.
func (k *known) candidates() (values []*source.Value, few bool) {
	if k.never {
		return nil, true
	}
	for _, e := range k.enums {
		if !few || len(e.Values) < len(values) {
			values, few = e.Values, true
		}
	}
	if few {
		return values, true
	}
	if k.kinds&^(model.Null|model.Bool|model.Integer) != 0 {
		return nil, false
	}
	if k.kinds&model.Integer != 0 {
		if values, few = k.integers(); !few {
			return nil, false
		}
	}
	if k.kinds&model.Null != 0 {
		values = append(values, word(source.Null, "null"))
	}
	if k.kinds&model.Bool != 0 {
		values = append(values, word(source.Bool, "true"), word(source.Bool, "false"))
	}
	return values, true
}

func (k *known) integers() (values []*source.Value, few bool) {
	low, high := k.bounds()
	if low == nil || high == nil || new(big.Rat).Sub(high.value, low.value).Cmp(big.NewRat(mostIntegers, 1)) > 0 {
		return nil, false
	}
	one := big.NewRat(1, 1)
	for i := ceil(low.value); i.Cmp(high.value) <= 0; i = new(big.Rat).Add(i, one) {
		values = append(values, number(i))
	}
	return values, true
}
