package verdict

import (
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/typewright/typewright/internal/ecma"
	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
	"github.com/typewright/typewright/templates"
)

// A textRule is what a string has to be.
type textRule struct {
	model.Text
	enum        *enum
	least, most *count
	matches     matcher // nil: any
	content     *contentRule
}

func newTextRule(j *Judge, check model.Text, e *enum) *textRule {
	r := &textRule{
		Text: check, enum: e,
		least: newCount(check.MinLength, atLeast, "character"),
		most:  newCount(check.MaxLength, atMost, "character"),
	}
	if check.Pattern != nil {
		r.matches = j.matcher(check.Pattern.Match)
	}
	if check.Content != nil {
		r.content = (*contentRule)(check.Content)
	}
	return r
}

func (t *trial) text(r *textRule, v *source.Value) bool {
	if r.enum != nil && !r.enum.has(v) && t.fails(v, r.enum.at, r.enum.wanted) {
		return false
	}
	if r.least != nil && int64(utf8.RuneCountInString(v.Text)) < r.least.value && t.fails(v, r.least.at, r.least.wanted) {
		return false
	}
	if r.most != nil && int64(utf8.RuneCountInString(v.Text)) > r.most.value && t.fails(v, r.most.at, r.most.wanted) {
		return false
	}
	if r.matches != nil && !r.matches(v.Text) && t.fails(v, r.Pattern.At, "a match of "+r.Pattern.Text) {
		return false
	}
	if f := r.Format; f != nil && !templates.HasFormat(f.Name, []byte(v.Text)) && t.fails(v, f.At, "the format "+f.Name) {
		return false
	}
	return r.content == nil || t.content(r.content, v)
}

// Matches tells whether a pattern matches somewhere in a text.
func (j *Judge) Matches(p model.Pattern, text string) bool { return j.matcher(p.Match)(text) }

// A matcher tells whether a regular expression matches somewhere in a text.
type matcher func(text string) bool

func (j *Judge) matcher(e ecma.Expr) matcher {
	several := func(exprs []ecma.Expr) []matcher {
		all := make([]matcher, len(exprs))
		for i, e := range exprs {
			all[i] = j.matcher(e)
		}
		return all
	}
	switch e := e.(type) {
	case ecma.Search:
		if re := j.expression(e.RE2); re != nil {
			return re.MatchString
		}
	case ecma.Not:
		matches := j.matcher(e.Expr)
		return func(text string) bool { return !matches(text) }
	case ecma.And:
		all := several(e.Exprs)
		return func(text string) bool {
			return !slices.ContainsFunc(all, func(matches matcher) bool { return !matches(text) })
		}
	case ecma.Or:
		all := several(e.Exprs)
		return func(text string) bool {
			return slices.ContainsFunc(all, func(matches matcher) bool { return matches(text) })
		}
	case ecma.Always:
		return func(string) bool { return e.Value }
	}
	return func(string) bool { return false }
}

// A contentRule is what a string has to hold.
type contentRule model.Content

func (t *trial) content(r *contentRule, v *source.Value) bool {
	held, ok := templates.DecodeContent(r.Encoding, []byte(v.Text))
	if !ok {
		return !t.fails(v, r.EncodingAt, "the encoding "+r.Encoding)
	}
	return r.JSONAt == "" || t.json(r, v, held)
}

// json wants the content of a string to be JSON that a node accepts. What is
// wrong inside is reported at the string.
func (t *trial) json(r *contentRule, v *source.Value, held []byte) bool {
	tell := func(message, at, keyword string) {
		t.issues = append(t.issues, &issue{value: v, Issue: templates.Issue{
			KeywordLocation: at, Keyword: keyword, Message: "in the content" + message,
		}})
	}
	offset, fault := templates.Fault(held)
	var doc *source.Document
	if fault == "" {
		var err error
		if doc, err = source.ParseInstance("content", "", held); err != nil { // it is beyond our limits
			fault = err.Error()
		}
	}
	switch {
	case fault != "" && t.collecting:
		tell(": invalid JSON at offset "+strconv.Itoa(offset)+": "+fault, r.JSONAt, lastToken(r.JSONAt))
		return true
	case fault != "":
		return false
	case r.Schema == nil:
		return true
	case !t.collecting:
		return t.judge.Accepts(r.Schema, doc.Root)
	}
	for _, inside := range t.judge.Explain(r.Schema, doc, doc.Root) {
		place := ""
		if inside.InstanceLocation != "" {
			place = " at " + inside.InstanceLocation
		}
		tell(place+": "+inside.Message, inside.KeywordLocation, inside.Keyword)
	}
	return true
}
