package schema

import (
	"fmt"
	"math/big"
	"slices"
	"sort"
	"strings"

	"github.com/typewright/typewright/internal/source"
)

// fits reports what the metaschema has against the value of a keyword, and
// tells whether it is of use. Schemas in it are judged when they are made.
func (l *loader) fits(s *Schema, def *definition, k *Keyword) bool {
	before := len(l.problems)
	def.shape.judge(k.Value, func(part *source.Value, message string, tokens ...string) {
		l.problem(source.Loc{Doc: k.Loc.Doc, Offset: part.Offset, Pointer: k.Loc.Pointer.Append(tokens...)}, "%s", message)
	})
	draft := s.Resource.Dialect.Draft
	if bound, found := strings.CutPrefix(def.name, "exclusive"); found && draft == 4 && s.Value.Get(strings.ToLower(bound)) == nil {
		l.problem(k.Loc, "want %q beside it in %s", strings.ToLower(bound), s.Resource.Dialect.Name())
	}
	if len(l.problems) == before {
		return true
	}
	if s.Resource.Dialect.OpenAPI {
		if def.shape == oneType && k.Value.Kind == source.Array {
			l.note("OpenAPI 3.1 allows several; before, null is allowed by \"nullable\": true")
		}
		return false
	}
	for i := range definitions {
		if other := &definitions[i]; other.name == def.name && other.shape != def.shape && other.shape.accepts(k.Value) {
			l.note(fmt.Sprintf("draft %s allows it; this is %s, see $schema and --draft", DraftName(other.first), s.Resource.Dialect.Name()))
			break
		}
	}
	return false
}

// judge complains about all that is wrong with a value.
func (sh *shape) judge(v *source.Value, complain func(part *source.Value, message string, tokens ...string)) {
	switch {
	case sh.kinds != nil && !slices.Contains(sh.kinds, v.Kind):
		complain(v, fmt.Sprintf("want %s, got %s", sh.want, v.Kind))
	case sh.fits != nil && !sh.fits(&judged{v, complain}):
		complain(v, fmt.Sprintf("want %s, got %s", sh.want, brief(v)))
	}
}

func (sh *shape) accepts(v *source.Value) bool {
	good := true
	sh.judge(v, func(*source.Value, string, ...string) { good = false })
	return good
}

// brief shows a value in a message.
func brief(v *source.Value) string {
	const most = 40
	text := []rune(string(v.AppendJSON(nil)))
	if len(text) > most {
		return string(text[:most]) + "…"
	}
	return string(text)
}

// canonical writes a value so that equal ones are the same text: members in
// the order of their names, numbers as fractions.
func canonical(v *source.Value) string {
	switch v.Kind {
	case source.Number:
		if r, ok := new(big.Rat).SetString(v.Text); ok {
			return r.RatString()
		}
	case source.Array:
		parts := make([]string, len(v.Items))
		for i, item := range v.Items {
			parts[i] = canonical(item)
		}
		return "[" + strings.Join(parts, ",") + "]"
	case source.Object:
		parts := make([]string, len(v.Members))
		for i, m := range v.Members {
			name := source.Value{Kind: source.String, Text: m.Name}
			parts[i] = string(name.AppendJSON(nil)) + ":" + canonical(m.Value)
		}
		sort.Strings(parts)
		return "{" + strings.Join(parts, ",") + "}"
	case source.Null, source.Bool, source.String:
	}
	return string(v.AppendJSON(nil))
}
