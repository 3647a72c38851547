package vendored

import (
	"maps"
	"path/filepath"
	"strings"
	"testing"
)

// FuzzParse wants what is read as a manifest to be written as one that says
// the same, and no file of it to be elsewhere.
func FuzzParse(f *testing.F) {
	f.Add("# x\nhttps://a/b a/b.json sha256:" + strings.Repeat("0", 64) + "\nhttps://a/c => https://a/b\n")
	f.Add("https://a/b ../b sha256:00\n")
	f.Fuzz(func(t *testing.T, text string) {
		m, err := Parse("m", []byte(text))
		if err != nil {
			if err.Error() == "" {
				t.Error("an error that says nothing")
			}
			return
		}
		for _, c := range m.Copies {
			if !filepath.IsLocal(filepath.FromSlash(c.File)) {
				t.Errorf("%s is elsewhere", c.File)
			}
		}
		again, err := Parse("m", m.Text())
		if err != nil || !maps.Equal(m.Copies, again.Copies) || !maps.Equal(m.Redirects, again.Redirects) {
			t.Errorf("written, %q is %q: %v", text, m.Text(), err)
		}
	})
}

// FuzzFiles wants any two URIs to have files of their own, where every system
// can have them.
func FuzzFiles(f *testing.F) {
	f.Add("https://example.com/a?b", "https://example.com/a%3Fb", "{}")
	f.Add("https://example.com/../a/", "http://EXAMPLE.com/a/index.json", "a: b\n")
	f.Fuzz(func(t *testing.T, a, b, text string) {
		if a == b {
			return
		}
		names := files(map[string][]byte{a: []byte(text), b: []byte(text)})
		if strings.EqualFold(names[a], names[b]) {
			t.Errorf("%q and %q are both %q", a, b, names[a])
		}
		for uri, name := range names {
			if !filepath.IsLocal(filepath.FromSlash(name)) || strings.ContainsAny(name, "\\:*?\"<>| \n\x00") {
				t.Errorf("%q: %q is no name for a file", uri, name)
			}
			for part := range strings.SplitSeq(name, "/") {
				if len(part) > 150 || strings.HasPrefix(part, ".") || strings.HasSuffix(part, ".") {
					t.Errorf("%q: %q is no name for a file", uri, part)
				}
			}
		}
	})
}
