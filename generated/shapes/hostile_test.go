package shapes

import (
	"flag"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/go-json-experiment/json/jsontext"
)

var (
	size = flag.Int("size", 1<<14, "bytes of hostile documents")
	all  = flag.Bool("all", false, "make hostile documents of all seeds, and tell which cost most")
)

// A limit is how much memory may be allocated for a document, all told: so
// many bytes for each of its bytes, and so many for any.
type limit struct{ each, any int }

// The limits that docs/reliability.md states.
var limits = map[string]limit{
	"validate": {16, 64 << 10},
	"decode":   {96, 64 << 10},
	"explain":  {32, 2 << 20},
}

// mostStack is how much stack a document of the greatest depth may take.
const mostStack = 64 << 20

// mostTime and mostTimeEach are how long a document and each of its bytes may
// take on a busy machine. They are far from what it takes on an idle one, and
// near to it for what grows with the square of the size.
const (
	mostTime     = 5 * time.Second
	mostTimeEach = 10 * time.Microsecond
)

// values are hostile in the place of any value.
var values = map[string]func(n int) string{
	"arrays in arrays":   func(n int) string { return strings.Repeat("[", n/2) + strings.Repeat("]", n/2) },
	"objects in objects": func(n int) string { return strings.Repeat(`{"a":`, n/6) + "1" + strings.Repeat("}", n/6) },
	"unclosed":           func(n int) string { return strings.Repeat("[", n) },
	"unclosed objects":   func(n int) string { return strings.Repeat(`{"a":`, n/5) },
	"long string":        func(n int) string { return `"` + strings.Repeat("x", n) + `"` },
	"escapes":            func(n int) string { return `"` + strings.Repeat(`\u0041`, n/6) + `"` },
	"characters":         func(n int) string { return `"` + strings.Repeat("😀", n/4) + `"` },
	"invalid UTF-8":      func(n int) string { return `"` + strings.Repeat("x", n) + "\xff\"" },
	"lone surrogate":     func(n int) string { return `"` + strings.Repeat("x", n) + `\ud800"` },
	"digits":             func(n int) string { return strings.Repeat("7", n) },
	"fraction":           func(n int) string { return "0." + strings.Repeat("0", n) + "1" },
	"exponent":           func(int) string { return "1e999999999" },
	"small exponent":     func(int) string { return "-1e-999999999" },
	"digits in exponent": func(n int) string { return "1e" + strings.Repeat("9", n) },
	"elements":           func(n int) string { return "[" + strings.Repeat("1,", n/2) + "1]" },
	"words":              func(n int) string { return "[" + strings.Repeat("null,", n/5) + "true]" },
	"empty strings":      func(n int) string { return "[" + strings.Repeat(`"",`, n/3) + `""]` },
	"empty arrays":       func(n int) string { return "[" + strings.Repeat("[],", n/3) + "[]]" },
	"empty objects":      func(n int) string { return "[" + strings.Repeat("{},", n/3) + "{}]" },
	"small objects":      func(n int) string { return "[" + strings.Repeat(`{"a":1},`, n/8) + `{"a":1}]` },
	"members":            func(n int) string { return "{" + members(n) + `"a":1}` },
	"escaped names":      func(n int) string { return "[" + strings.Repeat(`{"\u0061":1},`, n/13) + `{"a":1}]` },
	"name twice":         func(n int) string { return "{" + members(n) + `"h0":1}` },
	"after many names": func(n int) string {
		return "[{" + members(n/8) + `"a":1},` + strings.Repeat(`{"a":1},`, n/9) + `{"a":1}]`
	},
	"regex names": func(n int) string {
		var b strings.Builder
		for k := 0; b.Len() < n; k++ {
			fmt.Fprintf(&b, "(?<n%d>)", k)
		}
		return `"` + b.String() + `"`
	},
	"JSON as text": func(n int) string { return `"[` + strings.Repeat("1,", n/2) + `1]"` },
}

// members are many different members, with a comma after each.
func members(n int) string {
	var b strings.Builder
	for k := 0; b.Len() < n; k++ {
		fmt.Fprintf(&b, `"h%d":%d,`, k, k)
	}
	return b.String()
}

// hostile puts hostile values in the place of each value of a document, and
// many members into each of its objects.
func hostile(seed string, n int, try func(name, text string)) {
	within := func(start, end int, name, value string) {
		try(fmt.Sprintf("%s at %d", name, start), seed[:start]+value+seed[end:])
	}
	for _, span := range spans(seed, 0) {
		for _, name := range slices.Sorted(maps.Keys(values)) {
			within(span[0], span[1], name, values[name](n))
		}
		if seed[span[0]] == '{' {
			within(span[0], span[0]+1, "members", "{"+members(n))
			within(span[0], span[0]+1, "long name", `{"`+strings.Repeat("x", n)+`":1,`)
		}
	}
}

// spans are where the values of a document begin and end. There is no white
// space in it.
func spans(text string, offset int) [][2]int {
	found := [][2]int{{offset, offset + len(text)}}
	d := jsontext.NewDecoder(strings.NewReader(text), jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
	first, _ := d.ReadToken()
	if kind := first.Kind(); kind != '{' && kind != '[' {
		return found
	}
	for d.PeekKind() != '}' && d.PeekKind() != ']' {
		if first.Kind() == '{' {
			_, _ = d.ReadToken()
		}
		value, _ := d.ReadValue()
		start := int(d.InputOffset()) - len(value)
		found = append(found, spans(string(value), offset+start)...)
	}
	return found
}

// A usage is what a document cost.
type usage struct {
	allocated, stack int
	took             time.Duration
}

// measure runs a function in a goroutine of its own, so that its stack is
// that of the function.
func measure(run func()) usage {
	var u usage
	done := make(chan bool)
	go func() {
		defer close(done)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		start := time.Now()
		run()
		u.took = time.Since(start)
		runtime.ReadMemStats(&after)
		u.allocated = int(after.TotalAlloc - before.TotalAlloc)
		u.stack = int(after.StackInuse) - int(before.StackInuse)
	}()
	<-done
	return u
}

// TestHostileDocuments wants any document to have an answer soon, for memory
// of a small multiple of the document.
func TestHostileDocuments(t *testing.T) {
	for _, name := range slices.Sorted(maps.Keys(shapes)) {
		t.Run(name, func(t *testing.T) {
			s := shapes[name]
			most := make(map[string]usage)
			where := make(map[string]string)
			seeds := s.seeds[:1]
			if *all {
				seeds = s.seeds
			}
			for _, seed := range seeds {
				hostile(seed, *size, func(name, text string) {
					b := []byte(text)
					var invalid error
					valid := measure(func() { invalid = s.validate(b) })
					mode := "validate"
					if invalid != nil {
						mode = "explain"
					}
					for mode, u := range map[string]usage{mode: valid, "decode": measure(func() { _ = s.decode(b) })} {
						if mode == "decode" && invalid != nil {
							mode = "explain"
						}
						l := limits[mode]
						if u.allocated > l.each*len(b)+l.any {
							t.Errorf("%s: %s: %d bytes allocated for %d", mode, name, u.allocated, len(b))
						}
						if u.stack > mostStack {
							t.Errorf("%s: %s: a stack of %d bytes", mode, name, u.stack)
						}
						if u.took > mostTime+time.Duration(len(b))*mostTimeEach {
							t.Errorf("%s: %s: took %v", mode, name, u.took)
						}
						m := most[mode]
						if each := (u.allocated - l.any) / len(b); each > (m.allocated-l.any)/len(b) {
							where[mode] = name
						}
						most[mode] = usage{max(m.allocated, u.allocated), max(m.stack, u.stack), max(m.took, u.took)}
					}
				})
			}
			if *all {
				for mode, u := range most {
					t.Logf("%s: %d bytes for each of %d, stack %d kB, %v: %s", mode, u.allocated / *size, *size, u.stack>>10, u.took, where[mode])
				}
			}
		})
	}
}
