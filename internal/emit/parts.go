package emit

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"runtime"
	"slices"
	"sync"

	"github.com/dave/jennifer/jen"

	"github.com/typewright/typewright/internal/layout"
	"github.com/typewright/typewright/internal/support"
)

// Code is formatted in parts of some declarations each: of a large package no
// more than a few are in memory as trees, and all processors have work.

// partSize is how many steps of the writer make a part.
const partSize = 12

// A part is a run of declarations.
type part struct {
	text     []byte // gofmt-ed, without package clause and imports
	imports  []string
	mentions *support.Mentions
	err      error
}

// parts are written one after the other, and finished side by side.
type parts struct {
	all      []*part
	printers chan *layout.Printer // those that are free
	wait     sync.WaitGroup
}

func newParts() *parts {
	p := &parts{printers: make(chan *layout.Printer, runtime.GOMAXPROCS(0))}
	for range cap(p.printers) {
		p.printers <- new(layout.Printer)
	}
	return p
}

// add finishes the declarations of a file as the next part. The file is not
// to be used any more.
func (p *parts) add(file *jen.File) {
	next := &part{mentions: support.NewMentions()}
	p.all = append(p.all, next)
	printer := <-p.printers
	p.wait.Go(func() {
		if err := next.finish(file, printer); err != nil {
			next.err = fmt.Errorf("internal error: the generated code does not parse: %w", err)
		}
		p.printers <- printer
	})
}

// finished returns all parts.
func (p *parts) finished() ([]*part, error) {
	p.wait.Wait()
	for _, part := range p.all {
		if part.err != nil {
			return nil, part.err
		}
	}
	return p.all, nil
}

// finish lays out most of the declarations by package layout, and what that
// does not know by package format.
func (p *part) finish(file *jen.File, printer *layout.Printer) error {
	file.NoFormat = true
	var out bytes.Buffer
	if err := file.Render(&out); err != nil {
		return err
	}
	source := out.Bytes()
	fset := token.NewFileSet()
	head, err := parser.ParseFile(fset, "", source, parser.ImportsOnly)
	if err != nil {
		return err
	}
	end := head.Name.End()
	if len(head.Decls) > 0 {
		end = head.Decls[len(head.Decls)-1].End()
	}
	start := fset.File(end).Offset(end)
	printer.Imported = make(map[string]bool)
	for name, path := range support.ImportsOf(head) {
		p.imports = append(p.imports, path)
		printer.Imported[name] = true
	}
	printer.Names, printer.Selectors = p.mentions.Sets()
	text, err := printer.Source(make([]byte, 0, len(source)), source[start:], func(laid, decl []byte) ([]byte, error) {
		return p.format(laid, source[:start], decl)
	})
	p.text = bytes.Clone(text)
	return err
}

// format appends declarations of a file that begins with a head.
func (p *part) format(out, head, decls []byte) ([]byte, error) {
	fset := token.NewFileSet()
	tree, err := parser.ParseFile(fset, "", slices.Concat(head, []byte("\n\n"), decls), parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	p.mentions.AddFile(tree)
	for len(tree.Decls) > 0 && isImport(tree.Decls[0]) {
		tree.Decls = tree.Decls[1:]
	}
	var text bytes.Buffer
	if err := format.Node(&text, fset, tree); err != nil {
		return nil, err
	}
	_, laid, _ := bytes.Cut(text.Bytes(), []byte("\n"))
	return append(out, bytes.TrimSpace(laid)...), nil
}

func isImport(decl ast.Decl) bool {
	group, ok := decl.(*ast.GenDecl)
	return ok && group.Tok == token.IMPORT
}
