package lint

import (
	"slices"
	"strings"

	"github.com/typewright/typewright/internal/schema"
	"github.com/typewright/typewright/internal/source"
)

// unusedDefinitions looks for definitions that nothing refers to, from the
// roots on. A document that refers to none of its definitions has them for
// others, and one with a name of its own can be meant by others.
func (p *pass) unusedDefinitions() {
	used := make(map[*source.Document][]string) // pointers of what is reached
	for s := range reachable(p.set.Roots, func(k *schema.Keyword) bool { return k.Name != "$defs" }) {
		used[s.Loc.Doc] = append(used[s.Loc.Doc], string(s.Loc.Pointer)+"/")
	}
	for _, s := range p.schemas { // what a $ref hides still refers to something
		for _, d := range s.Dropped {
			for _, ref := range references(s.Value.Get(d.Name)) {
				used[s.Loc.Doc] = append(used[s.Loc.Doc], ref+"/")
			}
		}
	}
	for _, pointers := range used {
		slices.Sort(pointers)
	}
	isUsed := func(s *schema.Schema) bool {
		pointers := used[s.Loc.Doc]
		i, _ := slices.BinarySearch(pointers, string(s.Loc.Pointer)+"/")
		return i < len(pointers) && strings.HasPrefix(pointers[i], string(s.Loc.Pointer)+"/")
	}
	var unused []schema.Named
	library := make(map[*source.Document]bool)
	for doc := range p.documents {
		library[doc] = true
	}
	for _, s := range p.schemas {
		k := s.Keyword("$defs")
		if k == nil {
			continue
		}
		for _, def := range k.Named {
			switch {
			case isUsed(def.Schema):
				library[s.Loc.Doc] = false
			case !isNamed(def.Schema) && !strings.HasPrefix(def.Name, "//"):
				unused = append(unused, def)
			}
		}
	}
	for _, def := range unused {
		if !library[def.NameLoc.Doc] {
			p.report(def.NameLoc, nil, "the definition %q is not in use", def.Name)
		}
	}
}

// references are the pointers of references in a value.
func references(v *source.Value) []string {
	var all []string
	if v == nil {
		return nil
	}
	for _, item := range v.Items {
		all = append(all, references(item)...)
	}
	for _, m := range v.Members {
		if pointer, found := strings.CutPrefix(m.Value.Text, "#"); found && m.Name == "$ref" && m.Value.Kind == source.String {
			all = append(all, pointer)
		}
		all = append(all, references(m.Value)...)
	}
	return all
}

// isNamed tells whether a schema has a name by which others can refer to it.
func isNamed(s *schema.Schema) bool {
	return slices.ContainsFunc(s.Keywords, func(k *schema.Keyword) bool {
		return k.Name == "$id" || k.Name == "$anchor" || k.Name == "$dynamicAnchor"
	})
}
