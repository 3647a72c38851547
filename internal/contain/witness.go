package contain

import (
	"slices"

	"github.com/typewright/typewright/internal/instance"
	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
)

// Limits of the search for an instance.
const (
	mostTrials = 20000 // values that are judged in one search
	mostDepth  = 12    // levels of a value that are built around a difference
	mostBases  = 5     // values that something is put into
	mostRandom = 12    // random values of each sort
)

// A search looks for instances that one node accepts and another does not. It
// judges each, so that what it finds is a proof. It tries values at the edges
// of keywords, random ones near them, and those that come of putting such an
// instance for a part into a whole.
type search struct {
	*judge
	prover  *prover
	random  *instance.Generator
	trials  int
	found   map[string]*source.Value
	samples map[string][]*source.Value
}

func newSearch(j *judge, p *prover) *search {
	return &search{
		judge:   j,
		prover:  p,
		random:  instance.NewSteady(j.model),
		found:   make(map[string]*source.Value),
		samples: make(map[string][]*source.Value),
	}
}

// shows tells whether all nodes accept a value that another does not.
func (s *search) shows(all []*model.Node, other *model.Node, v *source.Value) bool {
	s.trials++
	return s.trials < mostTrials && !s.accepts(other, v) && s.acceptsAll(all, v)
}

// find returns a value that all nodes accept and another does not, or nil if
// it finds none.
func (s *search) find(all []*model.Node, other *model.Node, depth int) *source.Value {
	if depth > mostDepth || s.trials > mostTrials {
		return nil
	}
	f := facts{all: all}
	key := s.prover.key('f', f, other)
	if v, known := s.found[key]; known {
		return v
	}
	s.found[key] = nil // while it is looked for
	if s.prover.within(f, other) {
		return nil
	}
	v := s.first(all, other, depth)
	s.found[key] = v
	return v
}

func (s *search) first(all []*model.Node, other *model.Node, depth int) *source.Value {
	about := inPlace(append(slices.Clip(all), other))
	for _, v := range s.edges(about) {
		if s.shows(all, other, v) {
			return v
		}
	}
	for _, v := range s.unmatched(all, other) {
		if s.shows(all, other, v) {
			return v
		}
	}
	bases := s.accepted(all)
	for _, v := range bases {
		if s.shows(all, other, v) {
			return v
		}
	}
	try := func(v *source.Value) bool { return s.shows(all, other, v) }
	for _, base := range bases {
		c := changer{search: s, known: s.prover.gather(facts{all: all}), base: base, try: try, depth: depth}
		if v := c.change(about); v != nil {
			return v
		}
	}
	for range mostRandom {
		for _, v := range []*source.Value{s.random.Value(other), s.random.Spoil(s.random.Value(other)), s.random.Spoil(s.random.Value(conjunction(all)))} {
			if try(v) {
				return v
			}
		}
	}
	return nil
}

// unmatched returns strings that match the patterns of some nodes, but not one
// of another.
func (s *search) unmatched(all []*model.Node, other *model.Node) []*source.Value {
	var values []*source.Value
	k := s.prover.gather(facts{all: all})
	for _, check := range checksOf[model.Text](inPlace([]*model.Node{other})) {
		if check.Pattern == nil {
			continue
		}
		if found, _ := s.prover.outside(k, check.Pattern.Text, check.Pattern.Match); found != nil {
			values = append(values, text(*found))
		}
	}
	return values
}

func conjunction(nodes []*model.Node) *model.Node {
	if len(nodes) == 1 {
		return nodes[0]
	}
	return &model.Node{Checks: []model.Check{model.AllOf{Nodes: nodes}}}
}

// inPlace returns nodes and all that judge the same value for them.
func inPlace(nodes []*model.Node) []*model.Node {
	all := slices.Clone(nodes)
	for i := 0; i < len(all); i++ {
		parts := model.InPlace(all[i])
		for _, check := range all[i].Checks {
			if not, ok := check.(model.Not); ok {
				parts = append(parts, not.Node)
			}
		}
		for _, part := range parts {
			if !slices.Contains(all, part) {
				all = append(all, part)
			}
		}
	}
	return all
}

// accepted returns a few values that all nodes accept, simple ones first.
func (s *search) accepted(all []*model.Node) []*source.Value {
	key := s.prover.key('s', facts{all: all}, nil)
	if values, known := s.samples[key]; known {
		return values
	}
	s.samples[key] = nil
	var values []*source.Value
	add := func(v *source.Value, most int) {
		if s.trials++; len(values) < most && s.trials < mostTrials && s.acceptsAll(all, v) && !lists(values, v) {
			values = append(values, v)
		}
	}
	for _, v := range s.edges(inPlace(all)) {
		add(v, mostBases)
	}
	for range mostRandom {
		add(s.random.Value(conjunction(all)), 2*mostBases)
	}
	s.samples[key] = values
	return values
}
