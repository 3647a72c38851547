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
	Text []byte
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
	main.types()
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
		parts, err := w.parts.finished()
		if err != nil {
			return nil, err
		}
		selection, imports := needed(parts)
		selection = selection.Without(known)
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

// headSize is more than enough for what stands before the first declaration.
const headSize = 4096

// needed returns the support code that parts mention, and what they import.
func needed(parts []*part) (s support.Selection, imports []string) {
	mentioned := support.NewMentions()
	for _, part := range parts {
		mentioned.Add(part.mentions)
		imports = append(imports, part.imports...)
	}
	return support.Select(mentioned), imports
}

// join puts the header before, and support code behind the parts, under one
// list of imports.
func (w *fileWriter) join(parts []*part, header string, selection support.Selection, imports []string) []byte {
	size := 0
	for _, part := range parts {
		size += len(part.text) + 2
	}
	for _, decl := range selection.Decls {
		size += len(decl.Text) + 2
	}
	var out bytes.Buffer
	out.Grow(size + headSize)
	fmt.Fprintf(&out, "// %s\n\n%spackage %s\n\n", header, w.constraint, w.pkg.Name)
	writeImports(&out, append(imports, selection.Imports...), w.imports)
	for _, part := range parts {
		if len(part.text) > 0 {
			fmt.Fprintf(&out, "\n%s\n", part.text)
		}
	}
	if len(selection.Decls) > 0 {
		out.WriteString("\n// What follows is the support code that the above needs.\n")
	}
	for _, decl := range selection.Decls {
		fmt.Fprintf(&out, "\n%s\n", decl.Text)
	}
	return out.Bytes()
}
