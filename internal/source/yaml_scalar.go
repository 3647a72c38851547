package source

import (
	"fmt"
	"math/big"
	"regexp"
	"strings"

	yamlv4 "go.yaml.in/yaml/v4"
)

// tags are the tags that JSON values can have. All others are errors: what
// they stand for is no JSON.
var tags = map[string]bool{
	"!!str": true, "!!int": true, "!!float": true, "!!bool": true, "!!null": true,
	"!!seq": true, "!!map": true, "!!timestamp": true, "!!binary": true, "": true,
}

// tagged returns the tag that is written at a node, "" if there is none.
func (c *converter) tagged(n *yamlv4.Node, at Pointer) string {
	if n.Style&yamlv4.TaggedStyle == 0 {
		return ""
	}
	tag := strings.Replace(n.Tag, "tag:yaml.org,2002:", "!!", 1)
	if !tags[tag] {
		c.problem(n, at, "JSON has nothing for the tag %s", n.Tag)
	}
	return tag
}

// The plain scalars of YAML 1.2's core schema (section 10.3.2).
var (
	yamlInteger = regexp.MustCompile(`\A[-+]?[0-9]+\z`)
	yamlOctal   = regexp.MustCompile(`\A0o[0-7]+\z`)
	yamlHex     = regexp.MustCompile(`\A0x[0-9a-fA-F]+\z`)
	yamlFloat   = regexp.MustCompile(`\A[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z`)
	yamlSpecial = regexp.MustCompile(`\A([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))\z`)
	yamlZero    = regexp.MustCompile(`\A[-+]?0[0-9]`)
)

// scalar reads a scalar. Quoted and block scalars are strings, and so is what
// has the tag of one.
func (c *converter) scalar(v *Value, n *yamlv4.Node, at Pointer) {
	const noPlain = yamlv4.SingleQuotedStyle | yamlv4.DoubleQuotedStyle | yamlv4.LiteralStyle | yamlv4.FoldedStyle
	tag := c.tagged(n, at)
	switch {
	case tag == "!!str", tag == "!!timestamp", tag == "!!binary", tag == "" && n.Style&noPlain != 0:
		v.Kind, v.Text = String, n.Value
		return
	}
	var reason string
	if v.Kind, v.Text, reason = plainScalar(n.Value); reason != "" {
		c.problem(n, at, "%s", reason)
	}
	if want, known := map[string]Kind{"!!int": Number, "!!float": Number, "!!bool": Bool, "!!null": Null}[tag]; known && want != v.Kind {
		c.problem(n, at, "want %s after %s, found %q", want, tag, n.Value)
	}
	if v.Kind == Number {
		if reason := immodest(v.Text); reason != "" {
			c.problem(n, at, "%s", reason)
		}
	}
}

// plainScalar returns the value of a plain scalar as JSON writes it, and why
// it has none.
func plainScalar(text string) (kind Kind, value, reason string) {
	switch text {
	case "", "~", "null", "Null", "NULL":
		return Null, "null", ""
	case "true", "True", "TRUE", "false", "False", "FALSE":
		return Bool, strings.ToLower(text), ""
	}
	switch {
	case yamlSpecial.MatchString(text):
		return Null, "null", fmt.Sprintf("JSON has no number %s; quote it if it is a string", text)
	case yamlInteger.MatchString(text) && yamlZero.MatchString(text):
		return Null, "null", fmt.Sprintf("%s is octal in YAML 1.1 and decimal in YAML 1.2: write it without the leading zero, as 0o…, or in quotes", text)
	case yamlOctal.MatchString(text), yamlHex.MatchString(text):
		n, _ := new(big.Int).SetString(text, 0)
		return Number, n.String(), ""
	case yamlInteger.MatchString(text):
		return Number, strings.TrimPrefix(text, "+"), ""
	case yamlFloat.MatchString(text):
		return Number, jsonNumber(text), ""
	}
	return String, text, ""
}

// jsonNumber writes a decimal number of YAML with the digits that JSON wants
// before and after a point, and without leading zeros.
func jsonNumber(text string) string {
	text = strings.TrimPrefix(text, "+")
	sign := ""
	if strings.HasPrefix(text, "-") {
		sign, text = "-", text[1:]
	}
	exponent := ""
	if i := strings.IndexAny(text, "eE"); i >= 0 {
		text, exponent = text[:i], text[i:]
	}
	whole, fraction, _ := strings.Cut(text, ".")
	if whole = strings.TrimLeft(whole, "0"); whole == "" {
		whole = "0"
	}
	if fraction != "" {
		fraction = "." + fraction
	}
	return sign + whole + fraction + exponent
}
