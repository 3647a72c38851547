// Package config reads the configuration file of typewright: YAML that
// schemas/typewright.json describes. The types are generated from that schema.
package config

import (
	"cmp"
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"

	generated "github.com/typewright/typewright/generated/config"
	"github.com/typewright/typewright/internal/source"
	"github.com/typewright/typewright/internal/spell"
	"github.com/typewright/typewright/schemas"
)

// Job is one package to generate.
type Job = generated.Job

// Options say how schemas are read and what the Go code is like.
type Options = generated.Options

// A File is a configuration file that is valid.
type File struct {
	generated.Config
	doc *source.Document
}

// Read reads a configuration. The error is source.Diagnostics: what is no
// YAML, and what the schema has against it.
func Read(name string, text []byte) (*File, error) {
	doc, err := source.ParseYAML(name, "", text)
	if err != nil {
		return nil, err
	}
	f := &File{doc: doc}
	err = f.UnmarshalJSON(doc.Root.AppendJSON(nil))
	if invalid := (*generated.ValidationError)(nil); errors.As(err, &invalid) {
		return nil, f.explain(invalid)
	}
	return f, err
}

// Loc returns the place of what is at a pointer, or of what is around that if
// there is nothing.
func (f *File) Loc(p source.Pointer) source.Loc {
	v := f.doc.Root
	at := source.Pointer("")
	for _, token := range p.Tokens() {
		next := v.Step(token)
		if next == nil {
			break
		}
		v, at = next, at.Append(token)
	}
	return source.Loc{Doc: f.doc, Offset: v.Offset, Pointer: at}
}

// nameLoc returns the place of the name of a member.
func (f *File) nameLoc(p source.Pointer) source.Loc {
	loc := f.Loc(p)
	if i := strings.LastIndexByte(string(p), '/'); i >= 0 {
		if around := f.doc.Root.At(p[:i]); around != nil {
			for _, m := range around.Members {
				if m.Name == p.Last() {
					loc.Offset = m.NameOffset
				}
			}
		}
	}
	return loc
}

// explain says at the places of the file what the schema has against it.
func (f *File) explain(invalid *generated.ValidationError) source.Diagnostics {
	var all source.Diagnostics
	for _, issue := range invalid.Issues {
		at := source.Pointer(issue.InstanceLocation)
		d := &source.Diagnostic{Loc: f.Loc(at), Message: issue.Message}
		var known []string
		wrong := at.Last()
		switch issue.Keyword {
		case "additionalProperties":
			d.Loc = f.nameLoc(at)
			known = properties(issue.KeywordLocation)
		case "enum", "const":
			wrong = f.doc.Root.At(at).Text
			known = values(issue.KeywordLocation)
		}
		if near := spell.Nearest(wrong, slices.Values(known)); len(near) > 0 {
			d.Notes = append(d.Notes, "did you mean "+strconv.Quote(near[0])+"?")
		} else if issue.Keyword == "additionalProperties" {
			d.Notes = append(d.Notes, "there are "+strings.Join(known, ", "))
		}
		all = append(all, d)
	}
	return all
}

// keywordValue is the value of a keyword of the schema.
func keywordValue(location string) *source.Value {
	doc, err := source.ParseJSON("typewright.json", "", schemas.Config)
	if err != nil {
		return nil
	}
	_, pointer, _ := strings.Cut(location, "#")
	return doc.Root.At(source.Pointer(pointer))
}

// properties are the names that may stand where additionalProperties rejects
// one.
func properties(location string) []string {
	v := keywordValue(strings.TrimSuffix(location, "additionalProperties") + "properties")
	var names []string
	if v != nil {
		for _, m := range v.Members {
			names = append(names, m.Name)
		}
	}
	return names
}

// values are the values of enum.
func values(location string) []string {
	v := keywordValue(location)
	var texts []string
	if v != nil {
		for _, item := range v.Items {
			texts = append(texts, item.Text)
		}
	}
	return texts
}

// Merged returns the options of a job, with the defaults where it says
// nothing.
func (f *File) Merged(job Job) Options {
	var own, all Options
	if job.Options != nil {
		own = *job.Options
	}
	if f.Defaults != nil {
		all = *f.Defaults
	}
	return Options{
		Draft:         cmp.Or(own.Draft, all.Draft),
		BaseURI:       cmp.Or(own.BaseURI, all.BaseURI),
		Resources:     merged(own.Resources, all.Resources),
		AssertFormats: cmp.Or(own.AssertFormats, all.AssertFormats),
		AssertContent: cmp.Or(own.AssertContent, all.AssertContent),
		Formats:       merged(own.Formats, all.Formats),
		Numbers:       cmp.Or(own.Numbers, all.Numbers),
		SizedIntegers: cmp.Or(own.SizedIntegers, all.SizedIntegers),
		FreeForm:      cmp.Or(own.FreeForm, all.FreeForm),
		Strings:       cmp.Or(own.Strings, all.Strings),
		Lock:          cmp.Or(own.Lock, all.Lock),
		Support:       cmp.Or(own.Support, all.Support),
		With:          first(own.With, all.With),

		DuplicateNames: cmp.Or(own.DuplicateNames, all.DuplicateNames),
	}
}

// first is the first list that is there, if only as an empty one.
func first[T any](own, all []T) []T {
	if own != nil {
		return own
	}
	return all
}

func merged(own, all map[string]string) map[string]string {
	both := maps.Clone(all)
	if both == nil {
		both = make(map[string]string)
	}
	maps.Copy(both, own)
	return both
}
