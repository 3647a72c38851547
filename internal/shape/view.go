package shape

import (
	"math/bits"
	"slices"

	"github.com/typewright/typewright/internal/model"
)

// number is the kind of all numbers. Whether one is an integer does not make
// it look different from others.
const number = model.Number | model.Integer

// tooMany is the view of a node where choices multiply beyond what is bearable.
var tooMany = model.Raw{Reason: "the schema has too many types to merge"}

// view chooses the view of a node.
func (s *shaper) view(n *model.Node) model.View {
	r := s.recipe(n)
	f := s.ofTarget(n)
	if f == nil {
		f = s.facts(r)
	}
	switch {
	case f.impossible():
		return model.Free{}
	case f.kinds == model.Null:
		return model.Free{}
	case f.kinds != model.AnyKind && f.kinds.Has(model.Null):
		if same := s.same(n, r); same != nil {
			return model.Same{Node: same}
		}
		r = r.of(model.AnyKind &^ model.Null)
		f = s.facts(r)
		if f.impossible() {
			return model.Free{}
		}
		switch inner := s.viewOf(n, r, f).(type) {
		case model.Free, model.Raw, model.Nullable:
			return inner
		default:
			return model.Nullable{View: inner}
		}
	}
	return s.viewOf(n, r, f)
}

// viewOf chooses a view for what a recipe accepts, null aside. The node n is
// that for which the view is made: new names stand below its own.
func (s *shaper) viewOf(n *model.Node, r recipe, f *facts) model.View {
	if same := s.same(n, r); same != nil {
		return model.Same{Node: same}
	}
	if f.kinds == model.AnyKind {
		return s.anyView(n, r, f)
	}
	if several(f.kinds) {
		if wide(f) {
			return model.Free{}
		}
		return s.byKind(n, r, f)
	}
	return s.choose(n, r, f)
}

// several tells whether there is more than one kind.
func several(kinds model.Kinds) bool {
	if kinds&number != 0 {
		kinds = kinds&^number | model.Number
	}
	return bits.OnesCount8(uint8(kinds)) > 1
}

// wide tells whether anything at all is accepted but for null, or so much that
// a union would say no more.
func wide(f *facts) bool {
	const most = 4
	return !f.says() && f.kinds.Has(model.Object|model.Array) && bits.OnesCount8(uint8(f.kinds&^number)) >= most
}

// anyView is the view of instances of all kinds.
func (s *shaper) anyView(n *model.Node, r recipe, f *facts) model.View {
	if len(f.choices) > 0 {
		return s.choose(n, r, f)
	}
	return s.plain(n, f)
}

// plain is the view where no choice is left.
func (s *shaper) plain(n *model.Node, f *facts) model.View {
	if f.enumerated {
		return enumeration(f)
	}
	switch {
	case f.kinds == model.AnyKind:
		if view, ok := s.object(n, f).(*model.Struct); ok {
			view.Others = true
			return view
		}
		return model.Free{}
	case f.kinds == model.Object:
		return s.object(n, f)
	case f.kinds == model.Array:
		return s.array(n, f)
	case f.kinds == model.String:
		if f.format == "date-time" {
			return model.Scalar{Kind: model.ScalarTime}
		}
		return model.Scalar{Kind: model.ScalarString}
	case f.kinds == model.Integer:
		return model.Scalar{Kind: integer(f.limits)}
	case f.kinds&^number == 0:
		return model.Scalar{Kind: model.ScalarNumber}
	case f.kinds == model.Bool:
		return model.Scalar{Kind: model.ScalarBool}
	}
	return tooMany
}

// integer takes unsigned integers where the limits leave the range of signed
// ones.
func integer(limits []model.Limit) model.ScalarKind {
	natural, beyond := false, false
	for _, limit := range limits {
		d := decimalOf(limit.Value)
		switch limit.Keyword {
		case "minimum", "exclusiveMinimum":
			natural = natural || !d.negative
		case "maximum", "exclusiveMaximum":
			_, fits := int64Of(limit.Value)
			beyond = beyond || !d.negative && !fits && (d.exponent >= 0 || len(d.digits)+d.exponent >= 19)
		}
	}
	if natural && beyond {
		return model.ScalarUnsigned
	}
	return model.ScalarInteger
}

// enumeration is the view of a closed set of values of one kind.
func enumeration(f *facts) model.View {
	switch {
	case f.kinds == model.String:
		return model.Enumeration{Of: model.ScalarString, Values: f.values, Constant: f.constant}
	case f.kinds == model.Bool:
		return model.Scalar{Kind: model.ScalarBool}
	case f.kinds == model.Integer:
		for _, v := range f.values {
			if _, fits := int64Of(v.Text); !fits {
				return model.Scalar{Kind: integerOf(f.values)}
			}
		}
		return model.Enumeration{Of: model.ScalarInteger, Values: f.values, Constant: f.constant}
	case f.kinds&^number == 0:
		return model.Scalar{Kind: model.ScalarNumber}
	case f.kinds == model.Object:
		return model.FreeObject{}
	case f.kinds == model.Array:
		return model.FreeArray{}
	}
	return model.Free{}
}

// integerOf is the kind of integers beyond the range of signed ones.
func integerOf(values []model.EnumValue) model.ScalarKind {
	for _, v := range values {
		if d := decimalOf(v.Text); d.negative || len(d.digits)+d.exponent > len("18446744073709551615") {
			return model.ScalarInteger
		}
	}
	return model.ScalarUnsigned
}

// same returns a node that looks the same: one that n refers to, and to whose
// looks the rest of n adds nothing. It cannot be one with a choice that is made.
func (s *shaper) same(n *model.Node, r recipe) *model.Node {
	for _, part := range s.referred(n, r) {
		if part == n {
			continue
		}
		looks := s.of(part)
		left := slices.ContainsFunc(looks.choices, func(c choice) bool { return r.made.has(c.node, c.check) })
		if !left && !s.adds(s.facts(r, part), looks, 0) {
			return part
		}
	}
	return nil
}

// referred returns the nodes that apply to the instances of n among others.
func (s *shaper) referred(n *model.Node, r recipe) []*model.Node {
	var parts []*model.Node
	if _, merged := s.recipes[n]; merged || len(r.parts) > 1 {
		parts = append(parts, r.parts...)
	}
	for _, part := range r.parts {
		for _, check := range part.Checks {
			switch check := check.(type) {
			case model.Ref:
				parts = append(parts, check.Node)
			case model.AllOf:
				parts = append(parts, check.Nodes...)
			}
		}
	}
	return parts
}
