package support

import (
	"go/ast"
	"go/types"
	"maps"
	"path"
	"regexp"
)

// mentions are what source refers to beyond itself. A name at package level
// stands for itself, a method is written Type.method, or .method where the
// type is open: behind an interface, or of a type that is not known.
type mentions struct {
	names   map[string]bool
	imports map[string]bool
}

func newMentions() *mentions {
	return &mentions{make(map[string]bool), make(map[string]bool)}
}

func (m *mentions) add(other *mentions) {
	maps.Copy(m.names, other.names)
	maps.Copy(m.imports, other.imports)
}

// resolution tells what identifiers stand for.
type resolution struct {
	scope *types.Scope
	info  types.Info
}

// resolve runs the type checker over files of the package. The support code
// comes first; what more files mention of it they find in its scope. Imported
// packages stay empty, so types are known in part only, and errors mean
// nothing.
func (x *index) resolve(files []*ast.File) *resolution {
	r := &resolution{info: types.Info{
		Defs: make(map[*ast.Ident]types.Object),
		Uses: make(map[*ast.Ident]types.Object),
	}}
	config := types.Config{
		Importer:                 emptyPackages{},
		Error:                    func(error) {},
		DisableUnusedImportCheck: true,
	}
	pkg := types.NewPackage("support", "")
	if x.scope == nil {
		x.scope = pkg.Scope()
	} else {
		for _, name := range x.scope.Names() {
			pkg.Scope().Insert(x.scope.Lookup(name))
		}
	}
	r.scope = x.scope
	types.NewChecker(&config, x.fset, pkg, &r.info).Files(files) //nolint:errcheck // see above
	return r
}

// emptyPackages imports every package without its content.
type emptyPackages struct{}

func (emptyPackages) Import(path string) (*types.Package, error) {
	pkg := types.NewPackage(path, packageName(path))
	pkg.MarkComplete()
	return pkg, nil
}

var majorVersion = regexp.MustCompile(`/v[0-9]+$`)

// packageName is the name of the package at a path, by convention.
func packageName(importPath string) string {
	return path.Base(majorVersion.ReplaceAllString(importPath, ""))
}

// mentionedBy returns what files of the same package mention.
func (x *index) mentionedBy(files []*ast.File) *mentions {
	for _, file := range files {
		file.Name = x.files[0].Name // the checker wants one package
	}
	r := x.resolve(files)
	all := newMentions()
	for _, file := range files {
		for _, decl := range file.Decls {
			all.add(r.mentionedIn(decl))
		}
	}
	return all
}

// mentionedIn returns what a declaration mentions.
func (r *resolution) mentionedIn(decl ast.Node) *mentions {
	m := newMentions()
	selected := make(map[*ast.Ident]bool)
	ast.Inspect(decl, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec:
			return false
		case *ast.SelectorExpr:
			selected[n.Sel] = true
		case *ast.InterfaceType:
			for _, method := range n.Methods.List {
				for _, name := range method.Names {
					m.names["."+name.Name] = true
				}
			}
		case *ast.Ident:
			r.mention(n, selected[n], m)
		}
		return true
	})
	return m
}

// mention adds what an identifier stands for.
func (r *resolution) mention(id *ast.Ident, selected bool, m *mentions) {
	switch object := r.info.Uses[id].(type) {
	case nil:
		// Defined here, or of a type that depends on an import.
		if _, defined := r.info.Defs[id]; defined {
			return
		}
		if selected {
			m.names["."+id.Name] = true
		} else {
			m.names[id.Name] = true
		}
	case *types.PkgName:
		m.imports[object.Imported().Path()] = true
	default:
		if method, ok := object.(*types.Func); ok && method.Signature().Recv() != nil {
			m.names[receiverName(method)+"."+id.Name] = true
		} else if object.Parent() == r.scope {
			m.names[id.Name] = true
		}
	}
}

// receiverName returns the name of the type that a method is declared for, or
// nothing for the methods of interfaces.
func receiverName(method *types.Func) string {
	t := types.Unalias(method.Origin().Signature().Recv().Type())
	if pointer, ok := t.(*types.Pointer); ok {
		t = pointer.Elem()
	}
	if named, ok := t.(*types.Named); ok && !types.IsInterface(t) {
		return named.Obj().Name()
	}
	return ""
}
