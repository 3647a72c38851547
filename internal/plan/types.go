package plan

// A Type is a Go type.
type Type interface{ goType() }

// Basic is a type that the support code reads and writes itself.
type Basic uint8

// The basic types.
const (
	String Basic = iota
	Bool
	Int64
	Uint64
	Float64
	Number // json.Number
	Time   // time.Time
	Any    // any
	Raw    // json.RawMessage
	Base64 // Base64Text of the support code
	Int8
	Int16
	Int32
	Uint8
	Uint16
	Uint32
	Bytes // []byte, in base64
)

type (
	// Named is a declared type.
	Named struct{ Decl *Decl }

	// Pointer is a pointer; nil is null, or absent in an optional field.
	Pointer struct{ Elem Type }

	// Slice is a slice. With Null, nil is null, else an empty array.
	Slice struct {
		Elem Type
		Null bool
	}

	// Map is a map with string keys. With Null, nil is null, else an empty
	// object.
	Map struct {
		Elem Type
		Null bool
	}

	// Opt is the three-state Opt of the support code.
	Opt struct{ Elem Type }
)

func (Basic) goType()   {}
func (Named) goType()   {}
func (Pointer) goType() {}
func (Slice) goType()   {}
func (Map) goType()     {}
func (Opt) goType()     {}

// Free tells whether a type is that of any object, for which the support code
// has faster functions.
func Free(t Type) bool { return t == Map{Elem: Any} }

// String is the type as Go writes it.
func (t Basic) String() string {
	return [...]string{
		"string", "bool", "int64", "uint64", "float64", "json.Number", "time.Time", "any", "json.RawMessage", "Base64Text",
		"int8", "int16", "int32", "uint8", "uint16", "uint32", "[]byte",
	}[t]
}
