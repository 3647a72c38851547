package source

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func parse(t *testing.T, name, text string) *Document {
	t.Helper()
	doc, err := ParseJSON(name, "", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func TestPointer(t *testing.T) {
	for _, test := range []struct {
		pointer Pointer
		tokens  []string
		last    string
	}{
		{"", nil, ""},
		{"/", []string{""}, ""},
		{"/a/b", []string{"a", "b"}, "b"},
		{"/a~1b/c~0d", []string{"a/b", "c~d"}, "c~d"},
		{"/~01", []string{"~1"}, "~1"},
	} {
		if got := test.pointer.Tokens(); !slices.Equal(got, test.tokens) {
			t.Errorf("tokens of %q: got %q, want %q", test.pointer, got, test.tokens)
		}
		if got := Pointer("").Append(test.tokens...); got != test.pointer {
			t.Errorf("append %q: got %q, want %q", test.tokens, got, test.pointer)
		}
		if got := test.pointer.Last(); got != test.last {
			t.Errorf("last of %q: got %q, want %q", test.pointer, got, test.last)
		}
	}
}

func TestAt(t *testing.T) {
	root := parse(t, "f", `{"a": [10, {"": 11}], "~/": 12, "0": 13, "n": 14}`).Root
	for pointer, want := range map[Pointer]string{
		"": "", "/a/0": "10", "/a/1/": "11", "/~0~1": "12", "/0": "13", "/n": "14",
		"/a/2": "none", "/a/01": "none", "/a/-": "none", "/a/+0": "none", "/a/-1": "none", "/b": "none", "/n/x": "none",
	} {
		got := "none"
		if v := root.At(pointer); v != nil {
			got = v.Text
		}
		if got != want {
			t.Errorf("at %q: got %s, want %s", pointer, got, want)
		}
	}
}

// TestGetOfMany reads objects around the size from which they have a map.
func TestGetOfMany(t *testing.T) {
	for _, size := range []int{1, many - 1, many, many + 1, 3 * many} {
		var members []string
		for i := range size {
			members = append(members, fmt.Sprintf(`"n%d": %d`, i, i))
		}
		root := parse(t, "f", "{"+strings.Join(members, ",")+"}").Root
		for i := range size {
			if v := root.Get(fmt.Sprintf("n%d", i)); v == nil || v.Text != fmt.Sprint(i) {
				t.Errorf("%d of %d members: got %v", i, size, v)
			}
		}
		if v := root.Get("n"); v != nil {
			t.Errorf("%d members: got %v for a name that is not there", size, v)
		}
	}
}

func TestAppendJSON(t *testing.T) {
	const text = `{"z":[1.50,1E2,-0,"<a> & \"b\"\n",true,null,[],{}],"a":{"\\":"é"}}`
	if got := parse(t, "f", " { \"z\" : [1.50 , 1E2, -0, \"<a> & \\u0022b\\\"\\n\", true,null,[ ],{ }],\n\"a\":{\"\\u005c\":\"\\u00e9\"} }").Root.AppendJSON(nil); string(got) != text {
		t.Errorf("got  %s\nwant %s", got, text)
	}
}

func TestPosition(t *testing.T) {
	long := strings.Repeat("é", block) // two bytes each: more than one block
	text := "[\"" + long + "\", 1,\n \"ü\", 2\n]"
	doc := parse(t, "f", text)
	for _, test := range []struct {
		before string
		want   Position
	}{
		{"[", Position{1, 1}},
		{" 1,", Position{1, block + 5}},
		{"\"ü", Position{2, 2}},
		{"2\n", Position{2, 7}},
		{"]", Position{3, 1}},
	} {
		if got := doc.Position(strings.Index(text, test.before)); got != test.want {
			t.Errorf("position of %q: got %v, want %v", test.before, got, test.want)
		}
	}
	for _, offset := range []int{-1, 0, len(text), len(text) + 1} {
		want := Position{1, 1}
		if offset > 0 {
			want = Position{3, 2}
		}
		if got := doc.Position(offset); got != want {
			t.Errorf("position of offset %d: got %v, want %v", offset, got, want)
		}
	}
	if got := (&Document{Text: []byte(strings.Repeat("a", block))}).Position(block); got != (Position{1, block + 1}) {
		t.Errorf("end of a block: got %v", got)
	}
}

func TestDiagnostic(t *testing.T) {
	padding := strings.Repeat("x", 200)
	for _, test := range []struct {
		name, text, at, want string
		notes                []string
	}{
		{
			name: "indented", at: `"zero"`, notes: []string{"needed by order.json:4:12: /buyer/$ref"},
			text: "{\n\t\t\"minimum\": \"zero\"\n}",
			want: "f.json:2:14: /p: wrong\n    \"minimum\": \"zero\"\n               ^\n\tneeded by order.json:4:12: /buyer/$ref",
		},
		{
			name: "indented, and so long behind it", at: `"zero"`,
			text: "{\n    \"age\": {\"type\": \"integer\", \"minimum\": \"zero\"}\n}",
			want: "f.json:2:43: /p: wrong\n    \"age\": {\"type\": \"integer\", \"minimum\": \"zero\"}\n" + strings.Repeat(" ", 42) + "^",
		},
		{
			name: "tabs amid", at: `1`, text: "[\t1\t]",
			want: "f.json:1:3: /p: wrong\n    [ 1 ]\n      ^",
		},
		{
			name: "long line", at: `12`, text: `["` + padding + `", 12, "` + padding + `"]`,
			want: "f.json:1:206: /p: wrong\n    …" + padding[:37] + `", 12, "` + padding[:55] + "…\n    " + strings.Repeat(" ", 41) + "^",
		},
		{
			name: "characters", at: `12`, text: `["ééé", 12]`,
			want: "f.json:1:9: /p: wrong\n    [\"ééé\", 12]\n            ^",
		},
		{
			name: "wide characters, and those without width", at: `12`, text: "[\"日本 e\u0301\", 12]",
			want: "f.json:1:11: /p: wrong\n    [\"日本 e\u0301\", 12]\n    " + strings.Repeat(" ", 11) + "^",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc := parse(t, "f.json", test.text)
			d := &Diagnostic{Loc: Loc{doc, strings.Index(test.text, test.at), "/p"}, Message: "wrong", Notes: test.notes}
			if got := d.Error(); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

// TestNarrow wants excerpts to be no wider than they may be, with the caret in
// its place.
func TestNarrow(t *testing.T) {
	padding := strings.Repeat("0123456789", 20)
	doc := parse(t, "f.json", `["`+padding+`", 12, "`+padding+`"]`)
	d := &Diagnostic{Loc: Loc{Doc: doc, Offset: strings.Index(string(doc.Text), "12,")}, Message: "wrong"}
	for _, width := range []int{24, 40, 80, 120} {
		lines := strings.Split(d.Format(&Style{Width: width}), "\n")
		excerpt, caret := []rune(lines[1]), strings.Index(lines[2], "^")
		if len(excerpt) > width || len(excerpt) < min(width, 100) || string(excerpt[caret:caret+2]) != "12" {
			t.Errorf("%d: got\n%s", width, strings.Join(lines, "\n"))
		}
	}
}

func TestDiagnosticsOrder(t *testing.T) {
	a, b := parse(t, "a", "[\n1,\n2]"), parse(t, "b", "true")
	at := func(doc *Document, offset int, message string) *Diagnostic {
		return &Diagnostic{Loc: Loc{Doc: doc, Offset: offset}, Message: message}
	}
	ds := Diagnostics{at(b, 0, "fourth"), at(a, 5, "second"), at(a, 2, "first"), at(a, 5, "third"), at(a, 2, "first")}
	var messages []string
	for _, line := range strings.Split(ds.Error(), "\n") {
		if _, message, found := strings.Cut(line, ": "); found {
			messages = append(messages, message)
		}
	}
	if want := []string{"first", "second", "third", "fourth"}; !slices.Equal(messages, want) {
		t.Errorf("got %q, want %q", messages, want)
	}
	if ds[0].Message != "fourth" {
		t.Error("the error's text reordered the diagnostics")
	}
}
