package support

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"slices"
	"strings"
	"sync"
)

// An index knows the declarations of a package.
type index struct {
	decls []*decl // in file order
}

// A decl is a declaration of the source: a function, a type, a variable, or a
// group of constants, which stay together.
type decl struct {
	Decl
	names    []string          // all that it declares; a method's is Type.method
	imports  map[string]string // of its file, path by name
	mentions func() *Mentions
}

// Files returns the names of the Go files of a package, but for its tests and
// embed.go, sorted.
func Files(fsys fs.FS) ([]string, error) {
	names, err := fs.Glob(fsys, "*.go")
	return slices.DeleteFunc(names, func(name string) bool {
		return name == "embed.go" || strings.HasSuffix(name, "_test.go")
	}), err
}

// relevant is what somebody can mention of the index.
func (x *index) relevant() *relevant {
	r := &relevant{make(map[string]bool), make(map[string]bool)}
	for _, d := range x.decls {
		for _, name := range d.names {
			if _, method, ok := strings.Cut(name, "."); ok {
				r.methods[method] = true
			} else {
				r.names[name] = true
			}
		}
	}
	return r
}

// newIndex reads the files of a package.
func newIndex(fsys fs.FS) (*index, error) {
	names, err := Files(fsys)
	if err != nil {
		return nil, err
	}
	// Reading them side by side, as every start of the program waits for it.
	decls, errs := make([][]*decl, len(names)), make([]error, len(names))
	var wait sync.WaitGroup
	for n, name := range names {
		wait.Go(func() { decls[n], errs[n] = read(fsys, name) })
	}
	wait.Wait()
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return &index{slices.Concat(decls...)}, nil
}

// read returns the declarations of a file.
func read(fsys fs.FS, name string) ([]*decl, error) {
	text, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, err
	}
	fset := token.NewFileSet()
	tree, err := parser.ParseFile(fset, name, text, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	file := fset.File(tree.Pos())
	imports := ImportsOf(tree)
	var decls []*decl
	for _, d := range tree.Decls {
		names := declared(d)
		if len(names) == 0 {
			continue
		}
		decls = append(decls, &decl{
			Decl:  Decl{Name: names[0], Text: source(d, tree, file, text), File: name},
			names: names, imports: imports,
			mentions: sync.OnceValue(func() *Mentions {
				m := NewMentions()
				ast.Walk(&mentionsIn{m, imports}, d)
				return m
			}),
		})
	}
	return decls, nil
}

// source returns the text of a declaration with its doc comment and the
// comment behind it on its last line.
func source(d ast.Decl, tree *ast.File, file *token.File, text []byte) string {
	from, to := d.Pos(), d.End()
	if doc := docOf(d); doc != nil {
		from = doc.Pos()
	}
	for _, comment := range tree.Comments {
		if comment.Pos() >= to && file.Line(comment.Pos()) == file.Line(to) {
			to = comment.End()
		}
	}
	return string(text[file.Offset(from):file.Offset(to)])
}

func docOf(d ast.Decl) *ast.CommentGroup {
	switch d := d.(type) {
	case *ast.FuncDecl:
		return d.Doc
	case *ast.GenDecl:
		return d.Doc
	}
	return nil
}

// declared returns the names of a declaration. Blank declarations, which only
// assert something to the compiler, and imports have none.
func declared(d ast.Decl) []string {
	var names []string
	switch d := d.(type) {
	case *ast.FuncDecl:
		name := d.Name.Name
		if d.Recv != nil {
			name = receiver(d.Recv.List[0].Type) + "." + name
		}
		return []string{name}
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			switch spec := spec.(type) {
			case *ast.TypeSpec:
				names = append(names, spec.Name.Name)
			case *ast.ValueSpec:
				for _, name := range spec.Names {
					if name.Name != "_" {
						names = append(names, name.Name)
					}
				}
			}
		}
	}
	return names
}

// receiver returns the type name of a receiver: T, *T, T[P], *T[P, Q].
func receiver(expr ast.Expr) string {
	switch expr := expr.(type) {
	case *ast.ParenExpr:
		return receiver(expr.X)
	case *ast.StarExpr:
		return receiver(expr.X)
	case *ast.IndexExpr:
		return receiver(expr.X)
	case *ast.IndexListExpr:
		return receiver(expr.X)
	case *ast.Ident:
		return expr.Name
	}
	return ""
}
