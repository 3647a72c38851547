package source

import (
	"strings"
	"testing"
)

func TestParseYAML(t *testing.T) {
	for _, test := range []struct {
		name, text, want string
	}{
		{"mapping", "a: 1\nb: [x, 'y', \"z\\n\"]\n", `{"a":1,"b":["x","y","z\n"]}`},
		{"core schema", "[null, Null, ~, true, False, yes, no, on, off, y, N]", `[null,null,null,true,false,"yes","no","on","off","y","N"]`},
		{"what 1.1 has beyond", "[1:20, 190:20:30, 1_000, 0b11, 2001-02-03, 2001-02-03T04:05:06Z]", `["1:20","190:20:30","1_000","0b11","2001-02-03","2001-02-03T04:05:06Z"]`},
		{"numbers", "[0, -0, +12, 0o17, 0x1F, 1., .5, -.5e3, 1e3, +1.5E-2, 00.5, 1.0]", `[0,-0,12,15,31,1,0.5,-0.5e3,1e3,1.5E-2,0.5,1.0]`},
		{"large", "[123456789012345678901234567890, 0xFFFFFFFFFFFFFFFFFF]", `[123456789012345678901234567890,4722366482869645213695]`},
		{"tags", "[!!str 1, !!str true, !!int 3, !!float 4, !!null '', !!timestamp 2001-01-01, !!seq []]", `["1","true",3,4,null,"2001-01-01",[]]`},
		{"blocks", "a: |\n  x\n  y\nb: >-\n  x\n  y\n", `{"a":"x\ny\n","b":"x y"}`},
		{"keys", "200: a\ntrue: b\nno: c\nnull: d\n1.50: e\n\"\": f\n", `{"200":"a","true":"b","no":"c","null":"d","1.50":"e","":"f"}`},
		{"aliases", "a: &x {b: [1]}\nc: *x\n", `{"a":{"b":[1]},"c":{"b":[1]}}`},
		{"merge", "a: &x {p: 1, q: 2}\nb:\n  q: 3\n  <<: *x\n  r: 4\n", `{"a":{"p":1,"q":2},"b":{"q":3,"r":4,"p":1}}`},
		{"merge several", "- &x {p: 1}\n- &y {p: 2, q: 2}\n- <<: [*x, *y]\n- {<<: {s: 1}}\n", `[{"p":1},{"p":2,"q":2},{"p":1,"q":2},{"s":1}]`},
		{"no merge", "'<<': 1\n", `{"<<":1}`},
		{"comment and marker", "# c\n---\na: 1 # d\n...\n", `{"a":1}`},
		{"JSON", `{"a": [1, "\u00e9", {"b": null}]}`, `{"a":[1,"é",{"b":null}]}`},
		{"scalar", "hello world", `"hello world"`},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc, err := ParseYAML("d.yaml", "", []byte(test.text))
			if err != nil {
				t.Fatal(err)
			}
			if got := string(doc.Root.AppendJSON(nil)); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestParseYAMLPositions(t *testing.T) {
	text := "# é\r\nname: é\r\nähn: {x: [1, two]}\rlast: &a\n  - &b 1\nref: *a\n"
	doc, err := ParseYAML("d.yaml", "", []byte("\xEF\xBB\xBF"+text))
	if err != nil {
		t.Fatal(err)
	}
	for at, want := range map[Pointer]string{
		"/name": "é\r", "/ähn": "{x:", "/ähn/x": "[1,", "/ähn/x/1": "two]", "/last/0": "&b 1", "/ref/0": "&b 1",
	} {
		if v := doc.Root.At(at); v == nil || !strings.HasPrefix(text[v.Offset:], want) {
			t.Errorf("%s: %v", at, v)
		}
	}
	if m := doc.Root.Members[1]; !strings.HasPrefix(text[m.NameOffset:], "ähn") {
		t.Errorf("the name %q is said to be at %d", m.Name, m.NameOffset)
	}
}

func TestParseYAMLErrors(t *testing.T) {
	deep := strings.Repeat("[", MaxDepth+1) + strings.Repeat("]", MaxDepth+1)
	bomb := "a: &a [1,1,1,1,1,1,1,1,1,1]\n"
	for c := 'b'; c < 'j'; c++ {
		bomb += string(c) + ": &" + string(c) + " [" + strings.Repeat("*"+string(c-1)+",", 10) + "]\n"
	}
	for _, test := range []struct {
		name, text, want string
	}{
		{"empty", "", "f:1:1: want a YAML document, found an empty file"},
		{"comment only", "# nothing\n", "f:1:1: want a YAML document, found an empty file"},
		{"twice", "a: 1\nb:\n  c: 2\n  c: 3\n", "f:4:3: /b/c: the name \"c\" is there already, at line 3, column 3\n    c: 3\n    ^"},
		{"not a number", "a: [.nan]", "f:1:5: /a/0: JSON has no number .nan; quote it if it is a string"},
		{"infinity", "-.INF", "f:1:1: JSON has no number -.INF"},
		{"octal", "mode: 0777", "f:1:7: /mode: 0777 is octal in YAML 1.1 and decimal in YAML 1.2"},
		{"key", "? [a, b]\n: 1\n", "f:1:3: want a string as key, as JSON has it, found an array or an object"},
		{"no key", "a:\n  : 1\n", "f:2:3: /a: want a key, found none"},
		{"tag", "a: !money 3", "f:1:4: /a: JSON has nothing for the tag !money"},
		{"set", "a: !!set {x}", "JSON has nothing for the tag"},
		{"not an int", "a: !!int x", "f:1:4: /a: want a number after !!int, found \"x\""},
		{"second document", "a: 1\n---\nb: 2\n", "f:3:1: want the end of the text, found a second document"},
		{"syntax", "a: b: c\n", "f:1:5: mapping values are not allowed in this context\n    a: b: c\n        ^"},
		{"tab", "a:\n\tb: 1\n", "f:2:1: "},
		{"unknown alias", "a: *q\n", "f:1:4: unknown anchor 'q' referenced"},
		{"circle", "a: &x [1, *x]\n", "f:1:11: /a/1: the alias *x stands for what it is a part of"},
		{"merge of a scalar", "a: {<<: 3}\n", "f:1:9: /a: want an object, an alias of one, or a list of those to merge with <<"},
		{"exponent", "a: 1e99999", "f:1:4: /a: the exponent of 1e99999 is beyond the limit of 9999"},
		{"deep", deep, "nested more than 256 levels deep"},
		{"bomb", bomb, "the aliases of the document stand for more than 262144 values"},
		{"UTF-16", "\xFE\xFF\x00a", "f:1:1: want YAML in UTF-8, found UTF-16"},
		{"Latin 1", "a: 1\nb: \xE9\n", "f:2:4: want YAML in UTF-8, found a byte that is none"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := ParseYAML("f", "", []byte(test.text))
			if err == nil {
				t.Fatal("no error")
			}
			if !strings.Contains(err.Error(), test.want) || strings.Count(err.Error(), "\n    ^") > 1 {
				t.Errorf("got  %s\nwant %s", err, test.want)
			}
		})
	}
}

func TestParse(t *testing.T) {
	for _, test := range []struct {
		name, text string
		yaml       bool
	}{
		{"a.json", "a: 1", false},
		{"a.jsonl", "{}", false},
		{"a.yaml", `{"a": 1}`, true},
		{"dir.json/a.YML", "{}", true},
		{Stdin, `{"a": 1}`, false},
		{Stdin, "a: 1", true},
		{Stdin, "  # c\na: 1", true},
		{"schema", "[]", false},
		{"schema", "", false},
	} {
		if got := IsYAML(test.name, []byte(test.text)); got != test.yaml {
			t.Errorf("%s %q: %v", test.name, test.text, got)
		}
	}
	if _, err := Parse("a.json", "", []byte("a: 1")); err == nil {
		t.Error("YAML under the name of JSON is no error")
	}
	if doc, err := Parse("a.yaml", "", []byte("a: 1")); err != nil || doc.Root.Get("a") == nil {
		t.Error(err)
	}
}

func FuzzParseYAML(f *testing.F) {
	f.Add([]byte("a: &x {b: [1, 0x1F, .5, ~]}\n<<: *x\n? c\n: |\n  text\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		doc, err := ParseYAML("f", "", text)
		if err != nil {
			_ = err.Error()
			return
		}
		if _, err := ParseJSON("g", "", doc.Root.AppendJSON(nil)); err != nil {
			t.Errorf("%q is no JSON: %v", doc.Root.AppendJSON(nil), err)
		}
	})
}
