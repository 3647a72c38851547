package share

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/typewright/typewright/internal/support"
	"github.com/typewright/typewright/templates"
)

// A template is a file of the support code.
type template struct {
	text []byte
	tree *ast.File
	file *token.File
}

// code is the support code, and what it declares.
type code struct {
	templates []template
	packaged  map[string]ast.Decl // by name, what is declared at package level
	members   map[string]bool     // fields and methods, of whatever type
	structs   map[string]bool     // names of struct types
	exported  map[string]string   // of each name without a capital, the one with
}

// supportCode was compiled into this program, so it can be read. What tests
// have in common stays with the tests.
var supportCode = sync.OnceValue(func() *code {
	c := &code{
		packaged: make(map[string]ast.Decl), members: make(map[string]bool),
		structs: make(map[string]bool), exported: make(map[string]string),
	}
	fsys := templates.Files()
	names, err := support.Files(fsys)
	if err != nil {
		panic(err)
	}
	for _, name := range names {
		if name == support.TestingFile {
			continue
		}
		text, err := fs.ReadFile(fsys, name)
		if err != nil {
			panic(err)
		}
		fset := token.NewFileSet()
		tree, err := parser.ParseFile(fset, name, text, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			panic(err)
		}
		c.templates = append(c.templates, template{text, tree, fset.File(tree.Pos())})
		for _, d := range tree.Decls {
			c.declare(d)
		}
	}
	c.export()
	return c
})

// declare takes notice of what a declaration declares.
func (c *code) declare(d ast.Decl) {
	switch d := d.(type) {
	case *ast.FuncDecl:
		if d.Recv != nil {
			c.members[d.Name.Name] = true
		} else {
			c.packaged[d.Name.Name] = d
		}
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			switch spec := spec.(type) {
			case *ast.TypeSpec:
				c.packaged[spec.Name.Name] = d
				c.declareType(spec)
			case *ast.ValueSpec:
				for _, name := range spec.Names {
					c.packaged[name.Name] = d
				}
			}
		}
	}
}

func (c *code) declareType(spec *ast.TypeSpec) {
	switch t := spec.Type.(type) {
	case *ast.StructType:
		c.structs[spec.Name.Name] = true
		for _, field := range t.Fields.List {
			for _, name := range field.Names {
				c.members[name.Name] = true
			}
		}
	case *ast.InterfaceType:
		for _, method := range t.Methods.List {
			for _, name := range method.Names {
				c.members[name.Name] = true
			}
		}
	}
}

// export gives every name a capital. One that would then be called like
// another gets a stroke behind it.
func (c *code) export() {
	taken := make(map[string]bool)
	for name := range c.packaged {
		taken[name] = true
	}
	for name := range c.members {
		taken[name] = true
	}
	for name := range taken {
		if first, size := utf8.DecodeRuneInString(name); unicode.IsLower(first) {
			capital := string(unicode.ToUpper(first)) + name[size:]
			if taken[capital] {
				capital += "_"
			}
			c.exported[name] = capital
		}
	}
}
