package emit

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"runtime"
	"strconv"
	"sync"

	"github.com/dave/jennifer/jen"

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
	all   []*part
	slots chan struct{}
	wait  sync.WaitGroup
}

func newParts() *parts {
	return &parts{slots: make(chan struct{}, runtime.GOMAXPROCS(0))}
}

// add finishes the declarations of a file as the next part. The file is not
// to be used any more.
func (p *parts) add(file *jen.File) {
	next := &part{mentions: support.NewMentions()}
	p.all = append(p.all, next)
	p.slots <- struct{}{}
	p.wait.Go(func() {
		if err := next.finish(file); err != nil {
			next.err = fmt.Errorf("internal error: the generated code does not parse: %w", err)
		}
		<-p.slots
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

func (p *part) finish(file *jen.File) error {
	file.NoFormat = true
	var source bytes.Buffer
	if err := file.Render(&source); err != nil {
		return err
	}
	fset := token.NewFileSet()
	tree, err := parser.ParseFile(fset, "", source.Bytes(), parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	p.mentions.AddFile(tree)
	for _, spec := range tree.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return err
		}
		p.imports = append(p.imports, path)
	}
	for len(tree.Decls) > 0 && isImport(tree.Decls[0]) {
		tree.Decls = tree.Decls[1:]
	}
	var out bytes.Buffer
	if err := format.Node(&out, fset, tree); err != nil {
		return err
	}
	_, text, _ := bytes.Cut(out.Bytes(), []byte("\n"))
	p.text = bytes.TrimSpace(text)
	return nil
}

func isImport(decl ast.Decl) bool {
	group, ok := decl.(*ast.GenDecl)
	return ok && group.Tok == token.IMPORT
}
