package emit

import (
	"strconv"
	"strings"

	"github.com/dave/jennifer/jen"
)

// expectedMember writes how one goes on from a name to the member's value:
//
//	key, member, value := c.memberAt(b, i, &namesOfOrder, expected)
//	expected = member + 1
func (w *fileWriter) expectedMember(g *jen.Group, names, key string, mayFail bool) {
	g.List(id(key), id("member"), id("value")).Op(":=").Add(method("memberAt", theB, theI, jen.Op("&").Id(names), id("expected")))
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

// names is the variable that numbers some names in the order in which they
// are expected, for a type or for a check. One that has the name of the type
// mostly has the same.
func (w *fileWriter) names(names []string, owner string) string {
	list := strings.Join(names, "\x00")
	variable := "namesOf" + owner
	for n := 2; ; n++ {
		known, taken := w.memberNames[variable]
		if !taken {
			w.memberNames[variable] = list
			w.later(func() { w.declareNames(variable, names) })
			return variable
		}
		if known == list {
			return variable
		}
		variable = "namesOf" + owner + "_" + strconv.Itoa(n)
	}
}

// declareNames writes
//
//	var namesOfOrder = memberNames{literals: []string{`"id":`, `"name":`}}
func (w *fileWriter) declareNames(variable string, names []string) {
	literals := jen.Index().String().ValuesFunc(func(g *jen.Group) {
		for _, name := range names {
			g.Add(text(quoted(name) + ":"))
		}
	})
	w.jen.Var().Id(variable).Op("=").Id("memberNames").Values(id("literals").Op(":").Add(literals))
	w.jen.Line()
}
