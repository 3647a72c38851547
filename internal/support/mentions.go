package support

import (
	"go/ast"
	"maps"
	"path"
	"regexp"
	"strconv"
)

// Mentions are what source refers to: names that may be declared at package
// level, and selectors that may be methods, of whatever type. They are found
// without types, so a local variable that is called like a function counts as
// that function: the support code and the emitters avoid such variables, and
// tests hold that nothing is selected in vain.
type Mentions struct {
	names     map[string]bool
	selectors map[string]bool
	imports   map[string]bool // by path
	relevant  *relevant       // what else is passed over; nil if nothing is
}

// relevant is what the support code declares.
type relevant struct {
	names   map[string]bool // at package level
	methods map[string]bool
}

// NewMentions returns a set of names.
func NewMentions(names ...string) *Mentions {
	m := &Mentions{names: make(map[string]bool), selectors: make(map[string]bool), imports: make(map[string]bool)}
	for _, name := range names {
		m.names[name] = true
	}
	return m
}

// Relevant returns a set for what matters to the support code: of large
// generated code, that is little.
func Relevant() *Mentions {
	m := NewMentions()
	m.relevant = supportCode().relevant()
	return m
}

// Add adds what others mention.
func (m *Mentions) Add(other *Mentions) {
	maps.Copy(m.names, other.names)
	maps.Copy(m.selectors, other.selectors)
	maps.Copy(m.imports, other.imports)
}

// Name adds an identifier.
func (m *Mentions) Name(name []byte) {
	if (m.relevant == nil || m.relevant.names[string(name)]) && !m.names[string(name)] {
		m.names[string(name)] = true
	}
}

// Selector adds what is behind a dot.
func (m *Mentions) Selector(name []byte) {
	if (m.relevant == nil || m.relevant.methods[string(name)]) && !m.selectors[string(name)] {
		m.selectors[string(name)] = true
	}
}

// AddFile adds what a file mentions.
func (m *Mentions) AddFile(file *ast.File) {
	in := &mentionsIn{m, ImportsOf(file)}
	for _, decl := range file.Decls {
		ast.Walk(in, decl)
	}
}

// mentionsIn adds what is found in a file of these imports, as an
// ast.Visitor.
type mentionsIn struct {
	*Mentions
	imported map[string]string // path by name
}

// Visit passes over names where they are declared.
func (m *mentionsIn) Visit(n ast.Node) ast.Visitor {
	switch n := n.(type) {
	case *ast.Ident:
		m.Name([]byte(n.Name))
	case *ast.SelectorExpr:
		if x, ok := n.X.(*ast.Ident); ok && m.imported[x.Name] != "" {
			m.imports[m.imported[x.Name]] = true
			return nil
		}
		m.Selector([]byte(n.Sel.Name))
		ast.Walk(m, n.X)
		return nil
	case *ast.FuncDecl:
		if n.Recv != nil {
			ast.Walk(m, n.Recv)
		}
		ast.Walk(m, n.Type)
		if n.Body != nil {
			ast.Walk(m, n.Body)
		}
		return nil
	case *ast.InterfaceType:
		for _, method := range n.Methods.List {
			for _, name := range method.Names {
				m.Selector([]byte(name.Name))
			}
		}
	case *ast.Field:
		ast.Walk(m, n.Type)
		return nil
	}
	return m
}

// ImportsOf returns the paths of a file's imports by name.
func ImportsOf(file *ast.File) map[string]string {
	imports := make(map[string]string, len(file.Imports))
	for _, spec := range file.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			continue // the parser has seen to it
		}
		if spec.Name != nil {
			imports[spec.Name.Name] = path
		} else {
			imports[packageName(path)] = path
		}
	}
	return imports
}

var majorVersion = regexp.MustCompile(`/v[0-9]+$`)

// packageName is the name of the package at a path, by convention.
func packageName(importPath string) string {
	return path.Base(majorVersion.ReplaceAllString(importPath, ""))
}
