package support

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"strings"
)

// An index knows the declarations of a package and what each mentions.
type index struct {
	fset   *token.FileSet
	files  []*ast.File
	groups []*group // in file order
	units  []*unit  // those of all groups
	scope  *types.Scope
}

// A group is a declaration of the source: a function, or any number of types,
// constants or variables.
type group struct {
	file  *sourceFile
	decl  ast.Decl
	units []*unit
}

// A unit is selected or not, but never in part.
type unit struct {
	names []string // a method's is Type.method
	spec  ast.Spec // nil if the unit is all of its group
	needs *mentions
}

// sourceFile is the text of a file.
type sourceFile struct {
	name   string
	text   []byte
	tokens *token.File
	tree   *ast.File
}

// newIndex reads the Go files of a package, but for its tests and embed.go.
func newIndex(fsys fs.FS) (*index, error) {
	x := &index{fset: token.NewFileSet()}
	names, err := fs.Glob(fsys, "*.go")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		if name == "embed.go" || strings.HasSuffix(name, "_test.go") {
			continue
		}
		if err := x.read(fsys, name); err != nil {
			return nil, err
		}
	}
	r := x.resolve(x.files)
	for _, g := range x.groups {
		for _, u := range g.units {
			if u.spec != nil {
				u.needs = r.mentionedIn(u.spec)
			} else {
				u.needs = r.mentionedIn(g.decl)
			}
			x.units = append(x.units, u)
		}
	}
	return x, nil
}

func (x *index) read(fsys fs.FS, name string) error {
	text, err := fs.ReadFile(fsys, name)
	if err != nil {
		return err
	}
	tree, err := parser.ParseFile(x.fset, name, text, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	x.files = append(x.files, tree)
	file := &sourceFile{name, text, x.fset.File(tree.Pos()), tree}
	for _, decl := range tree.Decls {
		if units := unitsOf(decl); len(units) > 0 {
			x.groups = append(x.groups, &group{file, decl, units})
		}
	}
	return nil
}

// unitsOf returns the units of a declaration. Blank declarations, which only
// assert something to the compiler, and imports have none.
func unitsOf(decl ast.Decl) []*unit {
	switch decl := decl.(type) {
	case *ast.FuncDecl:
		name := decl.Name.Name
		if decl.Recv != nil {
			name = receiver(decl.Recv.List[0].Type) + "." + name
		}
		return []*unit{{names: []string{name}}}
	case *ast.GenDecl:
		if decl.Tok == token.CONST && counts(decl) {
			whole := &unit{}
			for _, spec := range decl.Specs {
				whole.names = append(whole.names, declared(spec)...)
			}
			return []*unit{whole}
		}
		var units []*unit
		for _, spec := range decl.Specs {
			if names := declared(spec); len(names) > 0 {
				units = append(units, &unit{names: names, spec: spec})
			}
		}
		return units
	}
	return nil
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

// declared returns the names that a spec declares, without blanks.
func declared(spec ast.Spec) []string {
	var names []string
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
	return names
}

// counts tells whether constants depend on their place in the group: by iota,
// or by repeating the expression of another.
func counts(decl *ast.GenDecl) bool {
	found := false
	for _, spec := range decl.Specs {
		if len(spec.(*ast.ValueSpec).Values) == 0 {
			return true
		}
		ast.Inspect(spec, func(n ast.Node) bool {
			if id, ok := n.(*ast.Ident); ok && id.Name == "iota" {
				found = true
			}
			return true
		})
	}
	return found
}
