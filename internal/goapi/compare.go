package goapi

import (
	"fmt"
	"go/token"
	"maps"
	"slices"
	"strings"
)

// A Change is a difference between two APIs.
type Change struct {
	Breaking bool   // code that uses it may not compile any more
	Symbol   string // the declaration: Name, or Type.Field, or Type.Method
	Message  string
}

// Compare returns what has changed, by symbol. What code of the new package
// can do that code of the old one could not is a change, too.
func Compare(before, after *API) []Change {
	c := &comparison{before: before, after: after}
	for _, name := range slices.Sorted(maps.Keys(before.types)) {
		if !token.IsExported(name) {
			continue
		}
		if t := after.types[name]; t != nil {
			c.types(name, before.types[name], t)
		} else {
			c.breaks(name, "the type is gone")
		}
	}
	for name := range after.types {
		if token.IsExported(name) && before.types[name] == nil {
			c.allows(name, "the type is new")
		}
	}
	c.values("constant", before.consts, after.consts)
	c.values("variable", before.vars, after.vars)
	c.functions()
	slices.SortStableFunc(c.changes, func(a, b Change) int { return strings.Compare(a.Symbol, b.Symbol) })
	return c.changes
}

type comparison struct {
	before, after *API
	changes       []Change
}

func (c *comparison) breaks(symbol, format string, args ...any) {
	c.changes = append(c.changes, Change{true, symbol, fmt.Sprintf(format, args...)})
}

func (c *comparison) allows(symbol, format string, args ...any) {
	c.changes = append(c.changes, Change{false, symbol, fmt.Sprintf(format, args...)})
}

// types compares a type that both have.
func (c *comparison) types(name string, before, after *Type) {
	switch {
	case before.params != after.params:
		c.breaks(name, "its type parameters were %s and are %s", before.params, after.params)
	case before.alias != after.alias || before.isField != after.isField || before.form != after.form:
		c.breaks(name, "it was %s and is %s", before, after)
	default:
		c.fields(name, before, after)
	}
	if before.sealed != "" {
		c.variants(name, before.sealed, after.sealed)
	}
	c.comparability(name, before, after)
	c.methods(name, before, after)
}

func (c *comparison) fields(name string, before, after *Type) {
	for _, f := range before.fields {
		if !token.IsExported(f.name) {
			continue
		}
		i := slices.IndexFunc(after.fields, func(other field) bool { return other.name == f.name })
		symbol := name + "." + f.name
		if i >= 0 {
			if now := after.fields[i]; now.typ != f.typ {
				c.breaks(symbol, "the field was %s and is %s", apart(f.typ, now.typ), apart(now.typ, f.typ))
			} else if now.member != f.member {
				c.allows(symbol, "the field was member %q and is %q", f.member, now.member)
			}
			continue
		}
		renamed := slices.IndexFunc(after.fields, func(other field) bool {
			return f.member != "" && f.member != "-" && other.member == f.member
		})
		if renamed >= 0 {
			c.breaks(symbol, "the field is called %s now", after.fields[renamed].name)
		} else {
			c.breaks(symbol, "the field is gone")
		}
	}
	for _, f := range after.fields {
		if token.IsExported(f.name) && !slices.ContainsFunc(before.fields, func(other field) bool { return other.name == f.name }) {
			c.allows(name+"."+f.name, "the field is new: %s", short(f.typ))
		}
	}
}

// comparability tells of types whose values can be compared no more.
func (c *comparison) comparability(name string, before, after *Type) {
	was, is := comparability{api: c.before}, comparability{api: c.after}
	if !was.of(before.expr) {
		return
	}
	if !is.of(after.expr) {
		c.breaks(name, "its values cannot be compared with == any more, nor be keys of a map")
		return
	}
	for _, other := range is.external {
		if !slices.Contains(was.external, other) {
			c.breaks(name, "its values can be compared with == only if those of %s can", other)
			return
		}
	}
}

// variants compares what can be in a sealed interface. One that is gone breaks
// code that uses it as one. One that is new breaks none, but a type switch
// does not know it.
func (c *comparison) variants(name, sealBefore, sealAfter string) {
	was, is := c.before.variants(sealBefore), c.after.variants(sealAfter)
	for _, variant := range was {
		if !slices.Contains(is, variant) {
			c.breaks(name, "%s is no variant any more", variant)
		}
	}
	for _, variant := range is {
		if !slices.Contains(was, variant) {
			c.allows(name, "%s is a new variant, which no type switch knows", variant)
		}
	}
}

// variants returns the types that have the method of a sealed interface.
func (api *API) variants(seal string) []string {
	var names []string
	for name, t := range api.types {
		if m, found := t.methods[seal]; found {
			if m.pointer {
				name = "*" + name
			}
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

func (c *comparison) methods(name string, before, after *Type) {
	for _, m := range slices.Sorted(maps.Keys(before.methods)) {
		if !token.IsExported(m) {
			continue
		}
		was, symbol := before.methods[m], name+"."+m
		is, found := after.methods[m]
		switch {
		case !found:
			c.breaks(symbol, "the method is gone")
		case was.signature != is.signature:
			c.breaks(symbol, "the method was %s and is %s", was.signature, is.signature)
		case !was.pointer && is.pointer:
			c.breaks(symbol, "the method is one of pointers only")
		}
	}
	for m := range after.methods {
		if _, found := before.methods[m]; !found && token.IsExported(m) {
			c.allows(name+"."+m, "the method is new")
		}
	}
}

// values compares constants or variables. Other values of constants count:
// they can stand in a switch beside literals.
func (c *comparison) values(kind string, before, after map[string]value) {
	for name, was := range before {
		is, found := after[name]
		switch {
		case !token.IsExported(name):
		case !found:
			c.breaks(name, "the %s is gone", kind)
		case was.typ != is.typ:
			c.breaks(name, "the %s was of %s and is of %s", kind, named(was.typ), named(is.typ))
		case was.text != is.text && kind == "constant":
			c.breaks(name, "the constant was %s and is %s", was.text, is.text)
		}
	}
	for name := range after {
		if _, found := before[name]; !found && token.IsExported(name) {
			c.allows(name, "the %s is new", kind)
		}
	}
}

func named(typ string) string {
	if typ == "" {
		return "no type of its own"
	}
	return "type " + short(typ)
}

func (c *comparison) functions() {
	for name, was := range c.before.functions {
		is, found := c.after.functions[name]
		switch {
		case !token.IsExported(name):
		case !found:
			c.breaks(name, "the function is gone")
		case was != is:
			c.breaks(name, "the function was %s and is %s", was, is)
		}
	}
	for name := range c.after.functions {
		if _, found := c.before.functions[name]; !found && token.IsExported(name) {
			c.allows(name, "the function is new")
		}
	}
}

// apart writes a type so that it cannot be taken for another.
func apart(typ, other string) string {
	if short(typ) == short(other) {
		return typ
	}
	return short(typ)
}

// short writes a type as code does, without the paths of packages.
func short(typ string) string {
	var b strings.Builder
	start := 0
	for i, r := range typ {
		switch {
		case r == '/':
			start = i + 1
		case strings.ContainsRune("*[](), ", r):
			b.WriteString(typ[start : i+1])
			start = i + 1
		}
	}
	b.WriteString(typ[start:])
	return b.String()
}
