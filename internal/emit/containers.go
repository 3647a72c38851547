package emit

import (
	"slices"
	"strconv"

	"github.com/dave/jennifer/jen"

	"github.com/typewright/typewright/internal/model"
)

// mostBits is how many declared members a machine word has room for.
const mostBits = 64

// members writes the walk over an object:
//
//	object, base, expected := i, len(c.keys), 0
//	var seen uint64
//	for i = c.open(b, i, '}'); i >= 0; i = next(b, i, '}') {
//		_, member, value := c.memberAt(b, i, &namesOfOrder, expected)
//		if value < 0 {
//			return -1
//		}
//		expected = member + 1
//		var bit uint64
//		switch member {
//		case 0:
//			bit = 1 << 0
//			i = checkOrderID(c, b, value)
//		default:
//			i = c.unknown(b, object, base, i, value)
//		}
//		if i < 0 || seen&bit != 0 {
//			return -1
//		}
//		seen |= bit
//	}
//	c.keys = c.keys[:base]
//	if seen&1 != 1 && c.missing(object, seen, "#/required", "id") {
//		return -1
//	}
//	return c.leave(i)
func (w *checkWriter) members(g *jen.Group) {
	m := w.own.members
	slots := newSlots(m)
	counted := m.MinProperties != nil || m.MaxProperties != nil || w.mark
	g.Add(objectBase)
	slots.declare(g)
	expecting := w.expects(m, slots)
	if expecting {
		g.Add(expectFirst)
	}
	if counted {
		g.Id("count").Op(":=").Lit(0)
	}
	g.For(checkedMembers...).BlockFunc(func(g *jen.Group) {
		if expecting {
			w.file.expectedMember(g, w.file.names(slots.listed, w.owner), "_", true)
		} else {
			w.memberName(g, m, slots)
		}
		w.member(g, m, slots, expecting)
		if counted {
			g.Id("count").Op("++")
		}
	})
	g.Add(forgetKeys)
	if !slots.used() && !counted {
		g.Id("_").Op("=").Id("object")
	}
	if w.mark {
		g.Id("_").Op("=").Id("count")
	}
	slots.required(g, m)
	w.dependents(g, m, slots)
	w.size(g, "object", "count", m.MinProperties, "<", "at least", "member")
	w.size(g, "object", "count", m.MaxProperties, ">", "at most", "member")
	g.Add(leave)
}

// expects tells whether members are told apart by the numbers of their names:
// where patterns read the names, these are there anyway.
func (w *checkWriter) expects(m *model.Members, slots *slots) bool {
	return slots.used() && !readsNames(m)
}

func readsNames(m *model.Members) bool {
	return slices.ContainsFunc(m.Patterns, func(p model.PatternProperty) bool { return reads(p.Pattern) })
}

// memberName goes on from a name to the value.
func (w *checkWriter) memberName(g *jen.Group, m *model.Members, slots *slots) {
	key := "key"
	if !slots.used() && !readsNames(m) {
		key = "_"
	}
	g.List(id(key), id("value")).Op(":=").Add(method("name", id("b"), id("i")))
	g.Add(fail(jen.Id("value").Op("<").Lit(0)))
}

// member writes what happens to one member.
func (w *checkWriter) member(g *jen.Group, m *model.Members, slots *slots, expecting bool) {
	if m.Names != nil {
		g.Add(fail(w.child(m.Names, id("i")).Op("<").Lit(0)))
	}
	var matched []jen.Code
	for n, p := range m.Patterns {
		name := "matches" + strconv.Itoa(n)
		g.Id(name).Op(":=").Add(w.file.match(p.Pattern.Match, "key"))
		matched = append(matched, id(name))
	}
	slots.begin(g)
	if len(slots.names) == 0 {
		w.other(g, m, matched)
	} else {
		g.Switch(memberSwitch(expecting)).BlockFunc(func(g *jen.Group) {
			for n, name := range slots.listed {
				g.Case(memberCase(expecting, n, name)).BlockFunc(func(g *jen.Group) {
					g.Id(slots.bit()).Op("=").Add(slots.value(slots.index[name]))
					if n := slots.nodes[name]; n != nil {
						g.Add(setI, w.child(n, theValue))
						w.markMember(g)
					} else {
						w.additional(g, m, matched)
					}
				})
			}
			g.Default().BlockFunc(func(g *jen.Group) { w.other(g, m, matched) })
		})
	}
	slots.end(g)
	for n, p := range m.Patterns {
		g.If(id("matches"+strconv.Itoa(n))).Block(
			jen.Id("i").Op("=").Add(w.child(p.Node, id("value"))),
			fail(jen.Id("i").Op("<").Lit(0)),
		)
		if w.mark {
			g.If(id("matches" + strconv.Itoa(n))).BlockFunc(w.markMember)
		}
	}
}

// other writes what happens to a member that is not named in the schema.
func (w *checkWriter) other(g *jen.Group, m *model.Members, matched []jen.Code) {
	if m.Additional == nil && len(matched) == 0 {
		g.Id("i").Op("=").Add(method("unknown", id("b"), id("object"), id("base"), id("i"), id("value")))
		return
	}
	g.Add(fail(jen.Op("!").Add(method("distinct", id("b"), id("object"), id("base"), id("i")))))
	w.additional(g, m, matched)
}

// additional writes what happens to a member without a schema of its own.
// One that matches a pattern is checked later.
func (w *checkWriter) additional(g *jen.Group, m *model.Members, matched []jen.Code) {
	check := jen.Id("i").Op("=").Add(method("skip", id("b"), id("value")))
	if m.Additional != nil {
		check = jen.Id("i").Op("=").Add(w.child(m.Additional, id("value")))
		if len(m.Additional.Checks) == 1 {
			if never, ok := m.Additional.Checks[0].(model.Never); ok {
				check = jen.Id("i").Op("=").Add(method("extra", id("b"), id("i"), id("value"), text(never.At)))
			}
		}
	}
	if m.Additional != nil && w.mark {
		check.Line().Id("m").Dot("mark").Call(id("count"))
	}
	if len(matched) == 0 {
		g.Add(check)
		return
	}
	condition := jen.Op("!").Add(matched[0])
	for _, m := range matched[1:] {
		condition.Op("&&").Op("!").Add(m)
	}
	g.If(condition).Block(check)
}

// markMember marks the member or element at hand, which count numbers.
func (w *checkWriter) markMember(g *jen.Group) {
	if w.mark {
		g.Id("m").Dot("mark").Call(id("count"))
	}
}

// dependents writes what follows from the presence of members.
func (w *checkWriter) dependents(g *jen.Group, m *model.Members, slots *slots) {
	for _, d := range m.Dependents {
		var then []jen.Code
		for _, name := range d.Required {
			then = append(then, fail(slots.absent(name).Op("&&").Add(method("lacks", id("object"), text(d.At), text(name)))))
		}
		if d.Node != nil && w.file.pkg.Check(d.Node) != nil {
			then = append(then, fail(w.inPlace(d.Node, id("object")).Op("<").Lit(0)))
		}
		if len(then) > 0 {
			g.If(slots.present(d.Name)).Block(then...)
		}
	}
}

// elements writes the walk over an array.
func (w *checkWriter) elements(g *jen.Group) {
	e := w.own.elements
	contains := e.Contains
	if contains != nil && contains.Min == 0 && contains.Max == nil && !w.mark {
		contains = nil
	}
	if e.MinItems != nil || e.MaxItems != nil || contains != nil || e.UniqueAt != "" {
		g.Id("array").Op(":=").Id("i")
	}
	lengths := func() *jen.Statement { return jen.Id("c").Dot("lengths") }
	g.List(id("length"), id("count")).Op(":=").List(lengths().Dot("begin").Call(id("i")), jen.Lit(0))
	if contains != nil {
		g.Id("found").Op(":=").Lit(0)
	}
	g.For(
		jen.Id("i").Op("=").Add(method("open", id("b"), id("i"), char(']'))),
		jen.Id("i").Op(">=").Lit(0),
		jen.Id("i").Op("=").Add(call("next", id("b"), id("i"), char(']'))),
	).BlockFunc(func(g *jen.Group) {
		if contains != nil {
			g.If(method("try", checkFunc(w.file.check(contains.Node)), id("b"), id("i")).Op(">=").Lit(0)).BlockFunc(func(g *jen.Group) {
				g.Id("found").Op("++")
				if contains.Evaluates {
					w.markMember(g)
				}
			})
		}
		w.element(g, e)
		g.Add(fail(jen.Id("i").Op("<").Lit(0)))
		g.Id("count").Op("++")
	})
	g.Add(fail(jen.Id("i").Op("==").Lit(-1)))
	g.Add(lengths().Dot("set").Call(id("length"), id("count")))
	w.sizes(g, e, contains)
	g.Return(method("leave", id("i")))
}

// sizes writes the tests of an array that has been walked.
func (w *checkWriter) sizes(g *jen.Group, e *model.Elements, contains *model.Contains) {
	w.size(g, "array", "count", e.MinItems, "<", "at least", "element")
	w.size(g, "array", "count", e.MaxItems, ">", "at most", "element")
	if contains != nil {
		w.size(g, "array", "found", &model.Count{At: contains.MinAt, Value: contains.Min}, "<", "at least", "matching element")
		if contains.Max != nil {
			w.size(g, "array", "found", &model.Count{At: contains.MaxAt, Value: *contains.Max}, ">", "at most", "matching element")
		}
	}
	if e.UniqueAt != "" {
		g.If(
			jen.List(id("_"), id("second")).Op(":=").Add(method("uniqueItems", id("b"), id("array"))),
			jen.Id("second").Op(">=").Lit(0).Op("&&").Add(method("fails", id("second"), text(e.UniqueAt), text("an element that has not been there before"))),
		).Block(jen.Return(jen.Lit(-1)))
	}
}

func (w *checkWriter) element(g *jen.Group, e *model.Elements) {
	items := method("skip", id("b"), id("i"))
	if e.Items != nil {
		items = w.child(e.Items, id("i"))
	}
	if len(e.Prefix) == 0 {
		g.Id("i").Op("=").Add(items)
		if e.Items != nil {
			w.markMember(g)
		}
		return
	}
	g.Switch(id("count")).BlockFunc(func(g *jen.Group) {
		for n, item := range e.Prefix {
			g.Case(jen.Lit(n)).BlockFunc(func(g *jen.Group) {
				g.Id("i").Op("=").Add(w.child(item, id("i")))
				w.markMember(g)
			})
		}
		g.Default().BlockFunc(func(g *jen.Group) {
			g.Id("i").Op("=").Add(items)
			if e.Items != nil {
				w.markMember(g)
			}
		})
	})
}
