// Package verdict decides while code is generated what the generated checks
// decide later: whether a node accepts a value.
package verdict

import (
	"regexp"
	"slices"

	"github.com/typewright/typewright/internal/ecma"
	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
	"github.com/typewright/typewright/templates"
)

// Accepts tells whether a node accepts a value of a document.
func Accepts(n *model.Node, v *source.Value) bool {
	return ask(n, v, newMarks())
}

// AcceptsNull tells whether a node accepts null.
func AcceptsNull(n *model.Node) bool {
	return Accepts(n, &source.Value{Kind: source.Null, Text: "null"})
}

// marks are the members and elements of one value that have been evaluated
// (core, section 11).
type marks struct {
	members  map[string]bool
	elements map[int]bool
}

func newMarks() *marks { return &marks{make(map[string]bool), make(map[int]bool)} }

func (m *marks) add(other *marks) {
	for name := range other.members {
		m.members[name] = true
	}
	for i := range other.elements {
		m.elements[i] = true
	}
}

// ask decides about a value in place: what the node evaluates counts.
func ask(n *model.Node, v *source.Value, seen *marks) bool {
	own := newMarks()
	for _, check := range n.Checks {
		if !passes(check, v, own) {
			return false
		}
	}
	seen.add(own)
	return true
}

// part decides about a part of a value.
func part(n *model.Node, v *source.Value) bool { return ask(n, v, newMarks()) }

func passes(check model.Check, v *source.Value, seen *marks) bool {
	switch check := check.(type) {
	case model.Never:
		return false
	case model.Type:
		return check.Kinds&kind(v) != 0
	case model.Enum:
		return slices.ContainsFunc(check.Values, func(known *source.Value) bool { return equal(known, v) })
	case model.Numeric:
		return v.Kind != source.Number || !slices.ContainsFunc(check.Limits, func(l model.Limit) bool { return !within(l, v.Text) })
	case model.Text:
		return v.Kind != source.String || text(check, v.Text)
	case *model.Members:
		return v.Kind != source.Object || members(check, v, seen)
	case *model.Elements:
		return v.Kind != source.Array || elements(check, v, seen)
	case model.Unevaluated:
		return unevaluated(check, v, seen)
	}
	return applicator(check, v, seen)
}

func applicator(check model.Check, v *source.Value, seen *marks) bool {
	accepted := 0
	switch check := check.(type) {
	case model.Ref:
		return ask(check.Node, v, seen)
	case model.AllOf:
		for _, n := range check.Nodes {
			if !ask(n, v, seen) {
				return false
			}
		}
		return true
	case model.AnyOf:
		for _, n := range check.Nodes {
			if ask(n, v, seen) {
				accepted++
			}
		}
		return accepted > 0
	case model.OneOf:
		for _, n := range check.Nodes {
			if ask(n, v, seen) {
				accepted++
			}
		}
		return accepted == 1
	case model.Not:
		return !part(check.Node, v)
	case model.If:
		branch := check.Else
		if ask(check.If, v, seen) {
			branch = check.Then
		}
		return branch == nil || ask(branch, v, seen)
	}
	return false // unknown: nothing relies on it
}

func text(check model.Text, s string) bool {
	n := len([]rune(s))
	if check.MinLength != nil && n < check.MinLength.Value || check.MaxLength != nil && n > check.MaxLength.Value {
		return false
	}
	if check.Pattern != nil && !matches(check.Pattern.Match, s) {
		return false
	}
	if check.Format != nil && !templates.HasFormat(check.Format.Name, []byte(s)) {
		return false
	}
	return check.Content == nil || content(check.Content, s)
}

// content decides about what a string holds.
func content(check *model.Content, s string) bool {
	held, ok := templates.DecodeContent(check.Encoding, []byte(s))
	if !ok || check.JSONAt == "" {
		return ok
	}
	doc, err := source.ParseJSON("content", "", held)
	return err == nil && (check.Schema == nil || part(check.Schema, doc.Root))
}

func matches(e ecma.Expr, s string) bool {
	switch e := e.(type) {
	case ecma.Search:
		re, err := regexp.Compile(e.RE2)
		return err == nil && re.MatchString(s)
	case ecma.Not:
		return !matches(e.Expr, s)
	case ecma.And:
		return !slices.ContainsFunc(e.Exprs, func(e ecma.Expr) bool { return !matches(e, s) })
	case ecma.Or:
		return slices.ContainsFunc(e.Exprs, func(e ecma.Expr) bool { return matches(e, s) })
	case ecma.Always:
		return e.Value
	}
	return false
}
