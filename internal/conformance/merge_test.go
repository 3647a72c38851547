package conformance

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"path"
	"strconv"

	"github.com/typewright/typewright/internal/support"
)

// supportLine is where the support code starts in a generated file.
const supportLine = "// What follows is the support code that the above needs.\n"

// A goFile is the code of one case without the support code, made to share a
// package with that of others: each name that it declares has a suffix.
type goFile struct {
	text     []byte
	mentions *support.Mentions
}

// newGoFile makes it of a generated file.
func newGoFile(text []byte, suffix string) (*goFile, error) {
	own, _, found := bytes.Cut(text, []byte(supportLine))
	if !found {
		return nil, fmt.Errorf("the generated file does not say where the support code starts")
	}
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "", own, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	rename(file, declared(file), suffix)
	pruneImports(file)
	var out bytes.Buffer
	if err := format.Node(&out, fset, file); err != nil {
		return nil, err
	}
	mentions := support.NewMentions()
	mentions.AddFile(file)
	return &goFile{out.Bytes(), mentions}, nil
}

// declared returns the names that a file declares at package level.
func declared(file *ast.File) map[string]bool {
	names := make(map[string]bool)
	for _, decl := range file.Decls {
		switch decl := decl.(type) {
		case *ast.FuncDecl:
			if decl.Recv == nil {
				names[decl.Name.Name] = true
			}
		case *ast.GenDecl:
			for _, spec := range decl.Specs {
				switch spec := spec.(type) {
				case *ast.TypeSpec:
					names[spec.Name.Name] = true
				case *ast.ValueSpec:
					for _, name := range spec.Names {
						names[name.Name] = true
					}
				}
			}
		}
	}
	return names
}

// rename gives the names a suffix, wherever they stand, except those of
// fields and methods. A local variable of such a name gets it too, which
// changes nothing.
func rename(file *ast.File, names map[string]bool, suffix string) {
	keep := make(map[*ast.Ident]bool)
	members := func(list *ast.FieldList) {
		for _, field := range list.List {
			for _, name := range field.Names {
				keep[name] = true
			}
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			keep[n.Sel] = true
		case *ast.StructType:
			members(n.Fields)
		case *ast.InterfaceType:
			members(n.Methods)
		case *ast.FuncDecl:
			keep[n.Name] = n.Recv != nil
		case *ast.Ident:
			if names[n.Name] && !keep[n] {
				n.Name += suffix
			}
		}
		return true
	})
}

// pruneImports drops what only the support code used.
func pruneImports(file *ast.File) {
	used := make(map[string]bool)
	ast.Inspect(file, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			if pkg, ok := s.X.(*ast.Ident); ok {
				used[pkg.Name] = true
			}
		}
		return true
	})
	for _, decl := range file.Decls {
		imports, ok := decl.(*ast.GenDecl)
		if !ok || imports.Tok != token.IMPORT {
			continue
		}
		var specs []ast.Spec
		for _, spec := range imports.Specs {
			name, err := strconv.Unquote(spec.(*ast.ImportSpec).Path.Value)
			if err == nil && used[path.Base(name)] {
				specs = append(specs, spec)
			}
		}
		imports.Specs = specs
	}
}

// supportFile is the support code that all the files together need.
func supportFile(pkg string, files []*goFile) []byte {
	mentioned := support.NewMentions()
	for _, f := range files {
		mentioned.Add(f.mentions)
	}
	selection := support.Select(mentioned)
	var out bytes.Buffer
	fmt.Fprintf(&out, "package %s\n\nimport (\n", pkg)
	for _, path := range selection.Imports {
		fmt.Fprintf(&out, "\t%q\n", path)
	}
	out.WriteString(")\n")
	for _, decl := range selection.Decls {
		out.WriteString("\n" + decl.Text + "\n")
	}
	return out.Bytes()
}
