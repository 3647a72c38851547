package share

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"
)

// A renaming finds the names of the support code in a file, and what they are
// to be instead, as an ast.Visitor.
type renaming struct {
	*code
	own    bool            // the file is of the support code itself
	edits  []edit          // in any order
	before map[string]bool // what stands before a dot: packages, and variables
}

// An edit puts a name in the place of another.
type edit struct {
	at       token.Pos
	was, now string
}

func (r *renaming) replace(id *ast.Ident, now string) {
	r.edits = append(r.edits, edit{id.Pos(), id.Name, now})
}

// Visit renames what it comes to.
func (r *renaming) Visit(n ast.Node) ast.Visitor {
	switch n := n.(type) {
	case *ast.Ident:
		r.packageLevel(n)
	case *ast.SelectorExpr:
		if x, ok := n.X.(*ast.Ident); ok {
			r.before[x.Name] = true
		}
		r.member(n.Sel)
		ast.Walk(r, n.X)
		return nil
	case *ast.FuncDecl:
		r.function(n)
		return nil
	case *ast.GenDecl:
		switch spec := n.Specs[0].(type) {
		case *ast.TypeSpec:
			r.document(n.Doc, spec.Name)
		case *ast.ValueSpec:
			r.document(n.Doc, spec.Names[0])
		}
	case *ast.CompositeLit:
		r.literal(n)
		return nil
	case *ast.StructType:
		r.fields(n.Fields)
		return nil
	case *ast.InterfaceType:
		r.fields(n.Methods)
		return nil
	case *ast.Field: // parameters
		ast.Walk(r, n.Type)
		return nil
	}
	return r
}

// document renames the subject of a doc comment.
func (r *renaming) document(doc *ast.CommentGroup, id *ast.Ident) {
	now, small := r.exported[id.Name]
	if !r.own || !small || doc == nil {
		return
	}
	for _, start := range []string{"// ", "// A ", "// An "} {
		if strings.HasPrefix(doc.List[0].Text, start+id.Name+" ") {
			r.edits = append(r.edits, edit{doc.Pos() + token.Pos(len(start)), id.Name, now})
		}
	}
}

// packageLevel renames what the support code declares at package level.
func (r *renaming) packageLevel(id *ast.Ident) {
	if r.packaged[id.Name] == nil {
		return
	}
	now, small := r.exported[id.Name]
	switch {
	case small && r.own:
		r.replace(id, now)
	case small:
		r.replace(id, name+"."+now)
	}
}

func (r *renaming) member(id *ast.Ident) {
	if now, small := r.exported[id.Name]; small && r.members[id.Name] {
		r.replace(id, now)
	}
}

func (r *renaming) function(f *ast.FuncDecl) {
	r.document(f.Doc, f.Name)
	if f.Recv != nil {
		ast.Walk(r, f.Recv)
		if r.own {
			r.member(f.Name)
		}
	} else if r.own {
		r.packageLevel(f.Name)
	}
	ast.Walk(r, f.Type)
	if f.Body != nil {
		ast.Walk(r, f.Body)
	}
}

// fields renames those of a struct or the methods of an interface.
func (r *renaming) fields(list *ast.FieldList) {
	for _, field := range list.List {
		if r.own {
			for _, id := range field.Names {
				r.member(id)
			}
		}
		ast.Walk(r, field.Type)
	}
}

// literal renames the fields in front of colons, of structs.
func (r *renaming) literal(lit *ast.CompositeLit) {
	isStruct := lit.Type == nil
	if lit.Type != nil {
		ast.Walk(r, lit.Type)
		isStruct = r.structs[typeName(lit.Type)]
	}
	for _, e := range lit.Elts {
		pair, ok := e.(*ast.KeyValueExpr)
		if !ok {
			ast.Walk(r, e)
			continue
		}
		if key, ok := pair.Key.(*ast.Ident); ok && isStruct {
			r.member(key)
		} else {
			ast.Walk(r, pair.Key)
		}
		ast.Walk(r, pair.Value)
	}
}

// typeName returns T of T, T[P] and T[P, Q].
func typeName(expr ast.Expr) string {
	switch expr := expr.(type) {
	case *ast.IndexExpr:
		return typeName(expr.X)
	case *ast.IndexListExpr:
		return typeName(expr.X)
	case *ast.Ident:
		return expr.Name
	}
	return ""
}

// apply returns the text from an offset on with all names replaced.
func (r *renaming) apply(text []byte, file *token.File, from int) []byte {
	slices.SortFunc(r.edits, func(a, b edit) int { return int(a.at - b.at) })
	var out []byte
	for _, e := range r.edits {
		at := file.Offset(e.at)
		out = append(out, text[from:at]...)
		out = append(out, e.now...)
		from = at + len(e.was)
	}
	return append(out, text[from:]...)
}
