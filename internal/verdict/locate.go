package verdict

import (
	"slices"
	"strconv"

	"github.com/typewright/typewright/internal/source"
	"github.com/typewright/typewright/templates"
)

// told returns the issues of a value in the order of the document, with their
// locations.
func (t *trial) told(v *source.Value) []templates.Issue {
	issues := different(t.issues)
	w := locator{names: t.names, at: make(map[*source.Value][]*issue), room: 1<<20 + 4*v.End}
	w.gather(issues)
	w.value(v)
	slices.SortStableFunc(issues, func(a, b *issue) int { return a.order - b.order })
	return located(issues)
}

// located makes issues what others see, without those that have no location.
func located(issues []*issue) []templates.Issue {
	var all []templates.Issue
	for _, i := range issues {
		if i.order == 0 {
			continue
		}
		for _, branch := range i.branches {
			i.Branches = append(i.Branches, located(branch))
		}
		all = append(all, i.Issue)
	}
	return all
}

// A locator walks through a value and gives the issues that it comes to their
// locations. It leaves out those at the end where all together would be very
// long.
type locator struct {
	names  map[*source.Value]*source.Value
	at     map[*source.Value][]*issue
	left   int      // how many issues are still to be found
	room   int      // how long all locations may become
	tokens []string // of the place
	places int      // how many there were so far
}

func (w *locator) gather(issues []*issue) {
	for _, i := range issues {
		w.at[i.value] = append(w.at[i.value], i)
		w.left++
		for _, branch := range i.branches {
			w.gather(branch)
		}
	}
}

func (w *locator) value(v *source.Value) {
	w.arrive(v)
	depth := len(w.tokens)
	for i, item := range v.Items {
		if w.left == 0 {
			return
		}
		w.tokens = append(w.tokens[:depth], strconv.Itoa(i))
		w.value(item)
	}
	for _, m := range v.Members {
		if w.left == 0 {
			return
		}
		w.tokens = append(w.tokens[:depth], m.Name)
		if name := w.names[m.Value]; name != nil {
			w.arrive(name)
		}
		w.value(m.Value)
	}
	w.tokens = w.tokens[:depth]
}

func (w *locator) arrive(v *source.Value) {
	w.places++
	here := w.at[v]
	if len(here) == 0 {
		return
	}
	w.left -= len(here)
	if w.room < 0 {
		return
	}
	var text []byte
	for _, token := range w.tokens {
		text = append(text, source.Pointer("").Append(token)...)
	}
	path := string(text)
	for _, i := range here {
		if w.room -= len(path); w.room >= 0 {
			i.InstanceLocation, i.Offset, i.order = path, v.Offset, w.places
		}
	}
}
