package templates

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestLongMembers compares objects in which long and short values of all kinds
// are in another order, on two levels.
func TestLongMembers(t *testing.T) {
	long := func(n int, part string) string { return strings.TrimSuffix(strings.Repeat(part+",", n), ",") }
	values := []string{
		"1", `"]}"`, "[]", "{}", `[{"a":"}"}]`, `{"a":["]"]}`,
		"[" + long(600, "1") + "]", "[" + long(300, `"[\"{"`) + "]", `{"a":[` + long(600, "{}") + `],"b":[[]]}`, `"` + strings.Repeat(`[{\"`, 500) + `"`,
		`{"x":[` + long(100, `{"a":[1,2,3]}`) + `],"y":{"z":[` + long(100, `[[[]]]`) + `]}}`, "[" + strings.Repeat("[", 600) + strings.Repeat("]", 600) + "]",
		"[" + strings.Repeat(" ", shortSpan-2) + "]", "[" + strings.Repeat(" ", shortSpan-1) + "]", "[" + strings.Repeat(" ", shortSpan-3) + "]",
	}
	object := func(first, step int, change func(k int) string) string {
		var members []string
		for n := range values {
			k := (first + n*step) % len(values)
			members = append(members, fmt.Sprintf(`"m%d" : %s`, k, change(k)))
		}
		return "{" + strings.Join(members, " , ") + "}"
	}
	same := func(k int) string { return values[k] }
	plain := `{"outer":` + object(0, 1, same) + `,"last":[` + long(600, "2") + "]}"
	for first := range values {
		for _, step := range []int{1, 2, 4, 7} {
			for _, other := range []string{`{"last":[%[2]s],"outer":%[1]s}`, `{"outer":%[1]s,"last":[%[2]s]}`} {
				text := fmt.Sprintf(other, object(first, step, same), long(600, "2"))
				if !equalJSON([]byte(plain), 0, []byte(text), 0) || !equalJSON([]byte(text), 0, []byte(plain), 0) {
					t.Errorf("from %d by %d: not equal", first, step)
				}
			}
		}
	}
	for k, value := range values {
		// The last digit or bracket is another one.
		changed := value[:len(value)-1] + `,0` + value[len(value)-1:]
		if value[0] == '1' || value[0] == '"' {
			changed = "0"
		} else if strings.TrimSpace(value[1:len(value)-1]) == "" {
			changed = value[:1] + map[byte]string{'[': "0", '{': `"a":0`}[value[0]] + value[1:]
		} else if value[0] == '{' {
			changed = value[:len(value)-1] + `,"more":0}`
		}
		text := `{"last":[` + long(600, "2") + `],"outer":` + object(3, 2, func(n int) string {
			if n == k {
				return changed
			}
			return values[n]
		}) + "}"
		if equalJSON([]byte(plain), 0, []byte(text), 0) || equalJSON([]byte(text), 0, []byte(plain), 0) {
			t.Errorf("%.20s is equal to %.20s", value, changed)
		}
	}
}

// TestLongSpans lists the long arrays and objects in the order in which they
// begin.
func TestLongSpans(t *testing.T) {
	gap := strings.Repeat(" ", shortSpan)
	text := `{"a":[` + gap + `],"b":[],"c":{"]":[[1,` + gap + `2]]},"d":"\"[` + gap + `","e":{"f":[]}}`
	var got []string
	for _, span := range longSpans([]byte(" "+text), 1) {
		part := (" " + text)[span.start:span.end]
		got = append(got, strings.ReplaceAll(part, gap, ""))
	}
	want := []string{strings.ReplaceAll(text, gap, ""), "[]", `{"]":[[1,2]]}`, "[[1,2]]", "[1,2]"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	for n, want := range map[int]int{shortSpan - 3: 0, shortSpan - 2: 0, shortSpan - 1: 1} {
		inner := "[" + strings.Repeat(" ", n) + "]"
		if got := len(longSpans([]byte("["+inner+gap+"]"), 0)) - 1; got != want {
			t.Errorf("%d bytes: %d long spans, want %d", len(inner), got, want)
		}
	}
}

// TestManyUniqueItems looks for one element among hundreds, in all places, so
// that tables are filled and made larger on the way.
func TestManyUniqueItems(t *testing.T) {
	for _, form := range []string{"%d", "%d.5", `"%d"`, "[%d]", `{"a":%d}`, "-%d.1e-1"} {
		const count = 300
		var array []byte
		var offsets []int
		for n := range count {
			offsets = append(offsets, 1+len(array))
			array = fmt.Appendf(array, form+",", n)
		}
		if first, _ := new(checker).uniqueItems([]byte("["+string(array)+"null]"), 0); first >= 0 {
			t.Errorf(form+": element %d is there twice", 0, first)
		}
		for k := range count {
			text := fmt.Sprintf("[%s"+form+"]", array, k)
			if first, second := new(checker).uniqueItems([]byte(text), 0); first != offsets[k] || second != 1+len(array) {
				t.Errorf("%d of "+form+": got %d, %d, want %d, %d", k, 0, first, second, offsets[k], 1+len(array))
			}
		}
	}
}
