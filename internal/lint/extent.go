package lint

import (
	"math/big"
	"strconv"
	"strings"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/templates"
)

// An extent is the limits that keywords set to one thing, the tightest ones.
type extent struct {
	none      string // what cannot be valid if they exclude each other
	low, high limit
	whole     bool // only integers count
}

// A limit is one side of an extent.
type limit struct {
	said
	value     string // a JSON number; "" is no limit
	exclusive bool
}

// raise takes a lower limit if it is tighter.
func (e *extent) raise(l limit) {
	if e.low.value == "" || tighter(templates.CompareNumbers(l.value, e.low.value), l, e.low) {
		e.low = l
	}
}

// lower takes an upper limit if it is tighter.
func (e *extent) lower(l limit) {
	if e.high.value == "" || tighter(templates.CompareNumbers(e.high.value, l.value), l, e.high) {
		e.high = l
	}
}

func tighter(order int, l, than limit) bool {
	return order > 0 || order == 0 && l.exclusive && !than.exclusive
}

// conflicts tells whether there is nothing between the limits.
func (e *extent) conflicts() []conflict {
	if e.low.value == "" || e.high.value == "" {
		return nil
	}
	order := templates.CompareNumbers(e.low.value, e.high.value)
	empty := order > 0 || order == 0 && (e.low.exclusive || e.high.exclusive)
	if !empty && e.whole {
		empty = betweenIntegers(e.low, e.high)
	}
	if !empty {
		return nil
	}
	return []conflict{exclude(e.low.said, e.high.said, e.none)}
}

// betweenIntegers tells whether there is no integer between two limits.
func betweenIntegers(low, high limit) bool {
	least, okLow := integerNear(low, 1)
	most, okHigh := integerNear(high, -1)
	return okLow && okHigh && least.Cmp(most) > 0
}

// integerNear returns the first integer within a limit, in a direction.
func integerNear(l limit, direction int64) (*big.Int, bool) {
	const longest = 4 // characters of an exponent
	if _, exponent, found := strings.Cut(strings.ToLower(l.value), "e"); found && len(exponent) > longest {
		return nil, false
	}
	r, ok := new(big.Rat).SetString(l.value)
	if !ok {
		return nil, false
	}
	n := new(big.Int).Div(r.Num(), r.Denom()) // rounds down
	step := big.NewInt(direction)
	switch {
	case r.IsInt() && l.exclusive, !r.IsInt() && direction > 0:
		n.Add(n, step)
	}
	return n, true
}

// extents are the limits that nodes which apply together set to values of
// some types.
func extents(parts []*model.Node, kinds model.Kinds) []*extent {
	const numeric = model.Number | model.Integer
	numbers := &extent{none: none(kinds, numeric, "number"), whole: !kinds.Has(model.Number)}
	lengths := &extent{none: none(kinds, model.String, "string")}
	items := &extent{none: none(kinds, model.Array, "array")}
	found := &extent{none: items.none}
	members := &extent{none: none(kinds, model.Object, "object")}
	for _, n := range parts {
		for _, check := range n.Checks {
			switch check := check.(type) {
			case model.Numeric:
				for _, l := range check.Limits {
					numbers.add(n, l)
				}
			case model.Text:
				lengths.size(n, check.MinLength, check.MaxLength)
			case *model.Elements:
				items.size(n, check.MinItems, check.MaxItems)
				if c := check.Contains; c != nil {
					found.contains(n, c, items)
				}
			case *model.Members:
				members.size(n, check.MinProperties, check.MaxProperties)
			}
		}
	}
	var all []*extent
	for _, e := range []struct {
		*extent
		kinds model.Kinds
	}{{numbers, numeric}, {lengths, model.String}, {items, model.Array}, {found, model.Array}, {members, model.Object}} {
		if kinds&e.kinds != 0 {
			all = append(all, e.extent)
		}
	}
	return all
}

func (e *extent) add(n *model.Node, l model.Limit) {
	own := limit{said{n, l.At}, l.Value, strings.HasPrefix(l.Keyword, "exclusive")}
	switch l.Keyword {
	case "minimum", "exclusiveMinimum":
		e.raise(own)
	case "maximum", "exclusiveMaximum":
		e.lower(own)
	}
}

func (e *extent) size(n *model.Node, least, most *model.Count) {
	if least != nil {
		e.raise(limit{said: said{n, least.At}, value: strconv.FormatInt(least.Value, 10)})
	}
	if most != nil {
		e.lower(limit{said: said{n, most.At}, value: strconv.FormatInt(most.Value, 10)})
	}
}

// contains adds the limits of contains, which need so many items.
func (e *extent) contains(n *model.Node, c *model.Contains, items *extent) {
	least := limit{said: said{n, c.MinAt}, value: strconv.FormatInt(c.Min, 10)}
	if c.Min > 0 {
		items.raise(least)
	}
	if c.Max != nil { // of this contains alone: others have other elements
		own := &extent{low: least, high: limit{said: said{n, c.MaxAt}, value: strconv.FormatInt(*c.Max, 10)}}
		if e.low.value == "" && len(own.conflicts()) > 0 {
			e.low, e.high = own.low, own.high
		}
	}
}
