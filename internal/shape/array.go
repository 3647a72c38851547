package shape

import (
	"strconv"

	"github.com/typewright/typewright/internal/model"
)

// array is the view of an array: a tuple if the first elements have schemas
// of their own, else a slice.
func (s *shaper) array(n *model.Node, f *facts) model.View {
	length, least, most := 0, int64(0), int64(-1)
	for _, e := range f.elements {
		length = max(length, len(e.Prefix))
		if e.MinItems != nil {
			least = max(least, e.MinItems.Value)
		}
		if e.MaxItems != nil && (most < 0 || e.MaxItems.Value < most) {
			most = e.MaxItems.Value
		}
	}
	if most >= 0 {
		length = int(min(int64(length), most))
	}
	view := model.Tuple{}
	for i := range length {
		element, possible := s.element(n, f, i)
		if !possible {
			most = int64(i)
			break
		}
		view.Elements = append(view.Elements, element)
	}
	view.Required = int(min(least, int64(len(view.Elements))))
	rest, possible := s.element(n, f, -1)
	switch {
	case len(view.Elements) == 0 && (!possible || rest == nil):
		return model.FreeArray{}
	case len(view.Elements) == 0:
		return model.Slice{Element: rest}
	case possible && (most < 0 || most > int64(len(view.Elements))):
		view.Rest = rest
		if rest == nil {
			view.Rest = s.anything(n)
		}
	}
	return view
}

// element returns what the element at a place is; -1 is for those that no
// schema speaks of by their place. The node is nil if it can be anything.
func (s *shaper) element(n *model.Node, f *facts, place int) (element *model.Node, possible bool) {
	var nodes []*model.Node
	for _, e := range f.elements {
		node := e.Items
		if place >= 0 && place < len(e.Prefix) {
			node = e.Prefix[place]
		}
		switch {
		case node == nil:
		case isNever(node):
			return nil, false
		default:
			nodes = append(nodes, node)
		}
	}
	if len(nodes) == 0 {
		if place >= 0 {
			return s.anything(n), true
		}
		return nil, true
	}
	word := "Item"
	if place >= 0 {
		word += strconv.Itoa(place)
	}
	return s.together(nodes, n, word), true
}

// anything returns a node that accepts everything.
func (s *shaper) anything(n *model.Node) *model.Node {
	const key = "anything"
	if s.merged[key] == nil {
		s.most++
		s.merged[key] = s.add(n, "Item")
	}
	return s.merged[key]
}
