// Package verdict decides by the model about values as generated code decides
// about documents: with the same verdicts and, where a value is not valid, the
// same reasons in the same words and order.
package verdict

import (
	"regexp"
	"sync"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
	"github.com/typewright/typewright/templates"
)

// A Judge decides about values by the nodes of one model. Several goroutines
// may ask it at once.
type Judge struct {
	rules      []rule               // of the nodes, by their IDs
	remembered map[*model.Node]bool // nil: all

	patterns sync.Mutex
	compiled map[string]*regexp.Regexp // by their text
}

// New returns the judge of a model that is complete, with its views.
func New(m *model.Model) *Judge {
	j := Brief(m)
	j.remembered = remembered(m)
	return j
}

// Brief returns a judge with the same verdicts that may give fewer reasons
// than generated code. It remembers all verdicts, and so need not find out
// which are worth it, nor have views: who asks about many small values does
// better with it.
func Brief(m *model.Model) *Judge {
	return &Judge{rules: make([]rule, len(m.Nodes)), compiled: make(map[string]*regexp.Regexp)}
}

// Accepts tells whether a node accepts a value.
func (j *Judge) Accepts(n *model.Node, v *source.Value) bool {
	t := trial{judge: j}
	return t.ask(n, v, nil)
}

// AcceptsNull tells whether a node accepts null.
func (j *Judge) AcceptsNull(n *model.Node) bool {
	return j.Accepts(n, &source.Value{Kind: source.Null, Text: "null"})
}

// Explain returns the reasons why a node does not accept a value of a
// document, in the order of the document. There are none if it accepts it.
// Locations are pointers from the value on, offsets those of the document.
func (j *Judge) Explain(n *model.Node, doc *source.Document, v *source.Value) []templates.Issue {
	t := trial{judge: j, doc: doc}
	if t.ask(n, v, nil) {
		return nil
	}
	t.collecting = true
	t.ask(n, v, nil)
	return t.told(v)
}

// Remembered returns the nodes whose verdicts are worth keeping.
func (j *Judge) Remembered() map[*model.Node]bool { return j.remembered }

// rule returns what a node asks for.
func (j *Judge) rule(n *model.Node) *rule {
	r := &j.rules[n.ID]
	r.once.Do(func() { r.make(j, n) })
	return r
}

// expression compiles a regular expression once.
func (j *Judge) expression(text string) *regexp.Regexp {
	j.patterns.Lock()
	defer j.patterns.Unlock()
	re, known := j.compiled[text]
	if !known {
		re, _ = regexp.Compile(text) // that it does is what ecma is for
		j.compiled[text] = re
	}
	return re
}

// A trial is the state of one question.
type trial struct {
	judge *Judge
	doc   *source.Document // of the value; not needed for a mere verdict

	collecting bool
	issues     []*issue
	found      int                             // issues, those of branches included
	names      map[*source.Value]*source.Value // names of members that were asked about, by their values

	memo    map[memoKey]bool
	visited map[memoKey]visit // the same while collecting
	hashes  map[*source.Value]uint64
}

// ask decides about a value in place. What is evaluated is marked, unless
// nothing asks for the marks. While collecting, it records what is wrong and
// goes on; false then is the end.
func (t *trial) ask(n *model.Node, v *source.Value, m *marks) bool {
	n = model.Target(n)
	r := t.judge.rule(n)
	if r.remember && m == nil && (v.Kind == source.Object || v.Kind == source.Array) {
		return t.recall(n, r, v)
	}
	return t.anew(r, v, m)
}

// anew decides without what is remembered. Where unevaluated keywords ask,
// they see the marks made here and in place, and not those that others have
// made of the same value.
func (t *trial) anew(r *rule, v *source.Value, m *marks) bool {
	if r.left == nil {
		return t.checks(r, v, m)
	}
	var own marks
	if !t.checks(r, v, &own) {
		return false
	}
	m.join(&own)
	return true
}

// checks decides by all checks. A value of the wrong type has no more to
// answer for.
func (t *trial) checks(r *rule, v *source.Value, m *marks) bool {
	switch {
	case r.never != nil:
		return t.never(v, r.never.At)
	case r.walk != nil:
		if !t.apply(r.walk, v, m) {
			return false
		}
	case r.kinds == 0: // a type and an enum exclude each other
		if t.fails(v, r.kindAt, r.kindWanted) {
			return false
		}
	case !r.wants(v):
		return !t.fails(v, r.kindAt, r.kindWanted)
	case !t.byKind(r, v, m):
		return false
	}
	for _, enum := range r.enums {
		if !enum.has(v) && t.fails(v, enum.at, enum.wanted) {
			return false
		}
	}
	for _, check := range r.applied {
		if !t.apply(check, v, m) {
			return false
		}
	}
	return r.left == nil || t.unevaluated(r.left, v, m)
}

// byKind decides by the checks that depend on the type of the value.
func (t *trial) byKind(r *rule, v *source.Value, m *marks) bool {
	switch v.Kind {
	case source.Object:
		return r.members == nil || t.members(r.members, v, m)
	case source.Array:
		return r.elements == nil || t.elements(r.elements, v, m)
	case source.String:
		return r.text == nil || t.text(r.text, v)
	case source.Number:
		for _, l := range r.limits {
			if !l.keeps(v.Text) && t.fails(v, l.At, l.wanted) {
				return false
			}
		}
	case source.Null, source.Bool:
	}
	return true
}
