// Package model is the intermediate type model: what each schema location
// accepts, and how a program sees it. There is no Go in it.
package model

import (
	"strings"

	"github.com/typewright/typewright/internal/source"
)

// A Model is everything that one run generates code for.
type Model struct {
	Roots       []*Node // one for each input schema
	Definitions []*Node // what these define, referred to or not
	Nodes       []*Node // all nodes, roots first, in order of discovery
	Seen        []*Node // those that a program sees, which have a View, in the same order
}

// A Node is one schema location. A view never affects acceptance: what the
// node accepts stands in its checks alone.
type Node struct {
	ID     int        // its place in Model.Nodes
	Loc    source.Loc // where the schema stands
	At     string     // the same as a URI reference, for messages of generated code
	URI    string     // the same as an absolute URI, by the $id of what is around it; "" for a node that stands for several
	Hints  []Hint     // the author's words for a name, best first
	Parent *Node      // the node that it was first reached from, nil for a root
	Word   string     // its part of a name made from Parent's
	Within bool       // it says more about what Parent is: what is below it is named as if below Parent
	Notes  Notes
	Checks []Check // in evaluation order
	View   View    // nil: no program sees an instance by itself
	Kinds  Kinds   // with a view: the JSON types that an instance can have, or more

	Recursive bool // it can be reached from itself
}

// A Hint is a name that the author of a schema has for it, and the keyword that
// says so; "" for the place where it stands.
type Hint struct{ Word, Keyword string }

// Kinds is a set of JSON types.
type Kinds uint8

// The JSON types. An integer is a number whose value has no fraction
// (validation, section 6.1.1).
const (
	Null Kinds = 1 << iota
	Bool
	String
	Number
	Integer
	Array
	Object

	AnyKind = Null | Bool | String | Number | Integer | Array | Object
)

// Has tells whether all kinds of k are in the set.
func (s Kinds) Has(k Kinds) bool { return s&k == k }

// Words says which kinds are wanted, as messages about documents do: "a string
// or null".
func (s Kinds) Words() string {
	var words []string
	for _, k := range []struct {
		kind Kinds
		word string
	}{
		{Object, "an object"},
		{Array, "an array"},
		{String, "a string"},
		{Number, "a number"},
		{Integer, "an integer"},
		{Bool, "true or false"},
		{Null, "null"},
	} {
		if s.Has(k.kind) && (k.kind != Integer || !s.Has(Number)) {
			words = append(words, k.word)
		}
	}
	return strings.Join(words, " or ")
}
