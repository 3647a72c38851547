package templates

import (
	"errors"
	"hash/maphash"
	"sort"
)

// lastWins decides on a document in which of several members of one name the
// last counts, by a function that rejects those that have several. If it does
// so with the document, it is asked about what is left without the earlier
// ones. So a document that it accepts costs nothing more, and all that is
// decided in this way has one policy.
//
// Issues have their places in the document that was given.
func lastWins(b []byte, decide func(b []byte) error) error {
	err := decide(b)
	if err == nil {
		return nil
	}
	gaps, fault := earlierMembers(b)
	if fault != nil {
		return fault
	}
	if len(gaps) == 0 {
		return err
	}
	err = decide(withoutGaps(b, gaps))
	var invalid *ValidationError
	if errors.As(err, &invalid) {
		moveIssues(invalid.Issues, gaps)
	}
	return err
}

// A gap is a part of a document that is left out: that between two offsets.
// The third is where what follows comes to stand.
type gap struct{ start, end, at int }

// earlierMembers returns the members of a document after which there is
// another of the same name, each with the comma behind it. Those within others
// are not listed. The error says why the document is no JSON.
func earlierMembers(b []byte) ([]gap, error) {
	c := newChecker()
	defer c.release()
	start := space(b, 0)
	if end := c.skip(b, start); end >= 0 && space(b, end) == len(b) {
		return nil, nil // it says no to such members
	}
	c.restart()
	d := duplicates{c: c, latest: make(map[largeKey]int)}
	end := d.value(b, start)
	if end >= 0 && space(b, end) != len(b) {
		end = c.wrong(space(b, end), "want the end of the document")
	}
	if end < 0 {
		return nil, c.unreadable()
	}
	sort.Slice(d.earlier, func(n, m int) bool { return d.earlier[n].start < d.earlier[m].start })
	outer, left, last := d.earlier[:0], 0, 0
	for _, c := range d.earlier {
		if c.start < last {
			continue
		}
		left += c.start - last
		last = c.end
		outer = append(outer, gap{c.start, c.end, left})
	}
	return outer, nil
}

// duplicates are the members of one name that a walk through a document meets.
type duplicates struct {
	c       *checker
	members []gap            // the last of each name so far
	latest  map[largeKey]int // where in members that of a name is
	earlier []gap
}

// value walks through the value at offset i and returns the offset after it,
// or -1.
func (d *duplicates) value(b []byte, i int) int {
	switch at(b, i) {
	case '{':
		return d.object(b, i)
	case '[':
		return d.array(b, i)
	}
	return d.c.skip(b, i)
}

func (d *duplicates) array(b []byte, i int) int {
	for i = d.c.open(b, i, ']'); i >= 0; {
		end := d.value(b, i)
		if end < 0 {
			return -1
		}
		if i = next(b, end, ']'); i == -1 {
			return d.c.wrong(space(b, end), "want a comma or the end of the array")
		}
	}
	return d.c.leave(i)
}

func (d *duplicates) object(b []byte, i int) int {
	object := i
	for i = d.c.open(b, i, '}'); i >= 0; {
		name, value := d.c.name(b, i)
		if value < 0 {
			return d.c.wrong(i, "want a name and a colon")
		}
		member := d.member(b, object, i, name)
		end := d.value(b, value)
		if end < 0 {
			return -1
		}
		start := i
		if i = next(b, end, '}'); i == -1 {
			return d.c.wrong(space(b, end), "want a comma or the end of the object")
		}
		d.members[member] = gap{start: start, end: i}
	}
	return d.c.leave(i)
}

// member returns the place for the member whose name is at offset i, and puts
// the one that was there among the earlier ones. Names are in the table by
// their hashes, which are keyed at random; two of one hash stand one behind
// the other.
func (d *duplicates) member(b []byte, object, i int, name []byte) int {
	slot := largeKey{object, maphash.Bytes(keySeed, name) | 1}
	for ; ; slot.hash += 2 {
		place, taken := d.latest[slot]
		if !taken {
			d.latest[slot] = len(d.members)
			d.members = append(d.members, gap{})
			return len(d.members) - 1
		}
		if before := d.members[place]; sameText(stringContent(b, before.start), stringContent(b, i)) {
			d.earlier = append(d.earlier, before)
			return place
		}
	}
}

// stringContent is what stands between the quotes of the string at offset i.
func stringContent(b []byte, i int) []byte { return b[i+1 : stringEnd(b, i)-1] }

// withoutGaps is a copy of a document without some of its parts.
func withoutGaps(b []byte, gaps []gap) []byte {
	left := make([]byte, 0, len(b))
	last := 0
	for _, c := range gaps {
		left = append(left, b[last:c.start]...)
		last = c.end
	}
	return append(left, b[last:]...)
}

// moveIssues gives issues the offsets that their values had before the gaps.
func moveIssues(issues []Issue, gaps []gap) {
	for n := range issues {
		issue := &issues[n]
		before := sort.Search(len(gaps), func(k int) bool { return gaps[k].at > issue.Offset })
		if before > 0 {
			c := gaps[before-1]
			issue.Offset += c.end - c.at
		}
		for _, branch := range issue.Branches {
			moveIssues(branch, gaps)
		}
	}
}
