package goapi

import (
	"go/ast"
	"strings"
)

// A printer writes types so that two have the same text if they are the same:
// packages by their paths, without the names of parameters.
type printer struct {
	imports map[string]string
}

func (p *printer) text(e ast.Expr) string {
	switch e := e.(type) {
	case nil:
		return ""
	case *ast.Ident:
		return e.Name
	case *ast.BasicLit:
		return e.Value
	case *ast.StarExpr:
		return "*" + p.text(e.X)
	case *ast.ParenExpr:
		return p.text(e.X)
	case *ast.UnaryExpr:
		return e.Op.String() + p.text(e.X)
	case *ast.BinaryExpr:
		return p.text(e.X) + " " + e.Op.String() + " " + p.text(e.Y)
	case *ast.SelectorExpr:
		if name, ok := e.X.(*ast.Ident); ok && p.imports[name.Name] != "" {
			return p.imports[name.Name] + "." + e.Sel.Name
		}
		return p.text(e.X) + "." + e.Sel.Name
	case *ast.ArrayType:
		return "[" + p.text(e.Len) + "]" + p.text(e.Elt)
	case *ast.MapType:
		return "map[" + p.text(e.Key) + "]" + p.text(e.Value)
	case *ast.IndexExpr:
		return p.text(e.X) + "[" + p.text(e.Index) + "]"
	case *ast.IndexListExpr:
		var args []string
		for _, arg := range e.Indices {
			args = append(args, p.text(arg))
		}
		return p.text(e.X) + "[" + strings.Join(args, ", ") + "]"
	case *ast.Ellipsis:
		return "..." + p.text(e.Elt)
	case *ast.FuncType:
		return "func" + p.fields(e.TypeParams) + p.fields(e.Params) + p.fields(e.Results)
	case *ast.CallExpr:
		var args []string
		for _, arg := range e.Args {
			args = append(args, p.text(arg))
		}
		return p.text(e.Fun) + "(" + strings.Join(args, ", ") + ")"
	case *ast.InterfaceType:
		return "interface{" + p.methods(e.Methods) + "}"
	case *ast.StructType:
		return "struct{" + p.methods(e.Fields) + "}"
	}
	return "?"
}

// fields writes the types of a list.
func (p *printer) fields(list *ast.FieldList) string {
	if list == nil {
		return ""
	}
	var types []string
	for _, f := range list.List {
		for range max(1, len(f.Names)) {
			types = append(types, p.text(f.Type))
		}
	}
	return "(" + strings.Join(types, ", ") + ")"
}

// methods writes names and types.
func (p *printer) methods(list *ast.FieldList) string {
	var all []string
	for _, f := range list.List {
		for _, name := range f.Names {
			all = append(all, name.Name+" "+p.text(f.Type))
		}
		if len(f.Names) == 0 {
			all = append(all, p.text(f.Type))
		}
	}
	return strings.Join(all, "; ")
}
