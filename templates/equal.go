package templates

import "slices"

// equalJSON tells whether two values are equal as JSON Schema has it (draft
// 2020-12 core, section 4.2.2): numbers by value, strings by text, arrays in
// order, objects in any order. It takes time linear in the size of the values
// and allocates only for strings with escapes and objects in another order.
func equalJSON(a []byte, i int, b []byte, j int) bool {
	c := jsonComparison{a: a, b: b, root: j}
	i, _ = c.values(i, j)
	return i >= 0
}

// A jsonComparison compares values of document a with values of document b.
// Its methods take the offsets of two values and return the offsets after
// them, or -1 if they differ.
type jsonComparison struct {
	a, b []byte
	root int // offset of the whole value in b
	long []longSpan
}

func (c *jsonComparison) values(i, j int) (endA, endB int) {
	first, other := at(c.a, i), at(c.b, j)
	switch first {
	case '{', '[', '"', 't', 'f', 'n':
		if first != other {
			return -1, -1
		}
	}
	switch first {
	case '{':
		return c.objects(i, j)
	case '[':
		return c.arrays(i, j)
	case '"':
		endA, endB = stringEnd(c.a, i), stringEnd(c.b, j)
		if !sameText(c.a[i+1:endA-1], c.b[j+1:endB-1]) {
			return -1, -1
		}
		return endA, endB
	case 't', 'f', 'n':
		return valueEnd(c.a, i), valueEnd(c.b, j)
	}
	endA, _ = scanNumber(c.a, i)
	endB, _ = scanNumber(c.b, j)
	if endB < 0 || compareNumbers(c.a[i:endA], c.b[j:endB]) != 0 {
		return -1, -1
	}
	return endA, endB
}

func (c *jsonComparison) arrays(i, j int) (endA, endB int) {
	i, j = enter(c.a, i, ']'), enter(c.b, j, ']')
	for i >= 0 && j >= 0 {
		if i, j = c.values(i, j); i < 0 {
			return -1, -1
		}
		i, j = next(c.a, i, ']'), next(c.b, j, ']')
	}
	if i >= 0 || j >= 0 {
		return -1, -1
	}
	return ^i, ^j
}

// objects goes through both objects side by side as long as their members
// are in the same order.
func (c *jsonComparison) objects(i, j int) (endA, endB int) {
	i, j = enter(c.a, i, '}'), enter(c.b, j, '}')
	for i >= 0 && j >= 0 {
		nameA, nameB := stringEnd(c.a, i), stringEnd(c.b, j)
		if !sameText(c.a[i+1:nameA-1], c.b[j+1:nameB-1]) {
			return c.shuffled(i, j)
		}
		if i, j = c.values(memberValue(c.a, nameA), memberValue(c.b, nameB)); i < 0 {
			return -1, -1
		}
		i, j = next(c.a, i, '}'), next(c.b, j, '}')
	}
	if i >= 0 || j >= 0 {
		return -1, -1
	}
	return ^i, ^j
}

// shuffled compares the members from i and j on, which come in another order.
// As names do not repeat, it is enough to find all of a in b and to count.
func (c *jsonComparison) shuffled(i, j int) (endA, endB int) {
	var members memberIndex
	for ; j >= 0; j = next(c.b, c.spanEnd(members.last), '}') {
		members.add(c.b, j)
	}
	missing := members.count
	for ; i >= 0; i = next(c.a, i, '}') {
		nameEnd := stringEnd(c.a, i)
		value := members.find(c.a[i+1 : nameEnd-1])
		if value < 0 {
			return -1, -1
		}
		if i, _ = c.values(memberValue(c.a, nameEnd), value); i < 0 {
			return -1, -1
		}
		missing--
	}
	if missing != 0 {
		return -1, -1
	}
	return ^i, ^j
}

// A memberIndex finds the members of an object by name: the first ones by
// comparing, more of them in a table.
type memberIndex struct {
	count int
	last  int // offset of the value that was added last
	few   [16]indexedMember
	many  map[string]int // offsets of values
	text  []byte
}

// An indexedMember is a member's name, as it stands between its quotes, and
// the offset of its value.
type indexedMember struct {
	key   []byte
	value int
}

// add adds the member whose name is at offset i.
func (m *memberIndex) add(b []byte, i int) {
	nameEnd := stringEnd(b, i)
	name := b[i+1 : nameEnd-1]
	m.last = memberValue(b, nameEnd)
	if m.count < len(m.few) {
		m.few[m.count] = indexedMember{name, m.last}
	} else {
		if m.many == nil {
			m.many = make(map[string]int)
		}
		m.text = unescapeString(m.text[:0], name)
		m.many[string(m.text)] = m.last
	}
	m.count++
}

// find returns the offset of the value of the member of this name, which is
// given as it stands between its quotes, or -1.
func (m *memberIndex) find(name []byte) int {
	for n := range m.few[:min(m.count, len(m.few))] {
		if sameText(m.few[n].key, name) {
			return m.few[n].value
		}
	}
	if m.many != nil {
		m.text = unescapeString(m.text[:0], name)
		if value, found := m.many[string(m.text)]; found {
			return value
		}
	}
	return -1
}

// A longSpan is where an array or object begins and ends that is longer than
// shortSpan.
type longSpan struct{ start, end int }

// shortSpan is up to which length looking for the end of a value each time
// is cheaper than knowing it.
const shortSpan = 1024

// spanEnd is valueEnd for the second document. Members in another order on each
// of many levels would make it pass over the innermost value as many times;
// so it looks up the ends of long values, found for all of them at once.
func (c *jsonComparison) spanEnd(j int) int {
	if first := at(c.b, j); first != '[' && first != '{' {
		return valueEnd(c.b, j)
	}
	if end := valueEnd(c.b[:min(j+shortSpan, len(c.b))], j); end >= 0 {
		return end
	}
	if c.long == nil {
		c.long = longSpans(c.b, c.root)
	}
	n, _ := slices.BinarySearchFunc(c.long, j, func(s longSpan, start int) int { return s.start - start })
	return c.long[n].end
}

// longSpans returns the long arrays and objects within the one at offset i,
// in the order in which they begin. While one is open, its end is the index
// of the one around it.
func longSpans(b []byte, i int) []longSpan {
	var spans []longSpan
	for open := -1; ; i++ {
		switch b[i] {
		case '"':
			i = stringEnd(b, i) - 1
		case '[', '{':
			spans = append(spans, longSpan{i, open})
			open = len(spans) - 1
		case ']', '}':
			around := spans[open].end
			spans[open].end = i + 1
			if i+1-spans[open].start <= shortSpan {
				spans = spans[:open] // with all within it, which are short too
			}
			if around < 0 {
				return spans
			}
			open = around
		}
	}
}
