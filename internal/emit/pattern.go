package emit

import (
	"strconv"
	"unicode"

	"github.com/dave/jennifer/jen"

	"github.com/typewright/typewright/internal/automaton"
	"github.com/typewright/typewright/internal/ecma"
	"github.com/typewright/typewright/internal/model"
)

// match is the condition that a text matches a pattern:
// pattern1().Match(text) && !pattern2().Match(text).
func (w *fileWriter) match(e ecma.Expr, text string) *jen.Statement {
	switch e := e.(type) {
	case ecma.Search:
		return jen.Id(w.pattern(e.RE2)).Call().Dot("Match").Call(id(text))
	case ecma.Not:
		return jen.Op("!").Add(w.operand(e.Expr, text))
	case ecma.And:
		return w.chain("&&", e.Exprs, text)
	case ecma.Or:
		return w.chain("||", e.Exprs, text)
	case ecma.Always:
		return jen.Lit(e.Value)
	}
	panic("a pattern of no known form")
}

// reads tells whether the condition of a pattern looks at the text.
func reads(p model.Pattern) bool {
	_, always := p.Match.(ecma.Always)
	return !always
}

// chain joins conditions by an operator.
func (w *fileWriter) chain(op string, exprs []ecma.Expr, text string) *jen.Statement {
	s := w.operand(exprs[0], text)
	for _, e := range exprs[1:] {
		s.Op(op).Add(w.operand(e, text))
	}
	return s
}

// operand is a condition that can stand beside an operator.
func (w *fileWriter) operand(e ecma.Expr, text string) *jen.Statement {
	switch e.(type) {
	case ecma.And, ecma.Or:
		return jen.Parens(w.match(e, text))
	case ecma.Search, ecma.Not, ecma.Always:
	}
	return w.match(e, text)
}

// pattern is the variable that holds a regular expression.
func (w *fileWriter) pattern(re2 string) string {
	name, found := w.patterns[re2]
	if !found {
		name = "pattern" + strconv.Itoa(len(w.order)+1)
		w.patterns[re2] = name
		w.order = append(w.order, re2)
	}
	return name
}

// searcher declares the variable of a regular expression: an automaton, or
// what package regexp makes of it where that would be large.
func (w *fileWriter) searcher(name, expression string) {
	value := jen.Qual("sync", "OnceValue").Call(jen.Func().Params().Op("*").Qual("regexp", "Regexp").Block(
		jen.Return(jen.Qual("regexp", "MustCompile").Call(text(expression))),
	))
	if a, small := automaton.Compile(expression); small {
		w.jen.Comment("// " + name + " searches for " + strconv.Quote(expression) + ".")
		value = automatonValue(a)
	}
	w.jen.Var().Id(name).Op("=").Add(value)
	w.jen.Line()
}

// automatonValue is the call that makes an automaton.
func automatonValue(a *automaton.Automaton) *jen.Statement {
	return call("automatonOf", jen.Lit(a.Start), jen.Lit(a.Final),
		jen.Index().Rune().ValuesFunc(func(g *jen.Group) {
			for _, low := range a.Lows {
				if low < unicode.MaxASCII && unicode.IsPrint(low) {
					g.LitRune(low)
				} else {
					g.Op("0x" + strconv.FormatInt(int64(low), 16))
				}
			}
		}),
		text(digits(a.Classes)),
		jen.ListFunc(func(g *jen.Group) {
			for _, row := range a.Next {
				g.Add(text(digits(row)))
			}
		}),
	)
}

// digits writes small numbers as printable characters, 0 as #.
func digits(numbers []int) string {
	b := make([]byte, len(numbers))
	for n, number := range numbers {
		b[n] = byte('#' + number)
	}
	return string(b)
}
