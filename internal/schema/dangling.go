package schema

import (
	"iter"
	"maps"
	"strconv"
	"strings"

	"github.com/typewright/typewright/internal/source"
	"github.com/typewright/typewright/internal/spell"
)

// mostSuggestions is after how many problems no more is guessed what may be
// meant.
const mostSuggestions = 100

// dangling reports a reference to what is not in a resource, with the names
// that are there and that may be meant.
func (l *loader) dangling(k *Keyword, r *Resource, fragment string) {
	where := r.Root.Loc.Doc.Name
	if r.Root.Loc.Pointer != "" {
		where += "#" + string(r.Root.Loc.Pointer)
	}
	l.problem(k.Loc, "the reference %q leads nowhere: %s has no %s", k.Value.Text, where, fragment)
	if len(l.problems) > mostSuggestions {
		return // to look for each name among all takes long
	}
	var near []string
	if strings.HasPrefix(fragment, "/") {
		near = l.namesake(r, source.Pointer(fragment))
	} else {
		near = spell.Nearest(fragment, maps.Keys(r.anchors))
	}
	if len(near) == 0 {
		return
	}
	uri, _, _ := strings.Cut(k.Value.Text, "#")
	for i, name := range near {
		near[i] = strconv.Quote(uri + "#" + name)
	}
	l.note("did you mean " + strings.Join(near, " or ") + "?")
}

// namesake returns pointers that are like one that leads nowhere: beside the
// place where it leaves the document, or else among the definitions.
func (l *loader) namesake(r *Resource, p source.Pointer) []string {
	v, at, tokens := r.Root.Value, source.Pointer(""), p.Tokens()
	for i, token := range tokens {
		if next := v.Step(token); next != nil {
			v, at = next, at.Append(token)
			continue
		}
		var found []string
		for _, name := range spell.Nearest(token, members(v)) {
			if to := at.Append(name).Append(tokens[i+1:]...); r.Root.Value.At(to) != nil {
				found = append(found, string(to))
			}
		}
		if len(found) > 0 {
			return found
		}
		break
	}
	for _, defs := range []string{"$defs", "definitions"} {
		if near := spell.Nearest(p.Last(), members(r.Root.Value.Get(defs))); len(near) > 0 {
			for i, name := range near {
				near[i] = string(source.Pointer("").Append(defs, name))
			}
			return near
		}
	}
	return nil
}

func members(v *source.Value) iter.Seq[string] {
	return func(yield func(string) bool) {
		if v == nil {
			return
		}
		for i := range v.Members {
			if !yield(v.Members[i].Name) {
				return
			}
		}
	}
}
