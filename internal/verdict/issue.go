package verdict

import (
	"slices"
	"strings"

	"github.com/typewright/typewright/internal/source"
	"github.com/typewright/typewright/templates"
)

// mostIssues is how many reasons are listed, those of branches included, as
// in generated code.
const mostIssues = 500

// An issue is a reason while its place is still a value.
type issue struct {
	templates.Issue
	value    *source.Value // or the name of a member
	branches [][]*issue
	order    int // of its place in the document
}

// fails reports that a value is not what the keyword at a location wants. It
// returns true if the check is to stop there.
func (t *trial) fails(v *source.Value, at, want string) bool {
	return t.tells(v, at, func() string { return "want " + want + ", got " + t.describe(v) })
}

// tells is fails with a message of its own.
func (t *trial) tells(v *source.Value, at string, message func() string) bool {
	if !t.collecting || t.found == mostIssues {
		return true
	}
	t.found++
	t.issues = append(t.issues, &issue{value: v, Issue: templates.Issue{
		KeywordLocation: at, Keyword: lastToken(at), Message: message(),
	}})
	return false
}

// never rejects a value, whatever it is.
func (t *trial) never(v *source.Value, at string) bool {
	if t.fails(v, at, "no value here") {
		return false
	}
	t.issues[len(t.issues)-1].Keyword = ""
	return true
}

// lastToken returns the keyword that a location ends with.
func lastToken(at string) string {
	if _, pointer, found := strings.Cut(at, "#"); found {
		return pointer[strings.LastIndexByte(pointer, '/')+1:]
	}
	return ""
}

// describe says what a value is.
func (t *trial) describe(v *source.Value) string {
	switch v.Kind {
	case source.Object:
		return "an object"
	case source.Array:
		return "an array"
	case source.Null, source.Bool, source.Number, source.String:
	}
	return t.literal(v, 40)
}

// literal is a value as it stands in the document, or so many bytes of it at
// most.
func (t *trial) literal(v *source.Value, most int) string {
	text := t.doc.Literal(v)
	if len(text) <= most {
		return string(text)
	}
	cut := most
	for cut > 0 && text[cut]&0xC0 == 0x80 {
		cut--
	}
	return string(text[:cut]) + "…"
}

// name returns the name of a member as a value, always the same one while
// collecting.
func (t *trial) name(m source.Member) *source.Value {
	if !t.collecting {
		return &source.Value{Kind: source.String, Text: m.Name}
	}
	if known := t.names[m.Value]; known != nil {
		return known
	}
	if t.names == nil {
		t.names = make(map[*source.Value]*source.Value)
	}
	t.names[m.Value] = t.doc.NameValue(m)
	return t.names[m.Value]
}

// different drops issues that say again what another one does.
func different(issues []*issue) []*issue {
	type key struct {
		value       *source.Value
		at, message string
	}
	seen := make(map[key]bool, len(issues))
	return slices.DeleteFunc(issues, func(i *issue) bool {
		k := key{i.value, i.KeywordLocation, i.Message}
		again := seen[k]
		seen[k] = true
		return again
	})
}
