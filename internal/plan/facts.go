package plan

import (
	"fmt"
	"math/big"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/typewright/typewright/internal/model"
)

func rational(literal string) *big.Rat {
	r, ok := new(big.Rat).SetString(literal)
	if !ok {
		return new(big.Rat)
	}
	return r
}

// facts is a sentence about the limits of a string, a number or a collection:
// 1 to 64 characters, pattern ^[a-z]+$.
func facts(n *model.Node) string {
	var facts []string
	for _, check := range n.Checks {
		switch check := check.(type) {
		case model.Enum:
			if !check.Constant {
				continue
			}
			if text, short := inText(check.Values[0]); short {
				facts = append(facts, "always "+text)
			}
		case model.Text:
			facts = appendRange(facts, check.MinLength, check.MaxLength, "character")
			if check.Pattern != nil {
				facts = append(facts, "pattern "+pattern(check.Pattern.Text))
			}
			if check.Format != nil && check.Format.Name != "date-time" {
				facts = append(facts, "format "+check.Format.Name)
			}
		case model.Numeric:
			facts = append(facts, limits(check.Limits)...)
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
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:] + "."
}

// pattern shows a regular expression where a comment would not change it.
func pattern(text string) string {
	const most = 100
	if strings.ContainsAny(text, "\n\r`") || strings.Contains(text, "''") || utf8.RuneCountInString(text) > most {
		return "as in the schema"
	}
	return "`" + text + "`"
}

// limits words the limits of a number. A least and a greatest value are a
// range.
func limits(limits []model.Limit) []string {
	words := map[string]string{
		"minimum": "at least ", "exclusiveMinimum": "more than ", "maximum": "at most ",
		"exclusiveMaximum": "less than ", "multipleOf": "a multiple of ",
	}
	var facts []string
	for i := 0; i < len(limits); i++ {
		limit := limits[i]
		if limit.Keyword == "minimum" && i+1 < len(limits) && limits[i+1].Keyword == "maximum" {
			between := limit.Value + " to " + limits[i+1].Value
			if limit.Value == limits[i+1].Value {
				between = "exactly " + limit.Value
			}
			facts = append(facts, between)
			i++
			continue
		}
		facts = append(facts, words[limit.Keyword]+limit.Value)
	}
	return facts
}

func appendRange(facts []string, least, most *model.Count, unit string) []string {
	if least != nil && least.Value == 0 {
		least = nil
	}
	switch {
	case least != nil && most != nil && least.Value == most.Value:
		return append(facts, fmt.Sprintf("exactly %d %s", least.Value, plural(least.Value, unit)))
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
