package instance

import (
	"math/big"
	"slices"

	"github.com/typewright/typewright/internal/source"
)

// Any makes a value of any kind.
func (g *Generator) Any(depth int) *source.Value {
	if depth < depthSmall {
		switch g.random.IntN(6) {
		case 0:
			v := &source.Value{Kind: source.Array}
			for range g.random.IntN(4) {
				v.Items = append(v.Items, g.Any(depth+1))
			}
			return v
		case 1:
			v := &source.Value{Kind: source.Object}
			for range g.random.IntN(4) {
				setMember(v, g.Name(), g.Any(depth+1))
			}
			return v
		}
	}
	return g.scalar()
}

func (g *Generator) scalar() *source.Value {
	switch g.random.IntN(6) {
	case 0:
		return word(source.Null, "null")
	case 1:
		return g.boolean()
	case 2:
		return word(source.Number, pick(g, edges))
	case 3:
		return word(source.Number, decimal(big.NewRat(g.random.Int64N(41)-20, 1<<g.random.IntN(4))))
	case 4:
		if len(g.constants) > 0 {
			return clone(pick(g, g.constants))
		}
	}
	return text(g.characters(g.random.IntN(6)))
}

func setMember(v *source.Value, name string, value *source.Value) {
	for i := range v.Members {
		if v.Members[i].Name == name {
			v.Members[i].Value = value
			return
		}
	}
	v.Members = append(v.Members, source.Member{Name: name, Value: value})
}

// Spoil returns a copy of a value with something changed at one or a few
// places; it may be valid still. Nothing of the value itself changes.
func (g *Generator) Spoil(v *source.Value) *source.Value {
	v = clone(v)
	for range 1 + g.random.IntN(2)*g.random.IntN(3) {
		places := collect(&v, nil)
		place := pick(g, places)
		*place = g.change(*place, places)
	}
	return v
}

func clone(v *source.Value) *source.Value {
	c := &source.Value{Kind: v.Kind, Text: v.Text}
	for _, item := range v.Items {
		c.Items = append(c.Items, clone(item))
	}
	for _, m := range v.Members {
		c.Members = append(c.Members, source.Member{Name: m.Name, Value: clone(m.Value)})
	}
	return c
}

// collect returns all places of a value.
func collect(v **source.Value, places []**source.Value) []**source.Value {
	places = append(places, v)
	for i := range (*v).Items {
		places = collect(&(*v).Items[i], places)
	}
	for i := range (*v).Members {
		places = collect(&(*v).Members[i].Value, places)
	}
	return places
}

// change changes a value as its kind allows, or for another one.
func (g *Generator) change(v *source.Value, places []**source.Value) *source.Value {
	switch {
	case g.chance(6):
		return g.Any(depthSmall - 1)
	case g.chance(10):
		return clone(*pick(g, places))
	case g.chance(16):
		return &source.Value{Kind: source.Array, Items: []*source.Value{v}}
	}
	switch v.Kind {
	case source.Number:
		return g.changeNumber(v)
	case source.String:
		return text(g.changeText(v.Text))
	case source.Array:
		g.changeArray(v)
		return v
	case source.Object:
		g.changeObject(v)
		return v
	case source.Null, source.Bool:
	}
	return g.scalar()
}

func (g *Generator) changeNumber(v *source.Value) *source.Value {
	value, ok := rational(v.Text)
	if !ok || g.chance(4) {
		return word(source.Number, pick(g, edges))
	}
	step := pick(g, []*big.Rat{big.NewRat(1, 1), big.NewRat(-1, 1), big.NewRat(1, 2), big.NewRat(1, 1e10), big.NewRat(-1, 8), value})
	return word(source.Number, decimal(new(big.Rat).Add(value, step)))
}

func (g *Generator) changeText(s string) string {
	runes := []rune(s)
	at := g.random.IntN(len(runes) + 1)
	switch {
	case len(runes) > 0 && g.chance(3):
		at = min(at, len(runes)-1)
		return string(slices.Delete(runes, at, at+1))
	case g.chance(4):
		return g.Name()
	}
	return string(slices.Insert(runes, at, []rune(pick(g, characters))...))
}

func (g *Generator) changeArray(v *source.Value) {
	n := len(v.Items)
	switch {
	case n > 0 && g.chance(3):
		at := g.random.IntN(n)
		v.Items = slices.Delete(v.Items, at, at+1)
	case n > 0 && g.chance(2):
		v.Items = append(v.Items, clone(pick(g, v.Items)))
	case n > 1 && g.chance(2):
		i, j := g.random.IntN(n), g.random.IntN(n)
		v.Items[i], v.Items[j] = v.Items[j], v.Items[i]
	default:
		v.Items = append(v.Items, g.Any(depthSmall-1))
	}
}

func (g *Generator) changeObject(v *source.Value) {
	n := len(v.Members)
	switch {
	case n > 0 && g.chance(3):
		at := g.random.IntN(n)
		v.Members = slices.Delete(v.Members, at, at+1)
	case n > 0 && g.chance(3):
		at := g.random.IntN(n)
		m := v.Members[at]
		v.Members = slices.Delete(v.Members, at, at+1)
		setMember(v, g.changeText(m.Name), m.Value)
	case n > 0 && g.chance(2):
		setMember(v, g.Name(), clone(pick(g, v.Members).Value))
	default:
		setMember(v, g.Name(), g.Any(depthSmall-1))
	}
}
