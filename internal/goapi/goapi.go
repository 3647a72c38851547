// Package goapi compares what two versions of a Go file offer to the code that
// uses their package, by the rules of the Go 1 promise: what compiled compiles.
//
// As there, code does not count that writes the fields of a struct without
// their names, converts one struct type to another, embeds a type of the
// package, or imports the package with a dot.
package goapi

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
)

// An API is what the files of a package export.
type API struct {
	printer   *printer
	types     map[string]*Type
	consts    map[string]value
	vars      map[string]value
	functions map[string]string // signatures
}

// A Type is an exported type.
type Type struct {
	alias   bool
	form    string            // what it is made of, if that is not a struct: its text
	params  string            // of a generic type
	fields  []field           // of a struct
	isField bool              // it is a struct
	sealed  string            // of an interface: the method that no other package has
	methods map[string]method // exported and not
	expr    ast.Expr
}

type field struct {
	name, typ string
	member    string // of JSON; "" if the tag says nothing
	expr      ast.Expr
}

type method struct {
	signature string
	pointer   bool // it is one of pointers only
}

type value struct{ typ, text string }

// Parse reads the exported declarations of Go files. Methods stand in the file
// of their type or behind it, and packages have one name in all files.
func Parse(files ...[]byte) (*API, error) {
	api := &API{
		printer: &printer{imports: make(map[string]string)},
		types:   make(map[string]*Type), consts: make(map[string]value), vars: make(map[string]value), functions: make(map[string]string),
	}
	for _, text := range files {
		file, err := parser.ParseFile(token.NewFileSet(), "", text, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		api.file(file)
	}
	return api, nil
}

func (api *API) file(file *ast.File) {
	p := api.printer
	for _, spec := range file.Imports {
		path := strings.Trim(spec.Path.Value, `"`)
		name := path[strings.LastIndexByte(path, '/')+1:]
		if spec.Name != nil {
			name = spec.Name.Name
		}
		p.imports[name] = path
	}
	for _, decl := range file.Decls {
		if decl, ok := decl.(*ast.GenDecl); ok {
			api.general(p, decl)
		}
	}
	for _, decl := range file.Decls {
		if decl, ok := decl.(*ast.FuncDecl); ok {
			api.function(p, decl)
		}
	}
}

func (api *API) general(p *printer, decl *ast.GenDecl) {
	var last ast.Expr
	for _, spec := range decl.Specs {
		switch spec := spec.(type) {
		case *ast.TypeSpec:
			api.types[spec.Name.Name] = newType(p, spec)
		case *ast.ValueSpec:
			if spec.Type != nil {
				last = spec.Type
			}
			for i, name := range spec.Names {
				v := value{typ: p.text(spec.Type)}
				if spec.Type == nil && len(spec.Values) == 0 {
					v.typ = p.text(last)
				}
				if i < len(spec.Values) {
					v.text = p.text(spec.Values[i])
				}
				if decl.Tok == token.CONST {
					api.consts[name.Name] = v
				} else {
					api.vars[name.Name] = v
				}
			}
		}
	}
}

func newType(p *printer, spec *ast.TypeSpec) *Type {
	t := &Type{alias: spec.Assign.IsValid(), params: p.fields(spec.TypeParams), methods: make(map[string]method), expr: spec.Type}
	switch expr := spec.Type.(type) {
	case *ast.StructType:
		t.isField = true
		for _, f := range expr.Fields.List {
			for _, name := range f.Names {
				t.fields = append(t.fields, field{name: name.Name, typ: p.text(f.Type), member: memberOf(f.Tag), expr: f.Type})
			}
		}
	case *ast.InterfaceType:
		open := &ast.FieldList{} // without the method that seals it, whose name is nobody's business
		for _, m := range expr.Methods.List {
			if len(m.Names) == 1 && !m.Names[0].IsExported() {
				t.sealed = m.Names[0].Name
			} else {
				open.List = append(open.List, m)
			}
		}
		t.form = p.text(&ast.InterfaceType{Methods: open})
	default:
		t.form = p.text(expr)
	}
	return t
}

func (api *API) function(p *printer, decl *ast.FuncDecl) {
	signature := p.text(decl.Type)
	if decl.Recv == nil {
		api.functions[decl.Name.Name] = signature
		return
	}
	receiver := decl.Recv.List[0].Type
	star, pointer := receiver.(*ast.StarExpr)
	if pointer {
		receiver = star.X
	}
	if generic, ok := receiver.(*ast.IndexExpr); ok {
		receiver = generic.X
	}
	if name, ok := receiver.(*ast.Ident); ok && api.types[name.Name] != nil {
		api.types[name.Name].methods[decl.Name.Name] = method{signature, pointer}
	}
}

// memberOf reads the name in a tag for JSON.
func memberOf(tag *ast.BasicLit) string {
	if tag == nil {
		return ""
	}
	_, rest, found := strings.Cut(tag.Value, `json:"`)
	if !found {
		return ""
	}
	name, _, _ := strings.Cut(rest, `"`)
	name, _, _ = strings.Cut(name, ",")
	return name
}

// String returns a word for what a type is.
func (t *Type) String() string {
	switch {
	case t.isField:
		return "a struct"
	case t.alias:
		return "another name of " + short(t.form)
	case t.sealed != "":
		return "an interface"
	}
	return short(t.form)
}
