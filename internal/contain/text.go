package contain

import (
	"fmt"
	"slices"

	"github.com/typewright/typewright/internal/ecma"
	"github.com/typewright/typewright/internal/model"
)

// length returns how many characters a string has, at least and at most. The
// latter is -1 if nothing limits it.
func (k *known) length() (least, most int64) {
	most = -1
	for _, t := range k.texts {
		least, most = narrow(least, most, t.MinLength, t.MaxLength)
	}
	return least, most
}

// narrow narrows a range by two keywords. A most of -1 is no limit.
func narrow(least, most int64, low, high *model.Count) (int64, int64) {
	if low != nil {
		least = max(least, low.Value)
	}
	if high != nil && (most < 0 || high.Value < most) {
		most = high.Value
	}
	return least, most
}

// inside tells whether a range is in that of two keywords.
func inside(least, most int64, low, high *model.Count) bool {
	return (low == nil || least >= low.Value) && (high == nil || most >= 0 && most <= high.Value)
}

// outside looks for a string that is left and for which a condition does not
// hold. It tells whether it is sure that there is none. The name stands for the
// condition.
func (p *prover) outside(k *known, name string, condition ecma.Expr) (found *string, all bool) {
	var l language
	l.least, l.most = k.length()
	key := fmt.Sprint(l.least, l.most)
	for _, t := range k.texts {
		if t.Pattern != nil {
			l.conditions = append(l.conditions, t.Pattern.Match)
			key += fmt.Sprintf(" %q", t.Pattern.Text)
		}
	}
	key += " not " + name
	known, asked := p.languages[key]
	if !asked {
		known.found, known.all = l.outside(condition)
		p.languages[key] = known
	}
	return known.found, known.all
}

// matchLength tells whether the patterns that strings match leave only lengths
// that are wanted.
func (p *prover) matchLength(k *known, check model.Text) bool {
	if !slices.ContainsFunc(k.texts, func(t model.Text) bool { return t.Pattern != nil }) {
		return false
	}
	for _, limit := range []struct {
		count *model.Count
		form  string
	}{{check.MinLength, "{%d,}"}, {check.MaxLength, "{0,%d}"}} {
		if limit.count == nil {
			continue
		}
		if limit.count.Value > mostCounted {
			return false
		}
		text := fmt.Sprintf(`\A(?s:.`+limit.form+`)\z`, limit.count.Value)
		if _, all := p.outside(k, text, ecma.Search{RE2: text}); !all {
			return false
		}
	}
	return true
}

// texts tells whether all strings that are left pass a check. Formats are what
// they are called: what else they may imply is not known.
func (p *prover) texts(k *known, check model.Text) bool {
	least, most := k.length()
	if !inside(least, most, check.MinLength, check.MaxLength) && !p.matchLength(k, check) {
		return false
	}
	has := func(same func(model.Text) bool) bool { return slices.ContainsFunc(k.texts, same) }
	if check.Pattern != nil && !has(func(t model.Text) bool { return patternText(t.Pattern) == check.Pattern.Text }) {
		if _, all := p.outside(k, check.Pattern.Text, check.Pattern.Match); !all {
			return false
		}
	}
	if check.Format != nil && !has(func(t model.Text) bool { return formatName(t.Format) == check.Format.Name }) {
		return false
	}
	return check.Content == nil || has(func(t model.Text) bool { return t.Content != nil && p.holds(t.Content, check.Content) })
}

// holds tells whether strings with one content have another.
func (p *prover) holds(have, want *model.Content) bool {
	if have.Encoding != want.Encoding || want.JSONAt != "" && have.JSONAt == "" {
		return false
	}
	if want.Schema == nil {
		return true
	}
	f := facts{}
	if have.Schema != nil {
		f = f.and(have.Schema)
	}
	return p.below(func() bool { return p.within(f, want.Schema) })
}
