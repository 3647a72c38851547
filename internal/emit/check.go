package emit

import (
	"strconv"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/plan"
	"github.com/typewright/typewright/internal/source"
)

// A checkWriter writes the check function of one node.
type checkWriter struct {
	file *fileWriter
	name string
	own  own
	mark bool // it marks what it evaluates

	choices int // that are written as functions of their own
}

// own are the checks of a node by what they speak of.
type own struct {
	typed    *model.Type
	kinds    model.Kinds
	enums    []model.Enum
	numeric  []model.Limit
	text     model.Text
	members  *model.Members
	elements *model.Elements
	never    *model.Never
	strings  *model.Enum // an enum of strings alone, which is tested with their text
	applied  []model.Check
	left     *model.Unevaluated
}

func gather(n *model.Node) own {
	o := own{kinds: model.AnyKind}
	for _, check := range n.Checks {
		switch check := check.(type) {
		case model.Never:
			o.never = &check
		case model.Type:
			o.typed, o.kinds = &check, check.Kinds
		case model.Enum:
			if o.strings == nil && allStrings(check) {
				o.strings = &check
			} else {
				o.enums = append(o.enums, check)
			}
		case model.Numeric:
			o.numeric = check.Limits
		case model.Text:
			o.text = check
		case *model.Members:
			o.members = check
		case *model.Elements:
			o.elements = check
		case model.Ref, model.AllOf, model.AnyOf, model.OneOf, model.Not, model.If:
			o.applied = append(o.applied, check)
		case model.Unevaluated:
			o.left = &check
		}
	}
	if o.strings != nil {
		o.kinds &= model.String
	}
	return o
}

func allStrings(enum model.Enum) bool {
	for _, v := range enum.Values {
		if v.Kind != source.String {
			return false
		}
	}
	return len(enum.Values) > 0
}

// write writes the function. Where its verdicts are to be remembered, it is
// a door before the function that does the work.
func (w *checkWriter) write(f *plan.Func) {
	name := f.Name
	if f.Remember {
		name = partOf("anew", f.Name)
		w.file.jen.Add(checkHead(f.Name)).Block(
			jen.Return(method("remember", id("b"), id("i"), jen.Lit(f.Node.ID), id(name))),
		)
		w.file.jen.Line()
	}
	w.name, w.own, w.choices = f.Name, gather(f.Node), 0
	if w.own.left == nil {
		w.file.jen.Add(checkHead(name)).BlockFunc(w.body)
	} else {
		w.file.jen.Add(checkHead(name)).Block(
			jen.Var().Id("m").Id("marks"),
			jen.Return(call(marking(f), id("c"), id("b"), id("i"), jen.Op("&").Id("m"))),
		)
	}
	w.file.jen.Line()
	w.file.flush()
	if f.Marks {
		w.writeMarks(f)
	}
}

func (w *checkWriter) body(g *jen.Group) {
	if w.own.never != nil {
		g.Return(method("never", id("b"), id("i"), text(w.own.never.At)))
		return
	}
	plain := len(w.own.applied) == 0 && len(w.own.enums) == 0 && w.own.left == nil
	switch {
	case plain && w.own.kinds == model.Object && w.own.members != nil:
		w.wantKind(g, '{')
		w.members(g)
	case plain && w.own.kinds == model.Array && w.own.elements != nil:
		w.wantKind(g, '[')
		w.elements(g)
	default:
		w.general(g)
	}
}

func (w *checkWriter) wantKind(g *jen.Group, first byte) {
	g.If(call("at", id("b"), id("i")).Op("!=").Add(char(first))).Block(w.mismatch())
}

// mismatch is return c.mismatch(b, i, "#/type", "a string").
func (w *checkWriter) mismatch() jen.Code {
	if w.own.strings != nil {
		return jen.Return(method("mismatch", id("b"), id("i"), text(w.own.strings.At), text(oneOf(*w.own.strings))))
	}
	return jen.Return(method("mismatch", id("b"), id("i"), text(w.own.typed.At), text(kindWords(w.own.kinds))))
}

// nothing rejects every value: a type and an enum exclude each other.
func (w *checkWriter) nothing() jen.Code {
	return method("mismatch", id("b"), id("i"), text(w.own.strings.At), text(oneOf(*w.own.strings)))
}

// kindWords says which types are wanted.
func kindWords(kinds model.Kinds) string {
	var words []string
	for _, k := range []struct {
		kind model.Kinds
		word string
	}{
		{model.Object, "an object"},
		{model.Array, "an array"},
		{model.String, "a string"},
		{model.Number, "a number"},
		{model.Integer, "an integer"},
		{model.Bool, "true or false"},
		{model.Null, "null"},
	} {
		if kinds.Has(k.kind) && (k.kind != model.Integer || !kinds.Has(model.Number)) {
			words = append(words, k.word)
		}
	}
	return strings.Join(words, " or ")
}

// general writes a body by steps: what depends on the type, then enum and
// const, then what applies in place.
func (w *checkWriter) general(g *jen.Group) {
	applied := w.own.applied
	if end, rest := w.wholeWalk(); end != nil {
		g.Id("end").Op(":=").Add(end)
		g.Add(fail(jen.Id("end").Op("<").Lit(0)))
		applied = rest
	} else {
		w.byKind(g)
	}
	for n, enum := range w.own.enums {
		w.enum(g, n, enum)
	}
	for _, check := range applied {
		w.apply(g, check)
	}
	if w.mark {
		w.unevaluated(g)
	}
	g.Return(id("end"))
}

// wholeWalk returns an applicator that walks the value anyway, if nothing
// here depends on the type.
func (w *checkWriter) wholeWalk() (jen.Code, []model.Check) {
	o := w.own
	if o.kinds != model.AnyKind || o.strings != nil || o.members != nil || o.elements != nil || o.numeric != nil || o.text != (model.Text{}) {
		return nil, nil
	}
	for n, check := range o.applied {
		rest := append(append([]model.Check(nil), o.applied[:n]...), o.applied[n+1:]...)
		switch check := check.(type) {
		case model.Ref:
			return w.inPlace(check.Node, id("i")), rest
		case model.AllOf, model.AnyOf, model.OneOf:
			return w.group(check), rest
		}
	}
	return method("skip", id("b"), id("i")), o.applied
}

// group is a call of an applicator that has several schemas.
func (w *checkWriter) group(check model.Check) jen.Code {
	if tag := tagOf(check); tag != nil {
		return w.branchCall(check, tag)
	}
	return w.call(check)
}

// call is a call that tries all branches.
func (w *checkWriter) call(check model.Check) jen.Code {
	args := []jen.Code{id("b"), id("i")}
	name := ""
	var nodes []*model.Node
	switch check := check.(type) {
	case model.AllOf:
		name, nodes = "allOf", check.Nodes
	case model.AnyOf:
		name, nodes = "anyOf", check.Nodes
		args = append(args, text(check.At))
	case model.OneOf:
		name, nodes = "oneOf", check.Nodes
		args = append(args, text(check.At))
	}
	if w.mark {
		name += "Marks"
		args = append(args[:2:2], append([]jen.Code{id("m")}, args[2:]...)...)
	}
	for _, n := range nodes {
		args = append(args, w.function(n))
	}
	return method(name, args...)
}

// child is the call that checks the value at an offset against a node.
func (w *checkWriter) child(n *model.Node, offset jen.Code) *jen.Statement {
	f := w.file.pkg.Check(n)
	if f == nil {
		return method("skip", id("b"), offset)
	}
	if name, at := plainType(f.Node); name != "" {
		return method(name, id("b"), offset, text(at))
	}
	return call(w.file.check(n).Name, id("c"), id("b"), offset)
}

// plainType is the support code's method for a node that wants one type and
// nothing more, and the place of the keyword.
func plainType(n *model.Node) (name, at string) {
	if len(n.Checks) != 1 {
		return "", ""
	}
	typed, ok := n.Checks[0].(model.Type)
	if !ok {
		return "", ""
	}
	switch typed.Kinds {
	case model.String:
		name = "anyString"
	case model.Bool:
		name = "anyBool"
	case model.Number | model.Integer:
		name = "anyNumber"
	case model.Integer:
		name = "anyInteger"
	case model.Object:
		name = "anyObject"
	case model.Array:
		name = "anyArray"
	default:
	}
	return name, typed.At
}

func (w *checkWriter) apply(g *jen.Group, check model.Check) {
	optional := func(n *model.Node) jen.Code {
		if n == nil {
			return jen.Nil()
		}
		return w.function(n)
	}
	switch check := check.(type) {
	case model.Ref:
		g.Add(fail(w.inPlace(check.Node, id("i")).Op("<").Lit(0)))
	case model.Not:
		g.Add(fail(jen.Op("!").Add(method("not", id("b"), id("i"), text(check.At), checkFunc(w.file.check(check.Node))))))
	case model.If:
		if check.Then == nil && check.Else == nil && !w.mark {
			return
		}
		branches := []jen.Code{optional(check.If), optional(check.Then), optional(check.Else)}
		if w.mark {
			g.Add(fail(jen.Op("!").Add(method("conditionalMarks", append([]jen.Code{id("b"), id("i"), id("m")}, branches...)...))))
		} else {
			g.Add(fail(jen.Op("!").Add(method("conditional", append([]jen.Code{id("b"), id("i")}, branches...)...))))
		}
	default:
		g.Add(fail(jen.Add(w.group(check)).Op("<").Lit(0)))
	}
}

// byKind writes the part that depends on the type of the value. It declares
// end, the offset after the value.
func (w *checkWriter) byKind(g *jen.Group) {
	o := w.own
	switch o.kinds {
	case model.String:
		w.scanText(g, ":=", w.mismatch())
		return
	case model.Number | model.Integer, model.Integer:
		w.scanNumber(g, ":=", w.mismatch())
		return
	case 0:
		g.Id("end").Op(":=").Add(w.nothing())
		g.Add(fail(jen.Id("end").Op("<").Lit(0)))
		return
	default:
	}
	g.Var().Id("end").Int()
	g.Switch(call("at", id("b"), id("i"))).BlockFunc(w.kindCases)
	g.Add(fail(jen.Id("end").Op("<").Lit(0)))
}

// kindCases writes a case for each type that has checks of its own, one for
// the types that have none, and one for those that are not wanted. One of the
// last two is the default: numbers have many first bytes.
func (w *checkWriter) kindCases(g *jen.Group) {
	o := w.own
	var plain, unwanted []jen.Code
	kind := func(kind model.Kinds, special bool, write func(*jen.Group), first ...jen.Code) {
		switch {
		case o.kinds&kind == 0:
			unwanted = append(unwanted, first...)
		case special:
			g.Case(first...).BlockFunc(write)
		default:
			plain = append(plain, first...)
		}
	}
	kind(model.Object, o.members != nil, func(g *jen.Group) {
		g.Id("end").Op("=").Add(w.walkCall("members"))
		w.file.later(func() { w.walk("members", w.members) })
	}, char('{'))
	kind(model.Array, o.elements != nil, func(g *jen.Group) {
		g.Id("end").Op("=").Add(w.walkCall("elements"))
		w.file.later(func() { w.walk("elements", w.elements) })
	}, char('['))
	kind(model.String, o.text != (model.Text{}) || o.strings != nil, func(g *jen.Group) {
		w.scanText(g, "=", jen.Return(jen.Lit(-1)))
	}, char('"'))
	kind(model.Bool, false, nil, char('t'), char('f'))
	kind(model.Null, false, nil, char('n'))
	skip := func() jen.Code { return jen.Id("end").Op("=").Add(method("skip", id("b"), id("i"))) }
	if o.kinds&(model.Number|model.Integer) == 0 {
		if len(plain) > 0 {
			g.Case(plain...).Block(skip())
		}
		g.Default().Block(w.mismatch())
		return
	}
	if len(unwanted) > 0 {
		g.Case(unwanted...).Block(w.mismatch())
	}
	if o.numeric != nil || !o.kinds.Has(model.Number) {
		digits := []jen.Code{char('-')}
		for ch := byte('0'); ch <= '9'; ch++ {
			digits = append(digits, char(ch))
		}
		g.Case(digits...).BlockFunc(func(g *jen.Group) { w.scanNumber(g, "=", jen.Return(jen.Lit(-1))) })
	}
	g.Default().Block(skip())
}

// partOf names a part of a check function: membersOfOrder for checkOrder. No
// other name begins so.
func partOf(part, check string) string {
	if rest, ok := strings.CutPrefix(check, "check"); ok {
		return part + "Of" + rest
	}
	return part + strings.ToUpper(check[:1]) + check[1:] // membersMarkOfOrder
}

// walk writes the walk over an object or array as a function of its own.
func (w *checkWriter) walk(part string, body func(*jen.Group)) {
	head := checkHead(partOf(part, w.name))
	if w.mark {
		head = markHead(partOf(part, w.name))
	}
	w.file.jen.Add(head).BlockFunc(body)
	w.file.jen.Line()
}

func (w *checkWriter) walkCall(part string) jen.Code {
	args := []jen.Code{id("c"), id("b"), id("i")}
	if w.mark {
		args = append(args, id("m"))
	}
	return call(partOf(part, w.name), args...)
}

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
	if len(list) == 1 {
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

// length writes the test of a string's length.
func (w *checkWriter) length(g *jen.Group, limit *model.Count, op, words string) {
	if limit == nil {
		return
	}
	size := call("characters", id("text"))
	g.Add(fail(size.Op(op).Lit(limit.Value).Op("&&").Add(method("fails", id("i"), text(limit.At), text(words+" "+counted(limit.Value, "character"))))))
}

// size writes the test of how many parts an array or object has, which is in
// a variable.
func (w *checkWriter) size(g *jen.Group, offset, variable string, limit *model.Count, op, words, unit string) {
	if limit == nil {
		return
	}
	g.Add(fail(jen.Id(variable).Op(op).Lit(limit.Value).Op("&&").
		Add(method("counts", id(offset), text(limit.At), text(words+" "+counted(limit.Value, unit)), id(variable)))))
}

func counted(n int, unit string) string {
	if n != 1 {
		unit += "s"
	}
	return strconv.Itoa(n) + " " + unit
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
	small := len(limit.Value) < 18 && !strings.ContainsAny(limit.Value, ".eE")
	bound := func() jen.Code {
		if small {
			return jen.Op(limit.Value)
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
