package fuzz

import (
	"fmt"
	"strings"
	"testing"
)

// A growth is a schema, and documents for it that make a validator work as
// hard as their size allows.
type growth struct {
	name   string
	schema string
	doc    func(n int) string // of about n kilobytes, at most mostLevels deep
}

// mostLevels is how deep documents may nest, but for one level.
const mostLevels = 9999

// growths cover what reads a value more than once, or all that is below.
var growths = []growth{
	{"items", `{"items": {"$ref": "#"}}`, nested("[", "]")},
	{"oneOf", `{"oneOf": [
		{"type": "object", "required": ["a"], "properties": {"a": {"$ref": "#"}, "b": {"type": "string"}}},
		{"type": "object", "required": ["a"], "properties": {"a": {"$ref": "#"}, "b": {"type": "integer"}}},
		{"type": "integer"}]}`, chain(`"b": "x",`, "1")},
	{"anyOf", `{"anyOf": [
		{"properties": {"a": {"$ref": "#"}}, "required": ["c"]},
		{"properties": {"a": {"$ref": "#"}}, "maxProperties": 1},
		{"properties": {"a": {"$ref": "#"}}}]}`, chain(`"b": "x",`, "1")},
	{"not", `{"properties": {"a": {"$ref": "#"}}, "not": {"required": ["zz"]}}`, chain("", "1")},
	{"if", `{"if": {"properties": {"a": {"$ref": "#"}}, "required": ["b"]}, "then": {"properties": {"a": {"$ref": "#"}}}, "else": {"items": {"$ref": "#"}}}`, chain(`"b": "x",`, "1")},
	{"allOf", `{"$defs": {"other": {"properties": {"a": {"$ref": "#/$defs/other"}}}}, "properties": {"a": {"$ref": "#"}}, "allOf": [{"$ref": "#/$defs/other"}]}`, chain("", "1")},
	{"uniqueItems", `{"items": {"$ref": "#"}, "uniqueItems": true}`, nested("[1,", "]")},
	{"uniqueItems-objects", `{"additionalProperties": {"$ref": "#"}, "items": {"$ref": "#"}, "uniqueItems": true}`, nested(`[{"b":1,"c":2},{"c":2,"a":`, "}]")},
	{"contains", `{"items": {"$ref": "#"}, "contains": {"$ref": "#"}, "minContains": 0}`, nested("[", "]")},
	{"unevaluatedProperties", `{"$defs": {"more": {"properties": {"b": true}}}, "properties": {"a": {"$ref": "#"}}, "allOf": [{"$ref": "#/$defs/more"}], "unevaluatedProperties": false}`, chain(`"b": 1,`, "1")},
	{"unevaluatedItems", `{"contains": {"type": "string"}, "minContains": 0, "unevaluatedItems": {"$ref": "#"}}`, nested("[", "]")},
	{"tag-last", `{"$defs": {
		"a": {"type": "object", "required": ["kind"], "properties": {"a": {"$ref": "#"}, "kind": {"const": "a"}}},
		"b": {"type": "object", "required": ["kind"], "properties": {"a": {"$ref": "#"}, "kind": {"const": "b"}}}},
		"oneOf": [{"$ref": "#/$defs/a"}, {"$ref": "#/$defs/b"}, {"type": "integer"}]}`, tagged},
	{"const", `{"items": {"$ref": "#"}, "not": {"const": [[[[1, 2], {"a": 1, "b": 2}]]]}}`, nested("[", "]")},
	{"diamonds", diamonds(30), func(n int) string { return strings.Repeat(`{"a":`, 30) + wide("1")(n) + strings.Repeat("}", 30) }},
	{"numbers", `{"items": {"multipleOf": 3, "minimum": 0.5, "not": {"enum": [1e400, 7]}}}`, func(n int) string {
		return "[" + strings.Repeat("3", n<<9) + "," + strings.Repeat("3", n<<9) + ".0]"
	}},
	{"members", `{"additionalProperties": {"type": "integer"}, "propertyNames": {"maxLength": 9}}`, func(n int) string {
		var b strings.Builder
		for k := range n << 6 {
			fmt.Fprintf(&b, `,"m%d":%d`, k, k)
		}
		return "{" + b.String()[1:] + "}"
	}},
	{"invalid", `{"items": {"anyOf": [{"type": "string"}, {"items": {"type": "integer"}, "type": "array"}]}}`, wide("[true]")},
	{"invalid-deep", `{"$defs": {"n": {"anyOf": [{"type": "string"}, {"type": "object", "properties": {"a": {"$ref": "#/$defs/n"}}}, {"type": "object", "required": ["c"], "properties": {"a": {"$ref": "#/$defs/n"}}}]}}, "$ref": "#/$defs/n"}`, chain(`"b": 1,`, "true")},
}

// nested makes values in one another, and a long string within all.
func nested(open, last string) func(int) string {
	return func(n int) string {
		levels := min(mostLevels/len(last), n<<10/(len(open)+len(last)+1))
		rest := max(0, n<<10-levels*(len(open)+len(last)))
		return strings.Repeat(open, levels) + `"` + strings.Repeat("x", rest) + `"` + strings.Repeat(last, levels)
	}
}

// chain makes objects in the member a of one another.
func chain(member, inner string) func(int) string {
	return func(n int) string {
		levels := min(mostLevels, n<<10/(len(member)+6))
		return strings.Repeat("{"+member+`"a":`, levels) + inner + strings.Repeat("}", levels)
	}
}

func tagged(n int) string {
	levels := min(mostLevels, n<<10/18)
	return strings.Repeat(`{"a":`, levels) + "1" + strings.Repeat(`,"kind":"b"}`, levels)
}

// wide makes an array of many elements.
func wide(element string) func(int) string {
	return func(n int) string {
		return "[" + strings.Repeat(element+",", n<<10/(len(element)+1)) + element + "]"
	}
}

// diamonds is a schema without recursion, in which each definition asks the
// next one twice.
func diamonds(n int) string {
	var defs strings.Builder
	for k := range n {
		fmt.Fprintf(&defs, `"d%d": {"anyOf": [{"properties": {"a": {"$ref": "#/$defs/d%d"}}, "required": ["b"]}, {"properties": {"a": {"$ref": "#/$defs/d%d"}}}]},`, k, k+1, k+1)
	}
	return fmt.Sprintf(`{"$defs": {%s "d%d": {"items": {"type": "integer"}}}, "$ref": "#/$defs/d0"}`, defs.String(), n)
}

// growthProgram builds the program of all schemas that are to grow.
func growthProgram(tb testing.TB) *program {
	tb.Helper()
	var subjects []*subject
	for n, g := range growths {
		s, err := newSubject(fmt.Sprintf("S%d", n), []byte(g.schema), style{})
		if err != nil {
			tb.Fatalf("%s: %v", g.name, err)
		}
		subjects = append(subjects, s)
	}
	p, err := generate("p", subjects, style{})
	if err != nil {
		tb.Fatal(err)
	}
	program, err := build(tb.TempDir(), []generated{p}, fast)
	if err != nil {
		tb.Fatal(err)
	}
	return program
}

// TestGrowth wants an answer about documents that are large or deep, and for
// all else what the driver wants. An answer that took time beyond all measure
// would count as none.
func TestGrowth(t *testing.T) {
	program := growthProgram(t)
	defer program.stop()
	for n, g := range growths {
		for _, size := range []int{1, 64} {
			answers, err := program.run(n, [][]byte{[]byte(g.doc(size))})
			if err != nil {
				t.Fatal(err)
			}
			if problem := answers[0].problem; problem != "" {
				t.Errorf("%s, %d kB: %.500s", g.name, size, problem)
			}
		}
	}
}

// BenchmarkGrowth reports the cost of a byte of documents of growing size.
// Where the cost of a document is linear, it stays much the same.
func BenchmarkGrowth(b *testing.B) {
	program := growthProgram(b)
	defer program.stop()
	for n, g := range growths {
		for _, size := range []int{16, 64, 256, 1024} {
			b.Run(fmt.Sprintf("%s/%dkB", g.name, size), func(b *testing.B) {
				text := []byte(g.doc(size))
				for b.Loop() {
					cost, err := program.cost(n, text)
					if err != nil {
						b.Fatal(err)
					}
					b.ReportMetric(float64(cost.validate.Nanoseconds())/float64(len(text)), "validate-ns/byte")
					b.ReportMetric(float64(cost.decode.Nanoseconds())/float64(len(text)), "decode-ns/byte")
				}
				b.ReportMetric(0, "ns/op")
			})
		}
	}
}
