package emit

import (
	"strconv"
	"strings"

	"github.com/dave/jennifer/jen"
)

// expectedMember writes how one goes on from a name to the member's value:
//
//	key, member, value := c.memberAt(b, i, &members1, expected)
//	expected = member + 1
func (w *fileWriter) expectedMember(g *jen.Group, names []string, key string, mayFail bool) {
	g.List(id(key), id("member"), id("value")).Op(":=").Add(method("memberAt", theB, theI, jen.Op("&").Id(w.members(names)), id("expected")))
	if mayFail {
		g.Add(noValue)
	}
	g.Add(expectNext)
}

// memberSwitch is what members are told apart by.
func memberSwitch(expecting bool) jen.Code {
	if expecting {
		return id("member")
	}
	return jen.String().Parens(id("key"))
}

// memberCase is the case of one member.
func memberCase(expecting bool, number int, name string) jen.Code {
	if expecting {
		return jen.Lit(number)
	}
	return text(name)
}

// members is the variable that numbers some names in the order in which they
// are expected.
func (w *fileWriter) members(names []string) string {
	key := strings.Join(names, "\x00")
	name, found := w.memberNames[key]
	if !found {
		name = "members" + strconv.Itoa(len(w.memberNames)+1)
		w.memberNames[key] = name
		w.later(func() { w.declareMembers(name, names) })
	}
	return name
}

// manyNames is from how many names on a switch finds one faster than a loop.
const manyNames = 16

// declareMembers writes
//
//	var members1 = memberNames{literals: []string{`"id":`, `"name":`}}
//
// or, where a loop over the names would not do,
//
//	var members1 = memberNames{literals: []string{`"id":`, `"name":`}, number: func(name []byte) int {
//		switch string(name) {
//		case "id":
//			return 0
//		case "name":
//			return 1
//		}
//		return -1
//	}}
func (w *fileWriter) declareMembers(variable string, names []string) {
	plain := len(names) < manyNames
	literals := jen.Index().String().ValuesFunc(func(g *jen.Group) {
		for _, name := range names {
			g.Add(text(quoted(name) + ":"))
			plain = plain && quoted(name) == `"`+name+`"`
		}
	})
	number := jen.Func().Params(id("name").Add(bytesType())).Int().Block(
		jen.Switch(jen.String().Parens(id("name"))).BlockFunc(func(g *jen.Group) {
			for n, name := range names {
				g.Case(text(name)).Block(jen.Return(jen.Lit(n)))
			}
		}),
		jen.Return(jen.Lit(-1)),
	)
	values := []jen.Code{id("literals").Op(":").Add(literals)}
	if !plain {
		values = append(values, id("number").Op(":").Add(number))
	}
	w.jen.Var().Id(variable).Op("=").Id("memberNames").Values(values...)
	w.jen.Line()
}
