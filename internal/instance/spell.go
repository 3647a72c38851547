package instance

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/typewright/typewright/internal/source"
)

// Spell writes a value as JSON: the same value, but with white space, escapes
// and spellings of numbers as they come.
func (g *Generator) Spell(v *source.Value) []byte {
	return g.spell(nil, v)
}

func (g *Generator) spell(b []byte, v *source.Value) []byte {
	b = g.space(b)
	switch v.Kind {
	case source.Number:
		b = append(b, g.respell(v.Text)...)
	case source.String:
		b = g.quote(b, v.Text)
	case source.Array:
		b = append(b, '[')
		for i, item := range v.Items {
			if i > 0 {
				b = append(b, ',')
			}
			b = g.spell(b, item)
		}
		b = append(g.space(b), ']')
	case source.Object:
		b = append(b, '{')
		for i, m := range v.Members {
			if i > 0 {
				b = append(b, ',')
			}
			b = g.quote(g.space(b), m.Name)
			b = g.spell(append(g.space(b), ':'), m.Value)
		}
		b = append(g.space(b), '}')
	case source.Null, source.Bool:
		b = append(b, v.Text...)
	}
	return g.space(b)
}

func (g *Generator) space(b []byte) []byte {
	for g.chance(6) {
		b = append(b, pick(g, []byte(" \t\r\n")))
	}
	return b
}

// quote writes a string, some of its characters as escapes.
func (g *Generator) quote(b []byte, s string) []byte {
	b = append(b, '"')
	short := map[rune]string{'"': `\"`, '\\': `\\`, '/': `\/`, '\b': `\b`, '\f': `\f`, '\n': `\n`, '\r': `\r`, '\t': `\t`}
	for _, r := range s {
		needed := r < ' ' || r == '"' || r == '\\'
		switch {
		case !needed && !g.chance(8):
			b = append(b, string(r)...)
		case short[r] != "" && !g.chance(3):
			b = append(b, short[r]...)
		case r > 0xFFFF:
			high, low := utf16.EncodeRune(r)
			b = fmt.Appendf(b, `\u%04x\u%04X`, high, low)
		default:
			b = fmt.Appendf(b, `\u%04x`, r)
		}
	}
	return append(b, '"')
}

// respell writes a number in another way.
func (g *Generator) respell(lit string) string {
	if strings.ContainsAny(lit, "eE") || !g.chance(4) {
		return lit
	}
	whole, fraction, dotted := strings.Cut(lit, ".")
	switch g.random.IntN(3) {
	case 0: // more zeros
		if dotted {
			return lit + "0"
		}
		return lit + ".0"
	case 1: // an exponent that says nothing
		return lit + pick(g, []string{"e0", "E+0", "e-0", "e00"})
	}
	if strings.Trim(whole, "-0") == "" {
		return lit
	}
	return whole + fraction + "e-" + strconv.Itoa(len(fraction))
}
