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

	// Enumeration is a closed set of values of one scalar type.
	Enumeration struct {
		Of     ScalarKind
		Values []*source.Value
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
	Required bool
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
