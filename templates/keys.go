package templates

import "hash/maphash"

// A keyRef is the name of a member: the offsets of its string.
type keyRef struct {
	start, end int
}

// fewKeys is how many names an object may have for comparing each with each.
const fewKeys = 16

// distinct notes the name at offset i, a valid string, of a member that the
// schema does not know, and tells whether it is the first of this name. The
// object begins at the given offset, and its names in c.keys at base.
//
// RFC 8259 leaves the meaning of repeated names open; RFC 7493 (I-JSON)
// forbids them, and so do we: else a decoder and a validator could see
// different values.
func (c *checker) distinct(b []byte, object, base, i int) bool {
	end, content := scanString(b, i)
	return c.distinctKey(b, object, base, keyRef{i, end}, content)
}

// distinctKey is distinct for a name that has been scanned.
func (c *checker) distinctKey(b []byte, object, base int, key keyRef, content int) bool {
	i := key.start
	if content >= textEscaped || len(c.keys)-base >= fewKeys {
		if !c.distinctInLarge(b, object, base, key) {
			c.wrong(i, "the object has two members of this name")
			return false
		}
		return true
	}
	name := b[i:key.end]
	for _, k := range c.keys[base:] {
		if k.end-k.start == len(name) && string(b[k.start:k.end]) == string(name) {
			c.wrong(i, "the object has two members of this name")
			return false
		}
	}
	c.keys = append(c.keys, key)
	return true
}

// A largeKey stands for a name in an object that has many: the object's
// offset and a hash of the name.
type largeKey struct {
	object int
	hash   uint64
}

var keySeed = maphash.MakeSeed()

// distinctInLarge is distinct with a table, for an object of many names or
// with escapes in a name. Names that were noted before enter the table at
// first use, and c.keys is filled up, so that all that follow go there. The
// table holds the offset of each name; a check that reads an object again
// finds the same offset.
func (c *checker) distinctInLarge(b []byte, object, base int, key keyRef) bool {
	if c.large == nil {
		c.large = make(map[largeKey]int)
	}
	if noted := c.keys[base:]; len(noted) <= fewKeys {
		for _, k := range noted {
			if !c.enterLarge(b, object, k) {
				return false
			}
		}
		for len(c.keys)-base <= fewKeys {
			c.keys = append(c.keys, keyRef{})
		}
	}
	return c.enterLarge(b, object, key)
}

// enterLarge probes from the name's hash on, so that two names of one hash
// are told apart.
func (c *checker) enterLarge(b []byte, object int, key keyRef) bool {
	c.text = unescapeString(c.text[:0], b[key.start+1:key.end-1])
	slot := largeKey{object, maphash.Bytes(keySeed, c.text) | 1}
	for ; ; slot.hash += 2 {
		start, taken := c.large[slot]
		if !taken {
			c.large[slot] = key.start
			return true
		}
		if start == key.start {
			return true
		}
		end, _ := scanString(b, start)
		if string(unescapeString(nil, b[start+1:end-1])) == string(c.text) {
			return false
		}
	}
}

// unknown scans a member that the schema says nothing about: its name is at
// offset i, its value at v.
func (c *checker) unknown(b []byte, object, base, i, v int) int {
	if !c.distinct(b, object, base, i) {
		return -1
	}
	return c.skip(b, v)
}
