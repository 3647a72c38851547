package source

import (
	"errors"
	"strings"
	"testing"
)

func TestParseJSON(t *testing.T) {
	text := "{\n  \"näme\": [1e2, -0.50, true, null],\n  \"s\": \"a\\u00e9\\n\", \"o\": { }\n}\n"
	doc, err := ParseJSON("d.json", "file:///d.json", []byte("\xEF\xBB\xBF"+text))
	if err != nil {
		t.Fatal(err)
	}
	if string(doc.Text) != text || doc.Name != "d.json" || doc.URI != "file:///d.json" {
		t.Errorf("got document %q %q %q", doc.Name, doc.URI, doc.Text)
	}
	for _, test := range []struct {
		at   Pointer
		kind Kind
		text string // of the value
		raw  string // as it stands
	}{
		{"", Object, "", strings.TrimSpace(text)},
		{"/näme", Array, "", "[1e2, -0.50, true, null]"},
		{"/näme/0", Number, "1e2", "1e2"},
		{"/näme/1", Number, "-0.50", "-0.50"},
		{"/näme/2", Bool, "true", "true"},
		{"/näme/3", Null, "null", "null"},
		{"/s", String, "aé\n", `"a\u00e9\n"`},
		{"/o", Object, "", "{ }"},
	} {
		v := doc.Root.At(test.at)
		if v == nil {
			t.Errorf("%q: nothing there", test.at)
			continue
		}
		if v.Kind != test.kind || v.Text != test.text {
			t.Errorf("%q: got %v %q, want %v %q", test.at, v.Kind, v.Text, test.kind, test.text)
		}
		if raw := string(doc.Text[v.Offset:v.End]); raw != test.raw {
			t.Errorf("%q: stands at %q, want %q", test.at, raw, test.raw)
		}
	}
	if m := doc.Root.Members[1]; m.Name != "s" || doc.Text[m.NameOffset] != '"' || doc.Text[m.NameOffset+1] != 's' {
		t.Errorf("the name of %q is said to be at %d", m.Name, m.NameOffset)
	}
}

func TestParseJSONErrors(t *testing.T) {
	deep := strings.Repeat("[", MaxDepth+1) + strings.Repeat("]", MaxDepth+1)
	for _, test := range []struct {
		name, text, want string
	}{
		{"empty", "", "f:1:1: want a JSON document, found an empty file"},
		{"blank", " \n\t\n", "f:1:1: want a JSON document, found an empty file"},
		{"only a mark", "\xEF\xBB\xBF", "f:1:1: want a JSON document, found an empty file"},
		{"yaml mapping", "# people\ntype: object\n", "f:1:1: want JSON, found what looks like YAML\n    # people\n    ^"},
		{"yaml key", "\n$schema: http://json-schema.org/schema\n", "f:2:1: want JSON, found what looks like YAML\n    $schema: http://json-schema.org/schema\n    ^"},
		{"yaml quoted key", "\"type\": object\n", "f:1:1: want JSON, found what looks like YAML\n    \"type\": object\n    ^"},
		{"yaml marker", "---\n{}\n", "f:1:1: want JSON, found what looks like YAML\n    ---\n    ^"},
		{"yaml list", "- a\n", "f:1:1: want JSON, found what looks like YAML\n    - a\n    ^"},
		{"xml", " <a/>", "f:1:2: want JSON, found '<'\n    <a/>\n    ^"},
		{"utf-16 with a mark", "\xFF\xFE{\x00}\x00", "f:1:1: want JSON in UTF-8, found UTF-16"},
		{"utf-16 without", "\x00{\x00}", "f:1:1: want JSON in UTF-8, found UTF-16"},
		{"latin-1", "{\"a\": \"\xF6\"}", "f:1:8: /a: invalid UTF-8\n    {\"a\": \"\uFFFD\"}\n           ^"},
		{"truncated object", "{\n \"a\": {\"b\": 1,\n", "f:2:15: the document ends too early: the object of line 2, column 7 is not closed\n    \"a\": {\"b\": 1,\n                 ^"},
		{"truncated array", "[[], 1", "f:1:7: the document ends too early: the array of line 1, column 1 is not closed\n    [[], 1\n          ^"},
		{"truncated word", "tru", "f:1:4: the document ends too early\n    tru\n       ^"},
		{"truncated string", "\"a", "f:1:3: the document ends too early\n    \"a\n      ^"},
		{"trailing document", "{}\n {}", "f:2:2: want the end of the document, found more\n    {}\n    ^"},
		{"trailing text", "true x", "f:1:6: want the end of the document, found more\n    true x\n         ^"},
		{"comma at the end", "[1,]", "f:1:3: JSON has no comma before ']'\n    [1,]\n      ^"},
		{"two commas", "[1,,2]", "f:1:4: /1: invalid character ',' at start of value\n    [1,,2]\n       ^"},
		{"comment", "{\n// a\n}", "f:2:1: JSON has no comments\n    // a\n    ^"},
		{"comment first", "/* a */ {}", "f:1:1: JSON has no comments\n    /* a */ {}\n    ^"},
		{"twice", "{\"a\": {\"b\": 1,\n\"b\": 2}, \"a\": 3}", "" +
			"f:2:1: /a/b: the name \"b\" is there already, at line 1, column 8\n    \"b\": 2}, \"a\": 3}\n    ^\n" +
			"f:2:10: /a: the name \"a\" is there already, at line 1, column 2\n    \"b\": 2}, \"a\": 3}\n             ^"},
		{"twice, escaped", `{"a":1,"\u0061":2}`, "f:1:8: /a: the name \"a\" is there already, at line 1, column 2\n    {\"a\":1,\"\\u0061\":2}\n           ^"},
		{"large exponent", `{"a": [1e10000]}`, "f:1:8: /a/0: the exponent of 1e10000 is beyond the limit of 9999\n    {\"a\": [1e10000]}\n           ^"},
		{"huge exponent", `-1E-99999999999999999999`, "f:1:1: the exponent of -1E-99999999999999999999 is beyond the limit of 9999\n    -1E-99999999999999999999\n    ^"},
		{"many digits", "[" + strings.Repeat("7", MaxNumber+1) + "]", "f:1:2: /0: the number has 10001 characters, the limit is 10000\n    [" + strings.Repeat("7", excerptAfter) + "…\n     ^"},
		{"deep", deep, "f:1:257: " + strings.Repeat("/0", MaxDepth)},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc, err := ParseJSON("f", "", []byte(test.text))
			var problems Diagnostics
			if !errors.As(err, &problems) || doc != nil {
				t.Fatalf("got %v, %v; want Diagnostics", doc, err)
			}
			if got := err.Error(); got != test.want && !(test.name == "deep" && strings.HasPrefix(got, test.want)) {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

func TestParseJSONLimits(t *testing.T) {
	for _, text := range []string{
		strings.Repeat("[", MaxDepth) + strings.Repeat("]", MaxDepth),
		"1e9999", "1E-9999", strings.Repeat("7", MaxNumber), "1e+0009999",
	} {
		if _, err := ParseJSON("f", "", []byte(text)); err != nil {
			t.Errorf("%.20s: %v", text, err)
		}
	}
}

func FuzzParseJSON(f *testing.F) {
	for _, seed := range []string{`{"a": [1, "b", {}], "c": null}`, "[1e5, -0.0, true]", `"\ud83d\ude00"`, "a: b", "{", "[1,", "\x00{"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		doc, err := ParseJSON("f", "", text)
		if err != nil {
			if strings.TrimSpace(err.Error()) == "" {
				t.Fatal("an error without words")
			}
			return
		}
		again, err := ParseJSON("f", "", doc.Root.AppendJSON(nil))
		if err != nil {
			t.Fatal(err)
		}
		if first, second := doc.Root.AppendJSON(nil), again.Root.AppendJSON(nil); string(first) != string(second) {
			t.Fatalf("%s became %s", first, second)
		}
	})
}
