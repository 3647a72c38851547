package source

import (
	"strings"
	"testing"
)

func TestParseStream(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       string // the values, each with its line and column
		problem    string
	}{
		{"a.json", "{\"a\": 1}\n", `{"a":1}@1:1`, ""},
		{"a.json", "1\n2\n", "", "a.json:2:1: want the end of the document, found more"},
		{"a.jsonl", "\xEF\xBB\xBF1\n\n  {\"é\": [2]}\r\n3", `1@1:1 {"é":[2]}@3:3 3@4:1`, ""},
		{"A.NDJSON", "[\n]\n\"\\n\"\n", `"\n"@3:1`, "A.NDJSON:1:2: the document ends too early: the array of line 1, column 1 is not closed"},
		{"a.jsonl", "{\"a\": 1, \"a\": 2}\n4\n1 2\n", "4@2:1", "a.jsonl:1:10: /a: the name \"a\" is there already, at line 1, column 2"},
		{"a.jsonl", "4\n1 2\n", "4@1:1", "a.jsonl:2:3: want the end of the document, found more"},
		{"a.jsonl", "5\nx: y\n", "5@1:1", "a.jsonl:2:1: want JSON, found what looks like YAML"},
		{"a.jsonl", "6\n[1,]\n", "6@1:1", "a.jsonl:2:3: JSON has no comma before ']'"},
		{"a.jsonl", "", "", ""},
		{"a.json", "1e99999", "1e99999@1:1", ""},
		{"a.yaml", "a: 1\n---\nb: [2]\n", `{"a":1}@1:1 {"b":[2]}@3:1`, ""},
		{"a.yaml", "a: [\n", "", "a.yaml:2:1: "},
	} {
		doc, values, err := ParseStream(test.name, "", []byte(test.text))
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
