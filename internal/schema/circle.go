package schema

import "slices"

// A step leads from a schema to one that judges the same value.
type step struct {
	keyword *Keyword
	to      *Schema
}

// steps are the ways from a schema to others that judge the same value. A
// reference that the dynamic scope decides may lead elsewhere, and is none.
func (s *Schema) steps() []step {
	var all []step
	for _, k := range s.Keywords {
		switch k.Name {
		case "$ref", "$dynamicRef":
			if k.Dynamic == "" {
				all = append(all, step{k, k.Target})
			}
		case "then", "else":
			if s.Keyword("if") == nil {
				continue
			}
			fallthrough
		case "allOf", "anyOf", "oneOf", "not", "if", "dependentSchemas":
			k.each(func(sub *Schema) { all = append(all, step{k, sub}) })
		}
	}
	return all
}

// A visit is a schema on the way, and its steps that are still to be taken.
type visit struct {
	schema *Schema
	came   *Keyword
	steps  []step
}

// findCircles reports references that come back to the schema where they
// stand without ever going into the value: nothing says what is valid there.
// It searches depth first, with a stack of its own: chains can be long.
func (l *loader) findCircles() {
	done := make(map[*Schema]bool, len(l.queue)) // false while on the way
	for _, start := range l.queue {
		if _, seen := done[start]; seen {
			continue
		}
		done[start] = false
		way := []visit{{schema: start, steps: start.steps()}}
		for len(way) > 0 {
			top := &way[len(way)-1]
			if len(top.steps) == 0 {
				done[top.schema] = true
				way = way[:len(way)-1]
				continue
			}
			next := top.steps[0]
			top.steps = top.steps[1:]
			switch finished, seen := done[next.to]; {
			case !seen:
				done[next.to] = false
				way = append(way, visit{next.to, next.keyword, next.to.steps()})
			case !finished:
				l.circle(way, next)
			}
		}
	}
}

// circle judges the way from a schema back to it.
func (l *loader) circle(way []visit, last step) {
	start := len(way) - 1
	for way[start].schema != last.to {
		start--
	}
	round := way[start:]
	if l.saysNothingNew(round, last) {
		holder := round[len(round)-1].schema
		holder.Keywords = slices.DeleteFunc(holder.Keywords, func(k *Keyword) bool { return k == last.keyword })
		return
	}
	var references []*Keyword
	for _, v := range round[1:] {
		if v.came.isReference() {
			references = append(references, v.came)
		}
	}
	if last.keyword.isReference() {
		references = append(references, last.keyword)
	}
	l.problem(references[0].Loc, "the reference runs in a circle: no schema on the way says what it accepts")
	const most = 5
	for _, k := range references[1:min(len(references), most)] {
		l.note("by way of " + k.Loc.String())
	}
}

// saysNothingNew tells whether the last step is a reference from the allOf of
// a schema to the schema itself, which has more to say: what is valid there is
// valid without the reference, and the other way round.
func (l *loader) saysNothingNew(round []visit, last step) bool {
	if !last.keyword.isReference() {
		return false
	}
	more := false
	for i, v := range round {
		on := last.keyword
		if i+1 < len(round) {
			if on = round[i+1].came; on.Name != "allOf" {
				return false
			}
		}
		for _, k := range v.schema.Keywords {
			more = more || k != on && (judges[k.Name] || k.isReference()) || k == on && len(k.Schemas) > 1
		}
	}
	holder := round[len(round)-1].schema
	return more && (holder == last.to || !l.isTarget(holder))
}

// isTarget tells whether something refers to a schema.
func (l *loader) isTarget(s *Schema) bool {
	return slices.ContainsFunc(l.queue, func(from *Schema) bool {
		return slices.ContainsFunc(from.Keywords, func(k *Keyword) bool { return k.Target == s })
	})
}

// judges are the keywords that can make a value invalid.
var judges = func() map[string]bool {
	names := make(map[string]bool)
	for _, def := range definitions {
		switch def.vocabulary {
		case applicator, unevaluated, validation:
			names[def.name] = true
		}
	}
	return names
}()
