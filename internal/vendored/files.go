package vendored

import (
	"cmp"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/typewright/typewright/internal/source"
)

// files names the files of documents by their URIs: host and path, with the
// extension of JSON or YAML. What no name of a file should have in it, and the
// query, is left out, and a part of the URI's checksum says which one it is. So
// it does where two names would differ in case only, as many file systems do
// not tell those apart.
func files(documents map[string][]byte) map[string]string {
	names := make(map[string]string, len(documents))
	taken := make(map[string]bool, len(documents))
	candidates := make([]candidate, 0, len(documents))
	for uri, text := range documents {
		candidates = append(candidates, newCandidate(uri, text))
	}
	slices.SortFunc(candidates, candidate.compare)
	for _, c := range candidates {
		name := c.stem + c.extension
		if !c.exact || taken[strings.ToLower(name)] {
			name = c.stem + "-" + Sum([]byte(c.uri))[len("sha256:"):][:12] + c.extension
		}
		names[c.uri] = name
		taken[strings.ToLower(name)] = true
	}
	return names
}

// A candidate is a name that a document would like its file to have.
type candidate struct {
	uri             string
	stem, extension string
	exact           bool // it has all that the URI has but the scheme
	extended        bool // the extension is not that of the URI
}

func newCandidate(uri string, text []byte) candidate {
	c := candidate{uri: uri, extension: ".json"}
	c.stem, c.exact = readable(uri)
	if source.IsYAML(uri, text) {
		c.extension = ".yaml"
	}
	own := path.Ext(c.stem)
	if own == c.extension || own == ".yml" && c.extension == ".yaml" {
		c.stem, c.extension = strings.TrimSuffix(c.stem, own), own
	} else {
		c.extended = true
	}
	return c
}

// compare tells who chooses first: whose extension is its own, then https
// before http.
func (c candidate) compare(other candidate) int {
	rank := func(c candidate) int {
		n := 0
		if c.extended {
			n += 2
		}
		if !strings.HasPrefix(c.uri, "https:") {
			n++
		}
		return n
	}
	return cmp.Or(cmp.Compare(rank(c), rank(other)), strings.Compare(c.uri, other.uri))
}

// maxPart is how long each part of a readable name is at most. File systems
// allow 255 bytes.
const maxPart = 100

var (
	unfit   = regexp.MustCompile(`[^A-Za-z0-9._-]+`)
	edge    = regexp.MustCompile(`^[.-]|\.$`)
	endFile = regexp.MustCompile(`(?i)\.(json|ya?ml)$`)
)

// readable makes a path of a URI, without what may not be in one, and tells
// whether nothing was lost.
func readable(uri string) (name string, exact bool) {
	u, err := url.Parse(uri)
	if err != nil {
		return "document", false
	}
	exact = u.RawQuery == "" && !u.ForceQuery
	parts := append([]string{u.Host}, strings.Split(strings.TrimPrefix(u.EscapedPath(), "/"), "/")...)
	for i, part := range parts {
		last := i == len(parts)-1
		fit := part
		if last && fit == "" {
			fit = "index"
			part = fit
		}
		fit = edge.ReplaceAllString(unfit.ReplaceAllString(fit, "_"), "_")
		if !last {
			fit = endFile.ReplaceAllString(fit, "_$1") // the name of a file
		}
		if fit == "" {
			fit = "_"
		}
		if len(fit) > maxPart {
			fit = fit[:maxPart-1] + "_"
		}
		exact = exact && fit == part
		parts[i] = fit
	}
	return strings.Join(parts, "/"), exact
}
