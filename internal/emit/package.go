package emit

import (
	"bytes"
	"cmp"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/typewright/typewright/internal/plan"
	"github.com/typewright/typewright/internal/support"
)

// A File is one file of a package.
type File struct {
	Kind Kind
	Text Text
}

// Kind says what a file is for.
type Kind uint8

// The kinds of files.
const (
	Main   Kind = iota // the types, their methods, and the support code
	JSONv2             // methods for encoding/json/v2
	Tests              // tests of the types
)

// Package writes a package as Go files, the main one first. The support code
// that they need is in them or, apart, left out, but for what tests have in
// common. Each file has a header of its own.
func Package(p *plan.Package, header func(Kind) string, apart bool) ([]File, error) {
	main := newFileWriter(p)
	if err := main.types(); err != nil {
		return nil, err
	}
	files := []*fileWriter{main}
	kinds := []Kind{Main}
	if p.Extras.JSONv2 {
		methods := newFileWriter(p)
		methods.jsonv2()
		files, kinds = append(files, methods), append(kinds, JSONv2)
	}
	if p.Extras.Tests {
		tests := newFileWriter(p)
		tests.tests()
		files, kinds = append(files, tests), append(kinds, Tests)
	}
	var known support.Selection // what the files before have
	var out []File
	for n, w := range files {
		w.hand()
		parts, mentions, imports, err := w.parts.finished()
		if err != nil {
			return nil, err
		}
		selection := support.Select(mentions).Without(known)
		if apart {
			selection = selection.Of(support.TestingFile)
		}
		text := w.join(parts, header(kinds[n]), selection, imports)
		known.Decls = append(known.Decls, selection.Decls...)
		out = append(out, File{kinds[n], text})
	}
	return out, nil
}

// writeImports writes the imports of the code and, where they are not of the
// standard library, below them those that schemas ask for.
func writeImports(out *bytes.Buffer, own []string, others []plan.Import) {
	var standard, foreign []string
	for _, path := range own {
		standard = append(standard, strconv.Quote(path))
	}
	for _, other := range others {
		line := strconv.Quote(other.Path)
		if path.Base(other.Path) != other.Name {
			line = other.Name + " " + line
		}
		if first, _, _ := strings.Cut(other.Path, "/"); strings.Contains(first, ".") {
			foreign = append(foreign, line)
		} else {
			standard = append(standard, line)
		}
	}
	slices.SortFunc(standard, byPath)
	slices.SortFunc(foreign, byPath)
	standard = slices.Compact(standard)
	if len(standard)+len(foreign) == 0 {
		return
	}
	out.WriteString("import (\n")
	for _, line := range standard {
		out.WriteString("\t" + line + "\n")
	}
	if len(standard) > 0 && len(foreign) > 0 {
		out.WriteString("\n")
	}
	for _, line := range foreign {
		out.WriteString("\t" + line + "\n")
	}
	out.WriteString(")\n")
}

// byPath orders imports as gofmt does.
func byPath(a, b string) int {
	return cmp.Compare(a[strings.IndexByte(a, '"'):], b[strings.IndexByte(b, '"'):])
}

// join puts the header before, and support code behind the parts, under one
// list of imports.
func (w *fileWriter) join(parts [][]byte, header string, selection support.Selection, imports []string) Text {
	var head, tail bytes.Buffer
	fmt.Fprintf(&head, "// %s\n\n%spackage %s\n\n", header, w.constraint, w.pkg.Name)
	writeImports(&head, append(imports, selection.Imports...), w.imports)
	text := append(make(Text, 0, len(parts)+2), head.Bytes())
	text = append(text, parts...)
	if len(selection.Decls) > 0 {
		tail.WriteString("\n// What follows is the support code that the above needs.\n")
	}
	for _, decl := range selection.Decls {
		fmt.Fprintf(&tail, "\n%s\n", decl.Text)
	}
	return append(text, tail.Bytes())
}
