package verdict

import (
	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
)

// A memoKey stands for one check of one value.
type memoKey struct {
	node  *model.Node
	value *source.Value
}

// recall decides by a node whose verdicts are remembered: it could otherwise
// ask about the same value again and again, twice as often with every level
// of the document.
func (t *trial) recall(n *model.Node, r *rule, v *source.Value) bool {
	key := memoKey{n, v}
	if t.collecting {
		return t.revisit(key, r)
	}
	accepted, known := t.memo[key]
	if !known {
		accepted = t.anew(r, v, nil)
		if t.memo == nil {
			t.memo = make(map[memoKey]bool)
		}
		t.memo[key] = accepted
	}
	return accepted
}

// A visit is what one check of one value came to while collecting.
type visit struct {
	goesOn bool
	issue  *issue // the first; nil if the value is valid
}

// revisit decides while collecting. Of a check that was made before it tells
// the first issue only: all of them, with every level, would be too many.
func (t *trial) revisit(key memoKey, r *rule) bool {
	before, known := t.visited[key]
	if known {
		if before.issue != nil && t.found < mostIssues {
			t.found++
			again := *before.issue
			t.issues = append(t.issues, &again)
		}
		return before.goesOn
	}
	told := len(t.issues)
	v := visit{goesOn: t.anew(r, key.value, nil)}
	if len(t.issues) > told {
		first := *t.issues[told]
		first.branches = nil
		v.issue = &first
	}
	if t.visited == nil {
		t.visited = make(map[memoKey]visit)
	}
	t.visited[key] = v
	return v.goesOn
}
