package lower

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/typewright/typewright/internal/schema"
)

// A place is a schema as it is seen from a dynamic scope (core, section 7.1).
// A schema that is reached through different scopes makes several nodes, each
// with its dynamic references resolved; there are as many as scopes differ in
// the anchors that some reference asks for.
type place struct {
	schema *schema.Schema
	scope  string
}

// A scope is what a dynamic scope has to say: the outermost schema for each
// dynamic anchor that is asked for. None is empty.
type scope struct {
	anchors map[string]*schema.Schema
	key     string // the same for scopes that say the same
}

// mostScopes limits the work that dynamic scopes make: the anchors of all
// scopes, and the nodes that a schema makes beyond its first. There can be as
// many as paths through the schemas.
const mostScopes = 1 << 20

// enter is the scope inside a resource: the anchors that the scope lacks are
// added, since the outermost win.
func (l *lowerer) enter(s *scope, r *schema.Resource) *scope {
	anchors := s.anchors
	grown := false
	for name, target := range r.DynamicAnchors {
		if _, known := anchors[name]; known || !l.asked[name] {
			continue
		}
		if !grown {
			copied := make(map[string]*schema.Schema, len(anchors)+1)
			maps.Copy(copied, anchors)
			anchors, grown = copied, true
		}
		anchors[name] = target
	}
	if !grown {
		return s
	}
	l.scopes += len(anchors)
	var key strings.Builder
	for _, name := range slices.Sorted(maps.Keys(anchors)) {
		fmt.Fprintf(&key, "%q %p ", name, anchors[name])
	}
	return &scope{anchors, key.String()}
}

// seenAgain notes that a schema makes another node. It returns false, and has
// said so, where there are too many.
func (l *lowerer) seenAgain(s *schema.Schema) bool {
	if !l.seen[s] {
		l.seen[s] = true
	} else {
		l.scopes++
	}
	if l.scopes > mostScopes && !l.exhausted {
		l.exhausted = true
		l.problem(s.Loc, "there are too many dynamic scopes from which schemas are seen, of which this is one: they have more than %d anchors and nodes", mostScopes)
	}
	return !l.exhausted
}

// target is where a reference leads from the scope.
func (s *scope) target(k *schema.Keyword) *schema.Schema {
	if outermost := s.anchors[k.Dynamic]; k.Dynamic != "" && outermost != nil {
		return outermost
	}
	return k.Target
}

// dynamicNames collects the anchors that the dynamic references of a set ask
// for. A set without any has one scope, and a node for each schema.
func dynamicNames(set *schema.Set) map[string]bool {
	names := make(map[string]bool)
	seen := make(map[*schema.Schema]bool)
	queue := slices.Clone(set.Roots)
	for len(queue) > 0 {
		s := queue[0]
		queue = queue[1:]
		if s == nil || seen[s] {
			continue
		}
		seen[s] = true
		for _, k := range s.Keywords {
			if k.Dynamic != "" {
				names[k.Dynamic] = true
			}
			queue = append(append(queue, k.Schema, k.Target), k.Schemas...)
			for _, sub := range k.Named {
				queue = append(queue, sub.Schema)
			}
		}
	}
	return names
}
