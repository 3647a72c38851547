package model

import (
	"github.com/typewright/typewright/internal/ecma"
	"github.com/typewright/typewright/internal/source"
)

// A Check decides about the instance at a node's location. Keywords that mean
// something only together are one check.
type Check interface{ check() }

type (
	// Never accepts nothing: the schema false.
	Never struct{ At string }

	// Type is the keyword type.
	Type struct {
		At    string
		Kinds Kinds
	}

	// Enum is enum or const: the instance equals one of the values.
	Enum struct {
		At       string
		Values   []*source.Value
		Constant bool // it is const
	}

	// Numeric is the limits of a number.
	Numeric struct {
		Limits []Limit
	}

	// Text is the limits of a string.
	Text struct {
		MinLength, MaxLength *Count
		Pattern              *Pattern
		Format               *Format
		Content              *Content
	}

	// Members is properties, patternProperties and additionalProperties, and
	// what goes with them in one walk over an object.
	Members struct {
		Properties    []Property
		Patterns      []PatternProperty
		Additional    *Node // nil: any
		AdditionalAt  string
		Required      []string
		RequiredAt    string
		MinProperties *Count
		MaxProperties *Count
		Names         *Node // propertyNames
		Dependents    []Dependent
	}

	// Elements is prefixItems and items, and what goes with them in one walk
	// over an array.
	Elements struct {
		Prefix             []*Node
		Items              *Node // nil: any
		MinItems, MaxItems *Count
		UniqueAt           string // uniqueItems, if not empty
		Contains           *Contains
	}

	// Ref is $ref: the instance is what another node accepts.
	Ref struct {
		Node *Node
		Loc  source.Loc // of the reference
	}

	// AllOf is allOf: every node accepts the instance.
	AllOf struct{ Nodes []*Node }

	// AnyOf is anyOf: one node at least accepts the instance.
	AnyOf struct {
		At    string
		Nodes []*Node
		Tag   *Tag
		Hint  *Tag // what OpenAPI's discriminator says, which need not be true
	}

	// OneOf is oneOf: exactly one node accepts the instance.
	OneOf struct {
		At    string
		Nodes []*Node
		Tag   *Tag
		Hint  *Tag
	}

	// Not is not: the node does not accept the instance.
	Not struct {
		At   string
		Node *Node
	}

	// If is if, then and else. Then and Else may be nil.
	If struct{ If, Then, Else *Node }

	// Unevaluated is unevaluatedProperties and unevaluatedItems: what the
	// members and elements must be that no other check here or in place has
	// evaluated. Either may be nil.
	Unevaluated struct{ Properties, Items *Node }
)

func (Never) check()       {}
func (Type) check()        {}
func (Enum) check()        {}
func (Numeric) check()     {}
func (Text) check()        {}
func (*Members) check()    {}
func (*Elements) check()   {}
func (Ref) check()         {}
func (AllOf) check()       {}
func (AnyOf) check()       {}
func (OneOf) check()       {}
func (Not) check()         {}
func (If) check()          {}
func (Unevaluated) check() {}

// A Tag is a member whose text alone tells, for some texts, which branch of a
// choice an object can match: all others demand another text.
type Tag struct {
	Member string
	Cases  []TagBranch
}

// A TagBranch is the one branch that an object with one of the texts can match.
type TagBranch struct {
	Texts []string
	Node  *Node
}

// A Limit is a keyword about the value of a number, which is kept as written.
type Limit struct {
	At, Keyword string
	Value       string
}

// A Count is a keyword about a size, which has 64 bits on all systems: what is
// generated on one may run on another.
type Count struct {
	At    string
	Value int64
}

// A Pattern is a regular expression to search for, as it is written and as
// Go's regexp can run it.
type Pattern struct {
	At, Text string
	Match    ecma.Expr
}

// A Format is a format that is asserted.
type Format struct {
	At, Name string
}

// A Property is a declared member.
type Property struct {
	Name string
	Node *Node
}

// A PatternProperty is a schema for the members whose name matches.
type PatternProperty struct {
	Pattern Pattern
	Node    *Node
}

// A Dependent is what an object must be if it has the named member:
// dependentRequired and dependentSchemas.
type Dependent struct {
	At, Name string
	Required []string
	Node     *Node
}

// Contains is contains with minContains and maxContains.
type Contains struct {
	At, MinAt, MaxAt string
	Node             *Node
	Min              int64
	Max              *int64
	Evaluates        bool // what matches counts as evaluated (since 2020-12)
}
