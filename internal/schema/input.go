package schema

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/typewright/typewright/internal/source"
)

// SplitFragment parts the name of an input into that of the file and what
// stands behind "#": a JSON Pointer or an anchor. Without "#", the fragment is
// empty.
func SplitFragment(name string) (file, fragment string) {
	file, fragment, _ = strings.Cut(name, "#")
	return file, fragment
}

// An input is one of the names that Load is given.
type input struct {
	doc      *source.Document
	fragment string
}

// input reads the document of an input, unless another one has.
func (l *loader) input(name string) (*input, error) {
	shown, r, fragment, err := l.readInput(name)
	if err != nil {
		return nil, err
	}
	in := &input{fragment: fragment}
	if len(l.inputs) == 0 && l.options.BaseURI != "" {
		moved := *r
		moved.URI = withoutFragment(resolveURI("", l.options.BaseURI))
		r = &moved
	}
	for _, other := range l.inputs {
		if other.doc != nil && other.doc.Name == shown {
			in.doc = other.doc
		}
	}
	if in.doc == nil {
		in.doc = l.parse(shown, r, nil)
	}
	return in, nil
}

// readInput returns the text of an input, what messages call it, and the
// fragment. A file whose own name has a "#" is found as well.
func (l *loader) readInput(name string) (shown string, r *Retrieved, fragment string, err error) {
	if IsURL(name) {
		name, fragment = SplitFragment(name)
		shown, r, err = l.read(resolveURI("", name))
		if err != nil {
			err = fmt.Errorf("%s: %w", name, err)
		}
		return shown, r, fragment, err
	}
	file := name
	text, err := l.readFile(file)
	if errors.Is(err, fs.ErrNotExist) && strings.Contains(name, "#") {
		file, fragment = SplitFragment(name)
		text, err = l.readFile(file)
	}
	if err != nil {
		return "", nil, "", err
	}
	l.directories = append(l.directories, filepath.Dir(file))
	if file == "-" {
		return source.Stdin, &Retrieved{URI: FileURL("stdin"), Text: text}, fragment, nil
	}
	return file, &Retrieved{URI: FileURL(file), Text: text}, fragment, nil
}

// roots returns the schemas that an input names: the whole document, a schema
// in it, all schemas of an object of schemas, or those of the components of
// an OpenAPI document.
func (l *loader) roots(in *input) []*Schema {
	root := l.index(in.doc, l.standard(l.draft))
	pointer := source.Pointer(in.fragment)
	switch {
	case in.fragment == "" && !root.container:
		return []*Schema{root}
	case in.fragment == "":
		pointer = "/components/schemas"
		if len(components(in.doc)) == 0 {
			l.problem(root.Loc, "the OpenAPI document has no schemas in its components")
			return nil
		}
	case !strings.HasPrefix(in.fragment, "/"):
		pointer = ""
	}
	if pointer != "" {
		if all := l.every(in.doc.Root.At(pointer)); all != nil {
			return all
		}
	}
	k := &Keyword{Name: "$ref", Loc: root.Loc, Value: &source.Value{Kind: source.String, Text: "#" + in.fragment}}
	l.resolve(root, k)
	if k.Target == nil {
		return nil
	}
	return []*Schema{k.Target}
}

// every returns the schemas that are the members of a value, nil if it is
// something else.
func (l *loader) every(v *source.Value) []*Schema {
	if v == nil || l.schemas[v] != nil {
		return nil
	}
	var all []*Schema
	for _, m := range v.Members {
		s := l.schemas[m.Value]
		if s == nil {
			return nil
		}
		all = append(all, s)
	}
	return all
}
