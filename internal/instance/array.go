package instance

import (
	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
)

// array makes an array of a length that is wanted.
func (g *Generator) array(d *demands, depth int) *source.Value {
	v := &source.Value{Kind: source.Array}
	length := g.length(d, depth)
	wanted := g.contained(d, length)
	unique := false
	for _, e := range d.elements {
		unique = unique || e.UniqueAt != ""
	}
	for n := range length {
		nodes := elementNodes(d, n)
		if wanted[n] != nil {
			nodes = append(nodes, wanted[n])
		}
		item := g.value(nodes, depth+1)
		for tries := 0; unique && tries < 4 && lists(v.Items, item); tries++ {
			item = g.value(nodes, depth+1)
		}
		v.Items = append(v.Items, item)
	}
	return v
}

// length picks a number of elements.
func (g *Generator) length(d *demands, depth int) int {
	const most = 40
	low, high, usual := 0, most, 0
	for _, e := range d.elements {
		if e.MinItems != nil {
			low = max(low, int(min(e.MinItems.Value, most)))
		}
		if e.MaxItems != nil {
			high = int(min(int64(high), e.MaxItems.Value))
		}
		usual = max(usual, len(e.Prefix))
		if never(e.Items) {
			high = min(high, len(e.Prefix))
		}
		if e.Contains != nil {
			low = max(low, int(min(e.Contains.Min, most)))
		}
	}
	for _, left := range d.left {
		if never(left.Items) {
			high = min(high, usual)
		}
	}
	switch {
	case depth >= depthShort:
		return low
	case depth < depthSmall:
		usual += 3
	default:
		usual++
	}
	if high <= low {
		return low
	}
	return min(high, low+g.random.IntN(usual+1))
}

// contained places the elements that contains asks for.
func (g *Generator) contained(d *demands, length int) map[int]*model.Node {
	wanted := make(map[int]*model.Node)
	for _, e := range d.elements {
		if e.Contains == nil || length == 0 {
			continue
		}
		for range min(e.Contains.Min, int64(length)) {
			wanted[g.random.IntN(length)] = e.Contains.Node
		}
	}
	return wanted
}

func elementNodes(d *demands, n int) []*model.Node {
	var nodes []*model.Node
	for _, e := range d.elements {
		switch {
		case n < len(e.Prefix):
			nodes = append(nodes, e.Prefix[n])
		case e.Items != nil:
			nodes = append(nodes, e.Items)
		}
	}
	if nodes == nil {
		for _, left := range d.left {
			if left.Items != nil {
				nodes = append(nodes, left.Items)
			}
		}
	}
	return nodes
}
