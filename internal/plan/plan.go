// Package plan decides what Go code stands for a model: declarations, names,
// types, documentation. It writes none of it.
package plan

import "github.com/typewright/typewright/internal/model"

// Options steer how the Go code looks.
type Options struct {
	Package  string   // name of the Go package
	RootType string   // name of the first root's type; "" to derive it
	Reserved []string // names that the package has already
	Exact    bool     // integers and numbers are json.Number
	Sized    bool     // integers have the smallest type for their limits

	Locked Names // what all that has a name is called already

	FormatTypes map[string]External // the types of strings, by their format
	Others      Others              // nil: there are no other packages

	RawFreeForm   bool // what may be anything is json.RawMessage
	SharedStrings bool // all strings of a document share one copy of it
	LastWins      bool // of several members of one name the last counts

	Extras Extras
}

// A Package is the code of one Go package.
type Package struct {
	Name     string
	Shared   bool    // all strings of a document share one copy of it
	LastWins bool    // of several members of one name the last counts
	Types    []*Decl // in order of discovery, roots first
	Checks   []*Func // in the same order

	Imports []Import // for types of other packages

	Told []Telling // what the comments tell

	Extras Extras
	Tests  []Test   // in the order of Types
	Unused []Unused // examples that are not among them

	funcs     map[*model.Node]*Func
	types     map[*model.Node]Type
	constants map[*model.Node]Constant // of members that have one value
}

// A Decl is a named type with its methods.
type Decl struct {
	Name string
	Doc  []string // paragraphs
	Node *model.Node
	Form Form

	Defaults bool // members have defaults, its own or those of its parts
	Secret   bool // it is not for logs

	// The functions beside the methods.
	Validate, Decode, Append string
}

// A Form is what a declared type is made of.
type Form interface{ form() }

type (
	// Struct is a struct, whose fields are in the schema's order.
	Struct struct {
		Fields    []Field
		Rest      *Field     // the members that have no field; its type is a Map
		Other     *Field     // a value that is no object
		Constants []Constant // the only values of some fields
		Secrets   []string   // members that are not for logs where they are among the rest
	}

	// Tuple is a struct that holds an array, an element in each field. Those
	// that are not Required may be absent from some place on.
	Tuple struct {
		Fields []Field
		Rest   *Field // the elements behind them; its type is a Slice
	}

	// Union is a struct with one field, which holds one of the variants: an
	// interface that no other type implements.
	Union struct {
		Field     string
		Interface string
		Marker    string // the interface's only method
		Variants  []Type // Named, or Pointer to Named
		Pick      model.Pick
		Recursive bool // a value can hold others of the type
	}

	// Enum is a defined type with constants.
	Enum struct {
		Of     Basic
		Values []EnumValue
	}

	// Defined is a defined type that holds the same as another.
	Defined struct{ Type Type }

	// Wrapper is a struct with one field, for what can have no methods.
	Wrapper struct {
		Field string
		Type  Type
	}

	// Alias is another name of a declared type.
	Alias struct {
		Decl *Decl
		From *External // nil: of this package
	}
)

func (*Struct) form() {}
func (*Tuple) form()  {}
func (*Union) form()  {}
func (*Enum) form()   {}
func (Defined) form() {}
func (Wrapper) form() {}
func (Alias) form()   {}

// A Field is a field of a struct.
type Field struct {
	Name     string // in Go
	Member   string // in JSON
	Doc      []string
	Type     Type
	Required bool
	Default  *Default    // of an optional field
	Constant string      // of a required field: the JSON to write where it is zero; empty if there is none
	Secret   bool        // it is not for logs; of a rest: its values are not
	Only     *model.Node // not nil: it holds what this node accepts; all else is among the Rest
}

// An EnumValue is a constant.
type EnumValue struct {
	Name    string
	Literal string // a string's content, or an integer in Go's syntax
	Doc     []string
}

// A Constant is an untyped constant.
type Constant struct {
	Name    string
	Literal string // in Go's syntax
}

// A Func is the check of one node.
type Func struct {
	Name     string
	Node     *model.Node
	Remember bool // its verdicts are worth keeping
	Marks    bool // there is a second function, which marks what it evaluates
}

// Check returns the function that checks what the node accepts, or nil if it
// accepts everything. References lead to the function of their target.
func (p *Package) Check(n *model.Node) *Func {
	return p.funcs[model.Target(n)]
}

// TypeOf returns the type of a node's instances, or nil if a program sees none.
func (p *Package) TypeOf(n *model.Node) Type { return p.types[n] }

// Plan makes the package of a model. The error is source.Diagnostics: what
// schemas want of their Go and cannot have. There is a package even so, without
// that.
func Plan(m *model.Model, o Options) (*Package, error) {
	b := newBuilder(m, o)
	b.claimNames()
	for _, root := range m.Roots {
		b.root(root)
	}
	for _, n := range b.seen() {
		b.typeOf(n)
	}
	b.complete()
	b.checks()
	if o.Extras.Slog {
		b.secrets()
	}
	if o.Extras.Tests {
		b.tests()
	}
	if len(b.problems) > 0 {
		return b.pkg, b.problems
	}
	return b.pkg, nil
}
