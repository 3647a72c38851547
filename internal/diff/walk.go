package diff

import (
	"github.com/typewright/typewright/internal/contain"
	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
)

// A walker pairs the places of two models and collects those that differ.
type walker struct {
	visited map[[2]*model.Node]bool
	places  []Place
}

// pair compares two nodes of one place, and all below. What differs below has
// a place of its own: a node is compared as if what is below it were as it
// was.
func (w *walker) pair(before, after *model.Node, path source.Pointer, part bool) {
	before, after = model.Target(before), model.Target(after)
	key := [2]*model.Node{before, after}
	if w.visited[key] || contain.Equal(before, after) {
		return
	}
	w.visited[key] = true
	g := graft{before: before, after: after}
	mixed := g.node()
	if !contain.Equal(before, mixed) {
		place := Place{Path: string(path), Part: part, Old: before.Loc, New: after.Loc, Result: contain.Compare(before, mixed)}
		place.Keywords = append(keywordChanges(before, after), g.unpaired...)
		if len(place.Keywords) > 0 || place.Verdict() != contain.Same {
			w.places = append(w.places, place)
		}
	}
	for _, p := range g.pairs {
		w.pair(p.before, p.after, path+p.step, p.part)
	}
}
