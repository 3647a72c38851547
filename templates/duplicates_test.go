package templates

import (
	"bytes"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/go-json-experiment/json/jsontext"
)

// TestLastWins looks at what a decision is asked about.
func TestLastWins(t *testing.T) {
	many := func(value string) string {
		var b strings.Builder
		for n := range 40 {
			fmt.Fprintf(&b, `"n%d":%s,`, n, value)
		}
		return b.String()
	}
	for document, want := range map[string]string{
		`{"a":1,"b":2}`:                              `{"a":1,"b":2}`,
		`{"a":1,"a":2}`:                              `{"a":2}`,
		`{"a":1,"b":2,"a":3}`:                        `{"b":2,"a":3}`,
		`{"b":2,"a":1,"c":{},"a":3}`:                 `{"b":2,"c":{},"a":3}`,
		`{"a":1,"a":2,"a":3,"a":4}`:                  `{"a":4}`,
		`{"a":1,"b":1,"a":2,"b":2}`:                  `{"a":2,"b":2}`,
		`{"a":1,"\u0061":2}`:                         `{"\u0061":2}`,
		`{"\u0061":1,"a":2,"\u0061":3}`:              `{"\u0061":3}`,
		`{"":1,"a":0,"":2}`:                          `{"a":0,"":2}`,
		`{"\ud83d\ude00":1,"😀":2}`:                   `{"😀":2}`,
		`{"a":{"b":1,"b":2},"a":{"b":3,"b":4}}`:      `{"a":{"b":4}}`,
		`{"a":{"a":1},"b":{"a":2}}`:                  `{"a":{"a":1},"b":{"a":2}}`,
		`[{"a":1,"a":2},{"a":3},{"a":4,"a":5}]`:      `[{"a":2},{"a":3},{"a":5}]`,
		`{"a":"}\",","a":"{"}`:                       `{"a":"{"}`,
		"\n{ \"a\" : 1 ,\t\"a\" : [ 2 ] , \"b\":3 }": "\n{ \"a\" : [ 2 ] , \"b\":3 }",
		`{` + many("1") + many("2") + `"x":0}`:       `{` + many("2") + `"x":0}`,
	} {
		if got := asked(t, document); got != want {
			t.Errorf("%s: asked about %s, want %s", document, got, want)
		}
	}
}

// asked is the document that a decision is asked about last, which is to be
// valid.
func asked(t *testing.T, document string) string {
	t.Helper()
	last := ""
	b := []byte(document)
	if err := lastWins(b, func(b []byte) error { last = string(b); return readable(b) }); err != nil {
		t.Errorf("%.60s: %v", document, err)
	}
	if string(b) != document {
		t.Errorf("%s has become %s", document, b)
	}
	return last
}

// TestLastWinsAsksOnce wants nothing more to be done about a document that is
// accepted, and no second answer about one without such members.
func TestLastWinsAsksOnce(t *testing.T) {
	no := errors.New("no")
	for _, answer := range []error{nil, no} {
		times := 0
		err := lastWins([]byte(` {"a":[{"b":1}],"c":{"b":2}} `), func([]byte) error { times++; return answer })
		if times != 1 || !errors.Is(err, answer) {
			t.Errorf("asked %d times, %v becomes %v", times, answer, err)
		}
	}
	b := []byte(`{"a":1,"b":[]}`)
	if n := testing.AllocsPerRun(100, func() { _ = lastWins(b, readable) }); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

// TestLastWinsIsJSON wants what is wrong with a document to be told of all of
// it, though it has members that do not count.
func TestLastWinsIsJSON(t *testing.T) {
	for document, want := range map[string]string{
		`{"a":1,"a":2}]`:           "invalid JSON at offset 13: want the end of the document",
		`{"a":1,"a":2`:             "invalid JSON at offset 12: want a comma or the end of the object",
		`{"a":1,"a":2,}`:           "invalid JSON at offset 13: want a name and a colon",
		`{"a":1,"a" 2}`:            "invalid JSON at offset 7: want a name and a colon",
		`[{"a":1,"a":2} {}]`:       "invalid JSON at offset 15: want a comma or the end of the array",
		`{"a":[1,],"a":2}`:         "invalid JSON at offset 8: want a value",
		`{"a":1,"a":`:              "invalid JSON at offset 11: unexpected end of the document",
		`{"a":{"b":01},"a":2}`:     "invalid JSON at offset 11: want a comma or the end of the object",
		"{\"a\":\"\xff\",\"a\":2}": "invalid JSON at offset 5: the string is not closed, or not valid UTF-8, or has an invalid escape or control character",
		`{"a":` + strings.Repeat("[", maxDepth) + strings.Repeat("]", maxDepth) + `,"a":2}`: "invalid JSON at offset 10004: nested too deeply",
	} {
		err := lastWins([]byte(document), readable)
		if err == nil || err.Error() != want {
			t.Errorf("%.40s: got %v, want %s", document, err, want)
		}
		var invalid *ValidationError
		if !errors.As(err, &invalid) || invalid.Issues[0].Offset != faultOffset(want) {
			t.Errorf("%.40s: another offset than in the message: %+v", document, err)
		}
	}
	deep := `{"a":1,"a":` + strings.Repeat(`{"a":1,"a":`, maxDepth-1) + "1" + strings.Repeat("}", maxDepth)
	if got, want := asked(t, deep), strings.ReplaceAll(deep, `"a":1,`, ""); got != want {
		t.Errorf("the deepest document becomes %.40s", got)
	}
}

func faultOffset(message string) (offset int) {
	_, _ = fmt.Sscanf(message, "invalid JSON at offset %d", &offset)
	return offset
}

// TestLastWinsPlaces wants issues to have their places in the document as it
// was given.
func TestLastWinsPlaces(t *testing.T) {
	document := `[{"x":[0,"first"],"a":0,"x":[0,"second"],"a":0,"x":[0,"third",0]},{"b":"fourth","a":0,"a":"fifth"}]`
	err := lastWins([]byte(document), func(b []byte) error {
		if err := readable(b); err != nil {
			return err
		}
		var issues []Issue
		for _, word := range []string{`[`, `{`, `"x"`, `"third"`, `0]`, `"b"`, `"fourth"`, `"a":"`, `"fifth"`} {
			offset := bytes.Index(b, []byte(word))
			issues = append(issues, Issue{Message: word, Offset: offset, Branches: [][]Issue{{{Message: word, Offset: offset}}}})
		}
		return &ValidationError{issues}
	})
	var invalid *ValidationError
	if !errors.As(err, &invalid) {
		t.Fatal(err)
	}
	for _, issue := range invalid.Issues {
		want := strings.LastIndex(document, issue.Message)
		switch issue.Message {
		case `[`, `{`:
			want = strings.Index(document, issue.Message)
		}
		if issue.Offset != want || issue.Branches[0][0].Offset != want {
			t.Errorf("%s: got offset %d, its branch %d, want %d", issue.Message, issue.Offset, issue.Branches[0][0].Offset, want)
		}
	}
}

// TestDuplicatesTakeLinearTime gives it members within members, many of one
// name, and many names twice.
func TestDuplicatesTakeLinearTime(t *testing.T) {
	for name, document := range map[string]func(n int) string{
		"one name": func(n int) string { return "{" + strings.Repeat(`"a":1,`, n/6) + `"a":2}` },
		"within": func(n int) string {
			levels := min(n/20, maxDepth)
			return strings.Repeat(`{"a":`, levels) + "1" + strings.Repeat(`,"a":1}`, levels)
		},
		"many names": func(n int) string {
			var b strings.Builder
			for k := range n / 24 {
				fmt.Fprintf(&b, `"%d":1,`, k)
			}
			return "{" + b.String() + b.String() + `"a":1}`
		},
		"long names": func(n int) string {
			long := `"` + strings.Repeat(`\u0061`, 40) + `":1`
			return "{" + strings.Repeat(long+",", n/len(long)) + long + "}"
		},
	} {
		b := []byte(document(2 << 20))
		start := time.Now()
		if err := lastWins(b, readable); err != nil {
			t.Error(err)
		}
		// Were it quadratic, it would take hours.
		if took := time.Since(start); took > time.Minute {
			t.Errorf("%s: %v for %d bytes", name, took, len(b))
		}
	}
}

// TestDuplicatesTakeLittleMemory holds the limit of docs/reliability.md.
func TestDuplicatesTakeLittleMemory(t *testing.T) {
	var members strings.Builder
	for n := 0; members.Len() < 1<<17; n++ {
		fmt.Fprintf(&members, `"%x":0,`, n)
	}
	for _, document := range []string{
		"{" + members.String() + `"0":0}`,
		"[" + strings.Repeat(`{"":0},`, 1<<14) + `{"":0,"":0}]`,
		"{" + strings.Repeat(`"":0,`, 1<<14) + `"":0}`,
		strings.Repeat(`{"":`, maxDepth) + "0" + strings.Repeat(`,"":0}`, maxDepth),
	} {
		b := []byte(document)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		if err := lastWins(b, readable); err != nil {
			t.Error(err)
		}
		runtime.ReadMemStats(&after)
		if took := after.TotalAlloc - before.TotalAlloc; took > uint64(96*len(b)+64<<10) {
			t.Errorf("%.20s…: %d bytes allocated for %d", document, took, len(b))
		}
	}
}

// FuzzLastWins compares with what jsontext reads, and with a walk of its
// tokens that keeps the last of each name.
func FuzzLastWins(f *testing.F) {
	for _, s := range []string{
		`{"a":[1,2.5e3,"x\n",null,true],"a":1}`, `{"a":{"\u0061":1,"a":{}},"\u0061":2} `, `{"a":1,"b":{"a":1,"a":[{"c":0,"c":{}}]},"a":2,"b":3}`,
		`{"a":1,"a":2`, `{"a":1,"a":"\ud800"}`, `{"":0,"":[],"":{}}`, `[{"a":1,"a":2},{"a":3}]`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		var last []byte
		err := lastWins(b, func(b []byte) error { last = b; return readable(b) })
		if want := jsontext.Value(b).IsValid(jsontext.AllowDuplicateNames(true)); (err == nil) != want {
			t.Fatalf("%q: %v, jsontext says valid is %t", b, err, want)
		}
		if err != nil {
			return
		}
		got := jsontext.Value(bytes.Clone(last))
		if err := got.Compact(); err != nil {
			t.Fatalf("%q: asked about %q: %v", b, last, err)
		}
		want := lastTokens(t, jsontext.NewDecoder(bytes.NewReader(b), jsontext.AllowDuplicateNames(true)))
		if !bytes.Equal(got, want) {
			t.Errorf("%q: asked about %s, want %s", b, got, want)
		}
	})
}

// lastTokens is the next value without white space, and without the members
// that do not count.
func lastTokens(t *testing.T, d *jsontext.Decoder) []byte {
	t.Helper()
	read := func() string {
		value, err := d.ReadValue()
		if err != nil {
			t.Fatal(err)
		}
		return string(value)
	}
	kind := d.PeekKind()
	if kind != '{' && kind != '[' {
		return []byte(read())
	}
	_, _ = d.ReadToken()
	var parts [][]byte
	places := make(map[string]int)
	for d.PeekKind() != '}' && d.PeekKind() != ']' {
		if kind == '[' {
			parts = append(parts, lastTokens(t, d))
			continue
		}
		quoted := read()
		name, err := jsontext.AppendUnquote(nil, quoted)
		if err != nil {
			t.Fatal(err)
		}
		if place, found := places[string(name)]; found {
			parts[place] = nil
		}
		places[string(name)] = len(parts)
		parts = append(parts, append([]byte(quoted+":"), lastTokens(t, d)...))
	}
	last, _ := d.ReadToken()
	var out []byte
	for _, part := range parts {
		if part != nil {
			out = append(append(out, ','), part...)
		}
	}
	return append(append([]byte{byte(kind)}, bytes.TrimPrefix(out, []byte(","))...), last.String()...)
}
