package gen

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"runtime"
	"runtime/metrics"
	"strings"
	"testing"
	"time"

	"github.com/typewright/typewright/internal/source"
)

var full = flag.Bool("full", false, "make hostile schemas as large as their tables say, and not a tenth of that")

// Limits for a hostile schema, whatever is in it: how much memory is in use at
// any moment, and how long it takes on a machine that is busy otherwise.
const (
	mostMemory = 2 << 30
	mostTime   = time.Minute
)

// A blowUp is a schema that is small, or as large as its size says, and would
// make far more of itself if nobody took care.
type blowUp struct {
	name   string
	file   string // "schema.json" if empty
	schema func(n int) string
	n      int    // its size; of large ones that give code, a tenth in the short form
	want   string // a part of the error; empty: there is code
}

var blowUps = []blowUp{
	{name: "levels", n: 10000, schema: func(n int) string { return strings.Repeat(`{"items":`, n) + "true" + strings.Repeat("}", n) }, want: "nested more than 256 levels deep"},
	{name: "levels of YAML", file: "schema.yaml", n: 10000, schema: func(n int) string { return strings.Repeat(`{items: `, n) + "true" + strings.Repeat("}", n) }, want: "schema.yaml:1"},
	{name: "levels of arrays", n: 100000, schema: func(n int) string { return strings.Repeat(`[`, n) }, want: "nested more than 256 levels deep"},
	{name: "aliases", file: "schema.yaml", n: 30, schema: func(n int) string {
		var b strings.Builder
		b.WriteString("a0: &a0 [x]\n")
		for k := range n {
			fmt.Fprintf(&b, "a%d: &a%d [*a%d, *a%d]\n", k+1, k+1, k, k)
		}
		return b.String()
	}, want: "stand for more than"},
	{name: "merge keys", file: "schema.yaml", n: 200, schema: func(n int) string {
		var b strings.Builder
		b.WriteString("$defs:\n  a0: &a0 {title: a}\n")
		for k := range n {
			fmt.Fprintf(&b, "  a%d: &a%d {x%d: 1, <<: [*a%d, *a%d]}\n", k+1, k+1, k, k, k)
		}
		return b.String()
	}, want: "stand for more than"},
	{name: "properties", n: 100000, schema: func(n int) string {
		return `{"type": "object", "properties": {` + joined(n, `"p%d": {"type": "integer"}`) + `}}`
	}},
	{name: "structs", n: 5000, schema: func(n int) string {
		return `{"type": "object", "properties": {` + joined(n, `"p%d": {"type": "object", "properties": {"a": {"type": "string", "pattern": "^a%[1]d"}}}`) + `}}`
	}},
	{name: "names of one identifier", n: 20000, schema: func(n int) string {
		var b strings.Builder
		for k := range n {
			fmt.Fprintf(&b, `,"%s": {"enum": ["a"]}`, "a"+strings.ReplaceAll(fmt.Sprintf("%015b", k), "0", "!")[:])
		}
		return `{"properties": {` + strings.ReplaceAll(b.String(), "1", "?")[1:] + `}}`
	}},
	{name: "enum", n: 100000, schema: func(n int) string { return `{"enum": [` + joined(n, `"v%d"`) + `]}` }},
	{name: "enum of objects", n: 20000, schema: func(n int) string { return `{"enum": [` + joined(n, `{"v%d": [%[1]d]}`) + `]}` }},
	{name: "required", n: 100000, schema: func(n int) string { return `{"required": [` + joined(n, `"v%d"`) + `]}` }},
	{name: "allOf of anyOf", n: 20, schema: func(n int) string {
		return `{"allOf": [` + joined(n, `{"anyOf": [{"properties": {"a%d": {"type": "string"}}, "required": ["a%[1]d"]}, {"properties": {"b%[1]d": {"type": "integer"}}}, {"type": "object", "maxProperties": %[1]d}]}`) + `]}`
	}},
	{name: "anyOf of allOf of anyOf", n: 12, schema: func(n int) string {
		inner := `{"type": "string"}`
		for k := range n {
			inner = fmt.Sprintf(`{"allOf": [{"anyOf": [%s, {"properties": {"p%d": {"type": "object"}}}]}, {"oneOf": [%s, {"type": "array", "items": {"minimum": %d}}]}]}`, inner, k, `{"$ref": "#"}`, k)
		}
		return `{"properties": {"a": ` + inner + `}}`
	}},
	{name: "two references to the next", n: 200, schema: func(n int) string {
		return `{"$ref": "#/$defs/d0", "$defs": {` + joined(n, `"d%d": {"allOf": [{"$ref": "#/$defs/d%d"}, {"$ref": "#/$defs/d%[2]d"}]}`) + fmt.Sprintf(`, "d%d": {"type": "object", "properties": {"a": {"$ref": "#"}}}}}`, n)
	}},
	{name: "two properties to the next", n: 200, schema: func(n int) string {
		return `{"$ref": "#/$defs/d0", "$defs": {` + joined(n, `"d%d": {"type": "object", "allOf": [{"properties": {"a": {"$ref": "#/$defs/d%d"}}}, {"properties": {"a": {"$ref": "#/$defs/d%[2]d", "minProperties": 1}, "b": {"$ref": "#/$defs/d%[2]d", "maxProperties": 9}}}]}`) + fmt.Sprintf(`, "d%d": {"type": "object"}}}`, n)
	}},
	{name: "all refer to all", n: 120, schema: func(n int) string {
		all := joined(n, `{"$ref": "#/$defs/d%d"}`)
		return `{"$defs": {` + joined(n, `"d%d": {"properties": {"x": {"anyOf": [`+all+`]}}}`) + `}}`
	}},
	{name: "chain of references", n: 20000, schema: func(n int) string {
		return `{"$ref": "#/$defs/d0", "$defs": {` + joined(n, `"d%d": {"$ref": "#/$defs/d%d"}`) + fmt.Sprintf(`, "d%d": {"type": "string"}}}`, n)
	}},
	{name: "dangling references", n: 2000, schema: func(n int) string {
		return `{"properties": {` + joined(n, `"p%d": {"$ref": "#/$defs/q%[1]d"}`) + `}, "$defs": {` + joined(n, `"r%d": true`) + `}}`
	}, want: "leads nowhere"},
	{name: "dynamic references", n: 24, schema: dynamicMaze, want: "too many dynamic scopes"},
	{name: "unevaluated", n: 40, schema: func(n int) string {
		inner := `{"properties": {"z": true}}`
		for k := range n {
			inner = fmt.Sprintf(`{"anyOf": [%s, {"properties": {"p%d": true}}], "unevaluatedProperties": {"type": "string"}}`, inner, k)
		}
		return inner
	}},
	{name: "absurd exponents", n: 1, schema: func(int) string {
		return `{"minimum": 1e999999999, "multipleOf": 1e-999999999, "enum": [1e999999999], "maxLength": 1e999999999}`
	}, want: "the exponent of 1e999999999 is beyond the limit"},
	{name: "exponents at the limit", n: 1, schema: func(int) string {
		return `{"type": "number", "minimum": -1e9999, "multipleOf": 1e-9999, "not": {"enum": [1e9999, 1e-9999]}, "maxLength": 1e9999, "default": 1e9999}`
	}},
	{name: "integers at the limit", n: 1, schema: func(int) string {
		return `{"type": "integer", "minimum": -1e9999, "maximum": 1e9999, "multipleOf": 1e9999, "enum": [1e9999, 0], "default": 1e9999}`
	}},
	{name: "digits", n: 1 << 20, want: "the number has 1048576 characters", schema: func(n int) string {
		digits := strings.Repeat("7", n)
		return `{"minimum": ` + digits + `, "multipleOf": 0.` + digits + `, "enum": [` + digits + `], "default": ` + digits + `, "maxItems": ` + digits + `}`
	}},
	{name: "long names", n: 1 << 20, schema: func(n int) string {
		name := strings.Repeat("name", n/4)
		return `{"title": "` + name + `", "properties": {"` + name + `": {"type": "object", "properties": {"` + name + `": {"enum": ["` + name + `"]}}}}, "required": ["` + name + `"]}`
	}},
	{name: "long description", n: 1 << 20, schema: func(n int) string {
		return `{"type": "object", "description": "` + strings.Repeat(`* [a](b) *c* `, n/13) + `"}`
	}},
	{name: "marks in a description", n: 1 << 18, schema: func(n int) string {
		return `{"type": "object", "description": "` + strings.Repeat(`[`, n) + strings.Repeat("`", n) + strings.Repeat(`*`, n) + strings.Repeat(`<`, n) + `"}`
	}},
	{name: "repeats in repeats", n: 1, schema: func(int) string { return `{"pattern": "((((a{100}){100}){100}){100}){100}"}` }, want: "/pattern"},
	{name: "alternatives in repeats", n: 100, schema: func(n int) string {
		return `{"pattern": "^(` + strings.Repeat("(a|a?)+|", n) + `b)*$"}`
	}},
	{name: "lookaheads", n: 30, schema: func(n int) string {
		return `{"pattern": "^` + joinedBy("", n, `(?!a%d|b%[1]d)`) + `(?=c|d).*$"}`
	}},
	{name: "alternatives of lookaheads", n: 14, schema: func(n int) string {
		return `{"pattern": "^` + strings.Repeat(`(?:(?!a)b|(?!c)d|(?=e)f)`, n) + `$"}`
	}},
	{name: "lookaheads in lookaheads", n: 200, schema: func(n int) string {
		return `{"pattern": "^` + strings.Repeat(`(?!a`, n) + strings.Repeat(`)`, n) + `"}`
	}},
	{name: "groups in groups", n: 5000, want: "has no equal in Go", schema: func(n int) string {
		return `{"pattern": "` + strings.Repeat(`(?:`, n) + "a" + strings.Repeat(`)*`, n) + `"}`
	}},
	{name: "classes", n: 1 << 14, schema: func(n int) string { return `{"pattern": "[` + strings.Repeat(`\\p{L}`, n/5) + `]"}` }},
	{name: "long pattern", n: 1 << 20, want: "has no equal in Go", schema: func(n int) string { return `{"pattern": "` + strings.Repeat("ab|", n/3) + `c"}` }},
	{name: "patterns", n: 5000, schema: func(n int) string { return `{"patternProperties": {` + joined(n, `"^a%d": {"type": "string"}`) + `}}` }},
	{name: "resources", n: 5000, schema: func(n int) string { return `{"$defs": {` + joined(n, `"d%d": {"$id": "x%[1]d", "$ref": "x%d"}`) + `}}` }, want: "leads"},
	{name: "nested resources", n: 120, schema: func(n int) string {
		inner := "true"
		for k := range n {
			inner = fmt.Sprintf(`{"$id": "%s%d/", "items": %s}`, strings.Repeat("a", 1000), k, inner)
		}
		return inner
	}},
	{name: "tuples", n: 20000, schema: func(n int) string {
		return `{"prefixItems": [` + joined(n, `{"type": "integer", "minimum": %d}`) + `]}`
	}},
	{name: "types of all kinds", n: 2000, schema: func(n int) string {
		return `{"oneOf": [` + joined(n, `{"type": "object", "required": ["k"], "properties": {"k": {"const": "v%d"}}}`) + `]}`
	}},
	{name: "untagged union", n: 1000, schema: func(n int) string {
		return `{"oneOf": [` + joined(n, `{"type": "object", "required": ["k%d"], "properties": {"k": {"type": "string"}}}`) + `]}`
	}},
	{name: "errors", n: 10000, schema: func(n int) string { return `{"properties": {` + joined(n, `"p%d": {"type": "objekt"}`) + `}}` }, want: "/properties/p0/type"},
	{name: "names twice", n: 50000, schema: func(n int) string { return `{` + strings.Repeat(`"a": 1, `, n) + `"a": 1}` }, want: "is there already"},
}

// joined is a format with each number below n, and the next one.
func joined(n int, format string) string { return joinedBy(", ", n, format) }

func joinedBy(between string, n int, format string) string {
	var b strings.Builder
	for k := range n {
		if k > 0 {
			b.WriteString(between)
		}
		text := fmt.Sprintf(format, k, k+1)
		if extra := strings.Index(text, "%!(EXTRA"); extra >= 0 {
			text = text[:extra]
		}
		b.WriteString(text)
	}
	return b.String()
}

// dynamicMaze has n places at each of which a path through the schemas chooses
// one of two resources, each of which is then the outermost of an anchor: so
// there are two to the power of n dynamic scopes.
func dynamicMaze(n int) string {
	var defs strings.Builder
	for k := range n {
		for _, side := range []string{"a", "b"} {
			fmt.Fprintf(&defs, `"%s%d": {"$id": "%[1]s%[2]d", "$defs": {"x": {"$dynamicAnchor": "n%[2]d", "title": "%[1]s"}}, "anyOf": [{"$ref": "a%[3]d"}, {"$ref": "b%[3]d"}]},`, side, k, k+1)
		}
	}
	asked := joined(n, `"p%d": {"$dynamicRef": "a%[1]d#n%[1]d"}`)
	return `{"$id": "https://example.com/root", "anyOf": [{"$ref": "a0"}, {"$ref": "b0"}], "$defs": {` + defs.String() +
		fmt.Sprintf(`"a%d": {"$id": "a%[1]d", "properties": {%s}}, "b%[1]d": {"$id": "b%[1]d", "properties": {%[2]s}}}}`, n, asked)
}

// TestBlowUps wants every schema to end in code or in a clear error, within
// the limits.
func TestBlowUps(t *testing.T) {
	for _, u := range blowUps {
		t.Run(u.name, func(t *testing.T) {
			n := u.n
			if n >= 5000 && !*full && u.want == "" {
				n /= 10
			}
			text := u.schema(n)
			name := "schema.json"
			if u.file != "" {
				name = u.file
			}
			watch := watchMemory(t)
			start := time.Now()
			files, err := Generate([]string{name}, Options{Version: "v0.0.0", Package: "p", AssertFormats: true, ReadFile: func(path string) ([]byte, error) {
				if path == name {
					return []byte(text), nil
				}
				return nil, &fs.PathError{Op: "open", Path: path, Err: fs.ErrNotExist}
			}})
			took, most := time.Since(start), watch()
			size := 0
			if err == nil {
				size = len(files[0].Text.Bytes())
			}
			t.Logf("%d bytes: %d bytes of code, %v, %d MB", len(text), size, took.Round(time.Millisecond), most>>20)
			if took > mostTime {
				t.Errorf("it took %v", took)
			}
			var problems source.Diagnostics
			switch {
			case err == nil && u.want != "":
				t.Errorf("there is code, want an error about %q", u.want)
			case err != nil && !errors.As(err, &problems):
				t.Errorf("an error without a place: %.300v", err)
			case err != nil && (u.want == "" || !strings.Contains(err.Error(), u.want)):
				t.Errorf("the error is %.300v, want %q", err, u.want)
			case err != nil && len(err.Error()) > 1<<20+64*len(text):
				t.Errorf("the message has %d bytes", len(err.Error()))
			}
		})
	}
}

// watchMemory ends the test where more memory is in use than there may be.
// The function that it returns ends the watch and tells how much there was.
func watchMemory(t *testing.T) func() uint64 {
	t.Helper()
	runtime.GC()
	done, ended := make(chan bool), make(chan uint64)
	go func() {
		sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
		var most uint64
		for {
			metrics.Read(sample)
			if most = max(most, sample[0].Value.Uint64()); most > mostMemory {
				panic(fmt.Sprintf("%s: %d MB of memory in use", t.Name(), most>>20))
			}
			select {
			case <-done:
				ended <- most
				return
			case <-time.After(5 * time.Millisecond):
			}
		}
	}()
	return func() uint64 {
		close(done)
		return <-ended
	}
}
