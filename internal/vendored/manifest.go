// Package vendored knows the copies of remote documents that a project keeps:
// which file has which document, and whether it is as it was fetched.
package vendored

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/typewright/typewright/internal/source"
)

// A Manifest is the list of copies. Its text has a line for each:
//
//	URI FILE sha256:SUM
//	URI => URI
//
// The first says which file has the document of a URI, the second that a
// server sent whoever asked for one document on to another.
type Manifest struct {
	Copies    map[string]Copy   // by URI
	Redirects map[string]string // from URI to URI
}

// A Copy is a file and what was written into it.
type Copy struct {
	File string // relative to the directory of the copies, with slashes
	Sum  string // "sha256:" and the checksum in hexadecimal
}

// Of makes the manifest of documents, which are given by URI, and of the
// redirects that led to them.
func Of(documents map[string][]byte, redirects map[string]string) *Manifest {
	m := &Manifest{Copies: make(map[string]Copy), Redirects: maps.Clone(redirects)}
	files := files(documents)
	for uri, text := range documents {
		m.Copies[uri] = Copy{files[uri], Sum(text)}
	}
	return m
}

// Sum is the checksum of a text as manifests have it.
func Sum(text []byte) string {
	sum := sha256.Sum256(text)
	return "sha256:" + hex.EncodeToString(sum[:])
}

// Find returns the copy of the document that a URI leads to, and the URI of
// that.
func (m *Manifest) Find(uri string) (own string, c Copy, found bool) {
	if to, moved := m.Redirects[uri]; moved {
		uri = to
	}
	c, found = m.Copies[uri]
	return uri, c, found
}

// Has tells whether a URI has a line.
func (m *Manifest) Has(uri string) bool {
	_, is := m.Copies[uri]
	_, moved := m.Redirects[uri]
	return is || moved
}

// URIs are those that have a line, sorted.
func (m *Manifest) URIs() []string {
	return slices.Sorted(func(yield func(string) bool) {
		for uri := range m.Copies {
			if !yield(uri) {
				return
			}
		}
		for uri := range m.Redirects {
			if !yield(uri) {
				return
			}
		}
	})
}

// Verify says how a text differs from what was written.
func (c Copy) Verify(text []byte) error {
	if sum := Sum(text); sum != c.Sum {
		return fmt.Errorf("want %s, got %s", c.Sum, sum)
	}
	return nil
}

const head = `# The remote documents whose copies are here. typewright vendor writes this.
`

// Text writes the manifest, sorted by URI.
func (m *Manifest) Text() []byte {
	var out bytes.Buffer
	out.WriteString(head)
	for _, uri := range m.URIs() {
		if to, moved := m.Redirects[uri]; moved {
			fmt.Fprintf(&out, "%s => %s\n", uri, to)
			continue
		}
		fmt.Fprintf(&out, "%s %s %s\n", uri, m.Copies[uri].File, m.Copies[uri].Sum)
	}
	return out.Bytes()
}

var sum = regexp.MustCompile(`^sha256:[0-9a-f]{64}$`)

// Parse reads a manifest. The error is source.Diagnostics.
func Parse(name string, text []byte) (*Manifest, error) {
	m := &Manifest{Copies: make(map[string]Copy), Redirects: make(map[string]string)}
	doc := &source.Document{Name: name, Text: text}
	lines := make(map[string]int) // the offsets of the URIs
	var problems source.Diagnostics
	problem := func(offset int, format string, args ...any) {
		problems = append(problems, &source.Diagnostic{Loc: source.Loc{Doc: doc, Offset: offset}, Message: fmt.Sprintf(format, args...)})
	}
	offset := 0
	for line := range strings.Lines(string(text)) {
		at := offset
		offset += len(line)
		words := strings.Fields(line)
		if len(words) == 0 || words[0][0] == '#' {
			continue
		}
		if _, again := lines[words[0]]; again {
			problem(at, "want each URI once, and this one is above already")
			continue
		}
		switch {
		case len(words) != 3:
			problem(at, "want URI FILE sha256:SUM or URI => URI")
			continue
		case words[1] == "=>":
			m.Redirects[words[0]] = words[2]
		case !filepath.IsLocal(filepath.FromSlash(words[1])):
			problem(at+strings.Index(line, words[1]), "want the name of a file below this directory")
		case !sum.MatchString(words[2]):
			problem(at+strings.LastIndex(line, words[2]), "want sha256: and 64 hexadecimal digits")
		default:
			m.Copies[words[0]] = Copy{words[1], words[2]}
		}
		lines[words[0]] = at
	}
	for _, uri := range slices.Sorted(maps.Keys(m.Redirects)) {
		if _, found := lines[m.Redirects[uri]]; !found {
			problem(lines[uri], "want a line for %s, there is none", m.Redirects[uri])
		}
	}
	if len(problems) > 0 {
		return nil, problems
	}
	return m, nil
}
