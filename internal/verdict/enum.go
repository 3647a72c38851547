package verdict

import (
	"strings"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
)

// An enum is one of several values.
type enum struct {
	at, wanted string
	values     []*source.Value
	texts      map[string]bool // of strings, if there is nothing else
}

func newEnum(check model.Enum) enum {
	e := enum{at: check.At, wanted: oneOf(check.Values), values: check.Values}
	texts := make(map[string]bool, len(check.Values))
	for _, v := range check.Values {
		if v.Kind != source.String {
			return e
		}
		texts[v.Text] = true
	}
	if len(texts) > 0 {
		e.texts = texts
	}
	return e
}

func (e *enum) has(v *source.Value) bool {
	if e.texts != nil {
		return v.Kind == source.String && e.texts[v.Text]
	}
	for _, known := range e.values {
		if Equal(known, v) {
			return true
		}
	}
	return false
}

// oneOf says which values are wanted.
func oneOf(values []*source.Value) string {
	const most = 200
	list := make([]string, len(values))
	for i, v := range values {
		list[i] = string(v.AppendJSON(nil))
	}
	words := "one of no values"
	switch len(list) {
	case 0:
	case 1:
		words = list[0]
	default:
		words = "one of " + strings.Join(list, ", ")
	}
	if runes := []rune(words); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return words
}
