package contain

import (
	"github.com/typewright/typewright/internal/ecma"
	"github.com/typewright/typewright/internal/model"
)

// contradicts tells whether facts exclude each other: at once, or in each of
// the cases that can be distinguished.
func (p *prover) contradicts(f facts, splits int) bool {
	if p.steps++; p.steps > mostSteps {
		return false
	}
	k := p.gather(f)
	if k.never || k.kinds == 0 {
		return true
	}
	if values, few := p.listed(f, k); few {
		return len(values) == 0
	}
	for i, n := range f.none {
		rest := facts{all: f.all}
		if p.within(rest.not(f.none[:i]...), n) {
			return true
		}
	}
	if p.empty(k) {
		return true
	}
	for _, cases := range p.splits(f, k, splits) {
		all := true
		for _, one := range cases {
			if !p.contradicts(one, splits+1) {
				all = false
				break
			}
		}
		if all {
			return true
		}
	}
	return false
}

// empty tells whether no value of the one JSON type that is left has the size
// and the parts that are wanted.
func (p *prover) empty(k *known) bool {
	switch {
	case k.kinds&^(model.Integer|model.Number) == 0:
		return k.noNumber()
	case k.kinds == model.String:
		least, most := k.length()
		if most >= 0 && least > most {
			return true
		}
		_, all := p.outside(k, "anything", ecma.Always{Value: false})
		return all
	case k.kinds == model.Array:
		return p.noArray(k)
	}
	return k.kinds == model.Object && p.noObject(k)
}
