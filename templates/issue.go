package templates

import (
	"slices"
	"sort"
	"strconv"
	"strings"
)

// An Issue is one reason why a document is not valid.
type Issue struct {
	InstanceLocation string    // where in the document, a JSON Pointer (RFC 6901)
	KeywordLocation  string    // the keyword in the schema that says no; empty where the document is no JSON
	Keyword          string    // its name; empty for a schema that is false
	Message          string    // what was wanted and what was found
	Offset           int       // of the value, in bytes from the start of the document
	Branches         [][]Issue // for anyOf and oneOf: why each branch says no, the nearest first
}

// A ValidationError lists the reasons why a document is not valid, in the
// order of the document: all of them, unless they are hundreds.
type ValidationError struct {
	Issues []Issue
}

// Error returns a line for each issue.
func (e *ValidationError) Error() string {
	var text strings.Builder
	for n := range e.Issues {
		if n > 0 {
			text.WriteByte('\n')
		}
		e.Issues[n].write(&text, "")
	}
	return text.String()
}

func (s *Issue) write(text *strings.Builder, indent string) {
	text.WriteString(indent)
	if s.InstanceLocation != "" {
		text.WriteString(s.InstanceLocation)
		text.WriteString(": ")
	}
	text.WriteString(s.Message)
	if s.KeywordLocation != "" {
		text.WriteString(" (")
		text.WriteString(s.KeywordLocation)
		text.WriteByte(')')
	}
	for n, branch := range s.Branches {
		for k := range branch {
			text.WriteByte('\n')
			lead := "  or "
			if k > 0 {
				lead = " and "
			} else if n == 0 {
				lead = "     "
			}
			branch[k].write(text, indent+lead)
		}
	}
}

// mostIssues is how many reasons are listed, those of branches included. The
// checks end where there are more.
const mostIssues = 500

// fails reports that the value at offset i is not what the keyword at loc
// wants. It returns true if the check is to stop there.
func (c *checker) fails(i int, loc, want string) bool {
	if !c.collecting || c.found == mostIssues {
		return true
	}
	c.found++
	c.issues = append(c.issues, Issue{
		KeywordLocation: loc,
		Keyword:         lastToken(loc),
		Message:         "want " + want + ", got " + describe(c.document, i),
		Offset:          i,
	})
	return false
}

// counts reports that the string, array or object at offset i has so many
// parts. It returns true if the check is to stop there.
func (c *checker) counts(i int, loc, want string, count int) bool {
	if c.fails(i, loc, want) {
		return true
	}
	c.issues[len(c.issues)-1].Message = "want " + want + ", got " + decimalText(count)
	return false
}

// different drops issues that say again what another one does.
func different(issues []Issue) []Issue {
	type issueKey struct {
		offset       int
		loc, message string
	}
	seen := make(map[issueKey]bool, len(issues))
	return slices.DeleteFunc(issues, func(s Issue) bool {
		key := issueKey{s.Offset, s.KeywordLocation, s.Message}
		again := seen[key]
		seen[key] = true
		return again
	})
}

// lastToken returns the keyword that a location ends with.
func lastToken(loc string) string {
	if _, pointer, found := strings.Cut(loc, "#"); found {
		return pointer[strings.LastIndexByte(pointer, '/')+1:]
	}
	return ""
}

// never rejects the value at offset i, whatever it is.
func (c *checker) never(b []byte, i int, loc string) int {
	if c.fails(i, loc, "no value here") {
		return -1
	}
	c.issues[len(c.issues)-1].Keyword = ""
	return c.skip(b, i)
}

// mismatch rejects the value at offset i for its type, and skips it.
func (c *checker) mismatch(b []byte, i int, loc, want string) int {
	if c.fails(i, loc, want) {
		return -1
	}
	return c.skip(b, i)
}

// missing reports the names whose bit is not in seen. The first name has the
// lowest bit.
func (c *checker) missing(i int, seen uint64, loc string, names ...string) bool {
	for n, name := range names {
		if seen&(1<<n) == 0 && c.lacks(i, loc, name) {
			return true
		}
	}
	return false
}

// lacks reports that the object at offset i has no member of this name.
func (c *checker) lacks(i int, loc, name string) bool {
	if c.fails(i, loc, "") {
		return true
	}
	c.issues[len(c.issues)-1].Message = "missing member " + strconv.Quote(name)
	return false
}

// extra rejects the member whose name is at offset i and whose value is at v.
func (c *checker) extra(b []byte, i, v int, loc string) int {
	if c.fails(v, loc, "") {
		return -1
	}
	c.issues[len(c.issues)-1].Message = "unknown member " + literalText(b, i, 1000)
	return c.skip(b, v)
}

// describe says what stands at offset i of a valid document.
func describe(b []byte, i int) string {
	switch at(b, i) {
	case '{':
		return "an object"
	case '[':
		return "an array"
	case 0:
		return "nothing"
	}
	return literalText(b, i, 40)
}

// literalText is the value at offset i as it stands, or so many bytes of it at
// most.
func literalText(b []byte, i, most int) string {
	text := b[i:valueEnd(b, i)]
	if len(text) > most {
		cut := most
		for cut > 0 && text[cut]&0xC0 == 0x80 {
			cut--
		}
		return string(text[:cut]) + "…"
	}
	return string(text)
}

func decimalText(n int) string { return strconv.Itoa(n) }

// locate finds the instance locations of all issues in one walk through the
// document, which is valid JSON. It drops those at the end where all together
// would be very long.
func locate(b []byte, issues []Issue) []Issue {
	var all []*Issue
	var gather func([]Issue)
	gather = func(issues []Issue) {
		for n := range issues {
			all = append(all, &issues[n])
			for _, branch := range issues[n].Branches {
				gather(branch)
			}
		}
	}
	gather(issues)
	sort.SliceStable(all, func(n, m int) bool { return all[n].Offset < all[m].Offset })
	w := locator{document: b, issues: all, room: 1<<20 + 4*len(b)}
	w.value(space(b, 0))
	return located(issues)
}

// located drops what has no location.
func located(issues []Issue) []Issue {
	kept := issues[:0]
	for _, issue := range issues {
		if issue.Offset >= 0 {
			for n, branch := range issue.Branches {
				issue.Branches[n] = located(branch)
			}
			kept = append(kept, issue)
		}
	}
	return kept
}

// A locator walks a document in step with the issues that lie ahead.
type locator struct {
	document []byte
	path     []byte
	issues   []*Issue
	room     int // how long all locations may become
}

// value visits the value at offset i and returns the offset after it.
func (w *locator) value(i int) int {
	w.arrive(i)
	first := at(w.document, i)
	if first != '{' && first != '[' {
		return valueEnd(w.document, i)
	}
	last := first + 2 // in ASCII, both brackets close two above their opening
	length := len(w.path)
	i = space(w.document, i+1)
	if at(w.document, i) == last {
		return i + 1
	}
	for n := 0; i >= 0; n++ {
		if first == '[' {
			w.path = strconv.AppendInt(append(w.path, '/'), int64(n), 10)
		} else {
			end := valueEnd(w.document, i)
			w.path = appendToken(append(w.path, '/'), unescapeString(nil, w.document[i+1:end-1]))
			w.arrive(i)
			i = space(w.document, space(w.document, end)+1)
		}
		if i = w.value(i); len(w.issues) == 0 {
			return i // nothing is left to find
		}
		w.path = w.path[:length]
		i = next(w.document, i, last)
	}
	return ^i
}

// arrive gives the issues at offset i the current path.
func (w *locator) arrive(i int) {
	for len(w.issues) > 0 && w.issues[0].Offset <= i {
		if w.room -= len(w.path); w.room < 0 {
			w.issues[0].Offset = -1
		} else {
			w.issues[0].InstanceLocation = string(w.path)
		}
		w.issues = w.issues[1:]
	}
}

// appendToken appends a name as a token of a JSON Pointer.
func appendToken(path, name []byte) []byte {
	for _, ch := range name {
		switch ch {
		case '~':
			path = append(path, "~0"...)
		case '/':
			path = append(path, "~1"...)
		default:
			path = append(path, ch)
		}
	}
	return path
}
