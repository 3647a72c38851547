package fuzz

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/typewright/typewright/internal/fuzz/driver"
)

// A scale is a schema of any size, with a document for it.
type scale struct {
	name   string
	sizes  []int
	schema func(n int) string
	doc    func(n int) string
}

// scales are what would cost too much if one thing led to many.
var scales = []scale{
	{"oneOf-nested", []int{8, 15, 30}, nestedOneOf, func(n int) string {
		return strings.Repeat(`{"a":`, n) + "0" + strings.Repeat(`,"b":1}`, n)
	}},
	{"ref-chain", []int{250, 500, 1000}, func(n int) string {
		return fmt.Sprintf(`{"$ref": "#/$defs/d0", "$defs": {%s "d%d": {"type": "object", "properties": {"a": {"$ref": "#/$defs/d0"}}}}}`,
			list(n, `"d%d": {"$ref": "#/$defs/d%d"},`), n)
	}, func(int) string { return `{"a": {"a": {}}}` }},
	{"ref-chain-siblings", []int{250, 500, 1000}, func(n int) string {
		return fmt.Sprintf(`{"$ref": "#/$defs/d0", "$defs": {%s "d%d": {"type": "object", "properties": {"a": {"$ref": "#/$defs/d0"}}}}}`,
			list(n, `"d%d": {"$ref": "#/$defs/d%d", "maxProperties": 9},`), n)
	}, func(int) string { return `{"a": {"a": {}}}` }},
	{"allOf", []int{250, 500, 1000}, func(n int) string {
		parts := list(n, `{"properties": {"m%d": {"type": "integer", "maximum": %d}}},`)
		return fmt.Sprintf(`{"type": "object", "allOf": [%s]}`, strings.TrimSuffix(parts, ","))
	}, func(int) string { return `{"m0": 1, "m7": 8}` }},
	{"levels", []int{1250, 2500, 5000, mostLevels}, func(int) string { return growths[0].schema }, func(n int) string {
		return strings.Repeat("[", n) + strings.Repeat("]", n)
	}},
	{"levels-oneOf", []int{1250, 2500, 5000, mostLevels}, func(int) string { return growths[1].schema }, func(n int) string {
		return strings.Repeat(`{"a":`, n) + "1" + strings.Repeat(`,"b":1}`, n)
	}},
}

// list writes a format with each number below n, and the one after it.
func list(n int, format string) string {
	var b strings.Builder
	for k := range n {
		fmt.Fprintf(&b, format, k, k+1)
	}
	return b.String()
}

// nestedOneOf is a oneOf within a oneOf, n levels deep, that leads back to
// the first. Only what follows tells the branches of each apart.
func nestedOneOf(n int) string {
	return fmt.Sprintf(`{"$ref": "#/$defs/d0", "$defs": {%s "d%d": {"oneOf": [{"type": "integer"}, {"$ref": "#/$defs/d0"}]}}}`, list(n,
		`"d%d": {"oneOf": [
			{"type": "object", "required": ["a", "b"], "properties": {"a": {"$ref": "#/$defs/d%[2]d"}, "b": {"type": "string"}}},
			{"type": "object", "required": ["a", "b"], "properties": {"a": {"$ref": "#/$defs/d%[2]d"}, "b": {"type": "integer"}}}]},`), n)
}

// BenchmarkGrowthOfSchemas reports what schemas and documents of growing size
// cost: to generate code, its size, to build it (the processor time of the
// compiler and linker, all of the program), and to validate and decode.
func BenchmarkGrowthOfSchemas(b *testing.B) {
	for _, s := range scales {
		for _, n := range s.sizes {
			b.Run(fmt.Sprintf("%s/%d", s.name, n), func(b *testing.B) {
				for b.Loop() {
					s.measure(b, n)
				}
				b.ReportMetric(0, "ns/op")
			})
		}
	}
}

func (s *scale) measure(b *testing.B, n int) {
	b.Helper()
	root, err := newSubject("Root", []byte(s.schema(n)), style{})
	if err != nil {
		b.Fatal(err)
	}
	least := time.Duration(1 << 62)
	var p generated
	for range 3 {
		start := time.Now()
		if p, err = generate("p", []*subject{root}, style{}); err != nil {
			b.Fatal(err)
		}
		least = min(least, time.Since(start))
	}
	program, err := build(b.TempDir(), []generated{p}, fast)
	if err != nil {
		b.Fatal(err)
	}
	defer program.stop()
	doc := []byte(s.doc(n))
	answers, err := program.run(0, [][]byte{doc})
	if err != nil || answers[0].problem != "" || answers[0].verdict != driver.Valid {
		b.Fatalf("%.500q: %.1000v, %v", doc, answers, err)
	}
	cost, err := program.cost(0, doc)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(least.Microseconds())/1000, "generate-ms")
	b.ReportMetric(float64(len(p.code))/1000, "output-kB")
	b.ReportMetric(program.built.Seconds(), "build-s")
	b.ReportMetric(float64(cost.validate.Nanoseconds())/1000, "validate-µs")
	b.ReportMetric(float64(cost.decode.Nanoseconds())/1000, "decode-µs")
}
