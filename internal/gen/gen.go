// Package gen is the compiler as one function: schemas in, Go files out.
package gen

import (
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/typewright/typewright/internal/emit"
	"github.com/typewright/typewright/internal/inspect"
	"github.com/typewright/typewright/internal/lower"
	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/outline"
	"github.com/typewright/typewright/internal/plan"
	"github.com/typewright/typewright/internal/schema"
	"github.com/typewright/typewright/internal/shape"
	"github.com/typewright/typewright/internal/source"
	"github.com/typewright/typewright/internal/support"
)

// Options steer one run.
type Options struct {
	Version        string           // of typewright, for the header
	Package        string           // name of the Go package
	Type           string           // name of the root type; "" to derive it
	Draft, BaseURI string           // see schema.Options
	Resources      []schema.Mapping // where referenced documents are found
	Directories    []string         // see schema.Options
	AssertFormats  bool
	AssertContent  bool
	SizedIntegers  bool                                    // the smallest Go type for the limits of an integer
	FormatTypes    FormatTypes                             // which Go types stand for formats of strings
	Lock           *Lock                                   // names to keep; nil if there is none
	Exact          bool                                    // integers and numbers are json.Number, which holds any
	RawFreeForm    bool                                    // what may be anything is json.RawMessage
	SharedStrings  bool                                    // all strings of a document share one copy of it
	LastWins       bool                                    // of several members of one name the last counts; else they are an error
	With           Extras                                  // what the output has besides
	Support        string                                  // import path of a package that has the support code; "" if the output has its own
	Overrides      []Override                              // what the Go of some schemas is
	File           string                                  // name of the output file; "" to derive it
	ReadFile       func(string) ([]byte, error)            // the only way to files
	Retrieve       func(string) (*schema.Retrieved, error) // the only way to URLs; see schema.Options

	model  *model.Model // what the schemas were read as, if they were
	others plan.Others  // see plan.Options
}

// A File is one output file; its name is relative to the output directory.
type File struct {
	Name string
	Text Text
}

// A Text is what a file has in it.
type Text = emit.Text

// Generate turns schemas into Go files. Problems in schemas are
// source.Diagnostics; other errors say why a file could not be read.
func Generate(schemas []string, o Options) ([]File, error) {
	if o.model == nil {
		go support.Names() // to know the support code takes as long as to read schemas
		set, err := load(schemas, o)
		if err != nil {
			return nil, err
		}
		if o.model, err = modelOf(set, o); err != nil {
			return nil, err
		}
		set.Forget()
	}
	_, p, err := planned(schemas, o)
	if err != nil {
		return nil, err
	}
	return write(schemas, o, p)
}

// write makes files of a plan.
func write(schemas []string, o Options, p *plan.Package) ([]File, error) {
	main := fileName(schemas, o)
	written, err := emit.Package(p, func(kind emit.Kind) string { return header(schemas, o.Version, main, kind) }, o.Support != "")
	if err != nil {
		return nil, err
	}
	var files []File
	for _, f := range written {
		text := f.Text
		if o.Support != "" {
			whole, err := shared(f, o.Support)
			if err != nil {
				return nil, err
			}
			text = Text{whole}
		}
		files = append(files, File{companion(main, f.Kind), text})
	}
	if o.Lock != nil {
		text, err := lockText(p.Names())
		if err != nil {
			return nil, err
		}
		files = append(files, File{o.Lock.Name, Text{text}})
	}
	return files, nil
}

// Coverage tells what Generate makes of schemas. The errors are the same.
func Coverage(schemas []string, o Options) (inspect.Coverage, error) {
	set, err := load(schemas, o)
	if err != nil {
		return inspect.Coverage{}, err
	}
	if o.model, err = modelOf(set, o); err != nil {
		return inspect.Coverage{}, err
	}
	m, p, err := planned(schemas, o)
	if err != nil {
		return inspect.Coverage{}, err
	}
	return inspect.Cover(set, m, p), nil
}

// Outline shows the types that Generate makes of schemas. The errors are the
// same.
func Outline(schemas []string, o Options) (*outline.Outline, error) {
	m, p, err := planned(schemas, o)
	if err != nil {
		return nil, err
	}
	return outline.Of(p, len(m.Roots)), nil
}

// Read reads schemas and every document that they refer to, and makes nothing
// of them. The errors are the same, but for what has no code.
func Read(schemas []string, o Options) error {
	_, err := load(schemas, o)
	return err
}

func load(schemas []string, o Options) (*schema.Set, error) {
	return schema.Load(schemas, schema.Options{
		Draft: o.Draft, BaseURI: o.BaseURI, Resources: o.Resources, Directories: o.Directories,
		ReadFile: o.ReadFile, Retrieve: o.Retrieve,
	})
}

// planned makes the model of schemas and the plan of that.
func planned(schemas []string, o Options) (*model.Model, *plan.Package, error) {
	go support.Names() // to know the support code takes as long as to read schemas
	m, err := read(schemas, o)
	if err != nil {
		return nil, nil, err
	}
	locked, err := o.Lock.names()
	if err != nil {
		return nil, nil, err
	}
	p, err := plan.Plan(m, plan.Options{
		Package: o.Package, RootType: o.Type, Reserved: support.Names(),
		Sized: o.SizedIntegers, FormatTypes: o.FormatTypes, Others: o.others, Locked: locked,
		Exact: o.Exact, RawFreeForm: o.RawFreeForm, SharedStrings: o.SharedStrings, LastWins: o.LastWins, Extras: plan.Extras(o.With),
	})
	return m, p, err
}

// read makes the model of schemas.
func read(schemas []string, o Options) (*model.Model, error) {
	if o.model != nil {
		return o.model, nil
	}
	set, err := load(schemas, o)
	if err != nil {
		return nil, err
	}
	return modelOf(set, o)
}

// modelOf makes the model of what was loaded.
func modelOf(set *schema.Set, o Options) (*model.Model, error) {
	m, err := lower.Lower(set, lower.Options{AssertFormats: o.AssertFormats, AssertContent: o.AssertContent})
	if err != nil {
		return nil, err
	}
	if err := apply(o.Overrides, m); err != nil {
		return nil, err
	}
	shape.Assign(m)
	return m, nil
}

// header is the line that marks generated code; see go help generate. It has
// no path in it, so that it is the same on every machine. A file that is not
// the main one says beside which one it belongs.
func header(schemas []string, version, main string, kind emit.Kind) string {
	names := make([]string, len(schemas))
	for i, name := range schemas {
		names[i] = strings.Map(printable, shownName(name))
	}
	beside := ""
	if kind != emit.Main {
		beside = ", beside " + main
	}
	return "Code generated by typewright " + version + " from " + strings.Join(names, ", ") + beside + "; DO NOT EDIT."
}

// shownName is the name of an input without directories.
func shownName(name string) string {
	if name == "-" {
		return "standard input"
	}
	file, fragment := schema.SplitFragment(name)
	if fragment != "" {
		fragment = "#" + fragment
	}
	return baseName(file) + fragment
}

// baseName is the last part of the name of a file or of the path of a URL.
func baseName(name string) string {
	if schema.IsURL(name) {
		name, _, _ = strings.Cut(name, "?")
		return path.Base(name)
	}
	return filepath.Base(name)
}

func printable(r rune) rune {
	if !unicode.IsPrint(r) {
		return '_'
	}
	return r
}

// fileName derives the name of the output from the first schema's.
func fileName(schemas []string, o Options) string {
	if o.File != "" {
		return o.File
	}
	name, fragment := schema.SplitFragment(schemas[0])
	if fragment != "" {
		name = source.Pointer(fragment).Last()
	} else {
		name = baseName(name)
		name = strings.TrimSuffix(name, filepath.Ext(name))
	}
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	for len(words) > 1 && slices.Contains([]string{"test", "windows", "linux", "darwin", "amd64", "arm64"}, words[len(words)-1]) {
		words = append(words[:len(words)-1], words[len(words)-1]+"schema") // no build constraint by accident
	}
	if len(words) == 0 {
		words = []string{"schema"}
	}
	return strings.Join(words, "_") + ".go"
}
