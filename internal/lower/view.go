package lower

import (
	"math/big"
	"strings"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
)

// ownChecks are a node's checks by what they speak of.
type ownChecks struct {
	kinds      model.Kinds
	values     []*source.Value // of enum or const
	enumerated bool
	members    *model.Members
	elements   *model.Elements
	numeric    model.Numeric
	format     string
	ref        *model.Node
	never      bool
	applied    bool // an in-place applicator says more
}

func gather(n *model.Node) ownChecks {
	own := ownChecks{kinds: model.AnyKind}
	for _, check := range n.Checks {
		switch check := check.(type) {
		case model.Never:
			own.never = true
		case model.Type:
			own.kinds &= check.Kinds
		case model.Enum:
			own.enumerated, own.values = true, check.Values
		case model.Numeric:
			own.numeric = check
		case model.Text:
			if check.Format != nil {
				own.format = check.Format.Name
			}
		case *model.Members:
			own.members = check
		case *model.Elements:
			own.elements = check
		case model.Ref:
			own.ref = check.Node
		case model.AllOf, model.AnyOf, model.OneOf, model.Not, model.If, model.Unevaluated:
			own.applied = true
		}
	}
	return own
}

// viewOf chooses a node's view by the keywords beside each other at its
// location. What in-place applicators add narrows what is accepted, so the
// view still holds all of it.
func viewOf(n *model.Node) model.View {
	own := gather(n)
	switch {
	case own.never:
		return model.Free{}
	case own.enumerated:
		return enumView(own)
	case own.kinds == model.AnyKind && own.members == nil && own.elements == nil && own.ref != nil:
		return model.Same{Node: own.ref}
	case own.kinds != model.AnyKind && own.kinds != model.Null && own.kinds.Has(model.Null):
		own.kinds &^= model.Null
		return model.Nullable{View: kindView(own)}
	}
	return kindView(own)
}

func kindView(own ownChecks) model.View {
	switch own.kinds {
	case model.AnyKind:
		if own.members != nil && len(own.members.Properties) > 0 {
			return structView(own.members, true)
		}
		if own.applied {
			return model.Raw{Reason: "several schemas apply to the value"}
		}
		return model.Free{}
	case model.Null:
		return model.Free{}
	case model.Bool:
		return model.Scalar{Kind: model.ScalarBool}
	case model.String:
		if own.format == "date-time" {
			return model.Scalar{Kind: model.ScalarTime}
		}
		return model.Scalar{Kind: model.ScalarString}
	case model.Integer:
		return integerView(own.numeric)
	case model.Number | model.Integer:
		return model.Scalar{Kind: model.ScalarNumber}
	case model.Array:
		return arrayView(own.elements)
	case model.Object:
		return objectView(own.members)
	default:
	}
	return model.Raw{Reason: "the value has one of several types"}
}

// integerView takes unsigned integers where the bounds leave the range of
// signed ones.
func integerView(limits model.Numeric) model.View {
	kind := model.ScalarInteger
	natural, beyond := false, false
	for _, limit := range limits.Limits {
		value, ok := new(big.Rat).SetString(limit.Value)
		if !ok {
			continue
		}
		switch limit.Keyword {
		case "minimum", "exclusiveMinimum":
			natural = natural || value.Sign() >= 0
		case "maximum", "exclusiveMaximum":
			beyond = beyond || value.Cmp(new(big.Rat).SetInt64(1<<63-1)) > 0
		}
	}
	if natural && beyond {
		kind = model.ScalarUnsigned
	}
	return model.Scalar{Kind: kind}
}

func arrayView(elements *model.Elements) model.View {
	switch {
	case elements == nil || elements.Items == nil && elements.Prefix == nil:
		return model.FreeArray{}
	case elements.Prefix != nil:
		return model.Raw{Reason: "the elements of the array differ by position"}
	}
	return model.Slice{Element: elements.Items}
}

func objectView(members *model.Members) model.View {
	switch {
	case members == nil:
		return model.FreeObject{}
	case len(members.Properties) > 0:
		return structView(members, false)
	case len(members.Patterns) == 0 && members.Additional != nil:
		return model.Map{Value: members.Additional}
	case len(members.Patterns) == 1 && isNever(members.Additional):
		return model.Map{Value: members.Patterns[0].Node}
	}
	return model.FreeObject{}
}

func structView(members *model.Members, others bool) model.View {
	view := &model.Struct{Others: others, Rest: &model.Rest{}}
	required := make(map[string]bool)
	for _, name := range members.Required {
		required[name] = true
	}
	for _, p := range members.Properties {
		if !isNever(p.Node) {
			view.Fields = append(view.Fields, model.Field{Name: p.Name, Node: p.Node, Required: required[p.Name]})
		}
	}
	switch {
	case isNever(members.Additional) && len(members.Patterns) == 0:
		view.Rest = nil
	case members.Additional != nil && len(members.Additional.Checks) > 0 && len(members.Patterns) == 0:
		view.Rest.Value = members.Additional
	}
	return view
}

func isNever(n *model.Node) bool {
	if n == nil || len(n.Checks) == 0 {
		return false
	}
	_, never := n.Checks[0].(model.Never)
	return never
}

// enumView enumerates strings and integers. A null among them makes the
// enumeration nullable.
func enumView(own ownChecks) model.View {
	var values []*source.Value
	null := false
	kinds := model.Kinds(0)
	for _, v := range own.values {
		kind := kindOf(v)
		if own.kinds&kind == 0 {
			continue
		}
		if kind == model.Null {
			null = true
			continue
		}
		kinds |= kind
		values = append(values, v)
	}
	var view model.View
	switch kinds {
	case model.String:
		view = model.Enumeration{Of: model.ScalarString, Values: values}
	case model.Integer:
		view = model.Enumeration{Of: model.ScalarInteger, Values: values}
	case model.Bool:
		view = model.Scalar{Kind: model.ScalarBool}
	case model.Object, model.Array, 0:
		return model.Free{}
	default:
		if kinds&^(model.Number|model.Integer) == 0 {
			view = model.Scalar{Kind: model.ScalarNumber}
			break
		}
		return model.Raw{Reason: "the enumerated values have several types"}
	}
	if null {
		return model.Nullable{View: view}
	}
	return view
}

// kindOf returns the JSON type of a value. An integer that an int64 cannot
// hold counts as a number.
func kindOf(v *source.Value) model.Kinds {
	switch v.Kind {
	case source.Null:
		return model.Null
	case source.Bool:
		return model.Bool
	case source.String:
		return model.String
	case source.Array:
		return model.Array
	case source.Object:
		return model.Object
	case source.Number:
	}
	if strings.ContainsAny(v.Text, "eE") && len(v.Text) > 20 {
		return model.Number
	}
	r, ok := new(big.Rat).SetString(v.Text)
	if ok && r.IsInt() && r.Num().IsInt64() {
		return model.Integer
	}
	return model.Number
}
