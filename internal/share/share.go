// Package share makes the support code a package of its own, which several
// packages of generated code use instead of a copy each.
//
// What is not exported has to be, then: each name of the support code gets a
// capital. That is done by names, without types. It is possible since the
// support code and the emitters call no local variable like something at
// package level, and since no name of another package starts with a small
// letter.
package share

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// name is what generated code calls the package of the support code.
const name = "support"

// Package returns the whole support code as a file of a package, behind a
// header.
func Package(packageName, header string) ([]byte, error) {
	c := supportCode()
	imports := make(map[string]bool)
	var decls bytes.Buffer
	for _, t := range c.templates {
		r := renaming{code: c, own: true, before: make(map[string]bool)}
		start := t.tree.Name.End()
		for _, d := range t.tree.Decls {
			if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.IMPORT {
				start = g.End()
				continue
			}
			ast.Walk(&r, d)
		}
		for _, spec := range t.tree.Imports {
			imports[spec.Path.Value] = true
		}
		decls.Write(r.apply(t.text, t.file, t.file.Offset(start)))
	}
	var out bytes.Buffer
	fmt.Fprintf(&out, "// %s\n\n// Package %s is what generated code has in common, and for nothing else: its\n// names change with the version of typewright.\npackage %s\n\nimport (\n", header, packageName, packageName)
	for _, path := range slices.Sorted(maps.Keys(imports)) {
		fmt.Fprintf(&out, "\t%s\n", path)
	}
	out.WriteString(")\n")
	out.Write(decls.Bytes())
	return format.Source(out.Bytes())
}

// Use returns a file of generated code, without its support code, as one that
// uses the package at an import path.
func Use(text []byte, path string) ([]byte, error) {
	c := supportCode()
	fset := token.NewFileSet()
	tree, err := parser.ParseFile(fset, "", text, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	file := fset.File(tree.Pos())
	r := renaming{code: c, before: make(map[string]bool)}
	from := tree.Name.End()
	for _, d := range tree.Decls {
		if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.IMPORT {
			from = g.End()
			continue
		}
		ast.Walk(&r, d)
	}
	if len(r.edits) == 0 {
		return text, nil
	}
	var out bytes.Buffer
	out.Write(text[:file.Offset(tree.Name.End())])
	out.WriteString("\n\nimport (\n")
	for _, spec := range tree.Imports {
		if r.before[importName(spec)] {
			fmt.Fprintf(&out, "\t%s\n", text[file.Offset(spec.Pos()):file.Offset(spec.End())])
		}
	}
	fmt.Fprintf(&out, "\n\t%s %q\n)\n", name, path)
	out.Write(r.apply(text, file, file.Offset(from)))
	return format.Source(out.Bytes())
}

// Aliases returns declarations that give the types of the package which are
// seen from outside their names in a package that uses it.
func Aliases() []byte {
	c := supportCode()
	out := []byte("\n// Types that all packages of generated code have in common.\ntype (\n")
	for _, of := range slices.Sorted(maps.Keys(c.packaged)) {
		if d, ok := c.packaged[of].(*ast.GenDecl); ok && d.Tok == token.TYPE && token.IsExported(of) {
			out = append(out, c.alias(of)...)
		}
	}
	return append(out, ")\n"...)
}

func importName(spec *ast.ImportSpec) string {
	if spec.Name != nil {
		return spec.Name.Name
	}
	path, err := strconv.Unquote(spec.Path.Value)
	if err != nil {
		return "" // the parser has seen to it
	}
	return path[strings.LastIndex(path, "/")+1:]
}

// alias is Opt[T any] = support.Opt[T].
func (c *code) alias(of string) string {
	var declared, given []string
	for _, spec := range c.packaged[of].(*ast.GenDecl).Specs {
		spec, ok := spec.(*ast.TypeSpec)
		if !ok || spec.Name.Name != of || spec.TypeParams == nil {
			continue
		}
		for _, field := range spec.TypeParams.List {
			for _, param := range field.Names {
				given = append(given, param.Name)
				declared = append(declared, param.Name+" "+field.Type.(*ast.Ident).Name)
			}
		}
	}
	if given == nil {
		return fmt.Sprintf("\t%s = %s.%s\n", of, name, of)
	}
	return fmt.Sprintf("\t%s[%s] = %s.%s[%s]\n", of, strings.Join(declared, ", "), name, of, strings.Join(given, ", "))
}
