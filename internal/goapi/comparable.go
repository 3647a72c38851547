package goapi

import "go/ast"

// known are the types of other packages that generated code uses by itself:
// whether their values can be compared.
var known = map[string]bool{"time.Time": true, "encoding/json.Number": true, "encoding/json.RawMessage": false}

// A comparability finds out whether values can be compared with ==, which
// includes being the key of a map. Of types of other packages it assumes it.
type comparability struct {
	api      *API
	external []string // the types of which it was assumed
}

func (c *comparability) of(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.ArrayType:
		return e.Len != nil && c.of(e.Elt)
	case *ast.MapType, *ast.FuncType:
		return false
	case *ast.SelectorExpr:
		name := c.api.printer.text(e)
		is, found := known[name]
		if !found {
			c.external = append(c.external, name)
		}
		return is || !found
	case *ast.StructType:
		for _, f := range e.Fields.List {
			if !c.of(f.Type) {
				return false
			}
		}
	case *ast.IndexExpr: // Opt[T], which holds a T
		return c.of(e.Index)
	case *ast.Ident:
		if t := c.api.types[e.Name]; t != nil {
			return c.of(t.expr)
		}
	}
	return true
}
