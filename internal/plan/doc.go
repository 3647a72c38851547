package plan

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/typewright/typewright/internal/model"
)

func rational(literal string) *big.Rat {
	r, ok := new(big.Rat).SetString(literal)
	if !ok {
		return new(big.Rat)
	}
	return r
}

// typeDoc is the documentation of a type, which begins with its name.
func typeDoc(name string, n *model.Node) []string {
	doc := fieldDoc(n)
	switch {
	case len(doc) == 0:
		return []string{fmt.Sprintf("%s is the type of %s.", name, n.At)}
	case strings.HasPrefix(doc[0], name+" "):
		return doc
	}
	doc[0] = name + ": " + doc[0]
	return doc
}

// fieldDoc is the documentation that the schema itself has.
func fieldDoc(n *model.Node) []string {
	for seen := 0; n.Notes.Title == "" && n.Notes.Description == "" && seen < 8; seen++ {
		same, ok := n.View.(model.Same)
		if !ok {
			break
		}
		n = same.Node
	}
	var doc []string
	title, description := strings.TrimSpace(n.Notes.Title), strings.TrimSpace(n.Notes.Description)
	switch {
	case description != "":
		doc = append(doc, description)
	case title != "":
		doc = append(doc, title)
	}
	if facts := facts(n); facts != "" {
		doc = append(doc, facts)
	}
	if v := n.Notes.Default; v != nil {
		doc = append(doc, "Default: "+clip(string(v.AppendJSON(nil))))
	}
	for _, v := range n.Notes.Examples {
		doc = append(doc, "Example: "+clip(string(v.AppendJSON(nil))))
	}
	if n.Notes.ReadOnly {
		doc = append(doc, "Read-only.")
	}
	if n.Notes.WriteOnly {
		doc = append(doc, "Write-only.")
	}
	if n.Notes.Comment != "" {
		doc = append(doc, "Comment: "+n.Notes.Comment)
	}
	if n.Notes.Deprecated {
		doc = append(doc, "Deprecated: the schema marks it as deprecated.")
	}
	return doc
}

// clip cuts a text that is too long for a comment.
func clip(text string) string {
	const most = 200
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}

// facts summarises the limits of a string, a number or a collection.
func facts(n *model.Node) string {
	var facts []string
	for _, check := range n.Checks {
		switch check := check.(type) {
		case model.Text:
			facts = appendRange(facts, check.MinLength, check.MaxLength, "character")
			if check.Pattern != nil {
				facts = append(facts, "pattern "+clip(check.Pattern.Text))
			}
			if check.Format != nil && check.Format.Name != "date-time" {
				facts = append(facts, "format "+check.Format.Name)
			}
		case model.Numeric:
			words := map[string]string{
				"minimum": "at least ", "exclusiveMinimum": "more than ", "maximum": "at most ",
				"exclusiveMaximum": "less than ", "multipleOf": "a multiple of ",
			}
			for _, limit := range check.Limits {
				facts = append(facts, words[limit.Keyword]+limit.Value)
			}
		case *model.Elements:
			facts = appendRange(facts, check.MinItems, check.MaxItems, "element")
			if check.UniqueAt != "" {
				facts = append(facts, "all different")
			}
		case *model.Members:
			facts = appendRange(facts, check.MinProperties, check.MaxProperties, "member")
		}
	}
	if len(facts) == 0 {
		return ""
	}
	text := strings.Join(facts, ", ")
	return "Constraints: " + text + "."
}

func appendRange(facts []string, least, most *model.Count, unit string) []string {
	switch {
	case least != nil && most != nil:
		return append(facts, fmt.Sprintf("%d to %d %ss", least.Value, most.Value, unit))
	case least != nil:
		return append(facts, fmt.Sprintf("at least %d %s", least.Value, plural(least.Value, unit)))
	case most != nil:
		return append(facts, fmt.Sprintf("at most %d %s", most.Value, plural(most.Value, unit)))
	}
	return facts
}

func plural(n int, unit string) string {
	if n == 1 {
		return unit
	}
	return unit + "s"
}
