// Package inspect tells what became of schemas: it reads a model and reports
// on it. It changes nothing.
package inspect

import (
	"cmp"
	"maps"
	"slices"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/plan"
	"github.com/typewright/typewright/internal/schema"
)

// Coverage is what became of schemas: of each keyword, and how the places that
// a program sees look to it.
type Coverage struct {
	Places []Place // all keywords, in the order of the documents

	// Typed are the places that say of which JSON types a value is and have a
	// Go type for it. Untyped are those that say so and have none.
	Typed, Untyped int

	Views   []Count // of all places, by view, most frequent first
	Reasons []Count // of Untyped, by reason, most frequent first
}

// A Count is how often there is something.
type Count struct {
	What  string
	Times int
}

// Cover tells what became of a set of schemas by its model and its plan.
func Cover(set *schema.Set, m *model.Model, p *plan.Package) Coverage {
	c := Coverage{Places: places(set, m, p)}
	views, reasons := make(map[string]int), make(map[string]int)
	for _, n := range m.Seen {
		view := n.View
		if nullable, ok := view.(model.Nullable); ok {
			view = nullable.View
		}
		views[viewName(view)]++
		if n.Kinds == model.AnyKind {
			continue
		}
		reason := untyped(n, view)
		if reason == "" {
			c.Typed++
			continue
		}
		c.Untyped++
		reasons[reason]++
	}
	c.Views, c.Reasons = sorted(views), sorted(reasons)
	return c
}

// untyped says why a node that allows some JSON types only has no type that
// says which; "" if it has one.
func untyped(n *model.Node, view model.View) string {
	for {
		same, ok := view.(model.Same)
		if !ok {
			break
		}
		n = same.Node
		view = n.View
	}
	switch view := view.(type) {
	case model.Raw:
		return view.Reason
	case model.Free:
		if n.Kinds == 0 || n.Kinds == model.Null {
			return "" // there are no values, or an any that is always nil
		}
		return "a union would say no more"
	}
	return ""
}

func viewName(view model.View) string {
	switch view.(type) {
	case *model.Struct:
		return "struct"
	case model.Map:
		return "map"
	case model.Slice:
		return "slice"
	case model.Tuple:
		return "tuple"
	case *model.Union:
		return "union"
	case model.Enumeration:
		return "enumeration"
	case model.Scalar:
		return "scalar"
	case model.Same:
		return "reference"
	case model.Free:
		return "anything"
	case model.FreeObject:
		return "any object"
	case model.FreeArray:
		return "any array"
	}
	return "raw"
}

func sorted(counts map[string]int) []Count {
	var all []Count
	for what := range maps.Keys(counts) {
		all = append(all, Count{what, counts[what]})
	}
	slices.SortFunc(all, func(a, b Count) int {
		return cmp.Or(cmp.Compare(b.Times, a.Times), cmp.Compare(a.What, b.What))
	})
	return all
}
