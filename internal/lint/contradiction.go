package lint

import (
	"fmt"
	"strings"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
)

// contradictions looks for keywords that no value can obey together: those of
// a schema, of its allOf and of what it refers to. They are told where they
// meet.
func (p *pass) contradictions() {
	c := &contradictor{pass: p, known: make(map[*model.Node]bool)}
	for _, s := range p.schemas {
		for _, n := range p.nodesOf(s) {
			c.look(n)
		}
	}
}

// A contradictor remembers which nodes contradict themselves, so that those
// that refer to them do not tell it again.
type contradictor struct {
	*pass
	known map[*model.Node]bool
}

// look reports what is contradictory in a node, and not in a part of it
// already.
func (c *contradictor) look(n *model.Node) {
	parts := together(n)
	for _, part := range parts[1:] {
		if c.has(part) {
			return
		}
	}
	for _, conflict := range c.find(parts) {
		conflict.tell(c.pass, n)
	}
}

func (c *contradictor) has(n *model.Node) bool {
	known, found := c.known[n]
	if !found {
		known = len(c.find(together(n))) > 0
		c.known[n] = known
	}
	return known
}

// find returns the conflicts among nodes that apply together, of which the
// first stands for all. The first kind of them is enough.
func (c *contradictor) find(parts []*model.Node) []conflict {
	kinds, conflicts := kindsOf(parts)
	if len(conflicts) > 0 {
		return conflicts
	}
	if conflicts = c.enumerations(parts); len(conflicts) > 0 {
		return conflicts
	}
	for _, e := range extents(parts, kinds) {
		conflicts = append(conflicts, e.conflicts()...)
	}
	if kinds.Has(model.Object) {
		conflicts = append(conflicts, c.objects(parts, kinds)...)
	}
	return conflicts
}

// together returns a node and all that has to accept a value for it to accept
// the value: what it refers to, and the parts of its allOf. There is a limit,
// so that long chains do not cost more than their length.
func together(n *model.Node) []*model.Node {
	const most = 64
	all := []*model.Node{n}
	seen := map[*model.Node]bool{n: true}
	for i := 0; i < len(all) && len(all) < most; i++ {
		for _, check := range all[i].Checks {
			var parts []*model.Node
			switch check := check.(type) {
			case model.Ref:
				parts = []*model.Node{check.Node}
			case model.AllOf:
				parts = check.Nodes
			}
			for _, part := range parts {
				if !seen[part] {
					seen[part] = true
					all = append(all, part)
				}
			}
		}
	}
	return all
}

// A said is a keyword of a node, where it stands, as checks have it.
type said struct {
	node *model.Node
	at   string
}

func (s said) loc() source.Loc {
	_, pointer, _ := strings.Cut(s.at, "#")
	loc := source.Loc{Doc: s.node.Loc.Doc, Offset: s.node.Loc.Offset, Pointer: source.Pointer(pointer)}
	if v := loc.Doc.Root.At(loc.Pointer); v != nil {
		loc.Offset = v.Offset
	}
	return loc
}

// String returns the keyword with its value.
func (s said) String() string {
	const most = 60
	loc := s.loc()
	text := `"` + loc.Pointer.Last() + `"`
	if v := loc.Doc.Root.At(loc.Pointer); v != nil {
		value := []rune(string(v.AppendJSON(nil)))
		if len(value) > most {
			value = append(value[:most:most], '…')
		}
		text += ": " + string(value)
	}
	return text
}

// A conflict is what some keywords make impossible.
type conflict struct {
	by      []said // the first is the one to blame
	message string
}

// exclude is the conflict of two keywords.
func exclude(a, b said, consequence string) conflict {
	return conflict{[]said{a, b}, fmt.Sprintf("%s and %s exclude each other: %s", a, b, consequence)}
}

// tell reports a conflict at the first of its keywords that stands in the
// node itself, or else at the node. Notes say where the others are.
func (d conflict) tell(p *pass, n *model.Node) {
	at := n.Loc
	told := -1
	for i, s := range d.by {
		if s.node == n {
			at, told = s.loc(), i
			break
		}
	}
	var notes []string
	for i, s := range d.by {
		if i != told && s.node != n {
			notes = append(notes, s.loc().String())
		}
	}
	p.report(at, notes, "%s", d.message)
}

// none says what cannot be valid: some kind of value or, if no other is
// wanted, any.
func none(kinds, of model.Kinds, word string) string {
	if kinds&^of == 0 {
		return "no value can be valid"
	}
	return "no " + word + " can be valid"
}

// kindsOf returns the types that all nodes want, and the conflicts where there
// are none.
func kindsOf(parts []*model.Node) (model.Kinds, []conflict) {
	kinds := model.AnyKind
	var before []said
	for _, n := range parts {
		for _, check := range n.Checks {
			typed, ok := check.(model.Type)
			if !ok {
				continue
			}
			s := said{n, typed.At}
			if kinds &= typed.Kinds; kinds == 0 {
				if len(before) == 1 {
					return 0, []conflict{exclude(before[0], s, "no value can be valid")}
				}
				return 0, []conflict{{append(before, s), "the types have nothing in common: no value can be valid"}}
			}
			before = append(before, s)
		}
	}
	return kinds, nil
}

// enumerations looks for enum and const whose values are all rejected.
func (c *contradictor) enumerations(parts []*model.Node) []conflict {
	n := parts[0]
	for _, part := range parts {
		for _, check := range part.Checks {
			enum, ok := check.(model.Enum)
			if !ok || c.acceptsOne(n, enum.Values) {
				continue
			}
			s := said{part, enum.At}
			if len(enum.Values) == 0 {
				return []conflict{{[]said{s}, `"enum" has no values: no value can be valid`}}
			}
			issues := c.judge.Explain(n, part.Loc.Doc, enum.Values[0])
			why := ""
			if len(issues) > 0 {
				why = ": " + issues[0].Message + " (" + issues[0].KeywordLocation + ")"
			}
			if enum.Constant {
				return []conflict{{[]said{s}, `the value of "const" is not valid here` + why}}
			}
			return []conflict{{[]said{s}, `no value of "enum" is valid here` + why}}
		}
	}
	return nil
}

func (c *contradictor) acceptsOne(n *model.Node, values []*source.Value) bool {
	for _, v := range values {
		if c.judge.Accepts(n, v) {
			return true
		}
	}
	return false
}
