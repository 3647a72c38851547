package diff

import (
	"slices"
	"strings"

	"github.com/typewright/typewright/internal/goapi"
	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/plan"
	"github.com/typewright/typewright/internal/source"
)

// A Package is generated files and the plan that they were written by.
type Package struct {
	Plan  *plan.Package
	Files [][]byte
}

// Packages compares what two packages export.
func (r *Report) Packages(before, after Package) error {
	was, err := goapi.Parse(before.Files...)
	if err != nil {
		return err
	}
	is, err := goapi.Parse(after.Files...)
	if err != nil {
		return err
	}
	old, now := places(before.Plan), places(after.Plan)
	for _, c := range goapi.Compare(was, is) {
		code := Code{Breaking: c.Breaking, Symbol: c.Symbol, Message: c.Message, Old: old.of(c.Symbol), New: now.of(c.Symbol)}
		if old[c.Symbol] != nil && now[c.Symbol] == nil {
			code.New = nil
		}
		if code.New == nil {
			if name := renamed(c.Symbol, before.Plan, after.Plan); name != "" {
				code.Message, code.New = "the type is called "+name+" now", now.of(name)
			}
		}
		r.Code = append(r.Code, code)
	}
	return nil
}

// A directory says where the schemas of declarations stand.
type directory map[string]*source.Loc

// of returns the place of a symbol: its own, or that of the type that it
// belongs to; nil if no schema made it.
func (d directory) of(symbol string) *source.Loc {
	if loc := d[symbol]; loc != nil {
		return loc
	}
	name, _, _ := strings.Cut(symbol, ".")
	return d[name]
}

func places(p *plan.Package) directory {
	d := make(directory)
	for _, decl := range p.Types {
		loc := &decl.Node.Loc
		d[decl.Name], d[decl.Validate] = loc, loc
		switch form := decl.Form.(type) {
		case *plan.Struct:
			for _, c := range form.Constants {
				d[c.Name] = loc
			}
			for _, f := range form.Fields {
				if n := fieldNode(decl.Node.View, f.Member); n != nil {
					d[decl.Name+"."+f.Name] = &n.Loc
				}
			}
		case *plan.Union:
			d[form.Interface] = loc
		case *plan.Enum:
			for _, v := range form.Values {
				d[v.Name] = loc
			}
		case *plan.Tuple, plan.Defined, plan.Wrapper, plan.Alias:
		}
	}
	return d
}

// fieldNode returns the node of a declared member of a struct, or nil.
func fieldNode(v model.View, member string) *model.Node {
	if nullable, ok := v.(model.Nullable); ok {
		v = nullable.View
	}
	s, ok := v.(*model.Struct)
	if !ok {
		return nil
	}
	i := slices.IndexFunc(s.Fields, func(f model.Field) bool { return f.Name == member })
	if i < 0 {
		return nil
	}
	return s.Fields[i].Node
}

// renamed returns the new name of a type that is gone, if the schema at its
// place has a type that is new; "" if not.
func renamed(name string, before, after *plan.Package) string {
	named := func(name string) func(*plan.Decl) bool { return func(d *plan.Decl) bool { return d.Name == name } }
	i := slices.IndexFunc(before.Types, named(name))
	if i < 0 {
		return ""
	}
	at := before.Types[i].Node.Loc.Pointer
	for _, d := range after.Types {
		if d.Node.Loc.Pointer == at && !slices.ContainsFunc(before.Types, named(d.Name)) {
			return d.Name
		}
	}
	return ""
}
