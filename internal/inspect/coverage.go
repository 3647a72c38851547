// Package inspect tells what became of schemas: it reads a model and reports
// on it. It changes nothing.
package inspect

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/typewright/typewright/internal/model"
)

// Coverage counts how the places of schemas look to a program.
type Coverage struct {
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

// Cover counts the places of a model that a program sees.
func Cover(m *model.Model) Coverage {
	var c Coverage
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

// Write prints the counts as a table.
func (c Coverage) Write(w io.Writer) error {
	for _, view := range c.Views {
		if _, err := fmt.Fprintf(w, "%6d %s\n", view.Times, view.What); err != nil {
			return err
		}
	}
	all := c.Typed + c.Untyped
	share := 100.0
	if all > 0 {
		share = 100 * float64(c.Typed) / float64(all)
	}
	if _, err := fmt.Fprintf(w, "\n%d of %d places that say what a value is have a type of their own (%.1f %%)\n", c.Typed, all, share); err != nil {
		return err
	}
	for _, reason := range c.Reasons {
		if _, err := fmt.Fprintf(w, "%6d have none: %s\n", reason.Times, reason.What); err != nil {
			return err
		}
	}
	return nil
}
