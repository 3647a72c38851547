package plan

import (
	"slices"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
)

// Extras are what an output has beside the types, their JSON and its checks.
type Extras struct {
	JSONv2 bool // methods for encoding/json/v2, in a file of their own
	Slog   bool // methods for log/slog
	SQL    bool // methods for database/sql
	Tests  bool // tests of examples, and fuzz targets, in a file of their own
	YAML   bool // methods for packages that read and write YAML
}

// methods are the names that no field of a struct can have.
func (b *builder) methods() []string {
	names := []string{"UnmarshalJSON", "MarshalJSON", "AppendJSON", "Validate", "SetDefaults"}
	if b.options.Extras.JSONv2 {
		names = append(names, "UnmarshalJSONFrom", "MarshalJSONTo")
	}
	if b.options.Extras.Slog {
		names = append(names, "LogValue")
	}
	if b.options.Extras.SQL {
		names = append(names, "Value", "Scan")
	}
	if b.options.Extras.YAML {
		names = append(names, "MarshalYAML", "UnmarshalYAML")
	}
	return names
}

// A Test is what is tested of a declared type.
type Test struct {
	Decl     *Decl
	Name     string   // of the test function
	Fuzz     string   // of the fuzz target; empty for what is no root
	Examples []string // JSON that the schema accepts
	Loose    bool     // a type of another package can write them in another way
}

// An Unused is an example that no test can have, and why.
type Unused struct{ At, Text, Reason string }

// tests plans the tests of all types: those of roots are fuzzed, and the
// examples of a schema are tried in the type that stands for it.
func (b *builder) tests() {
	found := make(map[*Decl]*Test)
	for _, n := range b.model.Seen {
		d := core(b.pkg.types[n])
		if d == nil {
			continue
		}
		for _, v := range n.Notes.Examples {
			if reason := b.unused(n, v); reason != "" {
				b.pkg.Unused = append(b.pkg.Unused, Unused{n.At, string(v.AppendJSON(nil)), reason})
				continue
			}
			b.example(found, b.pkg.types[n], v)
		}
	}
	for _, n := range b.model.Roots {
		if d := core(b.pkg.types[n]); d != nil {
			testOf(found, d).Fuzz = "Fuzz" + d.Name
		}
	}
	for _, d := range b.pkg.Types {
		test := found[d]
		if test == nil {
			continue
		}
		test.Loose = leadsOut(Named{d}, make(map[*Decl]bool))
		if len(test.Examples) > 0 {
			test.Name = b.scope.Take("Test" + d.Name + "Examples")
		}
		if test.Fuzz != "" {
			test.Fuzz = b.scope.Take(test.Fuzz)
		}
		b.pkg.Tests = append(b.pkg.Tests, *test)
	}
}

// unused says why an example cannot be tested, if so.
func (b *builder) unused(n *model.Node, v *source.Value) string {
	issues := b.judge.Explain(n, n.Loc.Doc, v)
	switch {
	case len(issues) > 0 && issues[0].InstanceLocation != "":
		return issues[0].InstanceLocation + ": " + issues[0].Message
	case len(issues) > 0:
		return issues[0].Message
	case !b.options.Exact && !holdable(v):
		return "it has what Go may not hold unchanged"
	}
	return ""
}

// example adds a value of a type to the tests of the declared type in it. Of
// arrays and objects without a type of their own it adds the parts.
func (b *builder) example(found map[*Decl]*Test, t Type, v *source.Value) {
	switch t := t.(type) {
	case Named:
		d := core(t)
		test := testOf(found, d)
		text := string(v.AppendJSON(nil))
		if b.judge.Accepts(d.Node, v) && !slices.Contains(test.Examples, text) {
			test.Examples = append(test.Examples, text)
		}
	case Pointer:
		b.example(found, t.Elem, v)
	case Opt:
		b.example(found, t.Elem, v)
	case Slice:
		for _, item := range v.Items {
			b.example(found, t.Elem, item)
		}
	case Map:
		for _, m := range v.Members {
			b.example(found, t.Elem, m.Value)
		}
	}
}

func testOf(found map[*Decl]*Test, d *Decl) *Test {
	if found[d] == nil {
		found[d] = &Test{Decl: d}
	}
	return found[d]
}

// core returns the declared type that a type is made of, or nil.
func core(t Type) *Decl {
	switch t := t.(type) {
	case Named:
		if alias, ok := t.Decl.Form.(Alias); ok {
			return core(Named(alias))
		}
		return t.Decl
	case Pointer:
		return core(t.Elem)
	case Opt:
		return core(t.Elem)
	case Slice:
		return core(t.Elem)
	case Map:
		return core(t.Elem)
	}
	return nil
}

// leadsOut tells whether values of a type can contain some of a type that is
// declared elsewhere.
func leadsOut(t Type, seen map[*Decl]bool) bool {
	switch t := t.(type) {
	case *External:
		return true
	case Pointer:
		return leadsOut(t.Elem, seen)
	case Opt:
		return leadsOut(t.Elem, seen)
	case Slice:
		return leadsOut(t.Elem, seen)
	case Map:
		return leadsOut(t.Elem, seen)
	case Named:
		if seen[t.Decl] {
			return false
		}
		seen[t.Decl] = true
		return slices.ContainsFunc(formFields(t.Decl.Form), func(f Field) bool { return leadsOut(f.Type, seen) })
	}
	return false
}
