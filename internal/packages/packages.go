// Package packages divides schemas among several packages: the types of a
// schema are declared by the one that it belongs to, and the others import
// them.
package packages

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/plan"
	"github.com/typewright/typewright/internal/schema"
	"github.com/typewright/typewright/internal/source"
)

// A Package is one of several.
type Package struct {
	Path    string        // to import it by
	Reading Reading       // how its schemas are read
	Model   *model.Model  // of its schemas
	Plan    *plan.Package // at first as if there were no others
	Loc     source.Loc    // where the configuration speaks of it

	places map[string][]*model.Node // the nodes of Model by their places
}

// Reading is what decides beside a schema itself about what it accepts.
type Reading struct {
	Draft   string
	Formats bool // asserted
	Content bool // asserted
}

// An Owner says which package the schemas at a URI, and below it, belong to.
type Owner struct {
	URI  string
	Path string     // of the package
	Loc  source.Loc // where this is said
}

// A Division is several packages, and which schemas belong to which.
type Division struct {
	packages []*Package
	owners   []Owner // the longest first
	byPath   map[string]*Package
	files    map[*source.Document]string // their URLs; "" for what is no file
	owned    map[*model.Node]*Owner
	equal    map[pair]bool
	problems source.Diagnostics
}

// Divide divides the schemas of packages. The error is source.Diagnostics:
// owners that are none, or own nothing, and schemas that a package makes types
// of though they belong to another.
func Divide(all []*Package, owners []Owner) (*Division, error) {
	d := &Division{
		packages: slices.Clone(all), owners: slices.Clone(owners), byPath: make(map[string]*Package),
		files: make(map[*source.Document]string), owned: make(map[*model.Node]*Owner), equal: make(map[pair]bool),
	}
	slices.SortFunc(d.packages, func(a, b *Package) int { return strings.Compare(a.Path, b.Path) })
	slices.SortStableFunc(d.owners, func(a, b Owner) int { return len(b.URI) - len(a.URI) })
	for _, p := range d.packages {
		d.byPath[p.Path] = p
		p.places = make(map[string][]*model.Node)
		for _, n := range p.Model.Nodes {
			for _, place := range d.places(n) {
				p.places[place] = append(p.places[place], n)
			}
		}
	}
	d.verifyOwners()
	for _, p := range d.packages {
		for _, root := range p.Model.Roots {
			if home := d.home(p, root); home != nil {
				d.problem(p.Loc, "%s belongs to the package %s: leave it away here", root.Loc.Doc.Name, home.Path)
				break
			}
		}
	}
	return d, d.found()
}

// verifyOwners wants owners to be packages at hand, and to own something.
func (d *Division) verifyOwners() {
	used := make(map[string]bool)
	for _, p := range d.packages {
		for _, n := range p.Model.Nodes {
			if o := d.owner(n); o != nil {
				used[o.URI] = true
			}
		}
	}
	var paths []string
	for _, p := range d.packages {
		paths = append(paths, p.Path)
	}
	for i, o := range d.owners {
		again := slices.IndexFunc(d.owners[:i], func(other Owner) bool { return trimmed(other.URI) == trimmed(o.URI) })
		switch {
		case d.byPath[o.Path] == nil:
			d.problem(o.Loc, "want the import path of a job, one of %s; got %s", strings.Join(paths, ", "), o.Path)
			d.problems[len(d.problems)-1].Notes = []string{"a type of a package that no job makes is for types of a job, or for x-go-type in a schema"}
		case again >= 0:
			d.problem(o.Loc, "these schemas have a package already: %s", d.owners[again].Path)
		case !used[o.URI]:
			d.problem(o.Loc, "no schema of the jobs has a URI or a file that begins so")
		}
	}
}

func trimmed(uri string) string { return strings.TrimSuffix(uri, "/") }

// places are what a node can be called by: its URI, and the place in its file,
// which may have another URI where something else refers to it. A node that
// stands for several has none.
func (d *Division) places(n *model.Node) []string {
	if n.URI == "" {
		return nil
	}
	file, known := d.files[n.Loc.Doc]
	if !known {
		if name := n.Loc.Doc.Name; !schema.IsURL(name) {
			file = schema.FileURL(name)
		}
		d.files[n.Loc.Doc] = file
	}
	if file == "" {
		return []string{n.URI}
	}
	return []string{n.URI, file + "#" + string(n.Loc.Pointer)}
}

// owner returns the owner of a node, by the first of its places that has one.
func (d *Division) owner(n *model.Node) *Owner {
	if o, known := d.owned[n]; known {
		return o
	}
	d.owned[n] = nil
	for _, uri := range d.places(n) {
		uri, _, _ = strings.Cut(uri, "#")
		for i := range d.owners {
			if d.owned[n] == nil && begins(uri, d.owners[i].URI) {
				d.owned[n] = &d.owners[i]
			}
		}
	}
	return d.owned[n]
}

// begins tells whether a URI is another or below it.
func begins(uri, with string) bool {
	rest, found := strings.CutPrefix(uri, with)
	return found && (rest == "" || strings.HasPrefix(rest, "/") || strings.HasSuffix(with, "/") || strings.HasSuffix(with, ":"))
}

// home returns the other package that a node of one belongs to, or nil.
func (d *Division) home(p *Package, n *model.Node) *Package {
	if o := d.owner(n); o != nil && o.Path != p.Path {
		return d.byPath[o.Path]
	}
	return nil
}

// Others returns what a package has to know of all others: their plans as they
// are when it asks.
func (d *Division) Others(p *Package) plan.Others { return others{d, p} }

type others struct {
	*Division
	of *Package
}

func (o others) Declared(n *model.Node) *plan.External {
	home := o.home(o.of, n)
	if home == nil {
		return nil
	}
	for _, other := range o.at(home, n) {
		if t := home.Plan.Declared(other); t != nil && o.same(n, other) {
			t.Path = home.Path
			return t
		}
	}
	return nil
}

func (o others) Home(n *model.Node) (path, name string) {
	if home := o.home(o.of, n); home != nil {
		return home.Path, home.Plan.Name
	}
	return "", ""
}

// at returns the nodes of a package for the schema of one of another.
func (d *Division) at(p *Package, n *model.Node) []*model.Node {
	for _, place := range d.places(n) {
		if nodes := p.places[place]; nodes != nil {
			return nodes
		}
	}
	return nil
}

// A pair are nodes of two models.
type pair struct{ a, b *model.Node }

// same tells whether two nodes accept the same, since they are one schema and
// all schemas below them are. They are not where a reference leads elsewhere in
// one of the models.
func (d *Division) same(a, b *model.Node) bool {
	if equal, known := d.equal[pair{a, b}]; known {
		return equal
	}
	seen := map[pair]bool{{a, b}: true}
	queue := []pair{{a, b}}
	for i := 0; i < len(queue); i++ {
		p := queue[i]
		below, others := model.Children(p.a), model.Children(p.b)
		if p.a.Loc.Pointer != p.b.Loc.Pointer || len(below) != len(others) || !sameText(p.a.Loc.Doc, p.b.Loc.Doc) {
			d.equal[queue[0]] = false
			return false
		}
		for k := range below {
			next := pair{below[k], others[k]}
			if !seen[next] && !d.equal[next] {
				seen[next] = true
				queue = append(queue, next)
			}
		}
	}
	for _, p := range queue {
		d.equal[p] = true
	}
	return true
}

func sameText(a, b *source.Document) bool {
	return a == b || bytes.Equal(a.Text, b.Text)
}

// Missing tells of the types that packages have to declare though they belong
// to others: the schemas of these do not lead to them, or to other ones. The
// error is source.Diagnostics.
func (d *Division) Missing() error {
	for _, p := range d.packages {
		d.missing(p)
	}
	return d.found()
}

func (d *Division) missing(p *Package) {
	for _, decl := range p.Plan.Types {
		n := decl.Node
		home := d.home(p, n)
		if home == nil {
			continue
		}
		others := d.at(home, n)
		switch {
		case len(others) == 0:
			d.problem(d.reference(p, n), "the schema belongs to the package %s, which has no type for it: let the schemas of that job have it", home.Path)
		case !sameText(n.Loc.Doc, others[0].Loc.Doc):
			d.problem(d.reference(p, n), "the schema belongs to the package %s, which has another of that name: %s here, %s there",
				home.Path, n.Loc.Doc.Name, others[0].Loc.Doc.Name)
		}
	}
}

// reference returns where a package refers to a node: a reference of a schema
// that belongs to another package than the node, if there is one.
func (d *Division) reference(p *Package, n *model.Node) source.Loc {
	loc := n.Loc
	found := false
	for _, from := range p.Model.Nodes {
		for _, check := range from.Checks {
			ref, ok := check.(model.Ref)
			if !ok || ref.Node != n {
				continue
			}
			a, b := d.owner(from), d.owner(n)
			if a == nil || a.Path != b.Path {
				return ref.Loc
			}
			if !found {
				loc, found = ref.Loc, true
			}
		}
	}
	return loc
}

func (d *Division) problem(loc source.Loc, format string, args ...any) {
	d.problems = append(d.problems, &source.Diagnostic{Loc: loc, Message: fmt.Sprintf(format, args...)})
}

// found returns the problems so far as an error.
func (d *Division) found() error {
	if len(d.problems) > 0 {
		return d.problems
	}
	return nil
}
