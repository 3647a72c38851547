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

// A fact is words about the limits of a string, a number or a collection, and
// the keywords that say so.
type fact struct {
	text     string
	keywords []string
}

// facts are what the checks of a node say that is worth a word: 1 to 64
// characters, pattern ^[a-z]+$.
func facts(n *model.Node) []fact {
	var facts []fact
	add := func(keyword, text string) { facts = append(facts, fact{text, []string{keyword}}) }
	for _, check := range n.Checks {
		switch check := check.(type) {
		case model.Enum:
			if !check.Constant {
				continue
			}
			if text, short := inText(check.Values[0]); short {
				add("const", "always "+text)
			}
		case model.Text:
			facts = appendRange(facts, "Length", check.MinLength, check.MaxLength, "character")
			if check.Pattern != nil {
				add("pattern", "pattern "+pattern(check.Pattern.Text))
			}
			if check.Format != nil && check.Format.Name != "date-time" {
				add("format", "format "+check.Format.Name)
			}
		case model.Numeric:
			facts = append(facts, limits(check.Limits)...)
		case *model.Elements:
			facts = appendRange(facts, "Items", check.MinItems, check.MaxItems, "element")
			if check.UniqueAt != "" {
				add("uniqueItems", "all different")
			}
		case *model.Members:
			facts = appendRange(facts, "Properties", check.MinProperties, check.MaxProperties, "member")
		}
	}
	return facts
}

// sentence is facts in one sentence.
func sentence(facts []fact) string {
	if len(facts) == 0 {
		return ""
	}
	texts := make([]string, len(facts))
	for i, f := range facts {
		texts[i] = f.text
	}
	text := strings.Join(texts, ", ")
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
func limits(limits []model.Limit) []fact {
	words := map[string]string{
		"minimum": "at least ", "exclusiveMinimum": "more than ", "maximum": "at most ",
		"exclusiveMaximum": "less than ", "multipleOf": "a multiple of ",
	}
	var facts []fact
	for i := 0; i < len(limits); i++ {
		limit := limits[i]
		if limit.Keyword == "minimum" && i+1 < len(limits) && limits[i+1].Keyword == "maximum" {
			between := limit.Value + " to " + limits[i+1].Value
			if limit.Value == limits[i+1].Value {
				between = "exactly " + limit.Value
			}
			facts = append(facts, fact{between, []string{"minimum", "maximum"}})
			i++
			continue
		}
		facts = append(facts, fact{words[limit.Keyword] + limit.Value, []string{limit.Keyword}})
	}
	return facts
}

// appendRange adds what minLength and maxLength say, or those of another size.
func appendRange(facts []fact, size string, least, most *model.Count, unit string) []fact {
	add := func(text string, keywords ...string) []fact { return append(facts, fact{text, keywords}) }
	low, high := "min"+size, "max"+size
	if least != nil && least.Value == 0 {
		least = nil
	}
	switch {
	case least != nil && most != nil && least.Value == most.Value:
		return add(fmt.Sprintf("exactly %d %s", least.Value, plural(least.Value, unit)), low, high)
	case least != nil && most != nil:
		return add(fmt.Sprintf("%d to %d %ss", least.Value, most.Value, unit), low, high)
	case least != nil:
		return add(fmt.Sprintf("at least %d %s", least.Value, plural(least.Value, unit)), low)
	case most != nil:
		return add(fmt.Sprintf("at most %d %s", most.Value, plural(most.Value, unit)), high)
	}
	return facts
}

func plural(n int64, unit string) string {
	if n == 1 {
		return unit
	}
	return unit + "s"
}
