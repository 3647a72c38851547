package gen

import (
	"maps"
	"path"
	"strings"

	"github.com/typewright/typewright/internal/diff"
	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/plan"
)

// A Report is what a change of a schema means.
type Report = diff.Report

// Breaking are the kinds of change that somebody does not want.
type Breaking = diff.Breaking

// Diff tells what it means that a schema becomes another: for documents, and
// for code that uses what Generate makes of it. The options differ in how
// documents are read, if at all. The errors are those of Generate.
func Diff(before, after string, was, is Options) (*Report, error) {
	old, now, err := versions(before, after, was, is)
	if err != nil {
		return nil, err
	}
	report := &Report{}
	report.Models(old.model, now.model)
	return report, report.Packages(old.Package, now.Package)
}

// A version is all that is made of one version of a schema.
type version struct {
	model *model.Model
	diff.Package
}

// versions makes both versions of a schema, with the same names for what is
// the same.
func versions(before, after string, was, is Options) (old, now version, err error) {
	if old.model, err = read([]string{before}, was); err != nil {
		return old, now, err
	}
	if now.model, err = read([]string{after}, is); err != nil {
		return old, now, err
	}
	nameAlike(old.model, now.model)
	if was.Lock, err = was.Lock.moved(fileOf(now.model), fileOf(old.model)); err != nil {
		return old, now, err
	}
	if old.Package, err = compiled(before, old.model, was); err != nil {
		return old, now, err
	}
	now.Package, err = compiled(after, now.model, is)
	return old, now, err
}

// compiled makes the package of a model.
func compiled(name string, m *model.Model, o Options) (diff.Package, error) {
	o.model = m
	_, p, err := planned([]string{name}, o)
	if err != nil {
		return diff.Package{}, err
	}
	files, err := Generate([]string{name}, o)
	code := diff.Package{Plan: p}
	for _, f := range files {
		if strings.HasSuffix(f.Name, ".go") && !strings.HasSuffix(f.Name, "_test.go") {
			code.Files = append(code.Files, f.Text.Bytes())
		}
	}
	return code, err
}

// fileOf is the name of the document of the first root, as places in a lock
// have it.
func fileOf(m *model.Model) string {
	return path.Base(strings.ReplaceAll(m.Roots[0].Loc.Doc.Name, `\`, "/"))
}

// nameAlike lets the types of a schema be called as the new file and place
// have it: where a version is kept does not matter. What it says of its name
// itself does.
func nameAlike(old, now *model.Model) {
	before, after := old.Roots[0], now.Roots[0]
	switch {
	case before.Loc.Pointer == "" && after.Loc.Pointer == "":
		before.Hints[len(before.Hints)-1] = after.Hints[len(after.Hints)-1]
	case before.Loc.Pointer != after.Loc.Pointer && len(old.Roots) == 1 && len(now.Roots) == 1:
		before.Hints = after.Hints
	}
}

// moved returns a lock as that of a document with another name.
func (l *Lock) moved(from, to string) (*Lock, error) {
	names, err := l.names()
	if err != nil || l == nil || from == to {
		return l, err
	}
	text, err := lockText(plan.Names{
		Types: moved(names.Types, from, to), Constants: moved(names.Constants, from, to),
		Fields: moved(names.Fields, from, to), Interfaces: moved(names.Interfaces, from, to),
	})
	return &Lock{l.Name, text}, err
}

func moved[V any](places map[string]V, from, to string) map[string]V {
	all := maps.Clone(places)
	for place, v := range places {
		if rest, found := strings.CutPrefix(place, from+"#"); found {
			all[to+"#"+rest] = v
		}
	}
	return all
}
