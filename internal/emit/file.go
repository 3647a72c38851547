package emit

import (
	"bytes"
	"fmt"
	"go/format"
	"go/parser"
	"go/token"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/typewright/typewright/internal/ecma"
	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/plan"
	"github.com/typewright/typewright/internal/support"
)

// A fileWriter collects what one file declares.
type fileWriter struct {
	jen      *jen.File
	pkg      *plan.Package
	needed   map[*plan.Func]bool // check functions that are mentioned
	queue    []*plan.Func        // those of them that are still to be written
	pending  []func()
	patterns map[string]string // the name of each pattern's variable
	order    []string
}

// check is the function that checks what a node accepts, which is mentioned
// and hence written, or nil if the node accepts everything.
func (w *fileWriter) check(n *model.Node) *plan.Func {
	f := w.pkg.Check(n)
	if f != nil && !w.needed[f] {
		w.needed[f] = true
		w.queue = append(w.queue, f)
	}
	return f
}

// later writes something after the function at hand.
func (w *fileWriter) later(write func()) { w.pending = append(w.pending, write) }

func (w *fileWriter) flush() {
	for len(w.pending) > 0 {
		next := w.pending[0]
		w.pending = w.pending[1:]
		next()
	}
}

// match is the condition that a text matches a pattern:
// pattern1().Match(text) && !pattern2().Match(text).
func (w *fileWriter) match(e ecma.Expr, text string) *jen.Statement {
	switch e := e.(type) {
	case ecma.Search:
		return jen.Id(w.pattern(e.RE2)).Call().Dot("Match").Call(id(text))
	case ecma.Not:
		return jen.Op("!").Add(w.operand(e.Expr, text))
	case ecma.And:
		return w.chain("&&", e.Exprs, text)
	case ecma.Or:
		return w.chain("||", e.Exprs, text)
	case ecma.Always:
		return jen.Lit(e.Value)
	}
	panic("a pattern of no known form")
}

// reads tells whether the condition of a pattern looks at the text.
func reads(p model.Pattern) bool {
	_, always := p.Match.(ecma.Always)
	return !always
}

// chain joins conditions by an operator.
func (w *fileWriter) chain(op string, exprs []ecma.Expr, text string) *jen.Statement {
	s := w.operand(exprs[0], text)
	for _, e := range exprs[1:] {
		s.Op(op).Add(w.operand(e, text))
	}
	return s
}

// operand is a condition that can stand beside an operator.
func (w *fileWriter) operand(e ecma.Expr, text string) *jen.Statement {
	switch e.(type) {
	case ecma.And, ecma.Or:
		return jen.Parens(w.match(e, text))
	case ecma.Search, ecma.Not, ecma.Always:
	}
	return w.match(e, text)
}

// pattern is the variable that holds a regular expression.
func (w *fileWriter) pattern(re2 string) string {
	name, found := w.patterns[re2]
	if !found {
		name = "pattern" + strconv.Itoa(len(w.order)+1)
		w.patterns[re2] = name
		w.order = append(w.order, re2)
	}
	return name
}

// Package writes a package as one Go file, the support code that it needs
// included.
func Package(p *plan.Package, header string) ([]byte, error) {
	w := &fileWriter{
		jen: jen.NewFile(p.Name), pkg: p,
		needed: make(map[*plan.Func]bool), patterns: make(map[string]string),
	}
	w.jen.NoFormat = true // all is formatted together in the end
	for _, d := range p.Types {
		typeDecl(w.jen, d)
	}
	for _, d := range p.Types {
		w.methods(d)
		defaults(w.jen, d)
	}
	for _, d := range p.Types {
		codecs(w, d)
	}
	for len(w.queue) > 0 {
		f := w.queue[0]
		w.queue = w.queue[1:]
		(&checkWriter{file: w}).write(f)
		w.flush()
	}
	for _, pattern := range w.order {
		w.jen.Var().Id(w.patterns[pattern]).Op("=").Qual("sync", "OnceValue").Call(
			jen.Func().Params().Op("*").Qual("regexp", "Regexp").Block(
				jen.Return(jen.Qual("regexp", "MustCompile").Call(text(pattern))),
			),
		)
		w.jen.Line()
	}
	var out bytes.Buffer
	if err := w.jen.Render(&out); err != nil {
		return nil, err
	}
	text, err := withSupport(out.Bytes(), p, header)
	if err != nil {
		return nil, fmt.Errorf("internal error: the generated code does not parse: %w", err)
	}
	return text, nil
}

// writeImports writes the imports of the code and, where they are not of the
// standard library, below them those that schemas ask for.
func writeImports(out *strings.Builder, own []string, others []plan.Import) {
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
	slices.Sort(standard)
	if standard = slices.Compact(standard); len(standard)+len(foreign) > 0 {
		out.WriteString("import (\n" + strings.Join(standard, "\n") + "\n\n" + strings.Join(foreign, "\n") + "\n)\n")
	}
}

// withSupport puts the header before, and the support code that the source
// mentions behind it, under one list of imports.
func withSupport(source []byte, p *plan.Package, header string) ([]byte, error) {
	file, err := parser.ParseFile(token.NewFileSet(), "", source, parser.ImportsOnly)
	if err != nil {
		return nil, err
	}
	selection, err := support.SelectFor(source)
	if err != nil {
		return nil, err
	}
	imports := slices.Clone(selection.Imports)
	end := int(file.Name.End()) - 1
	for _, spec := range file.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return nil, err
		}
		imports = append(imports, path)
	}
	for _, decl := range file.Decls {
		end = int(decl.End()) - 1
	}
	slices.Sort(imports)
	var out strings.Builder
	fmt.Fprintf(&out, "// %s\n\npackage %s\n\n", header, p.Name)
	writeImports(&out, slices.Compact(imports), p.Imports)
	out.Write(source[end:])
	out.WriteString("\n\n// What follows is the support code that the above needs.\n")
	for _, decl := range selection.Decls {
		out.WriteString("\n" + decl.Text + "\n")
	}
	return format.Source([]byte(out.String()))
}
