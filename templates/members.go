package templates

import (
	"strings"
	"sync"
)

// A memberNames knows the names of the members that a schema has something to
// say about, by numbers.
type memberNames struct {
	literals []string // each as it mostly stands in a document, with the colon

	once    sync.Once
	numbers map[string]int // of many names, or of those that want escapes
}

// manyNames is from how many names on a table finds one faster than a loop.
const manyNames = 12

// tabulate makes the table of names, where one is needed.
func (names *memberNames) tabulate() {
	if len(names.literals) < manyNames && !strings.Contains(strings.Join(names.literals, ""), `\`) {
		return
	}
	names.numbers = make(map[string]int, len(names.literals))
	for n, literal := range names.literals {
		names.numbers[string(unescapeString(nil, []byte(literal[1:len(literal)-len(`":`)])))] = n
	}
}

// find returns the number of a name, or -1.
func (names *memberNames) find(name []byte) int {
	names.once.Do(names.tabulate)
	if names.numbers != nil {
		if n, found := names.numbers[string(name)]; found {
			return n
		}
		return -1
	}
	for n, literal := range names.literals {
		if len(literal) == len(name)+len(`"":`) && literal[1:len(name)+1] == string(name) {
			return n
		}
	}
	return -1
}

// memberAt goes on from the name at offset i to the value of the member and
// returns its offset, or -1. The number is that of the name, or -1, and then
// the name is returned, too, unescaped and good until the next call.
//
// Most documents have their members in the order of the schema, less some: the
// expected one, or one of the next, is recognised without a look for the end
// of its name.
func (c *checker) memberAt(b []byte, i int, names *memberNames, expected int) (name []byte, number, value int) {
	first := at(b, i+1)
	for number = expected; number < len(names.literals) && number < expected+likelyMembers; number++ {
		literal := names.literals[number]
		if literal[1] != first {
			continue
		}
		if value = i + len(literal); value < len(b) && string(b[i:value]) == literal && b[value] > ' ' {
			return nil, number, value
		}
	}
	if name, value = c.name(b, i); value < 0 {
		return nil, -1, -1
	}
	return name, names.find(name), value
}

// likelyMembers is how many names are tried before the one at hand is read.
const likelyMembers = 4
