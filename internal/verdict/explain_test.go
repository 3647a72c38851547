package verdict_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"github.com/typewright/typewright/internal/source"
	"github.com/typewright/typewright/internal/verdict"
	"github.com/typewright/typewright/templates"
)

// judgeOf returns a judge and a function that explains a text.
func judgeOf(t *testing.T, schema string) func(name, text string) []templates.Issue {
	t.Helper()
	m := archiveModel(t, txtar.Parse([]byte("-- schema.json --\n"+schema)))
	judge := verdict.New(m)
	return func(name, text string) []templates.Issue {
		t.Helper()
		doc, values, err := source.ParseStream(name, "", []byte(text), source.StreamOptions{})
		if err != nil {
			t.Fatal(err)
		}
		issues := judge.Explain(m.Roots[0], doc, values[0])
		if accepted := judge.Accepts(m.Roots[0], values[0]); accepted != (len(issues) == 0) {
			t.Errorf("%s: accepted %v, but the issues are %v", text, accepted, issues)
		}
		return issues
	}
}

func TestExplain(t *testing.T) {
	for _, test := range []struct {
		name, schema, document, want string
	}{
		{
			"a wrong type answers for nothing else", `{"type": "integer", "unevaluatedProperties": false}`, `{"Z": 0}`,
			"want an integer, got an object (#/type)",
		},
		{
			"escapes are shown as they stand", `{"propertyNames": {"maxLength": 1}, "additionalProperties": false}`, `{"\u0061b": "\u0063"}`,
			"/ab: want at most 1 character, got \"\\u0061b\" (#/propertyNames/maxLength)\n/ab: unknown member \"\\u0061b\" (#/additionalProperties)",
		},
		{
			"YAML is shown as JSON", `{"properties": {"a": {"const": 1}, "b": {"const": 1}, "c": {"type": "null"}}}`, "a: &x yes\nb: *x\nc: 0x10\n",
			"/a: want 1, got \"yes\" (#/properties/a/const)\n/b: want 1, got \"yes\" (#/properties/b/const)\n/c: want null, got 16 (#/properties/c/type)",
		},
		{
			"large numbers are exact", `{"multipleOf": 0.1, "maximum": 1e400, "not": {"const": 3.0e0}}`, `30e-1`,
			"want a value that does not match, got 30e-1 (#/not)",
		},
		{
			"even if they are huge", `{"uniqueItems": true, "items": {"type": "integer"}}`, `[1, 2, 3, 4, 10e99999999999999999999, 0.1e100000000000000000001, 1e-99999999999999999999]`,
			"/5: want an element that has not been there before, got 0.1e100000000000000000001 (#/uniqueItems)\n/6: want an integer, got 1e-99999999999999999999 (#/items/type)",
		},
		{
			"equal numbers are equal items", `{"uniqueItems": true}`, `[0, {"a": [1e1], "b": 2}, 3, 4, 5, {"b": 2.0, "a": [10]}]`,
			"/5: want an element that has not been there before, got an object (#/uniqueItems)",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			issues := judgeOf(t, test.schema)("document", test.document)
			if got := (&templates.ValidationError{Issues: issues}).Error(); got != test.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, test.want)
			}
		})
	}
}

// TestExplainOffsets wants issues to be at their values, also where an alias
// makes two of one place.
func TestExplainOffsets(t *testing.T) {
	issues := judgeOf(t, `{"additionalProperties": {"type": "integer"}}`)("d.yaml", "b: &x [1]\na: *x\nc: {}\n")
	var got []string
	for _, issue := range issues {
		got = append(got, fmt.Sprintf("%s@%d", issue.InstanceLocation, issue.Offset))
	}
	if want := "/b@3 /a@3 /c@19"; strings.Join(got, " ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
}

// TestMostIssues wants a document that is wrong all over to have a report of
// a limited size.
func TestMostIssues(t *testing.T) {
	explain := judgeOf(t, `{"items": {"type": "integer", "enum": [1]}}`)
	if n := len(explain("d.json", "["+strings.Repeat("null,", 2000)+"null]")); n != 500 {
		t.Errorf("%d issues", n)
	}
	long := strings.Repeat("x", 1<<20)
	explain = judgeOf(t, `{"additionalProperties": {"items": {"type": "integer"}}}`)
	length := 0
	for _, issue := range explain("d.json", `{"`+long+`": [`+strings.Repeat("null,", 400)+`null]}`) {
		length += len(issue.InstanceLocation)
	}
	if length == 0 || length > 8<<20 {
		t.Errorf("the locations have %d bytes", length)
	}
}

// TestDeepIssues wants many issues of a deep document to be told soon.
// TestLongNames wants the name of an unknown member cut as generated code does.
func TestLongNames(t *testing.T) {
	explain := judgeOf(t, `{"additionalProperties": false}`)
	issues := explain("d.json", `{"`+strings.Repeat("é", 2000)+`": 1}`)
	if want := `unknown member "` + strings.Repeat("é", 499) + "…"; len(issues) != 1 || issues[0].Message != want {
		t.Errorf("got %+v", issues)
	}
}

func TestDeepIssues(t *testing.T) {
	explain := judgeOf(t, `{"anyOf": [{"type": "string"}, {"items": {"$ref": "#"}, "type": "array"}]}`)
	deep := strings.Repeat("[", 3000) + strings.Repeat("1,", 600) + "1" + strings.Repeat("]", 3000)
	start := time.Now()
	if len(explain("d.json", deep)) == 0 {
		t.Error("it is accepted")
	}
	explain = judgeOf(t, `{"items": {"$ref": "#"}, "type": "array"}`)
	if n := len(explain("d.json", deep)); n == 0 || n > 500 {
		t.Errorf("%d issues", n)
	}
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("it took %v", took)
	}
}

// TestCost wants no document to take more time than its size is worth: each
// of these would run for years if verdicts were forgotten.
func TestCost(t *testing.T) {
	deep := strings.Repeat(`{"c":`, 9999) + `"s"` + strings.Repeat(`}`, 9999)
	for _, schema := range []string{
		`{"$defs": {"x": {"type": "object", "properties": {"c": {"$ref": "#"}}}},
			"anyOf": [{"$ref": "#/$defs/x"}, {"allOf": [{"$ref": "#/$defs/x"}, {"required": ["z"]}]}]}`,
		`{"oneOf": [{"properties": {"c": {"$ref": "#"}}, "required": ["a"]}, {"properties": {"c": {"$ref": "#"}}, "required": ["b"]}]}`,
		`{"properties": {"c": {"$ref": "#"}}, "patternProperties": {"^c": {"$ref": "#"}}, "type": "object"}`,
		`{"if": {"properties": {"c": {"$ref": "#"}}}, "then": {"properties": {"c": {"$ref": "#"}}, "type": "object"}, "else": false}`,
	} {
		explain := judgeOf(t, schema)
		done := make(chan int)
		go func() { done <- len(explain("d.json", deep)) }()
		select {
		case n := <-done:
			if n == 0 {
				t.Errorf("%s accepts it", schema)
			}
		case <-time.After(20 * time.Second):
			t.Fatalf("%s takes too long", schema)
		}
	}
}
