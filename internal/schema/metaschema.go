package schema

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/typewright/typewright/internal/source"
)

// compiled holds the metaschemas, compiled once.
var compiled = func() map[int]func() (*jsonschema.Schema, error) {
	all := make(map[int]func() (*jsonschema.Schema, error))
	for draft, uri := range metaschemas {
		all[draft] = sync.OnceValues(func() (*jsonschema.Schema, error) {
			c := jsonschema.NewCompiler()
			c.LoadURL = nil
			return c.Compile(uri)
		})
	}
	return all
}()

// validate reports what the metaschema of the document's draft says against
// it.
func (l *loader) validate(doc *source.Document, d *Dialect) {
	before := len(l.problems)
	instance := l.plain(doc, doc.Root, "")
	if len(l.problems) > before {
		return
	}
	err := runMetaschema(d.Draft, instance)
	var invalid *jsonschema.ValidationError
	switch {
	case err == nil:
	case errors.As(err, &invalid):
		l.violations(doc, invalid)
	default:
		l.problem(source.Loc{Doc: doc}, "the schema cannot be checked: %v", err)
	}
}

// runMetaschema contains the panics of the library on malformed documents.
func runMetaschema(draft int, instance any) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%v", p)
		}
	}()
	meta, err := compiled[draft]()
	if err != nil {
		return err
	}
	return meta.Validate(instance)
}

// plain makes of a value what the library validates. Exponents that no
// number of use has are reported: the library would compute with them.
func (l *loader) plain(doc *source.Document, v *source.Value, at source.Pointer) any {
	switch v.Kind {
	case source.Null:
		return nil
	case source.Bool:
		return v.Text == "true"
	case source.String:
		return v.Text
	case source.Number:
		const most = 9999
		if i := strings.IndexAny(v.Text, "eE"); i >= 0 {
			if exponent, err := strconv.Atoi(strings.TrimPrefix(v.Text[i+1:], "+")); err != nil || exponent > most || exponent < -most {
				l.problem(source.Loc{Doc: doc, Offset: v.Offset, Pointer: at}, "the exponent of %s is beyond the limit of %d", v.Text, most)
			}
		}
		return json.Number(v.Text)
	case source.Array:
		items := make([]any, len(v.Items))
		for i, item := range v.Items {
			items[i] = l.plain(doc, item, at.Append(strconv.Itoa(i)))
		}
		return items
	case source.Object:
	}
	members := make(map[string]any, len(v.Members))
	for _, m := range v.Members {
		members[m.Name] = l.plain(doc, m.Value, at.Append(m.Name))
	}
	return members
}

// violations turns the library's tree of errors into one diagnostic a place,
// in our words. Patterns and formats are judged elsewhere.
func (l *loader) violations(doc *source.Document, invalid *jsonschema.ValidationError) {
	places := make(map[source.Pointer][]*jsonschema.ValidationError)
	var order []source.Pointer
	var collect func(*jsonschema.ValidationError)
	collect = func(e *jsonschema.ValidationError) {
		for _, cause := range e.Causes {
			collect(cause)
		}
		if len(e.Causes) > 0 || strings.HasSuffix(e.KeywordLocation, "/format") {
			return
		}
		at := unescaped(e.InstanceLocation)
		if places[at] == nil {
			order = append(order, at)
		}
		places[at] = append(places[at], e)
	}
	collect(invalid)
	slices.Sort(order)
	for n, at := range order {
		if n+1 < len(order) && strings.HasPrefix(string(order[n+1]), string(at)+"/") && chosen(places[at]) {
			continue // the branch that was meant fails further inside
		}
		v := find(doc.Root, at)
		l.problem(source.Loc{Doc: doc, Offset: v.Offset, Pointer: at}, "%s", explain(places[at], v))
	}
}

// chosen tells whether all errors come from the branches of a choice.
func chosen(errs []*jsonschema.ValidationError) bool {
	return !slices.ContainsFunc(errs, func(e *jsonschema.ValidationError) bool {
		return !strings.Contains(e.KeywordLocation, "/anyOf/")
	})
}

// unescaped undoes the percent-encoding of the library's locations.
func unescaped(location string) source.Pointer {
	if decoded, err := decodePercent(location); err == nil {
		return source.Pointer(decoded)
	}
	return source.Pointer(location)
}

// find returns the value at a pointer, or the last one on the way.
func find(v *source.Value, at source.Pointer) *source.Value {
	for _, token := range at.Tokens() {
		next := v.Get(token)
		if v.Kind == source.Array {
			if i, err := strconv.Atoi(token); err == nil && i >= 0 && i < len(v.Items) {
				next = v.Items[i]
			}
		}
		if next == nil {
			break
		}
		v = next
	}
	return v
}

var typeNames = []string{"array", "boolean", "integer", "null", "number", "object", "string"}

// explain says in one sentence what is wrong with a value. Where a choice of
// schemas failed, the nearest counts.
func explain(errs []*jsonschema.ValidationError, v *source.Value) string {
	slices.SortStableFunc(errs, func(a, b *jsonschema.ValidationError) int {
		return strings.Compare(a.KeywordLocation+a.Message, b.KeywordLocation+b.Message)
	})
	var wanted []string
	for _, e := range errs {
		if strings.HasSuffix(e.KeywordLocation, "/enum") && v.Kind == source.String {
			text := "want a type (" + strings.Join(typeNames, ", ") + "), got " + strconv.Quote(v.Text)
			best := typeNames[0]
			for _, name := range typeNames {
				if strings.HasPrefix(name, v.Text) || !strings.HasPrefix(best, v.Text) && closer(v.Text, name, best) {
					best = name
				}
			}
			if distance(v.Text, best) <= 2 || len(v.Text) > 2 && strings.HasPrefix(best, v.Text) {
				text += "; did you mean " + strconv.Quote(best) + "?"
			}
			return text
		}
		if kinds, found := strings.CutPrefix(e.Message, "expected "); found {
			kinds, _, _ = strings.Cut(kinds, ", but got")
			for _, kind := range strings.Split(kinds, " or ") {
				if kind = article(kind); !slices.Contains(wanted, kind) {
					wanted = append(wanted, kind)
				}
			}
		}
	}
	if wanted != nil {
		return "want " + strings.Join(wanted, " or ") + ", got " + v.Kind.String()
	}
	return strings.ReplaceAll(errs[0].Message, " but found", ", got")
}

func article(kind string) string {
	switch kind {
	case "null":
		return kind
	case "array", "object", "integer":
		return "an " + kind
	}
	return "a " + kind
}
