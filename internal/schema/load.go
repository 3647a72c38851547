package schema

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path/filepath"
	"slices"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/typewright/typewright/internal/source"
)

// A loader reads documents, indexes their schemas and resolves references.
type loader struct {
	options     Options
	draft       int
	set         *Set
	inputs      []*input
	directories []string                    // those of the options and of the files, as they were given
	mappings    map[string]string           // URIs to files
	documents   map[string]*source.Document // by the URI they were retrieved from or, of files, their own
	missing     map[string]error            // why there is no document
	neededBy    map[*source.Document]source.Loc
	copies      map[*source.Document]string // files of documents that are called by their URL
	resources   map[string]*Resource        // by URI
	again       map[string]*Resource        // those whose URI another has already
	schemas     map[*source.Value]*Schema
	dialects    map[string]*Dialect // by the URI of the metaschema
	verdicts    map[question][]*jsonschema.ValidationError
	queue       []*Schema // those that are reached from a root
	problems    source.Diagnostics
}

func newLoader(o Options, draft int) *loader {
	l := &loader{
		options: o, draft: draft, set: &Set{},
		directories: slices.Clone(o.Directories),
		mappings:    make(map[string]string),
		documents:   make(map[string]*source.Document),
		missing:     make(map[string]error),
		neededBy:    make(map[*source.Document]source.Loc),
		copies:      make(map[*source.Document]string),
		resources:   make(map[string]*Resource),
		again:       make(map[string]*Resource),
		schemas:     make(map[*source.Value]*Schema),
		dialects:    make(map[string]*Dialect),
		verdicts:    make(map[question][]*jsonschema.ValidationError),
	}
	for _, m := range o.Resources {
		l.mappings[withoutFragment(resolveURI("", m.URI))] = m.File
	}
	return l
}

// problem reports what is wrong at a place, and which reference needed the
// document there.
func (l *loader) problem(loc source.Loc, format string, args ...any) {
	d := &source.Diagnostic{Loc: loc, Message: fmt.Sprintf(format, args...)}
	if file := l.copies[loc.Doc]; file != "" {
		d.Notes = append(d.Notes, "read from "+file)
	}
	if from, found := l.neededBy[loc.Doc]; found {
		d.Notes = append(d.Notes, "needed by "+from.String())
	}
	l.problems = append(l.problems, d)
}

// note adds a note to the last problem.
func (l *loader) note(text string) {
	last := l.problems[len(l.problems)-1]
	last.Notes = append(last.Notes, text)
}

var errReported = errors.New("what is wrong with it is reported")

// document returns the document that was retrieved from a URI, reading it
// where it is one of Options.Resources, a metaschema, a file in or below the
// directory of a given one, by its place or by that of its $id, or what
// Options.Retrieve has. If there is none, it says why.
func (l *loader) document(uri string, from source.Loc) (*source.Document, error) {
	if doc := l.documents[uri]; doc != nil {
		return doc, nil
	}
	if err := l.missing[uri]; err != nil {
		return nil, err
	}
	name, r, err := l.read(uri)
	if problems := source.Diagnostics(nil); errors.As(err, &problems) {
		l.problems = append(l.problems, problems...) // about the copies
		err = errReported
	}
	if err != nil {
		l.missing[uri] = err
		return nil, err
	}
	doc := l.documents[r.URI] // a redirect may lead to one that is known
	if doc == nil {
		doc = l.parse(name, r, &from)
	}
	if doc == nil {
		l.missing[uri] = errReported
		return nil, errReported
	}
	l.documents[uri] = doc
	return doc, nil
}

// parse makes a document known. It returns nil, and has reported why, if the
// text is neither JSON nor YAML.
func (l *loader) parse(name string, r *Retrieved, from *source.Loc) *source.Document {
	doc, err := source.Parse(name, r.URI, r.Text)
	if problems := source.Diagnostics(nil); errors.As(err, &problems) {
		for _, d := range problems {
			if r.Copy != "" {
				d.Notes = append(d.Notes, "read from "+r.Copy)
			}
			if from != nil {
				d.Notes = append(d.Notes, "needed by "+from.String())
			}
		}
		l.problems = append(l.problems, problems...)
		return nil
	}
	if from != nil {
		l.neededBy[doc] = *from
	}
	l.copies[doc] = r.Copy
	l.documents[r.URI] = doc
	if id := doc.Root.Get("$id"); id != nil && id.Kind == source.String && from == nil {
		if own := withoutFragment(resolveURI(r.URI, id.Text)); l.documents[own] == nil {
			l.documents[own] = doc
		}
	}
	l.set.Documents = append(l.set.Documents, doc)
	return doc
}

// read returns the text of a URI and what messages call it. What was retrieved
// is called by its URL, wherever its copy is, so that all that is made of it is
// the same with a copy and without.
func (l *loader) read(uri string) (name string, r *Retrieved, err error) {
	if file, found := l.mappings[uri]; found {
		name = file
	} else if text := metaschemaText(uri); text != nil {
		return uri, &Retrieved{URI: uri, Text: text}, nil
	} else if IsURL(uri) {
		if name, text, found := l.neighbour(uri); found {
			return name, &Retrieved{URI: uri, Text: text}, nil
		}
		r, err := l.retrieve(uri)
		if err != nil {
			return "", nil, err
		}
		return r.URI, r, nil
	} else if name, err = l.beside(uri); err != nil {
		return "", nil, err
	}
	text, err := l.readFile(name)
	return name, &Retrieved{URI: uri, Text: text}, err
}

func (l *loader) retrieve(uri string) (*Retrieved, error) {
	if _, err := url.Parse(uri); err != nil {
		return nil, fmt.Errorf("%q is not a URI", uri)
	}
	if l.options.Retrieve == nil {
		return nil, ErrOffline
	}
	return l.options.Retrieve(uri)
}

// An elsewhere is where a URI leads if not to a document that may be read:
// a mapping can name its file.
type elsewhere string

func (e elsewhere) Error() string { return string(e) }

// beside names the file of a URL as seen from the working directory, if it is
// in or below the directory of a given file.
func (l *loader) beside(uri string) (string, error) {
	u, err := url.Parse(uri)
	switch {
	case err != nil:
		return "", fmt.Errorf("%q is not a URI", uri)
	case u.Scheme != "file":
		return "", elsewhere("nowhere: no document has the URI " + uri)
	}
	path := filePath(u)
	for _, directory := range l.directories {
		if below, err := filepath.Rel(absolute(directory), path); err == nil && filepath.IsLocal(below) {
			return filepath.Join(directory, below), nil
		}
	}
	return "", elsewhere("to a file neither beside nor below a given one")
}

// readFile reads a file. The error names it once, without the operation.
func (l *loader) readFile(name string) ([]byte, error) {
	text, err := l.options.ReadFile(name)
	if about := (*fs.PathError)(nil); errors.As(err, &about) {
		err = fmt.Errorf("%s: %w", name, about.Err)
	}
	return text, err
}
