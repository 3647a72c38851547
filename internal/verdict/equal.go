package verdict

import (
	"hash/maphash"

	"github.com/typewright/typewright/internal/source"
	"github.com/typewright/typewright/templates"
)

// Equal tells whether two values are equal as JSON Schema compares them (core,
// section 4.2.2).
func Equal(x, y *source.Value) bool {
	if x.Kind != y.Kind {
		return false
	}
	switch x.Kind {
	case source.Number:
		return templates.CompareNumbers(x.Text, y.Text) == 0
	case source.Array:
		if len(x.Items) != len(y.Items) {
			return false
		}
		for i := range x.Items {
			if !Equal(x.Items[i], y.Items[i]) {
				return false
			}
		}
		return true
	case source.Object:
		if len(x.Members) != len(y.Members) {
			return false
		}
		for _, m := range x.Members {
			if other := y.Get(m.Name); other == nil || !Equal(m.Value, other) {
				return false
			}
		}
		return true
	case source.Null, source.Bool, source.String:
	}
	return x.Text == y.Text
}

// repeated returns the first item that is equal to one before it, or nil.
func (t *trial) repeated(items []*source.Value) *source.Value {
	const few = 4
	if len(items) <= few {
		for i, item := range items {
			for _, before := range items[:i] {
				if Equal(before, item) {
					return item
				}
			}
		}
		return nil
	}
	before := make(map[uint64][]*source.Value, len(items))
	for _, item := range items {
		hash := t.hash(item)
		for _, other := range before[hash] {
			if Equal(other, item) {
				return item
			}
		}
		before[hash] = append(before[hash], item)
	}
	return nil
}

var hashSeed = maphash.MakeSeed()

// hash is the same for values that are equal. Those of arrays and objects are
// kept: a document can ask on every level.
func (t *trial) hash(v *source.Value) uint64 {
	switch v.Kind {
	case source.Number:
		return maphash.String(hashSeed, "number "+numberKey(v.Text))
	case source.String:
		return maphash.String(hashSeed, v.Text)
	case source.Null, source.Bool:
		return maphash.String(hashSeed, "literal "+v.Text)
	case source.Array, source.Object:
	}
	if hash, known := t.hashes[v]; known {
		return hash
	}
	var hash uint64
	if v.Kind == source.Array {
		hash = 1
		for _, item := range v.Items {
			hash = maphash.Comparable(hashSeed, [2]uint64{hash, t.hash(item)})
		}
	} else {
		for _, m := range v.Members { // their order does not matter
			hash += maphash.Comparable(hashSeed, [2]uint64{maphash.String(hashSeed, m.Name), t.hash(m.Value)})
		}
	}
	if t.hashes == nil {
		t.hashes = make(map[*source.Value]uint64)
	}
	t.hashes[v] = hash
	return hash
}
