package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"github.com/typewright/typewright/internal/gen"
	"github.com/typewright/typewright/internal/source"
)

// A teller writes down a violation, or what makes a text no document at all.
type teller func(out *bytes.Buffer, doc *source.Document, issue gen.Issue)

// validate judges all documents of a text.
func validate(v *gen.Validator, name string, text []byte, how source.StreamOptions, tell teller) outcome {
	var issues []gen.Issue
	doc, values, err := source.ParseStream(name, "", text, how)
	problems, _ := errors.AsType[source.Diagnostics](err)
	for _, p := range problems {
		doc = p.Loc.Doc
		issues = append(issues, gen.Issue{InstanceLocation: string(p.Loc.Pointer), Message: p.Message, Offset: p.Loc.Offset})
	}
	for _, value := range values {
		issues = append(issues, v.Validate(doc, value)...)
	}
	if len(problems) > 0 { // some lines are no JSON, others not valid
		slices.SortStableFunc(issues, func(a, b gen.Issue) int { return a.Offset - b.Offset })
	}
	var out bytes.Buffer
	for _, issue := range issues {
		tell(&out, doc, issue)
	}
	return outcome{out: out.Bytes(), invalid: len(issues) > 0}
}

// textTeller tells violations as the errors in schemas are told: with what
// the branches of anyOf and oneOf say below.
func textTeller(style *source.Style) teller {
	return func(out *bytes.Buffer, doc *source.Document, issue gen.Issue) {
		lines := strings.Split((&gen.ValidationError{Issues: []gen.Issue{issue}}).Error(), "\n")
		d := &source.Diagnostic{Loc: locOf(doc, issue), Message: issue.Message, Notes: lines[1:]}
		if issue.KeywordLocation != "" {
			d.Message += " (" + issue.KeywordLocation + ")"
		}
		out.WriteString(d.Format(style) + "\n")
	}
}

func locOf(doc *source.Document, issue gen.Issue) source.Loc {
	return source.Loc{Doc: doc, Offset: issue.Offset, Pointer: source.Pointer(issue.InstanceLocation)}
}

// A violation is how programs are told. The branches are those of anyOf and
// oneOf, the nearest first.
type violation struct {
	Document         string        `json:"document,omitempty"` // not of branches
	Line             int           `json:"line"`
	Column           int           `json:"column"`
	InstanceLocation string        `json:"instanceLocation"`
	KeywordLocation  string        `json:"keywordLocation"`
	Keyword          string        `json:"keyword"`
	Message          string        `json:"message"`
	Branches         [][]violation `json:"branches,omitempty"`
}

func violationOf(doc *source.Document, issue gen.Issue) violation {
	p := doc.Position(issue.Offset)
	v := violation{
		Line: p.Line, Column: p.Column,
		InstanceLocation: issue.InstanceLocation, KeywordLocation: issue.KeywordLocation,
		Keyword: issue.Keyword, Message: issue.Message,
	}
	for _, branch := range issue.Branches {
		all := make([]violation, len(branch))
		for i, issue := range branch {
			all[i] = violationOf(doc, issue)
		}
		v.Branches = append(v.Branches, all)
	}
	return v
}

// jsonTeller tells a violation on a line of its own.
func jsonTeller(out *bytes.Buffer, doc *source.Document, issue gen.Issue) {
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	v := violationOf(doc, issue)
	v.Document = doc.Name
	_ = encoder.Encode(v) // there is nothing in it that has no JSON
}
