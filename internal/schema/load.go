package schema

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/typewright/typewright/internal/source"
)

// Options say how documents are found and read.
type Options struct {
	Draft     string                       // dialect of documents without $schema; "" is 2020-12
	BaseURI   string                       // where the first input was retrieved from; "" for its file URL
	Resources []Mapping                    // where documents are found
	ReadFile  func(string) ([]byte, error) // the only way to the outside
}

// A Mapping says which file holds the document of a URI.
type Mapping struct {
	URI, File string
}

// A loader reads documents, indexes their schemas and resolves references.
type loader struct {
	options   Options
	draft     int
	set       *Set
	documents map[string]*source.Document // by URI
	failed    map[string]error            // documents that are not there
	resources map[string]*Resource        // by URI without fragment
	byValue   map[*source.Value]*Schema
	dialects  map[string]*Dialect
	pending   []reference
	problems  source.Diagnostics
}

// Load reads the files and every document that they refer to. The error is
// source.Diagnostics for what is wrong in documents, else it says why a file
// cannot be read.
func Load(files []string, o Options) (*Set, error) {
	draft, err := draftByName(o.Draft)
	if err != nil {
		return nil, err
	}
	l := &loader{
		options: o, draft: draft, set: &Set{},
		documents: make(map[string]*source.Document),
		failed:    make(map[string]error),
		resources: make(map[string]*Resource),
		byValue:   make(map[*source.Value]*Schema),
		dialects:  make(map[string]*Dialect),
	}
	var roots []*source.Document
	for i, file := range files {
		text, err := o.ReadFile(file)
		if err != nil {
			return nil, err
		}
		uri := fileURL(file)
		if i == 0 && o.BaseURI != "" {
			uri = strings.TrimSuffix(o.BaseURI, "#")
		}
		doc, err := source.ParseJSON(file, uri, text)
		if err != nil {
			return nil, err
		}
		l.documents[uri] = doc
		l.set.Documents = append(l.set.Documents, doc)
		roots = append(roots, doc)
	}
	for _, doc := range roots {
		l.set.Roots = append(l.set.Roots, l.index(doc))
	}
	l.resolveAll()
	if len(l.problems) == 0 {
		l.findLoops()
	}
	if len(l.problems) > 0 {
		return nil, l.problems
	}
	return l.set, nil
}

func (l *loader) problem(loc source.Loc, format string, args ...any) {
	l.problems = append(l.problems, &source.Diagnostic{Loc: loc, Message: fmt.Sprintf(format, args...)})
}

// note adds a note to the last problem.
func (l *loader) note(text string) {
	last := l.problems[len(l.problems)-1]
	last.Notes = append(last.Notes, text)
}

// fileURL makes a URL of a path (RFC 8089).
func fileURL(path string) string {
	if absolute, err := filepath.Abs(path); err == nil {
		path = absolute
	}
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // a Windows drive
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}

var errNotNamed = errors.New("it is on the network, or not named on the command line")

// document returns the document that was retrieved from a URI, reading it if
// it is named by a mapping or is a file in the directory of an input or
// below. It returns nil if there is none; l.failed says why.
func (l *loader) document(uri string) *source.Document {
	if doc := l.documents[uri]; doc != nil {
		return doc
	}
	if l.failed[uri] != nil {
		return nil
	}
	name, err := l.fileOf(uri)
	var text []byte
	if err == nil {
		text, err = l.options.ReadFile(name)
	}
	if err != nil {
		if reason := (*fs.PathError)(nil); errors.As(err, &reason) {
			err = reason
		}
		l.failed[uri] = err
		return nil
	}
	doc, err := source.ParseJSON(name, uri, text)
	if err != nil {
		if problems := source.Diagnostics(nil); errors.As(err, &problems) {
			l.problems = append(l.problems, problems...)
		}
		l.failed[uri] = err
		return nil
	}
	l.documents[uri] = doc
	l.set.Documents = append(l.set.Documents, doc)
	return doc
}

func (l *loader) fileOf(uri string) (string, error) {
	for _, m := range l.options.Resources {
		if strings.TrimSuffix(m.URI, "#") == uri {
			return m.File, nil
		}
	}
	u, err := url.Parse(uri)
	if err != nil || u.Scheme != "file" {
		return "", errNotNamed
	}
	path := filepath.FromSlash(u.Path)
	if len(path) > 2 && path[2] == ':' {
		path = path[1:] // a Windows drive
	}
	for _, doc := range l.set.Documents {
		dir := filepath.Dir(doc.Name)
		absolute, err := filepath.Abs(dir)
		if err != nil {
			return "", err
		}
		if relative, err := filepath.Rel(absolute, path); err == nil && filepath.IsLocal(relative) {
			return filepath.Join(dir, relative), nil
		}
	}
	return "", errors.New("the file is not beside an input, nor named on the command line")
}
