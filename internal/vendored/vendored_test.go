package vendored

import (
	"errors"
	"maps"
	"path"
	"strings"
	"testing"

	"github.com/typewright/typewright/internal/source"
)

func TestManifest(t *testing.T) {
	m := Of(map[string][]byte{
		"https://example.com/b.json": []byte("{}"),
		"https://example.com/a":      []byte("type: object\n"),
	}, map[string]string{"https://example.com/old": "https://example.com/a"})
	want := head + `https://example.com/a example.com/a.yaml sha256:34ea4d90d89b8e77e1a6c1c6c5e16b5fc7b08ad25b5d244a4a3822c27e7c740d
https://example.com/b.json example.com/b.json sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a
https://example.com/old => https://example.com/a
`
	if got := string(m.Text()); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	again, err := Parse("typewright.sum", m.Text())
	if err != nil || !maps.Equal(m.Copies, again.Copies) || !maps.Equal(m.Redirects, again.Redirects) {
		t.Errorf("read back: %v, %v", again, err)
	}
	uri, c, found := m.Find("https://example.com/old")
	if uri != "https://example.com/a" || c.File != "example.com/a.yaml" || !found {
		t.Errorf("found %s, %v, %v", uri, c, found)
	}
	if _, _, found := m.Find("https://example.com/none"); found {
		t.Error("found what is not there")
	}
	if err := c.Verify([]byte("type: object\n")); err != nil {
		t.Error(err)
	}
	if err := c.Verify([]byte("type: object\r\n")); err == nil || !strings.HasPrefix(err.Error(), "want "+c.Sum+", got sha256:") {
		t.Errorf("other line ends: %v", err)
	}
}

func TestParseErrors(t *testing.T) {
	good := " sha256:" + strings.Repeat("0", 64)
	for text, want := range map[string]string{
		"https://a/b":                                     "m:1:1: want URI FILE sha256:SUM or URI => URI",
		"# x\nhttps://a b" + good + " more\n":             "m:2:1: want URI FILE sha256:SUM or URI => URI",
		"<<<<<<< HEAD\n":                                  "m:1:1: want URI FILE sha256:SUM or URI => URI",
		"https://a/b ../x" + good:                         "m:1:13: want the name of a file below this directory",
		"https://a/b /etc/passwd" + good:                  "m:1:13: want the name of a file below this directory",
		"https://a/b x sha256:00\n":                       "m:1:15: want sha256: and 64 hexadecimal digits",
		"https://a/b x md5" + good[7:]:                    "m:1:15: want sha256: and 64 hexadecimal digits",
		"https://a x" + good + "\nhttps://a y" + good:     "m:2:1: want each URI once, and this one is above already",
		"https://a x" + good + "\nhttps://a => https://b": "m:2:1: want each URI once, and this one is above already",
		"https://a => https://b":                          "m:1:1: want a line for https://b, there is none",
	} {
		m, err := Parse("m", []byte(text))
		if problems, _ := errors.AsType[source.Diagnostics](err); len(problems) != 1 || !strings.HasPrefix(err.Error(), want+"\n") {
			t.Errorf("%q: %v, %v, want %s", text, m, err, want)
		}
	}
}

func TestFiles(t *testing.T) {
	json, yaml := []byte(`{}`), []byte("type: object\n")
	documents := map[string][]byte{
		"https://example.com/schemas/person.json":            json,
		"https://example.com/schemas/person":                 json,
		"https://example.com/schemas/Person":                 json,
		"https://example.com/schemas/order.yml":              yaml,
		"https://example.com/schemas/order":                  yaml,
		"https://example.com/schemas/lines.jsonl":            json,
		"https://example.com/schemas/a.json/b.json":          json,
		"https://example.com/schemas/a.json":                 json,
		"https://example.com/schemas/":                       json,
		"https://example.com/x?v=1":                          json,
		"https://example.com/x?v=2":                          json,
		"http://example.com/x":                               json,
		"https://example.com/x":                              json,
		"https://example.com:8080/x":                         json,
		"https://example.com/../../etc/passwd":               json,
		"https://example.com/%2e%2e/..%2f/C:/a b":            json,
		"https://example.com/.git/config":                    json,
		"https://example.com":                                json,
		"https://[::1]/x":                                    json,
		"https://example.com/größe":                          json,
		"https://example.com/" + strings.Repeat("long", 100): json,
	}
	want := map[string]string{
		"https://example.com/schemas/person.json": "example.com/schemas/person.json",
		"https://example.com/schemas/order.yml":   "example.com/schemas/order.yml",
		"https://example.com/schemas/order":       "example.com/schemas/order.yaml",
		"https://example.com/schemas/lines.jsonl": "example.com/schemas/lines.jsonl.json",
		"https://example.com/schemas/a.json":      "example.com/schemas/a.json",
		"https://example.com/schemas/":            "example.com/schemas/index.json",
		"https://example.com":                     "example.com/index.json",
		"https://example.com/x":                   "example.com/x.json",
	}
	names := files(documents)
	seen := make(map[string]string)
	for uri, name := range names {
		if want[uri] != "" && name != want[uri] {
			t.Errorf("%s: %s, want %s", uri, name, want[uri])
		}
		if other := seen[strings.ToLower(name)]; other != "" {
			t.Errorf("%s and %s are both %s", uri, other, name)
		}
		seen[strings.ToLower(name)] = uri
		if path.Clean(name) != name || strings.ContainsAny(name, ` %:\?~`) || strings.Contains(name, "/.") {
			t.Errorf("%s: %s is no name for a file", uri, name)
		}
		if source.IsYAML(name, documents[uri]) != source.IsYAML(uri, documents[uri]) {
			t.Errorf("%s: %s is read in another way", uri, name)
		}
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			if endFile.MatchString(dir) {
				t.Errorf("%s: %s can be the name of a file", uri, dir)
			}
		}
	}
	if got := files(map[string][]byte{"https://example.com/x?v=1": json})["https://example.com/x?v=1"]; got != names["https://example.com/x?v=1"] {
		t.Errorf("alone it is %s, among others %s", got, names["https://example.com/x?v=1"])
	}
}
