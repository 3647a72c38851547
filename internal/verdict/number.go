package verdict

import (
	"strconv"
	"strings"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/templates"
)

// A limit is a keyword about the value of a number.
type limit struct {
	model.Limit
	wanted string
}

var limitWords = map[string]string{
	"minimum": "at least ", "exclusiveMinimum": "more than ", "maximum": "at most ",
	"exclusiveMaximum": "less than ", "multipleOf": "a multiple of ",
}

// keeps tells whether a number keeps the limit.
func (l limit) keeps(number string) bool {
	if l.Keyword == "multipleOf" {
		return templates.IsMultiple(number, l.Value)
	}
	switch order := templates.CompareNumbers(number, l.Value); l.Keyword {
	case "minimum":
		return order >= 0
	case "exclusiveMinimum":
		return order > 0
	case "maximum":
		return order <= 0
	}
	return templates.CompareNumbers(number, l.Value) < 0
}

func isInteger(number string) bool { return templates.IsInteger(number) }

// numberKey writes a number so that equal ones are the same text, and others
// rarely are.
func numberKey(number string) string {
	digits, power, _ := strings.Cut(strings.ToLower(number), "e")
	exponent, err := strconv.Atoi(power)
	if err != nil && power != "" {
		return "huge" // or tiny: such numbers are rare, and may share a key
	}
	digits, negative := strings.CutPrefix(digits, "-")
	whole, fraction, _ := strings.Cut(digits, ".")
	digits = strings.TrimLeft(whole+fraction, "0")
	exponent -= len(fraction)
	if digits == "" {
		return "0"
	}
	short := strings.TrimRight(digits, "0")
	exponent += len(digits) - len(short)
	if negative {
		short = "-" + short
	}
	return short + "e" + strconv.Itoa(exponent)
}
