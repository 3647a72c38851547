package model

import "github.com/typewright/typewright/internal/source"

// A View is how a program sees the instances of a node. It must be able to
// hold every instance that the node accepts.
type View interface{ view() }

type (
	// Struct is an object with declared members.
	Struct struct {
		Fields []Field
		Rest   *Rest // nil: there are no other members
		Others bool  // the node accepts values that are no objects too
	}

	// Map is an object without declared members.
	Map struct{ Value *Node }

	// Slice is an array whose elements have one schema.
	Slice struct{ Element *Node }

	// Tuple is an array whose first elements have schemas of their own. The
	// first Required of them are always there. Rest is what all others are;
	// nil if there are no others.
	Tuple struct {
		Elements []*Node
		Required int
		Rest     *Node
	}

	// Union is one of several views. Pick tells which one an instance has.
	Union struct {
		Variants []*Node
		Pick     Pick
	}

	// Enumeration is a closed set of values of one scalar type. A Constant is
	// the only one that there will ever be.
	Enumeration struct {
		Of       ScalarKind
		Values   []EnumValue
		Constant bool
	}

	// Scalar is a single value.
	Scalar struct{ Kind ScalarKind }

	// Nullable is null or what the view inside says.
	Nullable struct{ View View }

	// Same is what another node is.
	Same struct{ Node *Node }

	// Free is any JSON value.
	Free struct{}

	// FreeObject is any object.
	FreeObject struct{}

	// FreeArray is any array.
	FreeArray struct{}

	// Raw is a value that is kept as its JSON text, and the reason why.
	Raw struct{ Reason string }
)

func (*Struct) view()     {}
func (Map) view()         {}
func (Slice) view()       {}
func (Tuple) view()       {}
func (*Union) view()      {}
func (Enumeration) view() {}
func (Scalar) view()      {}
func (Nullable) view()    {}
func (Same) view()        {}
func (Free) view()        {}
func (FreeObject) view()  {}
func (FreeArray) view()   {}
func (Raw) view()         {}

// A Field is a declared member of a Struct.
type Field struct {
	Name     string
	Node     *Node
	Said     []*Node // all that the schema says of the member; what adds nothing to its looks is not in Node
	Required bool
	Only     *source.Value // not nil: the member has no other value

	// Conditional means that the schema asks for Node only sometimes. A member
	// that is something else has its place in the Rest.
	Conditional bool
}

// An EnumValue is a value of an Enumeration, with what the schema says about
// this one, if it does.
type EnumValue struct {
	*source.Value
	Notes Notes
}

// A Rest holds the members of a Struct that have no field. A nil Value means
// that they can be anything.
type Rest struct{ Value *Node }

// ScalarKind is the kind of a single value.
type ScalarKind uint8

// The scalar kinds.
const (
	ScalarString ScalarKind = iota
	ScalarBool
	ScalarInteger
	ScalarUnsigned // an integer that is never negative and may exceed the signed range
	ScalarNumber
	ScalarTime // a string of the format date-time
)
