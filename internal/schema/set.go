// Package schema loads JSON Schema documents into a graph of schemas whose
// references are resolved. Documents may be of drafts 4, 6, 7, 2019-09 and
// 2020-12; the graph has the keywords of draft 2020-12.
package schema

import (
	"path/filepath"

	"github.com/typewright/typewright/internal/source"
)

// Options say how documents are found and read.
type Options struct {
	Draft     string                            // dialect of documents without $schema; "" is 2020-12
	BaseURI   string                            // where the first file was retrieved from; "" is its file URL
	Resources []Mapping                         // files of the documents that references name
	ReadFile  func(name string) ([]byte, error) // the only way to the outside
}

// A Mapping says which file holds the document of a URI.
type Mapping struct {
	URI, File string
}

// A Set is what was loaded.
type Set struct {
	Roots     []*Schema          // one for each file, in order
	Documents []*source.Document // the files, and what was read for references
}

// Load reads the files and every document that they refer to. The error is
// source.Diagnostics for what is wrong in documents; any other says which file
// cannot be read, or that the options make no sense.
func Load(files []string, o Options) (*Set, error) {
	draft, err := draftByName(o.Draft)
	if err != nil {
		return nil, err
	}
	l := newLoader(o, draft)
	roots := make([]*source.Document, len(files))
	for i, file := range files {
		text, err := l.readFile(file)
		if err != nil {
			return nil, err
		}
		uri := fileURL(file)
		if i == 0 && o.BaseURI != "" {
			uri = withoutFragment(resolveURI("", o.BaseURI))
		}
		if roots[i] = l.parse(file, uri, text, nil); roots[i] != nil {
			l.directories = append(l.directories, filepath.Dir(file))
		}
	}
	if len(l.problems) > 0 {
		return nil, l.problems
	}
	// All files are known by their own names before any is looked into.
	for _, doc := range roots {
		l.set.Roots = append(l.set.Roots, l.index(doc))
	}
	l.resolveAll()
	if len(l.problems) > 0 {
		return nil, l.problems
	}
	return l.set, nil
}
