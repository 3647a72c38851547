// Package schema loads JSON Schema documents into a graph of schemas whose
// references are resolved. Documents may be of drafts 4, 6, 7, 2019-09 and
// 2020-12; the graph has the keywords of draft 2020-12.
package schema

import (
	"errors"
	"slices"

	"github.com/typewright/typewright/internal/source"
)

// Options say how documents are found and read.
type Options struct {
	Draft     string                            // dialect of documents without $schema; "" is 2020-12
	BaseURI   string                            // where the first file was retrieved from; "" is its file URL
	Resources []Mapping                         // files of the documents that references name
	ReadFile  func(name string) ([]byte, error) // the only way to files

	// Directories are those in and below which there are files to refer to,
	// besides those of the inputs.
	Directories []string

	// Retrieve returns the document of a URL of http or https, ErrOffline if
	// there is none and the network is not to be asked. It may be nil.
	Retrieve func(url string) (*Retrieved, error)
}

// A Mapping says which file holds the document of a URI.
type Mapping struct {
	URI, File string
}

// A Retrieved is a document that is not in a file of the user's.
type Retrieved struct {
	URI  string // where it is, after redirects
	Text []byte
	Copy string // the file that it was read from; "" if it came from the network
}

// ErrOffline is the error of Options.Retrieve for a document that only the
// network has.
var ErrOffline = errors.New("it is on the network, where typewright does not go by itself: keep a copy with typewright vendor, or say --allow-remote")

// A RetrieveError is why a document cannot be retrieved, and what to do.
type RetrieveError struct {
	Err  error
	Hint string
}

func (e *RetrieveError) Error() string { return e.Err.Error() + ": " + e.Hint }
func (e *RetrieveError) Unwrap() error { return e.Err }

// A Set is what was loaded.
type Set struct {
	Roots     []*Schema          // what the inputs name, in order: one each, or those of an OpenAPI document
	Documents []*source.Document // the files, and what was read for references
}

// Forget lets go of the trees of the documents, once they are read: places in
// the documents can still be told.
func (s *Set) Forget() {
	for _, doc := range s.Documents {
		doc.Root = nil
	}
}

// Load reads the inputs and every document that they refer to. An input is the
// name of a file of JSON or YAML, a URL of http or https, or "-" for standard
// input, with a fragment behind "#" for a part of it; of an OpenAPI document without one, all schemas
// of its components are roots. The error is
// source.Diagnostics for what is wrong in documents; any other says which file
// cannot be read, or that the options make no sense.
func Load(inputs []string, o Options) (*Set, error) {
	draft, err := draftByName(o.Draft)
	if err != nil {
		return nil, err
	}
	l := newLoader(o, draft)
	for _, file := range inputs {
		in, err := l.input(file)
		if err != nil {
			return nil, err
		}
		l.inputs = append(l.inputs, in)
	}
	if len(l.problems) > 0 {
		return nil, l.problems
	}
	// All files are known by their own names before any is looked into.
	for _, in := range l.inputs {
		for _, root := range l.roots(in) {
			if !slices.Contains(l.set.Roots, root) {
				l.set.Roots = append(l.set.Roots, root)
			}
		}
	}
	l.resolveAll()
	if len(l.problems) > 0 {
		return nil, l.problems
	}
	return l.set, nil
}
