package emit

import (
	"bytes"
	"cmp"
	"fmt"
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
	jen      *jen.File // the part at hand
	parts    *parts    // those before it
	steps    int
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

// cut ends a step. After some of them, what has been written makes a part.
func (w *fileWriter) cut() {
	if w.steps++; w.steps%partSize == 0 {
		w.hand()
	}
}

// hand hands over what has been written.
func (w *fileWriter) hand() {
	w.parts.add(w.jen)
	w.jen = jen.NewFile(w.pkg.Name)
}

// Package writes a package as one Go file, the support code that it needs
// included.
func Package(p *plan.Package, header string) ([]byte, error) {
	w := &fileWriter{
		jen: jen.NewFile(p.Name), parts: newParts(), pkg: p,
		needed: make(map[*plan.Func]bool), patterns: make(map[string]string),
	}
	for _, d := range p.Types {
		typeDecl(w.jen, d)
		w.cut()
	}
	for _, d := range p.Types {
		w.methods(d)
		defaults(w.jen, d)
		w.cut()
	}
	for _, d := range p.Types {
		codecs(w, d)
		w.cut()
	}
	for len(w.queue) > 0 {
		f := w.queue[0]
		w.queue = w.queue[1:]
		(&checkWriter{file: w}).write(f)
		w.flush()
		w.cut()
	}
	for _, pattern := range w.order {
		w.jen.Var().Id(w.patterns[pattern]).Op("=").Qual("sync", "OnceValue").Call(
			jen.Func().Params().Op("*").Qual("regexp", "Regexp").Block(
				jen.Return(jen.Qual("regexp", "MustCompile").Call(text(pattern))),
			),
		)
		w.jen.Line()
	}
	w.hand()
	parts, err := w.parts.finished()
	if err != nil {
		return nil, err
	}
	return join(parts, p, header), nil
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

// join puts the header before, and the support code that the parts mention
// behind them, under one list of imports.
func join(parts []*part, p *plan.Package, header string) []byte {
	mentioned := support.NewMentions()
	var imports []string
	size := 0
	for _, part := range parts {
		mentioned.Add(part.mentions)
		imports = append(imports, part.imports...)
		size += len(part.text) + 2
	}
	selection := support.Select(mentioned)
	for _, decl := range selection.Decls {
		size += len(decl.Text) + 2
	}
	var out bytes.Buffer
	out.Grow(size + headSize)
	fmt.Fprintf(&out, "// %s\n\npackage %s\n\n", header, p.Name)
	writeImports(&out, append(imports, selection.Imports...), p.Imports)
	for _, part := range parts {
		if len(part.text) > 0 {
			fmt.Fprintf(&out, "\n%s\n", part.text)
		}
	}
	out.WriteString("\n// What follows is the support code that the above needs.\n")
	for _, decl := range selection.Decls {
		fmt.Fprintf(&out, "\n%s\n", decl.Text)
	}
	return out.Bytes()
}
