package packages

import (
	"strings"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
)

// A use is that a package imports another, and where a schema asks for it.
type use struct {
	of  *Package
	loc source.Loc
}

// Order returns the packages in an order in which each comes after those that
// it imports. The error is source.Diagnostics: packages that import each
// other, or cannot be imported.
func (d *Division) Order() ([]*Package, error) {
	o := &ordering{Division: d, uses: make(map[*Package][]use), state: make(map[*Package]int)}
	for _, p := range d.packages {
		o.uses[p] = d.usesOf(p)
	}
	for _, p := range d.packages {
		o.visit(p)
	}
	return o.order, d.found()
}

// usesOf are the packages that one imports, by their path.
func (d *Division) usesOf(p *Package) []use {
	first := make(map[*Package]*model.Node)
	for _, n := range p.Plan.Uses(p.Model, func(n *model.Node) bool { return d.Others(p).Declared(n) != nil }) {
		if home := d.home(p, n); first[home] == nil {
			first[home] = n
		}
	}
	var uses []use
	for _, other := range d.packages {
		if n := first[other]; n != nil {
			uses = append(uses, use{other, d.reference(p, n)})
			d.verify(p, uses[len(uses)-1])
		}
	}
	return uses
}

// verify wants a package to be one that another can import, and of which it
// can be sure that its types hold what it accepts itself.
func (d *Division) verify(p *Package, u use) {
	switch {
	case u.of.Plan.Name == "main":
		d.problem(u.loc, "the schema belongs to %s, a package main, which nothing can import", u.of.Path)
	case !visible(u.of.Path, p.Path):
		d.problem(u.loc, "the schema belongs to %s, which is internal, so that %s cannot import it", u.of.Path, p.Path)
	case u.of.Reading != p.Reading:
		d.problem(p.Loc, "want draft, assert-formats and assert-content to be those of %s, whose types are in use", u.of.Path)
		d.problems[len(d.problems)-1].Notes = []string{"needed by " + u.loc.String()}
	}
}

// visible tells whether a package can import another as far as it is internal.
func visible(path, from string) bool {
	around := "/" + path + "/"
	i := strings.LastIndex(around, "/internal/")
	return i < 0 || strings.HasPrefix("/"+from+"/", around[:i]+"/")
}

// An ordering goes through packages, depth first.
type ordering struct {
	*Division
	uses  map[*Package][]use
	state map[*Package]int // 0: not yet visited
	way   []use            // to the package at hand; of the first, the place means nothing
	order []*Package
}

const (
	open = 1 + iota // on the way
	done
)

func (o *ordering) visit(p *Package) {
	if o.state[p] != 0 {
		return
	}
	o.state[p] = open
	if len(o.way) == 0 {
		o.way = append(o.way, use{of: p})
	}
	for _, u := range o.uses[p] {
		o.way = append(o.way, u)
		if o.state[u.of] == open {
			o.cycle(u.of)
		} else {
			o.visit(u.of)
		}
		o.way = o.way[:len(o.way)-1]
	}
	if len(o.way) == 1 {
		o.way = nil
	}
	o.state[p] = done
	o.order = append(o.order, p)
}

// cycle reports that the way has come back to a package.
func (o *ordering) cycle(to *Package) {
	start := len(o.way) - 2
	for o.way[start].of != to {
		start--
	}
	round := o.way[start+1:]
	path := to.Path
	var notes []string
	for i, u := range round {
		path += " → " + u.of.Path
		if i > 0 {
			notes = append(notes, "and "+u.loc.String()+" refers to "+u.of.Path)
		}
	}
	o.problem(round[0].loc, "the packages import each other, which Go does not allow: %s", path)
	o.problems[len(o.problems)-1].Notes = append(notes,
		"let one job have the schemas of all of them, or move what they both refer to into a schema of another package")
}
