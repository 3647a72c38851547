package shapes

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/go-json-experiment/json/jsontext"
)

// TestTruncated cuts documents off at every byte.
func TestTruncated(t *testing.T) {
	for name, s := range shapes {
		for _, seed := range s.seeds {
			for n := range len(seed) {
				cut := []byte(seed[:n])
				if err := s.validate(cut); err == nil {
					t.Errorf("%s: %q is valid", name, cut)
				}
				if _, err := s.run.Run(cut); err != nil {
					t.Errorf("%s: %q: %v", name, cut, err)
				}
			}
		}
	}
}

// TestDepth nests values as deep as they may be, and one level deeper, in all
// places where a document may have any value.
func TestDepth(t *testing.T) {
	nested := func(open, inner, last string, levels int) string {
		return strings.Repeat(open, levels) + inner + strings.Repeat(last, levels)
	}
	for _, test := range []struct{ shape, before, open, inner, last, after string }{
		{"Free", `{"any":`, "[", "", "]", "}"},
		{"Free", `{"any":`, `{"a":`, "1", "}", "}"},
		{"Free", `{"list":`, "[", "", "]", "}"},
		{"Free", `{"other":`, "[", "", "]", "}"},
		{"Wide", `{"m1":true,"m65":true,"m70":"","m3":`, "[", "", "]", "}"},
		{"Tree", `{"name":"a","named":{"a":`, `{"name":"b","named":{"a":`, `{"name":"c"}`, "}}", "}}"},
		{"Figure", "", `{"kind":"group","members":[`, "null", "]}", ""},
		{"Figure", "[", `{"b":1,"a":`, "true", "}", "]"},
		{"Open", "", `{"kind":"b","else":`, `{"kind":"c"}`, "}", ""},
		{"Old", `{"flag":true,"chain":`, `{"next":`, "{}", "}", "}"},
		{"Leaves", "", `{"children":[`, "", "]}", ""},
	} {
		s := shapes[test.shape]
		depth := func(text string) (most int) {
			d := jsontext.NewDecoder(strings.NewReader(text), jsontext.AllowDuplicateNames(true))
			for {
				most = max(most, d.StackDepth())
				if _, err := d.ReadToken(); err != nil {
					return most
				}
			}
		}
		around := depth(test.before + test.inner + test.after)
		each := depth(test.open + test.inner + test.last)
		levels := (maxDepth - around) / max(1, each-depth(test.inner))
		for _, deeper := range []int{0, 2} {
			text := test.before + nested(test.open, test.inner, test.last, levels+deeper) + test.after
			for step, run := range map[string]func([]byte) error{"validation": s.validate, "decoding": s.decode} {
				err := run([]byte(text))
				if want := deeper == 0; (err == nil) != want || err != nil && !strings.Contains(err.Error(), "nested too deeply") {
					t.Errorf("%s: %.40s…, %d levels of %s: %s says %v", test.shape, text, levels+deeper, test.open, step, err)
				}
			}
		}
	}
}

// TestLarge gives single values of ten megabytes, and a million members and
// elements, to a type that takes any value.
func TestLarge(t *testing.T) {
	s := shapes["Free"]
	for name, n := range map[string]int{
		"long string": 10 << 20, "escapes": 10 << 20, "characters": 10 << 20, "digits": 10 << 20, "fraction": 10 << 20,
		"digits in exponent": 10 << 20, "elements": 2 << 20, "members": 16 << 20, "exponent": 1,
	} {
		b := []byte(`{"any":` + values[name](n) + "}")
		var invalid error
		if u := measure(func() { invalid = s.decode(b) }); u.allocated > limits["decode"].each*len(b)+limits["decode"].any {
			t.Errorf("%s: %d bytes allocated for %d", name, u.allocated, len(b))
		}
		if invalid != nil {
			t.Errorf("%s: %v", name, invalid)
		}
	}
}

// TestPolicies holds what is the same for all types: no name twice, no invalid
// UTF-8, no lone surrogate, in validation and in decoding.
func TestPolicies(t *testing.T) {
	for _, name := range slices.Sorted(maps.Keys(shapes)) {
		s := shapes[name]
		for _, span := range spans(s.seeds[0], 0) {
			start, end := span[0], span[1]
			value := s.seeds[0][start:end]
			bad := []string{`"\ud800"`, `"\udc00\ud800"`, "\"\xff\"", "\"\xed\xa0\x80\"", "\"\xc0\x80\"", "\"\x01\"", "+1", "01", "1.", ".5", "1e", "NaN", "Infinity", "'a'", "[1,]", `{"a":1,}`, "//", "\ufeff1", "nul", "True"}
			if value[0] == '{' && value != "{}" {
				key, _, _ := strings.Cut(value[1:], ":")
				first, _, _ := strings.Cut(key, "\\")
				bad = append(bad, "{"+key+":1,"+value[1:], value[:len(value)-1]+","+key+":1}")
				if first == key && len(key) > 2 {
					escaped := `"\u00` + hex(key[1]) + key[2:]
					bad = append(bad, "{"+escaped+":1,"+value[1:], value[:len(value)-1]+","+escaped+":1}")
				}
			}
			for _, other := range bad {
				text := s.seeds[0][:start] + other + s.seeds[0][end:]
				if s.validate([]byte(text)) == nil || s.decode([]byte(text)) == nil {
					t.Errorf("%s: %q is accepted", name, text)
				}
			}
		}
	}
}

func hex(ch byte) string {
	return string("0123456789abcdef"[ch>>4]) + string("0123456789abcdef"[ch&15])
}

// TestConcurrentReads reads one value of each type from many goroutines. It
// says something under the race detector, which make race turns on.
func TestConcurrentReads(t *testing.T) {
	var tree Tree
	var figure Figure
	var merged Merged
	for text, decode := range map[string]func([]byte) error{
		shapes["Tree"].seeds[0]: tree.UnmarshalJSON, shapes["Figure"].seeds[0]: figure.UnmarshalJSON, shapes["Merged"].seeds[0]: merged.UnmarshalJSON,
	} {
		if err := decode([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 50 {
				for _, v := range []interface {
					Validate() error
					MarshalJSON() ([]byte, error)
					AppendJSON([]byte) ([]byte, error)
				}{&tree, &figure, &merged} {
					out, err := v.MarshalJSON()
					if err == nil {
						_, err = v.AppendJSON(out[:0:0])
					}
					if err == nil {
						err = v.Validate()
					}
					if err != nil {
						t.Error(err)
					}
				}
				for _, s := range shapes {
					for _, seed := range s.seeds {
						_, _ = s.validate([]byte(seed)), s.decode([]byte(seed))
					}
				}
			}
		})
	}
	all.Wait()
}
