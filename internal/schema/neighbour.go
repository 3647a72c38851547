package schema

import (
	"net/url"
	"path"
	"path/filepath"
	"strings"

	"github.com/typewright/typewright/internal/source"
)

// neighbour finds the document of a URL in a file that has the place beside a
// given file that the URL has beside that file's $id. Schemas that belong
// together are kept so: https://example.com/order.json refers to line.json, and
// both lie in one directory. A file that calls itself something else is none.
func (l *loader) neighbour(uri string) (name string, text []byte, found bool) {
	wanted, err := url.Parse(uri)
	if err != nil {
		return "", nil, false
	}
	for _, doc := range l.set.Documents {
		place := placeBeside(doc, wanted)
		if place == "" {
			continue
		}
		name, err := l.beside(place)
		if err != nil {
			continue
		}
		text, err := l.readFile(name)
		if err != nil {
			continue
		}
		other, err := source.Parse(name, uri, text)
		if err != nil {
			continue
		}
		if own := ownURI(other); own == "" || own == uri {
			return name, text, true
		}
	}
	return "", nil, false
}

// placeBeside returns the file URL of what is to a document's file as the
// wanted URL is to its $id, or "".
func placeBeside(doc *source.Document, wanted *url.URL) string {
	file, errFile := url.Parse(doc.URI)
	own, errOwn := url.Parse(ownURI(doc))
	if errFile != nil || errOwn != nil || file.Scheme != "file" || !own.IsAbs() ||
		own.Scheme != wanted.Scheme || own.Host != wanted.Host || wanted.RawQuery != "" {
		return ""
	}
	from, to := path.Dir(own.Path), wanted.Path
	if !strings.HasPrefix(from, "/") || !strings.HasPrefix(to, "/") {
		return ""
	}
	way, err := filepath.Rel(filepath.FromSlash(from), filepath.FromSlash(to))
	if err != nil {
		return ""
	}
	return file.ResolveReference(&url.URL{Path: filepath.ToSlash(way)}).String()
}

// ownURI is the URI that a document gives itself, without a fragment, or "".
func ownURI(doc *source.Document) string {
	for _, name := range []string{"$id", "id"} {
		if id := text(doc.Root, name); id != "" {
			return withoutFragment(resolveURI(doc.URI, id))
		}
	}
	return ""
}
