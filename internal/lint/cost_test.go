package lint_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/typewright/typewright/internal/lint"
)

// TestCost wants the cost of large schemas to be that of their size: each of
// these took minutes where a rule looked at all of it for each of its parts.
func TestCost(t *testing.T) {
	const n = 4000
	join := func(format string, args func(i int) []any) string {
		parts := make([]string, n)
		for i := range parts {
			parts[i] = fmt.Sprintf(format, args(i)...)
		}
		return strings.Join(parts, ",")
	}
	one := func(i int) []any { return []any{i} }
	for name, text := range map[string]string{
		"a chain of references": `{"$defs": {` + join(`"d%d": {"$ref": "#/$defs/d%d", "minimum": 1}`, func(i int) []any { return []any{i, i + 1} }) +
			fmt.Sprintf(`, "d%d": {"maximum": 3}}}`, n),
		"required members": `{"properties": {` + join(`"p%d": true`, one) + `}, "required": [` + join(`"q%d"`, one) + `]}`,
		"branches":         `{"anyOf": [` + join(`{"properties": {"p%d": true}, "required": ["q"]}`, one) + `]}`,
		"uses of an enum":  `{"properties": {` + join(`"p%d": {"$ref": "#/$defs/e"}`, one) + `}, "$defs": {"e": {"type": "string", "enum": [` + join(`"v%d"`, one) + `]}}}`,
		"circles": `{"$defs": {` + join(`"d%d": {"properties": {"a": {"$ref": "#/$defs/d%d"}}, "anyOf": [{"properties": {"b": {"$ref": "#/$defs/d%d"}}}, {"required": ["c"]}]}`,
			func(i int) []any { return []any{i, (7*i + 1) % n, (i + 1) % n} }) + `}}`,
	} {
		done := make(chan bool, 1)
		go func() {
			look(t, "schema.json", []byte(text), lint.Rules...)
			done <- true
		}()
		select {
		case <-done:
		case <-time.After(30 * time.Second):
			t.Fatalf("%s: no end after 30 seconds", name)
		}
	}
}
