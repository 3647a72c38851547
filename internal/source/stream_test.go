package source

import (
	"fmt"
	"strings"
	"testing"
)

func TestParseStream(t *testing.T) {
	for _, test := range []struct {
		name, text string
		form       Form
		want       string // the values, each with its line and column
		problem    string
	}{
		{"a.json", "{\"a\": 1}\n", "", `{"a":1}@1:1`, ""},
		{"a.json", "1\n2\n", "", "", "a.json:2:1: want the end of the document, found more"},
		{"a.jsonl", "\xEF\xBB\xBF1\n\n  {\"é\": [2]}\r\n3", "", `1@1:1 {"é":[2]}@3:3 3@4:1`, ""},
		{"A.NDJSON", "[\n]\n\"\\n\"\n", "", `"\n"@3:1`, "A.NDJSON:1:2: the document ends too early: the array of line 1, column 1 is not closed"},
		{"a.jsonl", "{\"a\": 1, \"a\": 2}\n4\n1 2\n", "", "4@2:1", "a.jsonl:1:10: /a: the name \"a\" is there already, at line 1, column 2"},
		{"a.jsonl", "4\n1 2\n", "", "4@1:1", "a.jsonl:2:3: want the end of the document, found more"},
		{"a.jsonl", "5\nx: y\n", "", "5@1:1", "a.jsonl:2:1: want JSON, found what looks like YAML"},
		{"a.jsonl", "6\n[1,]\n", "", "6@1:1", "a.jsonl:2:3: JSON has no comma before ']'"},
		{"a.jsonl", "", "", "", ""},
		{"a.json", "1e99999", "", "1e99999@1:1", ""},
		{"a.yaml", "a: 1\n---\nb: [2]\n", "", `{"a":1}@1:1 {"b":[2]}@3:1`, ""},
		{"a", "{\"a\": 1}\n\n{\"a\": 2}", "", `{"a":1}@1:1 {"a":2}@3:1`, ""},
		{"a", "\n1\nx\n", "", "1@2:1", "a:3:1: "},
		{"a", "{\"a\": 1\n}\n{}", "", "", "a:3:1: want the end of the document, found more"},
		{"a", "[\n1\n]\n", "", "[1]@1:1", ""},
		{"a", "- 1\n---\n- 2\n", "", "[1]@1:1 [2]@3:1", ""},
		{"a", "{a: 1}\n---\n2", FormYAML, `{"a":1}@1:1 2@3:1`, ""},
		{"a.json", "1\n2", FormLines, "1@1:1 2@2:1", ""},
		{"a.jsonl", "[1,\n2]", FormJSON, "[1,2]@1:1", ""},
		{"a.yaml", "1\n2", FormJSON, "", "want the end of the document, found more"},
		{"a.yaml", "a: [\n", "", "", "a.yaml:2:1: "},
	} {
		doc, values, err := ParseStream(test.name, "", []byte(test.text), StreamOptions{Form: test.form})
		var got []string
		for _, v := range values {
			got = append(got, string(v.AppendJSON(nil))+"@"+strings.TrimPrefix(Loc{Doc: doc, Offset: v.Offset}.String(), test.name+":"))
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%s %q: got %q, want %q", test.name, test.text, got, test.want)
		}
		switch {
		case test.problem == "" && err != nil, test.problem != "" && (err == nil || !strings.Contains(err.Error(), test.problem)):
			t.Errorf("%s %q: got %v, want %s", test.name, test.text, err, test.problem)
		}
	}
}

// TestLastWins wants objects to have the last member of each name, with and
// without a map of their members, and to find it.
func TestLastWins(t *testing.T) {
	many := func(value string) string {
		var b strings.Builder
		for n := range many + 4 {
			fmt.Fprintf(&b, `"n%d":%s,`, n, value)
		}
		return b.String()
	}
	for text, want := range map[string]string{
		`{"a":1,"b":2,"a":3}`:                                                  `{"b":2,"a":3}`,
		`{"a":1,"a":2,"a":3}`:                                                  `{"a":3}`,
		`{"a":1,"\u0061":2}`:                                                   `{"a":2}`,
		`{"a":1,"a":2,"":3,"":4}`:                                              `{"a":2,"":4}`,
		`{"a":{"b":1,"b":[]},"b":[{"a":1,"a":{}}]}`:                            `{"a":{"b":[]},"b":[{"a":{}}]}`,
		`{` + many("1") + many("2") + `"n0":3}`:                                `{` + strings.TrimPrefix(many("2"), `"n0":2,`) + `"n0":3}`,
		`{` + strings.Repeat(`"a":1,`, 50) + `"a":2}`:                          `{"a":2}`,
		`{` + strings.Repeat(`"a":1,"b":2,`, 50) + many("1") + `"a":3,"n1":2}`: `{"b":2,` + strings.Replace(many("1"), `"n1":1,`, "", 1) + `"a":3,"n1":2}`,
	} {
		_, values, err := ParseStream("a.json", "", []byte(text), StreamOptions{LastWins: true})
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if got := string(values[0].AppendJSON(nil)); got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
		for _, m := range values[0].Members {
			if values[0].Get(m.Name) != m.Value {
				t.Errorf("%s: %s is not found", text, m.Name)
			}
		}
	}
	if _, _, err := ParseStream("a.json", "", []byte(`{"a":[1,],"a":2}`), StreamOptions{LastWins: true}); err == nil {
		t.Error("what does not count need not be JSON")
	}
	if _, _, err := ParseStream("a.yaml", "", []byte("a: 1\na: 2\n"), StreamOptions{LastWins: true}); err == nil {
		t.Error("YAML may have a key twice")
	}
}
