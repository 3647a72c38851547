package cli

import (
	"errors"
	"maps"
	"strings"
	"testing"

	"github.com/typewright/typewright/internal/remote"
	"github.com/typewright/typewright/internal/schema"
	"github.com/typewright/typewright/internal/vendored"
)

// TestGathering has a server that sends on to b, and says something else each
// time it is asked: what it said first counts, and b is not asked for again.
func TestGathering(t *testing.T) {
	asked := 0
	g := &gathering{
		before:    &copies{dir: t.TempDir(), manifest: vendored.Of(nil, nil)},
		documents: make(map[string][]byte), redirects: make(map[string]string),
		fetch: func(string) (*remote.Document, error) {
			asked++
			return &remote.Document{URL: "https://example.com/b", Text: []byte(strings.Repeat(" ", asked))}, nil
		},
	}
	for _, url := range []string{"https://example.com/a", "https://example.com/b", "https://example.com/c"} {
		r, err := g.retrieve(url)
		if err != nil || r.URI != "https://example.com/b" || string(r.Text) != " " {
			t.Errorf("%s: %v, %v", url, r, err)
		}
	}
	want := map[string]string{"https://example.com/a": "https://example.com/b", "https://example.com/c": "https://example.com/b"}
	if !maps.Equal(g.redirects, want) || len(g.documents) != 1 || asked != 2 {
		t.Errorf("%d documents, redirects %v, asked %d times", len(g.documents), g.redirects, asked)
	}
	again, err := vendored.Parse(sumName, vendored.Of(g.documents, g.redirects).Text())
	if err != nil || len(again.Copies) != 1 {
		t.Errorf("the manifest is %v, %v", again, err)
	}
}

// TestGatheringOffline wants no document from anywhere but the copies.
func TestGatheringOffline(t *testing.T) {
	g := &gathering{before: &copies{dir: t.TempDir(), manifest: vendored.Of(nil, nil)}}
	if _, err := g.retrieve("https://example.com/a"); !errors.Is(err, schema.ErrOffline) {
		t.Errorf("got %v", err)
	}
}
