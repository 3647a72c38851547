package contain

import (
	"math/big"
	"strings"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
)

// longest is the length of the longest string or array that is tried.
const longest = 300

// edges returns values at the edges of what checks ask for, simple ones first.
func (s *search) edges(nodes []*model.Node) []*source.Value {
	values := []*source.Value{
		word(source.Object, ""), word(source.Array, ""), text(""), word(source.Number, "0"),
		word(source.Null, "null"), word(source.Bool, "true"), word(source.Bool, "false"),
		text("a"), word(source.Number, "1"), word(source.Number, "0.5"), word(source.Number, "-1"),
		{Kind: source.Array, Items: []*source.Value{word(source.Null, "null")}},
		{Kind: source.Object, Members: []source.Member{{Name: "x", Value: word(source.Null, "null")}}},
	}
	var limits []model.Limit
	for _, n := range nodes {
		for _, check := range n.Checks {
			switch check := check.(type) {
			case model.Enum:
				values = append(values, check.Values...)
			case model.Numeric:
				limits = append(limits, check.Limits...)
			case model.Text:
				values = append(values, lengths(check)...)
			}
		}
	}
	return append(values, numbers(limits)...)
}

// lengths returns strings that are as long as they may be, and a little more
// or less.
func lengths(check model.Text) []*source.Value {
	var values []*source.Value
	for _, count := range []*model.Count{check.MinLength, check.MaxLength} {
		if count == nil {
			continue
		}
		for _, n := range around(count.Value) {
			values = append(values, text(strings.Repeat("a", n)))
		}
	}
	return values
}

// around returns sizes near a limit.
func around(limit int64) []int {
	var sizes []int
	for _, n := range []int64{limit, limit + 1, limit - 1} {
		if n >= 0 && n <= longest {
			sizes = append(sizes, int(n))
		}
	}
	return sizes
}

// numbers returns limits, numbers near them, and their multiples.
func numbers(limits []model.Limit) []*source.Value {
	steps := []*big.Rat{big.NewRat(1, 1), big.NewRat(1, 2)}
	var values []*source.Value
	for _, l := range limits {
		if l.Keyword == "multipleOf" {
			steps = append(steps, rational(l.Value))
		}
	}
	const most = 400
	for _, l := range limits {
		limit := rational(l.Value)
		values = append(values, number(limit))
		for _, step := range steps {
			if step.Sign() == 0 {
				continue
			}
			quotient := new(big.Rat).Quo(limit, step)
			nearest := new(big.Rat).Mul(ceil(quotient), step)
			for _, times := range []int64{0, 1, -1, 2, -2} {
				if len(values) > most {
					return values
				}
				move := new(big.Rat).Mul(step, big.NewRat(times, 1))
				values = append(values, number(new(big.Rat).Add(limit, move)), number(new(big.Rat).Add(nearest, move)))
			}
		}
	}
	return values
}
