package plan

import (
	"strconv"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
)

// members are the nodes that a program sees as members of structs, and nowhere
// else.
func members(m *model.Model) map[*model.Node]bool {
	is := make(map[*model.Node]bool)
	var others []*model.Node
	for _, n := range m.Seen {
		view, ok := n.View.(*model.Struct)
		if !ok {
			others = append(others, model.Shown(n.View)...)
			continue
		}
		for _, f := range view.Fields {
			is[f.Node] = true
		}
		if view.Rest != nil {
			others = append(others, view.Rest.Value)
		}
	}
	for _, n := range append(append(others, m.Roots...), m.Definitions...) {
		delete(is, n)
	}
	return is
}

// constant is the type of a member that has one value: a scalar, and beside
// the struct a constant, which is called as the member's type would be.
func (b *builder) constant(n *model.Node, view model.Enumeration) Type {
	v := view.Values[0]
	c := Constant{Name: b.name(n), Literal: strconv.Quote(v.Text)}
	t := String
	if view.Of != model.ScalarString {
		t = b.scalar(n, view.Of)
	}
	if isInteger(t) {
		c.Literal = integerLiteral(v.Value)
	}
	b.names[n] = c.Name
	b.pkg.constants[n] = c
	return t
}

// constantText is the JSON of a required member's only value, which is written
// where its field is zero; empty if that writes it anyway, or if the type sees
// to it.
func constantText(t Type, v *source.Value) string {
	text := string(v.AppendJSON(nil))
	switch t := t.(type) {
	case Basic:
		if isInteger(t) {
			text = integerLiteral(v)
		}
		zero := map[Basic]string{String: `""`, Base64: `""`, Bool: "false", Any: "null", Raw: "null"}[t]
		if text == zero || zero == "" && rational(text).Sign() == 0 {
			return ""
		}
		return text
	case Slice, Map:
		return text
	}
	return ""
}
