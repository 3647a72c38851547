package verdict

import (
	"strconv"
	"sync"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
)

// A rule is what a node asks for, in the order in which generated code asks,
// and in its words.
type rule struct {
	once     sync.Once
	remember bool // its verdicts are worth keeping

	never      *model.Never
	kinds      model.Kinds
	kindAt     string // what says which types are wanted
	kindWanted string
	members    *membersRule
	elements   *elementsRule
	text       *textRule
	limits     []limit
	enums      []enum
	walk       model.Check // what is asked before enums, where nothing depends on the type
	applied    []model.Check
	left       *model.Unevaluated
}

func (r *rule) make(j *Judge, n *model.Node) {
	r.remember = j.remembered == nil || j.remembered[n]
	r.kinds = model.AnyKind
	var text model.Text
	var strings *enum // an enum of strings alone, which is tested with their text
	for _, check := range n.Checks {
		switch check := check.(type) {
		case model.Never:
			r.never = &check
		case model.Type:
			r.kinds, r.kindAt, r.kindWanted = check.Kinds, check.At, check.Kinds.Words()
		case model.Enum:
			e := newEnum(check)
			if strings == nil && e.texts != nil {
				strings = &e
			} else {
				r.enums = append(r.enums, e)
			}
		case model.Numeric:
			for _, l := range check.Limits {
				r.limits = append(r.limits, limit{l, limitWords[l.Keyword] + l.Value})
			}
		case model.Text:
			text = check
		case *model.Members:
			r.members = newMembersRule(j, check)
		case *model.Elements:
			r.elements = newElementsRule(check)
		case model.Ref, model.AllOf, model.AnyOf, model.OneOf, model.Not, model.If:
			r.applied = append(r.applied, check)
		case model.Unevaluated:
			r.left = &check
		}
	}
	if strings != nil {
		r.kinds &= model.String
		r.kindAt, r.kindWanted = strings.at, strings.wanted
	}
	if text != (model.Text{}) || strings != nil {
		r.text = newTextRule(j, text, strings)
	}
	if r.kinds == model.AnyKind && r.members == nil && r.elements == nil && r.text == nil && r.limits == nil {
		r.walkFirst()
	}
}

// walkFirst finds the applicator that is asked before all else.
func (r *rule) walkFirst() {
	for i, check := range r.applied {
		switch check.(type) {
		case model.Ref, model.AllOf, model.AnyOf, model.OneOf:
			r.walk = check
			r.applied = append(r.applied[:i:i], r.applied[i+1:]...)
			return
		}
	}
}

// wants tells whether a value has one of the wanted types.
func (r *rule) wants(v *source.Value) bool {
	switch v.Kind {
	case source.Null:
		return r.kinds.Has(model.Null)
	case source.Bool:
		return r.kinds.Has(model.Bool)
	case source.String:
		return r.kinds.Has(model.String)
	case source.Array:
		return r.kinds.Has(model.Array)
	case source.Object:
		return r.kinds.Has(model.Object)
	case source.Number:
	}
	return r.kinds.Has(model.Number) || r.kinds.Has(model.Integer) && isInteger(v.Text)
}

// A count is a limit of a size.
type count struct {
	at     string
	value  int64
	wanted string
}

func newCount(c *model.Count, words, unit string) *count {
	if c == nil {
		return nil
	}
	if c.Value != 1 {
		unit += "s"
	}
	return &count{c.At, c.Value, words + " " + strconv.FormatInt(c.Value, 10) + " " + unit}
}

// The two sides of a size.
const (
	atLeast = "at least"
	atMost  = "at most"
)
