package templates

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

// TestDescribe shows values as they stand, the long ones in part.
func TestDescribe(t *testing.T) {
	exact := `"` + strings.Repeat("x", 38) + `"`
	for text, want := range map[string]string{
		`{"a":1}`: "an object", `[1]`: "an array", ``: "nothing", `null`: "null", `true`: "true", `-1.50`: "-1.50", `"a\u0041"`: `"a\u0041"`,
		exact:                                   exact,
		`"` + strings.Repeat("x", 39) + `"`:     `"` + strings.Repeat("x", 39) + "…",
		`"` + strings.Repeat("x", 100) + `"`:    `"` + strings.Repeat("x", 39) + "…",
		`"` + strings.Repeat("x", 38) + `é"`:    `"` + strings.Repeat("x", 38) + "…",
		`"` + strings.Repeat("x", 37) + `éé"`:   `"` + strings.Repeat("x", 37) + "é…",
		`"` + strings.Repeat("x", 36) + `😀😀"`:   `"` + strings.Repeat("x", 36) + "…",
		`"` + strings.Repeat("x", 35) + `😀yyy"`: `"` + strings.Repeat("x", 35) + "😀…",
		strings.Repeat("7", 41):                 strings.Repeat("7", 40) + "…",
	} {
		if got := describe([]byte(text), 0); got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
}

// TestLocations looks for the places of values and names in a document.
func TestLocations(t *testing.T) {
	document := ` {"a" : [ 10, {"~/": {}}, [], [ [ "x" ] ],4,5,6,7,8,9,11,12 ], "\u0062" : { } ,"": 13}`
	places := map[string]string{
		` {"a" :`: "", `[ 10`: "/a", `10`: "/a/0", `{"~/"`: "/a/1", `"~/"`: "/a/1/~0~1", `{}}`: "/a/1/~0~1", `[],`: "/a/2", `"x"`: "/a/3/0/0",
		`4,5`: "/a/4", `11`: "/a/10", `12 `: "/a/11", `"\u0062"`: "/b", `{ }`: "/b", `"":`: "/", `13`: "/",
	}
	var issues []Issue
	for text := range places {
		offset := strings.Index(document, text)
		if text[0] == ' ' {
			offset++
		}
		issues = append(issues, Issue{Message: text, Offset: offset, Branches: [][]Issue{{{Message: text, Offset: offset}}, {}}})
	}
	for _, issue := range locate([]byte(document), issues) {
		if want := places[issue.Message]; issue.InstanceLocation != want || issue.Branches[0][0].InstanceLocation != want {
			t.Errorf("%s: got %s, its branch %s, want %s", issue.Message, issue.InstanceLocation, issue.Branches[0][0].InstanceLocation, want)
		}
	}
}

// TestLocationsHaveRoom drops the issues at the end where all locations would
// be longer than a megabyte and four times the document.
func TestLocationsHaveRoom(t *testing.T) {
	name := strings.Repeat("n", 10000)
	document := []byte(`{"` + name + `":[` + strings.Repeat("1,", 299) + `1],"other":"` + strings.Repeat("x", 300000) + `"}`)
	var issues []Issue
	for n := range 300 {
		offset := len(`{"":[`) + len(name) + 2*n
		issues = append(issues, Issue{Offset: offset, Branches: [][]Issue{{{Offset: offset}}}})
	}
	room, want := 1<<20+4*len(document), 0
	for n := range 300 {
		if room -= 2 * len(fmt.Sprintf("/%s/%d", name, n)); room < 0 {
			break
		}
		want++
	}
	got := locate(document, issues)
	if len(got) != want && len(got) != want+1 || want < 50 || want > 250 {
		t.Errorf("%d issues are left, want %d", len(got), want)
	}
	for n, issue := range got {
		if want := fmt.Sprintf("/%s/%d", name, n); issue.InstanceLocation != want {
			t.Errorf("issue %d has another place", n)
		}
	}
}

// TestErrorText writes issues with their branches.
func TestErrorText(t *testing.T) {
	err := &ValidationError{[]Issue{
		{InstanceLocation: "/a", KeywordLocation: "#/b", Message: "first"},
		{Message: "second", Branches: [][]Issue{{{Message: "x"}, {Message: "y", InstanceLocation: "/c"}}, {{Message: "z", Branches: [][]Issue{{{Message: "u"}}, {{Message: "v"}}}}}}},
	}}
	want := "/a: first (#/b)\nsecond\n     x\n and /c: y\n  or z\n  or      u\n  or   or v"
	if got := err.Error(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	for loc, want := range map[string]string{"#/a/minLength": "minLength", "a.json#/x": "x", "#": "", "": "", "a/b": "", "#/type": "type"} {
		if got := lastToken(loc); got != want {
			t.Errorf("%s: got %q, want %q", loc, got, want)
		}
	}
}

// TestMostOfBranches counts the issues of branches, and ends where there are
// too many.
func TestMostOfBranches(t *testing.T) {
	each := func(c *checker, b []byte, i int) int {
		for i = c.open(b, i, ']'); i >= 0; i = next(b, i, ']') {
			if c.fails(i, "#/items/type", "no number") {
				return -1
			}
			i = valueEnd(b, i)
		}
		return c.leave(i)
	}
	for _, n := range []int{1, 249, 250, 499, 500, 600} {
		document := []byte("[" + strings.Repeat("1,", n-1) + "1]")
		err := validate(document, func(c *checker, b []byte, i int) int { return c.anyOf(b, i, "#/anyOf", each, each) })
		var invalid *ValidationError
		if !errors.As(err, &invalid) || len(invalid.Issues) != 1 {
			t.Fatal(err)
		}
		got := []int{1}
		for _, branch := range invalid.Issues[0].Branches {
			got = append(got, len(branch))
		}
		first := min(n, mostIssues-1)
		want := []int{1, first}
		if second := min(n, mostIssues-1-first); second > 0 {
			want = append(want, second)
		}
		if fmt.Sprint(got) != fmt.Sprint(want) && fmt.Sprint(got) != fmt.Sprint([]int{1, want[len(want)-1], first}) {
			t.Errorf("%d elements: issues %v, want %v", n, got, want)
		}
	}
}

// TestNearestBranch puts that branch first whose reasons are the least.
func TestNearestBranch(t *testing.T) {
	branch := func(name string, issues ...Issue) checkFunc {
		return func(c *checker, _ []byte, i int) int {
			for _, issue := range issues {
				if c.fails(i+issue.Offset, "#/"+name+"/"+issue.Keyword, name) {
					return -1
				}
			}
			return -1
		}
	}
	of := func(keyword string, offset int) Issue { return Issue{Keyword: keyword, Offset: offset} }
	many := []Issue{of("minimum", 1), of("maximum", 3), of("format", 5)}
	for name, test := range map[string]struct {
		branches []checkFunc
		want     string
	}{
		"fewer":            {[]checkFunc{branch("a", many...), branch("b", many[:2]...), branch("c", many[:1]...)}, "c b a"},
		"in order":         {[]checkFunc{branch("a", many[0]), branch("b", many[1])}, "a b"},
		"the type last":    {[]checkFunc{branch("a", of("type", 0)), branch("b", many...)}, "b a"},
		"the enum last":    {[]checkFunc{branch("a", of("enum", 0)), branch("b", many...)}, "b a"},
		"the const last":   {[]checkFunc{branch("a", of("const", 0)), branch("b", of("const", 1)), branch("c", many...)}, "c b a"},
		"a type within":    {[]checkFunc{branch("a", many...), branch("b", of("type", 1))}, "b a"},
		"a constant":       {[]checkFunc{branch("a", of("const", 1)), branch("b", many...)}, "b a"},
		"fewer constants":  {[]checkFunc{branch("a", of("const", 1), of("const", 3)), branch("b", append(many, of("const", 1))...)}, "b a"},
		"whole and inside": {[]checkFunc{branch("a", of("type", 0)), branch("b", of("const", 1), of("const", 3))}, "b a"},
	} {
		document := []byte(`[1,2,3,4]`)
		err := validate(document, func(c *checker, b []byte, i int) int { return c.anyOf(b, i, "#/anyOf", test.branches...) })
		var invalid *ValidationError
		if !errors.As(err, &invalid) || len(invalid.Issues) != 1 {
			t.Fatal(name, err)
		}
		var order []string
		for _, issues := range invalid.Issues[0].Branches {
			order = append(order, strings.Split(issues[0].KeywordLocation, "/")[1])
		}
		if got := strings.Join(order, " "); got != test.want {
			t.Errorf("%s: got %s, want %s", name, got, test.want)
		}
	}
}

// TestMissing tells of all members that are missing, and of none that is there.
func TestMissing(t *testing.T) {
	for seen, want := range []string{"a b c", "b c", "a c", "c", "a b", "b", "a", ""} {
		c := &checker{collecting: true, document: []byte("{}")}
		if c.missing(0, uint64(seen), "#/required", "a", "b", "c") {
			t.Errorf("%b: the check is to stop", seen)
		}
		var names []string
		for _, issue := range c.issues {
			names = append(names, strings.Trim(strings.TrimPrefix(issue.Message, "missing member "), `"`))
		}
		if got := strings.Join(names, " "); got != want {
			t.Errorf("%b: missing are %q, want %q", seen, got, want)
		}
		if got := new(checker).missing(0, uint64(seen), "#/required", "a", "b", "c"); got != (want != "") {
			t.Errorf("%b: the check is to stop: %v", seen, got)
		}
	}
}
