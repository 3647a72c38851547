package emit

import (
	"math"
	"strconv"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/typewright/typewright/internal/model"
)

// enum writes the test for one of several values.
func (w *checkWriter) enum(g *jen.Group, n int, enum model.Enum) {
	values := partOf("values", w.name)
	if n > 0 {
		values += strconv.Itoa(n + 1)
	}
	list := make([]string, len(enum.Values))
	for i, v := range enum.Values {
		list[i] = string(v.AppendJSON(nil))
	}
	w.file.later(func() {
		w.file.jen.Var().Id(values).Op("=").Index().Index().Byte().ValuesFunc(func(g *jen.Group) {
			for _, v := range list {
				g.Index().Byte().Parens(text(v))
			}
		})
		w.file.jen.Line()
	})
	g.Add(fail(jen.Op("!").Add(call("equalsOne", id("b"), id("i"), id(values))).Op("&&").
		Add(method("fails", id("i"), text(enum.At), text(oneOf(enum))))))
}

// oneOf says which values are wanted.
func oneOf(enum model.Enum) string {
	list := make([]string, len(enum.Values))
	for i, v := range enum.Values {
		list[i] = string(v.AppendJSON(nil))
	}
	switch len(list) {
	case 0:
		return "one of no values"
	case 1:
		return clip(list[0])
	}
	return clip("one of " + strings.Join(list, ", "))
}

// stringEnum writes the test of a string for one of several.
func (w *checkWriter) stringEnum(g *jen.Group) {
	enum := w.own.strings
	seen := make(map[string]bool)
	g.Switch(jen.String().Parens(id("text"))).Block(
		jen.CaseFunc(func(g *jen.Group) {
			for _, v := range enum.Values {
				if !seen[v.Text] {
					g.Add(text(v.Text))
				}
				seen[v.Text] = true
			}
		}),
		jen.Default().Block(fail(method("fails", id("i"), text(enum.At), text(oneOf(*enum))))),
	)
}

func clip(s string) string {
	const most = 200
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return s
}

// scanText writes the check of a string's content.
func (w *checkWriter) scanText(g *jen.Group, assign string, other jen.Code) {
	t := w.own.text
	if t == (model.Text{}) && w.own.strings == nil {
		g.List(id("end"), id("_")).Op(assign).Add(call("scanString", id("b"), id("i")))
		g.If(jen.Id("end").Op("<").Lit(0)).Block(other)
		return
	}
	content := "text"
	switch {
	case w.own.strings == nil && t == (model.Text{Pattern: t.Pattern}) && !reads(*t.Pattern):
		content = "_"
	case assign == "=":
		g.Var().Id("text").Index().Byte()
	}
	g.List(id(content), id("end")).Op(assign).Add(method("string", id("b"), id("i")))
	g.If(jen.Id("end").Op("<").Lit(0)).Block(other)
	if w.own.strings != nil {
		w.stringEnum(g)
	}
	w.length(g, t.MinLength, "<", "at least")
	w.length(g, t.MaxLength, ">", "at most")
	if t.Pattern != nil {
		g.Add(fail(jen.Op("!").Add(w.file.operand(t.Pattern.Match, "text")).Op("&&").
			Add(method("fails", id("i"), text(t.Pattern.At), text("a match of "+t.Pattern.Text)))))
	}
	if t.Format != nil {
		g.Add(fail(jen.Op("!").Add(call(formatFunc(t.Format.Name), id("text"))).Op("&&").
			Add(method("fails", id("i"), text(t.Format.At), text("the format "+t.Format.Name)))))
	}
	if t.Content != nil {
		w.content(g, t.Content)
	}
}

// formatFunc is the support code's function for a format.
func formatFunc(name string) string {
	special := map[string]string{
		"uri": "URI", "uri-reference": "URIReference", "iri": "IRI", "iri-reference": "IRIReference", "uuid": "UUID",
		"uri-template": "URITemplate", "json-pointer": "JSONPointer", "relative-json-pointer": "RelativeJSONPointer",
		"ipv4": "IPv4", "ipv6": "IPv6", "idn-email": "IDNEmail", "idn-hostname": "IDNHostname", "date-time": "DateTime",
	}
	if word, found := special[name]; found {
		return "format" + word
	}
	return "format" + strings.ToUpper(name[:1]) + name[1:]
}

// length writes the test of a string's length. A character has one to four
// bytes, so that those of most strings need not be counted:
//
//	if len(text) > 80 && characters(text) > 80 && c.fails(i, "#/maxLength", "at most 80 characters") {
//		return -1
//	}
func (w *checkWriter) length(g *jen.Group, limit *model.Count, op, words string) {
	if limit == nil {
		return
	}
	const most = 1 << 24 // of which four times as many are a number, too
	size := func() *jen.Statement { return call("len", id("text")) }
	beyond := compared(call("characters", id("text")), op, limit.Value)
	switch {
	case op == ">":
		beyond = compared(size(), ">", limit.Value).Op("&&").Add(beyond)
	case limit.Value == 1:
		beyond = size().Op("==").Lit(0)
	case limit.Value < most:
		beyond = compared(size(), "<", 4*limit.Value).Op("&&").Add(beyond)
	}
	g.Add(fail(beyond.Op("&&").Add(method("fails", id("i"), text(limit.At), text(words+" "+counted(limit.Value, "character"))))))
}

// size writes the test of how many parts an array or object has, which is in
// a variable.
func (w *checkWriter) size(g *jen.Group, offset, variable string, limit *model.Count, op, words, unit string) {
	if limit == nil {
		return
	}
	g.Add(fail(compared(id(variable), op, limit.Value).Op("&&").
		Add(method("counts", id(offset), text(limit.At), text(words+" "+counted(limit.Value, unit)), id(variable)))))
}

// compared writes the comparison of an int with a limit, which need not be one
// where an int has 32 bits.
func compared(n *jen.Statement, op string, limit int64) *jen.Statement {
	if limit > math.MaxInt32 {
		n = call("int64", n)
	}
	return n.Op(op).Op(strconv.FormatInt(limit, 10))
}

func counted(n int64, unit string) string {
	if n != 1 {
		unit += "s"
	}
	return strconv.FormatInt(n, 10) + " " + unit
}

// scanNumber writes the check of a number's value.
func (w *checkWriter) scanNumber(g *jen.Group, assign string, other jen.Code) {
	integer := !w.own.kinds.Has(model.Number)
	whole := "_"
	if integer {
		whole = "whole"
		if assign == "=" {
			g.Var().Id("whole").Bool()
		}
	}
	g.List(id("end"), id(whole)).Op(assign).Add(call("scanNumber", id("b"), id("i")))
	g.If(jen.Id("end").Op("<").Lit(0)).Block(other)
	if integer {
		g.If(jen.Op("!").Id("whole").Op("&&").Op("!").Add(call("numberIsInteger", literal()))).Block(w.mismatch())
	}
	for _, limit := range w.own.numeric {
		g.Add(fail(numberFails(limit).Op("&&").Add(method("fails", id("i"), text(limit.At), text(limitWords[limit.Keyword]+limit.Value)))))
	}
}

var limitWords = map[string]string{
	"minimum": "at least ", "exclusiveMinimum": "more than ", "maximum": "at most ",
	"exclusiveMaximum": "less than ", "multipleOf": "a multiple of ",
}

// numberFails is the condition that a number is beyond a limit.
func numberFails(limit model.Limit) *jen.Statement {
	whole, fraction, _ := strings.Cut(limit.Value, ".")
	small := len(whole) < 18 && strings.Trim(fraction, "0") == "" && !strings.ContainsAny(whole, "eE")
	bound := func() jen.Code {
		if small {
			return jen.Op(whole)
		}
		return jen.Index().Byte().Parens(text(limit.Value))
	}
	suffix := ""
	if limit.Keyword == "multipleOf" {
		if small {
			suffix = "Int"
		}
		return jen.Op("!").Add(call("numberIsMultiple"+suffix, literal(), bound()))
	}
	name := "compareNumbers"
	if small {
		name = "compareNumberInt"
	}
	op := map[string]string{"minimum": "<", "exclusiveMinimum": "<=", "maximum": ">", "exclusiveMaximum": ">="}[limit.Keyword]
	return call(name, literal(), bound()).Op(op).Lit(0)
}
