package plan

import (
	"slices"

	"github.com/typewright/typewright/internal/ident"
	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
	"github.com/typewright/typewright/internal/verdict"
)

type builder struct {
	model   *model.Model
	options Options
	pkg     *Package
	scope   *ident.Scope
	names   map[*model.Node]string // the base of all names made for a node
	open    map[*model.Node]bool   // nodes whose type is being made
	decls   map[*model.Node]*Decl
	boxes   map[*model.Node]*Decl // types that a node has as a variant only
	views   map[*Decl]model.View  // of types whose parts are still to be made
	notes   map[*source.Value]model.ValueNote
	wishes  map[*model.Node]wishes
	kept    map[*model.Node]string // names that are kept for types

	isMember map[*model.Node]bool // nodes that are seen as members of structs only
	written  map[*model.Node]bool // those of them whose constant has its struct

	keptConstants  map[*model.Node]map[string]string // the same for constants, by value
	keptInterfaces map[*model.Node]string            // and for the interfaces of unions

	judge    *verdict.Judge
	problems source.Diagnostics
}

func newBuilder(m *model.Model, o Options) *builder {
	return &builder{
		model:   m,
		options: o,
		pkg: &Package{
			Name:      o.Package,
			Shared:    o.SharedStrings,
			LastWins:  o.LastWins,
			Extras:    o.Extras,
			funcs:     make(map[*model.Node]*Func),
			types:     make(map[*model.Node]Type),
			constants: make(map[*model.Node]Constant),
		},
		scope:  ident.NewScope(o.Reserved...),
		names:  make(map[*model.Node]string),
		open:   make(map[*model.Node]bool),
		decls:  make(map[*model.Node]*Decl),
		boxes:  make(map[*model.Node]*Decl),
		views:  make(map[*Decl]model.View),
		notes:  valueNotes(m),
		wishes: make(map[*model.Node]wishes),
		kept:   make(map[*model.Node]string),

		isMember: members(m),
		written:  make(map[*model.Node]bool),

		judge: verdict.New(m),

		keptConstants:  make(map[*model.Node]map[string]string),
		keptInterfaces: make(map[*model.Node]string),
	}
}

// root declares the type of a root, whatever its view is. It is another name
// of its target's type only if that type is made for the target: one that
// merely looks the same checks less, or more.
func (b *builder) root(n *model.Node) {
	if target := model.Target(n); target != n {
		d := b.declare(n, nil)
		t := b.typeOf(target)
		d.Form = b.form(t)
		if named, ok := t.(Named); ok && named.Decl.Node == target {
			d.Form = Alias{Decl: named.Decl}
		}
		b.pkg.types[n] = Named{d}
		if from, ok := t.(*External); ok && from.Decl != nil && b.external(target) != nil {
			d.Form = Alias{Decl: from.Decl, From: from}
			b.pkg.types[n] = from
		}
		return
	}
	if _, ok := n.View.(model.Nullable); ok { // what is inside gets a type of its own
		d := b.declare(n, nil)
		delete(b.decls, n)
		t := b.typeOf(n)
		d.Form = b.form(t)
		b.pkg.types[n] = Named{d}
		return
	}
	if t := b.typeOf(n); b.decls[n] == nil {
		d := b.declare(n, b.form(t))
		b.pkg.types[n] = Named{d}
	}
}

// form makes a form with methods of any type.
func (b *builder) form(t Type) Form {
	switch t := t.(type) {
	case Pointer, Opt, *External:
		return Wrapper{b.held(), t}
	case Basic:
		if t == Any || t == Time {
			return Wrapper{b.held(), t}
		}
	}
	return Defined{t}
}

// held is the name of the field of a type that has but one. Value is a method
// that database/sql looks for.
func (b *builder) held() string {
	if b.options.Extras.SQL {
		return "Content"
	}
	return "Value"
}

// declare adds a declaration for a node.
func (b *builder) declare(n *model.Node, f Form) *Decl {
	d := &Decl{Node: n, Form: f}
	d.Name = b.name(n)
	b.names[n] = d.Name
	d.Validate = b.scope.Take("Validate" + d.Name)
	d.Decode, d.Append = b.scope.Take("decode"+d.Name), b.scope.Take("append"+d.Name)
	d.Doc = b.typeDoc(d.Name, n)
	b.decls[n] = d
	b.pkg.Types = append(b.pkg.Types, d)
	return d
}

// candidates are the names that a node's type could have, best first: the
// author's words, then the parent's name with the node's own word.
func (b *builder) candidates(n *model.Node) []string {
	var names []string
	for _, hint := range n.Hints {
		if hint.Word != "" {
			names = append(names, ident.Exported(hint.Word))
		}
	}
	if n.Parent != nil {
		names = append(names, b.below(n))
	}
	if len(names) == 0 {
		names = append(names, "Document")
	}
	if n.Parent == nil {
		names = append(names, names[0]+"Value")
	}
	return names
}

// base returns the name that the names of a node's parts begin with.
func (b *builder) base(n *model.Node) string {
	if name, found := b.names[n]; found {
		return name
	}
	b.names[n] = b.candidates(n)[0]
	return b.names[n]
}

// below is the parent's name and the node's word. The elements of an array
// that has a plural name take its place: results makes Result.
func (b *builder) below(n *model.Node) string {
	parent := n.Parent
	for parent.Within {
		parent = parent.Parent
	}
	if parent.Parent != nil && isElement(parent, n) && n.Word == ident.Singular(parent.Word) {
		parent = parent.Parent
	}
	return b.base(parent) + ident.Exported(n.Word)
}

func isElement(array, n *model.Node) bool {
	for _, check := range array.Checks {
		if elements, ok := check.(*model.Elements); ok {
			return elements.Items == n
		}
	}
	return false
}

// typeOf returns the Go type of a node's instances.
func (b *builder) typeOf(n *model.Node) Type {
	if t, found := b.pkg.types[n]; found {
		return t
	}
	if b.open[n] { // it contains itself, which Go can say of named types only
		d := b.declare(n, nil)
		b.pkg.types[n] = Named{d}
		return b.pkg.types[n]
	}
	b.open[n] = true
	t := b.wanted(n)
	delete(b.open, n)
	if d := b.decls[n]; d != nil && d.Form == nil {
		d.Form = b.form(t)
		return b.pkg.types[n]
	}
	b.pkg.types[n] = t
	return t
}

// wanted is the type that the schema wants, or else that of its view.
func (b *builder) wanted(n *model.Node) Type {
	t := b.external(n)
	if t == nil {
		return b.viewType(n, n.View)
	}
	if _, null := n.View.(model.Nullable); null && !t.Null {
		return nullable(t)
	}
	return t
}

func (b *builder) viewType(n *model.Node, view model.View) Type {
	switch view := view.(type) {
	case *model.Struct:
		return b.later(n, &Struct{}, view)
	case model.Tuple:
		return b.later(n, &Tuple{}, view)
	case *model.Union:
		return b.later(n, &Union{}, view)
	case model.Enumeration:
		if b.isMember[n] && view.Constant && b.wishesOf(n).typeName == "" {
			return b.constant(n, view)
		}
		return Named{b.enum(n, view)}
	case model.Map:
		return Map{Elem: b.element(view.Value)}
	case model.Slice:
		return Slice{Elem: b.element(view.Element)}
	case model.Scalar:
		return b.scalar(n, view.Kind)
	case model.Nullable:
		return nullable(b.viewType(n, view.View))
	case model.Same:
		t := b.typeOf(view.Node)
		if basic, ok := t.(Basic); ok && b.options.Sized && isInteger(basic) {
			return sized(sameAs(n, view)...) // what is said beside a reference can make it smaller
		}
		return t
	case model.Free, model.FreeArray, model.FreeObject:
		return b.free(view)
	case model.Raw:
	}
	return Raw
}

// free is the type of what may be anything.
func (b *builder) free(view model.View) Type {
	if b.options.RawFreeForm {
		return Raw
	}
	switch view.(type) {
	case model.FreeObject:
		return Map{Elem: Any}
	case model.FreeArray:
		return Slice{Elem: Any}
	}
	return Any
}

// later declares a type whose parts are made when all types are known.
func (b *builder) later(n *model.Node, f Form, view model.View) Type {
	d := b.declare(n, f)
	b.views[d] = view
	return Named{d}
}

// element is the type of a collection's elements. Collections that nest deep
// get names on the way, as nobody can read, nor the compiler infer, the whole.
func (b *builder) element(n *model.Node) Type {
	const deepest = 4
	t := b.typeOf(n)
	if nesting(t) < deepest {
		return t
	}
	n = model.Target(n)
	if named, ok := b.pkg.types[n].(Named); ok {
		return named
	}
	named := Named{b.declare(n, b.form(t))}
	b.pkg.types[n] = named
	return named
}

// nesting counts the levels of a type up to one that has a name.
func nesting(t Type) int {
	switch t := t.(type) {
	case Slice:
		return 1 + nesting(t.Elem)
	case Map:
		return 1 + nesting(t.Elem)
	case Pointer:
		return 1 + nesting(t.Elem)
	case Opt:
		return 1 + nesting(t.Elem)
	}
	return 0
}

func nullable(t Type) Type {
	switch t := t.(type) {
	case Slice:
		t.Null = true
		return t
	case Map:
		t.Null = true
		return t
	case Basic:
		if t == Any || t == Raw {
			return t
		}
	}
	return Pointer{t}
}

func (b *builder) scalar(n *model.Node, kind model.ScalarKind) Basic {
	switch kind {
	case model.ScalarBool:
		return Bool
	case model.ScalarTime:
		return Time
	case model.ScalarInteger, model.ScalarUnsigned, model.ScalarNumber:
		switch {
		case b.options.Exact:
			return Number
		case b.options.Sized && kind != model.ScalarNumber:
			return sized(n)
		case kind == model.ScalarInteger:
			return Int64
		case kind == model.ScalarUnsigned:
			return Uint64
		}
		return Float64
	case model.ScalarString:
		switch {
		case assertsBase64(n):
			return Bytes
		case n.Notes.Encoding == "base64":
			return Base64
		}
	}
	return String
}

// assertsBase64 tells whether a node accepts base64 alone, in the one spelling
// of the bytes.
func assertsBase64(n *model.Node) bool {
	return slices.ContainsFunc(n.Checks, func(check model.Check) bool {
		t, ok := check.(model.Text)
		return ok && t.Content != nil && t.Content.Encoding == "base64"
	})
}

// checks names the check functions. Nodes that accept everything have none.
func (b *builder) checks() {
	needed, remember := b.needed(), b.judge.Remembered()
	for _, n := range b.model.Nodes {
		if !needed[n] || len(n.Checks) == 0 {
			continue
		}
		f := &Func{Name: b.scope.Take("check" + b.base(n)), Node: n, Remember: remember[n]}
		b.pkg.funcs[n] = f
		b.pkg.Checks = append(b.pkg.Checks, f)
	}
	b.marking()
}

// needed are the nodes that something asks: the methods of the types, what
// picks a variant or a field, and the checks of those.
func (b *builder) needed() map[*model.Node]bool {
	var queue []*model.Node
	for _, d := range b.pkg.Types {
		queue = append(append(queue, d.Node), asked(d.Form)...)
	}
	needed := make(map[*model.Node]bool)
	for len(queue) > 0 {
		n := model.Target(queue[len(queue)-1])
		queue = queue[:len(queue)-1]
		if !needed[n] {
			needed[n] = true
			queue = append(queue, model.Children(n)...)
		}
	}
	return needed
}

// asked are the nodes that a decoder asks.
func asked(form Form) []*model.Node {
	var nodes []*model.Node
	switch form := form.(type) {
	case *Union:
		nodes = model.Tested(form.Pick)
	case *Struct:
		for _, f := range form.Fields {
			if f.Only != nil {
				nodes = append(nodes, f.Only)
			}
		}
	case *Tuple, *Enum, Defined, Wrapper, Alias:
	}
	return nodes
}

// marking finds the functions that are needed in a second form, which marks
// what has been evaluated: those reachable in place from an unevaluated
// keyword.
func (b *builder) marking() {
	var queue []*model.Node
	for _, n := range b.model.Nodes {
		for _, check := range n.Checks {
			if _, ok := check.(model.Unevaluated); ok {
				queue = append(queue, n)
			}
		}
	}
	for len(queue) > 0 {
		n := model.Target(queue[0])
		queue = queue[1:]
		f := b.pkg.funcs[n]
		if f == nil || f.Marks {
			continue
		}
		f.Marks = true
		queue = append(queue, model.InPlace(n)...)
	}
}
