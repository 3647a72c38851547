package shape

import (
	"slices"
	"strconv"
	"strings"

	"github.com/typewright/typewright/internal/model"
)

// A branch of a choice, together with all else that applies.
type branch struct {
	node   *model.Node
	recipe recipe
	facts  *facts
	tags   map[string][]string // see tagged
	within map[string][]string // see taggedWithin
	asked  map[string]bool     // see asks
}

// choose is the view where choices may be left. They are made one by one:
// one that has a single branch, or whose branches look alike, is none.
func (s *shaper) choose(n *model.Node, r recipe, f *facts) model.View {
	for _, c := range f.choices {
		branches := s.branches(r, f, c)
		switch {
		case len(branches) == 0:
			return model.Free{}
		case len(branches) == 1:
			b := branches[0]
			return s.viewOf(n, b.recipe.of(f.kinds), b.facts)
		case all(branches, func(b branch) bool { return b.facts.enumerated }):
			f.enumerated, f.values, f.kinds = true, nil, 0
			for _, b := range branches {
				f.kinds |= b.facts.kinds
				for _, v := range b.facts.values {
					if !slices.ContainsFunc(f.values, func(o model.EnumValue) bool { return equal(o.Value, v.Value) }) {
						f.values = append(f.values, v)
					}
				}
			}
		case scalar(f.kinds):
			s.join(f, branches)
		case slices.ContainsFunc(branches, func(b branch) bool { return b.facts.kinds == model.AnyKind && !b.facts.says() }):
			return model.Free{}
		case !s.matters(c, s.facts(recipe{r.parts, r.made.and(c), r.kinds}), 0):
		case c.any && s.extend(f, r, branches):
		case r.variants()*len(branches) > mostVariants && len(r.made) > 0:
			if f.kinds != model.Object {
				return tooMany
			}
			s.absorb(f, r, branches)
		default:
			return s.union(n, r, c, f, branches)
		}
	}
	return s.plain(n, f)
}

func all(branches []branch, is func(branch) bool) bool {
	return !slices.ContainsFunc(branches, func(b branch) bool { return !is(b) })
}

func scalar(kinds model.Kinds) bool {
	return kinds&(model.Object|model.Array) == 0 && !several(kinds)
}

// branches returns the branches that are possible.
func (s *shaper) branches(r recipe, f *facts, c choice) []branch {
	var possible []branch
	for _, node := range c.branches {
		b := branch{node: node, recipe: r.with(node, c).of(f.kinds)}
		b.facts = s.facts(b.recipe)
		b.facts.only(f.kinds)
		required := s.required(b.facts)
		b.tags, b.within = tagged(required), s.taggedWithin(required)
		if !b.facts.impossible() {
			possible = append(possible, b)
		}
	}
	return possible
}

// join makes the facts of branches that are scalars of one kind those of a
// scalar.
func (s *shaper) join(f *facts, branches []branch) {
	f.kinds, f.format = 0, branches[0].facts.format
	for _, b := range branches {
		f.kinds |= b.facts.kinds
		if b.facts.format != f.format {
			f.format = ""
		}
	}
	f.limits = nil
	kind := integer(branches[0].facts.limits)
	if kind == model.ScalarUnsigned && all(branches, func(b branch) bool { return integer(b.facts.limits) == kind }) {
		f.limits = branches[0].facts.limits
	}
}

// extend adds the members of an anyOf's branches to an object that has some
// of its own, where nothing tells the branches apart: several may hold at
// once, so their members are in one struct.
func (s *shaper) extend(f *facts, r recipe, branches []branch) bool {
	if f.kinds != model.Object || len(declarations(f)) == 0 {
		return false
	}
	for _, b := range branches {
		if len(b.facts.choices) > len(f.choices)-1 || len(b.facts.elements) > 0 || refers(b.node) {
			return false
		}
	}
	if _, told := tag(indices(branches), func(i int) map[string][]string { return branches[i].tags }); told {
		return false
	}
	s.absorb(f, r, branches)
	return true
}

// absorb takes the members of all branches, each of which applies sometimes.
func (s *shaper) absorb(f *facts, r recipe, branches []branch) {
	for _, b := range branches {
		w := &walk{shaper: s, made: r.made, facts: f, seen: make(map[*model.Node]bool)}
		w.perhaps(b.node)
	}
}

func refers(n *model.Node) bool {
	return slices.ContainsFunc(n.Checks, func(c model.Check) bool {
		_, ref := c.(model.Ref)
		return ref
	})
}

// kindOrder returns the kinds, one by one, in the order in which the schema
// speaks of them.
func (s *shaper) kindOrder(f *facts) []model.Kinds {
	var order []model.Kinds
	add := func(kinds model.Kinds) {
		for _, kind := range []model.Kinds{model.String, number, model.Bool, model.Array, model.Object} {
			if kind &= f.kinds; kind&kinds != 0 && !slices.Contains(order, kind) {
				order = append(order, kind)
			}
		}
	}
	for _, c := range f.choices {
		for _, branch := range c.branches {
			add(s.of(branch).kinds)
		}
	}
	add(f.kinds)
	return order
}

// kindWords name a variant for its kind.
var kindWords = map[model.Kinds]string{
	model.Object: "Object", model.Array: "Array", model.String: "String", model.Bool: "Bool",
	model.Integer: "Integer", model.Number: "Number", number: "Number",
}

// isNumbered tells whether a branch has no name but its number.
func isNumbered(n *model.Node) bool {
	return n.Parent != nil && strings.HasPrefix(n.Word, "Option")
}

// byKind is a union of what the instances of each kind look like.
func (s *shaper) byKind(n *model.Node, r recipe, f *facts) model.View {
	u := &union{}
	var cases []model.KindCase
	for _, kinds := range s.kindOrder(f) {
		one := r.of(kinds)
		part := s.make(one, n, kindWords[kinds])
		if part == nil {
			return tooMany
		}
		part.Notes = model.Notes{}
		facts := s.facts(one)
		if facts.impossible() {
			continue
		}
		view := s.viewOf(part, one, facts)
		if same, ok := view.(model.Same); ok && isNumbered(same.Node) {
			same.Node.Word = kindWords[kinds]
		}
		cases = append(cases, model.KindCase{Kinds: kinds, Pick: u.take(part, view)})
	}
	if len(cases) == 1 {
		return model.Free{}
	}
	return &model.Union{Variants: u.variants, Pick: model.ByKind{Cases: cases}}
}

// A union collects variants.
type union struct {
	variants []*model.Node
}

// take adds a node with its view. The variants of a union become its own.
func (u *union) take(n *model.Node, view model.View) model.Pick {
	switch view := view.(type) {
	case *model.Union:
		return model.Renumber(view.Pick, u.addAll(view.Variants))
	case model.Same:
		return model.Take{Variant: u.add(view.Node)}
	}
	n.View = view
	return model.Take{Variant: u.add(n)}
}

func (u *union) add(n *model.Node) int {
	if i := slices.Index(u.variants, n); i >= 0 {
		return i
	}
	u.variants = append(u.variants, n)
	return len(u.variants) - 1
}

func (u *union) addAll(nodes []*model.Node) []int {
	places := make([]int, len(nodes))
	for i, n := range nodes {
		places[i] = u.add(n)
	}
	return places
}

// union is a union of the branches of a choice.
func (s *shaper) union(n *model.Node, r recipe, c choice, f *facts, branches []branch) model.View {
	u := &union{}
	base := s.facts(recipe{r.parts, r.made.and(c), r.kinds})
	base.only(f.kinds)
	tag, _ := tag(indices(branches), func(i int) map[string][]string { return branches[i].tags })
	places := make([]int, len(branches))
	for i := range branches {
		b := &branches[i]
		if isNumbered(b.node) { // what is below a branch is named after it too
			b.node.Word = word(branches, i, tag)
		}
		var variant *model.Node
		if !s.adds(base, s.of(b.node), 0) {
			variant = b.node
		} else if variant = s.make(b.recipe, n, word(branches, i, tag)); variant == nil {
			return tooMany
		}
		if variant.View == nil {
			variant.View = s.view(variant)
		}
		if same, ok := variant.View.(model.Same); ok {
			variant = same.Node
		}
		places[i] = u.add(variant)
	}
	if len(u.variants) == 1 {
		return model.Same{Node: u.variants[0]}
	}
	return &model.Union{Variants: u.variants, Pick: pick(branches, places, c.hint)}
}

// word names a branch by what sets it apart: the text of its tag, what it
// refers to, its title, a member that only this one asks for, or its number.
func word(branches []branch, i int, tag string) string {
	const most = 4 // words of a title
	b := branches[i]
	if texts := b.tags[tag]; len(texts) == 1 && strings.TrimSpace(texts[0]) != "" {
		return texts[0]
	}
	target := model.Target(b.node)
	if len(target.Hints) > 0 && target.Hints[0].Word != "" {
		return target.Hints[0].Word
	}
	if words := len(strings.Fields(target.Notes.Title)); 1 <= words && words <= most {
		return target.Notes.Title
	}
	if own := own(branches, i); own != "" {
		return own
	}
	return "Option" + strconv.Itoa(i)
}

// own returns the first member that only one of the branches asks for, or the
// only member that it declares.
func own(branches []branch, i int) string {
	var names []string
	for _, m := range branches[i].facts.members {
		names = append(names, m.Required...)
	}
	if declared := declared(branches[i].facts); len(declared) == 1 {
		names = append(names, declared[0])
	}
	for _, name := range names {
		others := func(k int) bool { return branches[k].node != branches[i].node && branches[k].asks()[name] }
		if !slices.ContainsFunc(indices(branches), others) {
			return name
		}
	}
	return ""
}

// asks returns the members that a branch declares or requires.
func (b *branch) asks() map[string]bool {
	if b.asked == nil {
		b.asked = make(map[string]bool)
		for name := range declarations(b.facts) {
			b.asked[name] = true
		}
		for _, m := range b.facts.members {
			for _, name := range m.Required {
				b.asked[name] = true
			}
		}
	}
	return b.asked
}

func indices(branches []branch) []int {
	all := make([]int, len(branches))
	for i := range all {
		all[i] = i
	}
	return all
}
