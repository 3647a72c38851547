package plan

import (
	"slices"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
)

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
		for _, v := range n.Notes.Examples {
			if reason := b.unused(n, v); reason != "" {
				b.pkg.Unused = append(b.pkg.Unused, Unused{n.At, string(v.AppendJSON(nil)), reason})
				continue
			}
			b.example(found, b.pkg.types[n], v)
		}
	}
	for _, d := range b.pkg.Types {
		if view, ok := b.views[d].(*model.Struct); ok {
			b.assembled(found, d, view)
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
	issues := b.judge.Explain(n, new(source.Document), v) // it may be of another one than n
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

// assembled adds objects that are made of the examples of members, if they are
// valid: the first of the first examples, and so on.
func (b *builder) assembled(found map[*Decl]*Test, d *Decl, view *model.Struct) {
	const most = 16
	values, count := make([][]*source.Value, len(view.Fields)), 0
	for i, f := range view.Fields {
		for _, v := range examplesOf(f.Node) {
			if b.unused(f.Node, v) == "" {
				values[i] = append(values[i], v)
			}
		}
		count = min(most, max(count, len(values[i])))
		if len(values[i]) == 0 && f.Required {
			values[i] = onlyValue(f)
		}
	}
	for n := range count {
		object := &source.Value{Kind: source.Object}
		for i, f := range view.Fields {
			if len(values[i]) > 0 {
				object.Members = append(object.Members, source.Member{Name: f.Name, Value: values[i][min(n, len(values[i])-1)]})
			}
		}
		if b.judge.Accepts(d.Node, object) {
			b.example(found, Named{d}, object)
		}
	}
}

// examplesOf are the examples of a node, or else of what it refers to.
func examplesOf(n *model.Node) []*source.Value {
	if target := model.Target(n); len(n.Notes.Examples) == 0 && target != n {
		return target.Notes.Examples
	}
	return n.Notes.Examples
}

// onlyValue is a value that a required member without examples has: the only
// one, its default or the first of an enumeration.
func onlyValue(f model.Field) []*source.Value {
	if f.Only != nil {
		return []*source.Value{f.Only}
	}
	if v := defaultOf(f.Node); v != nil {
		return []*source.Value{v}
	}
	if enum, ok := f.Node.View.(model.Enumeration); ok && len(enum.Values) > 0 {
		return []*source.Value{enum.Values[0].Value}
	}
	return nil
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
			return core(Named{alias.Decl})
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
		return t.Decl == nil || leadsOut(Named{t.Decl}, seen)
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
