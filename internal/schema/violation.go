package schema

import (
	"net/url"
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/typewright/typewright/internal/source"
)

// soften removes from a tree of errors what the published metaschemas do not
// ask for. It returns false if nothing stays.
func soften(e *jsonschema.ValidationError) bool {
	if len(e.Causes) == 0 {
		return !tooStrict(e)
	}
	kept := e.Causes[:0:0]
	for _, cause := range e.Causes {
		if soften(cause) {
			kept = append(kept, cause)
		}
	}
	if isChoice(e) && len(kept) < len(e.Causes) {
		return false // a branch is right
	}
	e.Causes = kept
	return len(kept) > 0
}

// tooStrict tells where the library's copies go too far. They assert formats,
// and take patterns for wrong that Go's regexp does not know. In draft 7, they
// want of an enum what only draft 6 wants.
func tooStrict(e *jsonschema.ValidationError) bool {
	limit, found := strings.CutPrefix(e.AbsoluteKeywordLocation, metaschemas[7]+"#/properties/enum/")
	return strings.HasSuffix(e.KeywordLocation, "/format") || strings.HasSuffix(e.Message, "is not valid regex") ||
		found && limit != "type"
}

func isChoice(e *jsonschema.ValidationError) bool {
	return e.Message == "anyOf failed" || e.Message == "oneOf failed"
}

// leaves collects the errors that have no causes. Of a choice, only the
// branch counts that got furthest into the value.
func leaves(e *jsonschema.ValidationError) []*jsonschema.ValidationError {
	if len(e.Causes) == 0 {
		return []*jsonschema.ValidationError{e}
	}
	var all []*jsonschema.ValidationError
	furthest := -1
	for _, cause := range e.Causes {
		below := leaves(cause)
		if !isChoice(e) {
			all = append(all, below...)
			continue
		}
		depth := 0
		for _, leaf := range below {
			depth = max(depth, strings.Count(leaf.InstanceLocation, "/"))
		}
		if depth > furthest {
			all, furthest = below, depth
		}
	}
	return all
}

// violation reports an error of the library at our position, in our words
// where it is about a type. It leaves alone what was reported there since
// there were so many problems.
func (l *loader) violation(s *Schema, leaf *jsonschema.ValidationError, before int) {
	at := source.Pointer(leaf.InstanceLocation)
	if decoded, err := url.PathUnescape(leaf.InstanceLocation); err == nil {
		at = source.Pointer(decoded)
	}
	v := s.Value.At(at)
	if v == nil { // the name of a member, say
		v, at = s.Value, ""
	}
	loc := source.Loc{Doc: s.Loc.Doc, Offset: v.Offset, Pointer: s.Loc.Pointer + at}
	if slices.ContainsFunc(l.problems[before:], func(d *source.Diagnostic) bool { return d.Loc == loc }) {
		return
	}
	if wanted, found := strings.CutPrefix(leaf.Message, "expected "); found {
		wanted, _, _ = strings.Cut(wanted, ", but got")
		l.problem(loc, "want %s, got %s", withArticles.Replace(wanted), v.Kind)
		return
	}
	l.problem(loc, "the metaschema has against it: %s", leaf.Message)
}

var withArticles = strings.NewReplacer(
	"array", "an array", "boolean", "a boolean", "integer", "an integer", "number", "a number", "object", "an object", "string", "a string")
