package emit

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"maps"
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
	text []byte // gofmt-ed, without package clause and imports, between empty lines
	err  error
}

// parts are written one after the other, and finished side by side.
type parts struct {
	all     []*part
	workers []*worker
	free    chan *worker
	wait    sync.WaitGroup
}

// A worker finishes one part at a time, and knows what all of its own mention.
type worker struct {
	layout   layout.Printer
	mentions *support.Mentions
	imports  map[string]bool // paths
	rendered bytes.Buffer    // what the part is before
	laid     []byte          // and after
}

func newParts() *parts {
	p := &parts{free: make(chan *worker, runtime.GOMAXPROCS(0))}
	for range cap(p.free) {
		w := &worker{mentions: support.Relevant(), imports: make(map[string]bool)}
		w.layout.Mentions = w.mentions
		p.workers = append(p.workers, w)
		p.free <- w
	}
	return p
}

// layOut finishes the declarations of a file for being copied.
func (p *parts) layOut(file *jen.File) ([]byte, error) {
	worker := <-p.free
	defer func() { p.free <- worker }()
	return worker.finish(file)
}

// copied adds a part that has been laid out.
func (p *parts) copied(text []byte) { p.all = append(p.all, &part{text: text}) }

// add finishes the declarations of a file as the next part. The file is not
// to be used any more.
func (p *parts) add(file *jen.File) {
	next := &part{}
	p.all = append(p.all, next)
	worker := <-p.free
	p.wait.Go(func() {
		if next.text, next.err = worker.finish(file); next.err != nil {
			next.err = fmt.Errorf("internal error: the generated code does not parse: %w", next.err)
		}
		p.free <- worker
	})
}

// finished returns the texts of all parts, what they mention, and what they
// import.
func (p *parts) finished() (texts [][]byte, mentions *support.Mentions, imports []string, err error) {
	p.wait.Wait()
	for _, part := range p.all {
		if part.err != nil {
			return nil, nil, nil, part.err
		}
		if len(part.text) > 0 {
			texts = append(texts, part.text)
		}
	}
	mentions = support.NewMentions()
	for _, worker := range p.workers {
		mentions.Add(worker.mentions)
		imports = slices.AppendSeq(imports, maps.Keys(worker.imports))
	}
	return texts, mentions, imports, nil
}

// finish lays out most of the declarations by package layout, and what that
// does not know by package format.
func (w *worker) finish(file *jen.File) ([]byte, error) {
	file.NoFormat = true
	w.rendered.Reset()
	if err := file.Render(&w.rendered); err != nil {
		return nil, err
	}
	source := w.rendered.Bytes()
	fset := token.NewFileSet()
	head, err := parser.ParseFile(fset, "", source, parser.ImportsOnly)
	if err != nil {
		return nil, err
	}
	end := head.Name.End()
	if len(head.Decls) > 0 {
		end = head.Decls[len(head.Decls)-1].End()
	}
	start := fset.File(end).Offset(end)
	w.layout.Imported = make(map[string]bool)
	for name, path := range support.ImportsOf(head) {
		w.imports[path] = true
		w.layout.Imported[name] = true
	}
	text, err := w.layout.Source(w.laid[:0], source[start:], func(laid, decl []byte) ([]byte, error) {
		return w.format(laid, source[:start], decl)
	})
	if err != nil || len(text) == 0 {
		return nil, err
	}
	w.laid = text
	return slices.Concat([]byte("\n"), text, []byte("\n")), nil
}

// format appends declarations of a file that begins with a head.
func (w *worker) format(out, head, decls []byte) ([]byte, error) {
	fset := token.NewFileSet()
	tree, err := parser.ParseFile(fset, "", slices.Concat(head, []byte("\n\n"), decls), parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	w.mentions.AddFile(tree)
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
