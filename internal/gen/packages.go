package gen

import (
	"errors"
	"slices"

	"github.com/typewright/typewright/internal/packages"
	"github.com/typewright/typewright/internal/source"
)

// An Owner says which package some schemas belong to.
type Owner = packages.Owner

// A Unit is one of several packages.
type Unit struct {
	Schemas []string
	Options Options
	Path    string     // to import it by; only asked for if there are owners
	Loc     source.Loc // where the configuration speaks of it
}

// GenerateAll is Generate for several packages. The types of schemas that have
// an owner are declared by that, and the others import them. What is wrong with
// schemas is told of all packages together.
func GenerateAll(units []Unit, owners []Owner) ([][]File, error) {
	if len(owners) == 0 {
		return each(units, func(_ int, u Unit) ([]File, error) { return Generate(u.Schemas, u.Options) })
	}
	all, err := each(units, alone)
	if err != nil {
		return nil, err
	}
	division, err := packages.Divide(all, owners)
	if err != nil {
		return nil, err
	}
	order, err := division.Order()
	if err != nil {
		return nil, err
	}
	sorted := make([]Unit, len(order))
	for i, p := range order {
		sorted[i] = units[slices.Index(all, p)]
	}
	if _, err := each(sorted, func(i int, u Unit) (_ any, err error) {
		p := order[i]
		u.Options.model, u.Options.others = p.Model, division.Others(p)
		_, p.Plan, err = planned(u.Schemas, u.Options)
		return nil, err
	}); err != nil {
		return nil, err
	}
	if err := division.Missing(); err != nil {
		return nil, err
	}
	return each(units, func(i int, u Unit) ([]File, error) { return write(u.Schemas, u.Options, all[i].Plan) })
}

// alone plans a package as if there were no others. What is wrong with its Go
// then need not be when they are known.
func alone(_ int, u Unit) (*packages.Package, error) {
	m, err := read(u.Schemas, u.Options)
	if err != nil {
		return nil, err
	}
	u.Options.model = m
	_, p, err := planned(u.Schemas, u.Options)
	if _, wrong := errors.AsType[source.Diagnostics](err); err != nil && !wrong {
		return nil, err
	}
	reading := packages.Reading{Draft: u.Options.Draft, Formats: u.Options.AssertFormats, Content: u.Options.AssertContent}
	return &packages.Package{Path: u.Path, Reading: reading, Model: m, Plan: p, Loc: u.Loc}, nil
}

// each makes something of each unit. Diagnostics are collected.
func each[T any](units []Unit, do func(int, Unit) (T, error)) ([]T, error) {
	var all []T
	var problems source.Diagnostics
	for i, u := range units {
		made, err := do(i, u)
		if some, ok := errors.AsType[source.Diagnostics](err); ok {
			problems = append(problems, some...)
		} else if err != nil {
			return nil, err
		}
		all = append(all, made)
	}
	if len(problems) > 0 {
		return nil, problems
	}
	return all, nil
}
