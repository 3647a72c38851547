package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/typewright/typewright/internal/model"
)

// slots number the members that a schema names, required ones first, so that
// one word (or, for very many, one array) tells which have been seen.
type slots struct {
	names  []string
	listed []string // the same in the order of the schema
	index  map[string]int
	nodes  map[string]*model.Node
}

func newSlots(m *model.Members) *slots {
	s := &slots{index: make(map[string]int), nodes: make(map[string]*model.Node)}
	add := func(name string) {
		if _, found := s.index[name]; !found {
			s.index[name] = len(s.names)
			s.names = append(s.names, name)
		}
	}
	for _, name := range m.Required {
		add(name)
	}
	for _, p := range m.Properties {
		add(p.Name)
		s.listed = append(s.listed, p.Name)
		s.nodes[p.Name] = p.Node
	}
	for _, d := range m.Dependents {
		add(d.Name)
		for _, name := range d.Required {
			add(name)
		}
	}
	for _, name := range s.names {
		if _, declared := s.nodes[name]; !declared {
			s.listed = append(s.listed, name)
		}
	}
	return s
}

func (s *slots) used() bool { return len(s.names) > 0 }
func (s *slots) wide() bool { return len(s.names) > mostBits }

// declare declares what has been seen.
func (s *slots) declare(g *jen.Group) {
	switch {
	case s.wide():
		g.Var().Id("seen").Index(jen.Lit(len(s.names))).Bool()
	case s.used():
		g.Add(declareSeen)
	}
}

func (s *slots) bit() string {
	if s.wide() {
		return "slot"
	}
	return "bit"
}

func (s *slots) value(slot int) *jen.Statement {
	if s.wide() {
		return jen.Lit(slot)
	}
	return jen.Lit(1).Op("<<").Lit(slot)
}

// begin declares the slot of the member at hand.
func (s *slots) begin(g *jen.Group) {
	switch {
	case s.wide():
		g.Id("slot").Op(":=").Lit(-1)
	case s.used():
		g.Add(declareBit)
	}
}

// end notes the member, unless its value is invalid or it was there before.
func (s *slots) end(g *jen.Group) {
	switch {
	case s.wide():
		g.Add(fail(jen.Id("i").Op("<").Lit(0).Op("||").Id("slot").Op(">=").Lit(0).Op("&&").Id("seen").Index(id("slot"))))
		g.If(jen.Id("slot").Op(">=").Lit(0)).Block(jen.Id("seen").Index(id("slot")).Op("=").True())
	case s.used():
		g.Add(seenBefore)
		g.Add(noteBit)
	default:
		g.Add(fail(negative))
	}
}

func (s *slots) present(name string) *jen.Statement {
	if s.wide() {
		return jen.Id("seen").Index(jen.Lit(s.index[name]))
	}
	return jen.Id("seen").Op("&").Parens(s.value(s.index[name])).Op("!=").Lit(0)
}

func (s *slots) absent(name string) *jen.Statement {
	if s.wide() {
		return jen.Op("!").Id("seen").Index(jen.Lit(s.index[name]))
	}
	return jen.Id("seen").Op("&").Parens(s.value(s.index[name])).Op("==").Lit(0)
}

// required writes the test that no required member is missing.
func (s *slots) required(g *jen.Group, m *model.Members) {
	if len(m.Required) == 0 {
		return
	}
	if s.wide() {
		for _, name := range m.Required {
			g.Add(fail(s.absent(name).Op("&&").Add(method("lacks", id("object"), text(m.RequiredAt), text(name)))))
		}
		return
	}
	names := []jen.Code{id("object"), id("seen"), text(m.RequiredAt)}
	count := 0
	for _, name := range s.names[:min(len(s.names), len(m.Required))] {
		if count == s.index[name] && contains(m.Required, name) {
			names = append(names, text(name))
			count++
		}
	}
	all := func() jen.Code {
		if count == mostBits {
			return jen.Op("^").Uint64().Parens(jen.Lit(0))
		}
		return jen.Parens(jen.Lit(1).Op("<<").Lit(count).Op("-").Lit(1))
	}
	g.Add(fail(jen.Id("seen").Op("&").Add(all()).Op("!=").Add(all()).Op("&&").Add(method("missing", names...))))
}

func contains(names []string, name string) bool {
	for _, n := range names {
		if n == name {
			return true
		}
	}
	return false
}
