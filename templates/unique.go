package templates

import (
	"hash/maphash"
	"math/bits"
)

// fewItems is how many elements are compared each with each.
const fewItems = 4

// uniqueItems returns the offsets of the first two elements of the array at
// offset i that are equal, or -1 and -1: of all such pairs the one whose
// second element comes first. It takes time linear in the size of the array,
// and also of a document in which it is asked on every level.
func (c *checker) uniqueItems(b []byte, i int) (first, second int) {
	if c.depth >= stride {
		return c.uniqueHashes(b, i)
	}
	var items [fewItems]int
	count := 0
	for k := enter(b, i, ']'); k >= 0; k = next(b, c.past(b, k), ']') {
		if count == len(items) {
			return c.uniqueHashes(b, i)
		}
		for _, item := range items[:count] {
			if equalJSON(b, item, b, k) {
				return item, k
			}
		}
		items[count] = k
		count++
	}
	return -1, -1
}

// uniqueHashes is uniqueItems with a table.
func (c *checker) uniqueHashes(b []byte, i int) (first, second int) {
	var room [128]itemSlot
	table := room[:]
	if c.hasher == nil {
		c.hasher = newItemHasher()
	}
	hasher := c.hasher
	hasher.document, hasher.depth = b, c.depth
	count := 0
	for i = enter(b, i, ']'); i >= 0; count++ {
		if count > len(table)/2 {
			table = largerTable(table)
		}
		hash, end := hasher.valueHash(i)
		slot := findSlot(table, hash)
		for ; table[slot].item != 0; slot = (slot + 1) & (len(table) - 1) {
			if table[slot].hash == hash && equalJSON(b, table[slot].item, b, i) {
				return table[slot].item, i
			}
		}
		table[slot] = itemSlot{hash, i}
		i = next(b, end, ']')
	}
	return -1, -1
}

// An itemSlot is a place in a table of elements with open addressing. As an
// array begins before its elements, the offset 0 stands for none.
type itemSlot struct {
	hash uint64
	item int // offset
}

// findSlot returns where to begin the search for a hash.
func findSlot(table []itemSlot, hash uint64) int {
	return int(hash) & (len(table) - 1)
}

func largerTable(table []itemSlot) []itemSlot {
	larger := make([]itemSlot, 4*len(table))
	for _, entry := range table {
		if entry.item == 0 {
			continue
		}
		slot := findSlot(larger, entry.hash)
		for larger[slot].item != 0 {
			slot = (slot + 1) & (len(larger) - 1)
		}
		larger[slot] = entry
	}
	return larger
}

// An itemHasher computes hashes such that equal values have equal ones. They
// are keyed at random: no document can be made to have many different values
// of one hash.
type itemHasher struct {
	document []byte
	text     []byte
	digits   maphash.Hash
	seed     maphash.Seed
	keys     [2]uint64
	modulus  uint64

	depth int // of the array or object at work
	known map[int]hashedItem
}

// A hashedItem is the hash of an array or object, and the offset after it.
// They are kept every few levels, see stride.
type hashedItem struct {
	hash uint64
	end  int
}

func newItemHasher() *itemHasher {
	h := &itemHasher{seed: maphash.MakeSeed()}
	h.digits.SetSeed(h.seed)
	h.keys[0] = maphash.String(h.seed, "first")
	h.keys[1] = maphash.String(h.seed, "second")
	// At 59 bits, ten times a remainder and a digit fit into 64.
	h.modulus = maphash.String(h.seed, "modulus")>>6 | 1<<58
	return h
}

// What hashes of values are mixed with, to tell their kinds apart.
const (
	literalHash = iota
	integerHash
	arrayHash
	objectHash
	negativeHash
	positiveHash
)

// mix makes one hash of two.
func (h *itemHasher) mix(x, y uint64) uint64 {
	high, low := bits.Mul64(x^h.keys[0], y^h.keys[1])
	return high ^ low
}

// valueHash returns the hash of the value at offset i and the offset after it.
func (h *itemHasher) valueHash(i int) (hash uint64, end int) {
	switch first := at(h.document, i); first {
	case '{', '[':
		return h.containerHash(i)
	case '"':
		return h.stringHash(i)
	case 't', 'f', 'n':
		return h.mix(literalHash, uint64(first)), valueEnd(h.document, i)
	}
	end, _ = scanNumber(h.document, i)
	return h.numberHash(h.document[i:end]), end
}

func (h *itemHasher) containerHash(i int) (hash uint64, end int) {
	keep := h.depth%stride == stride-1
	if item, found := h.known[i]; keep && found {
		return item.hash, item.end
	}
	h.depth++
	if h.document[i] == '{' {
		hash, end = h.objectHash(i)
	} else {
		hash, end = h.arrayHash(i)
	}
	h.depth--
	if keep {
		if h.known == nil {
			h.known = make(map[int]hashedItem)
		}
		h.known[i] = hashedItem{hash, end}
	}
	return hash, end
}

func (h *itemHasher) stringHash(i int) (hash uint64, end int) {
	end, content := scanString(h.document, i)
	text := h.document[i+1 : end-1]
	if content >= textEscaped {
		h.text = unescapeString(h.text[:0], text)
		text = h.text
	}
	return maphash.Bytes(h.seed, text), end
}

func (h *itemHasher) numberHash(lit []byte) uint64 {
	n, ok := smallInteger(lit)
	if ok {
		return h.mix(integerHash, uint64(n))
	}
	d := parseDecimal(lit)
	if n, ok = d.integer(); ok {
		return h.mix(integerHash, uint64(n))
	}
	h.digits.Reset()
	h.digits.Write(d.head)
	h.digits.Write(d.tail)
	hash := h.mix(h.digits.Sum64(), d.scaleRemainder(h.modulus))
	if d.negative {
		return h.mix(negativeHash, hash)
	}
	return h.mix(positiveHash, hash)
}

// scaleRemainder returns the scale of d, which can be of any size, modulo m.
func (d *decimal) scaleRemainder(m uint64) uint64 {
	sign, digits := exponentSign(d.exponent)
	var r uint64
	for _, ch := range digits {
		r = (r*10 + uint64(ch-'0')) % m
	}
	if sign < 0 {
		r = m - r
	}
	return (r + m + uint64(d.shift)) % m
}

func (h *itemHasher) arrayHash(i int) (hash uint64, end int) {
	hash = arrayHash
	for i = enter(h.document, i, ']'); i >= 0; i = next(h.document, end, ']') {
		var element uint64
		element, end = h.valueHash(i)
		hash = h.mix(hash, element)
	}
	return hash, ^i
}

// objectHash adds up the hashes of the members, whose order does not matter.
func (h *itemHasher) objectHash(i int) (hash uint64, end int) {
	for i = enter(h.document, i, '}'); i >= 0; i = next(h.document, end, '}') {
		name, nameEnd := h.stringHash(i)
		var member uint64
		member, end = h.valueHash(memberValue(h.document, nameEnd))
		hash += h.mix(name, member)
	}
	return h.mix(objectHash, hash), ^i
}
