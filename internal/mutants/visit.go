package main

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
)

// A visitor finds what can be wrong in the nodes of a file.
type visitor struct{ *mutator }

func (v visitor) Visit(n ast.Node) ast.Visitor {
	switch n := n.(type) {
	case *ast.GenDecl:
		if n.Tok == token.CONST {
			return nil // constants stay constants
		}
	case *ast.ArrayType:
		return nil
	case *ast.BlockStmt:
		v.statements(n.List)
	case *ast.CaseClause:
		v.statements(n.Body)
	case *ast.IfStmt:
		v.condition(n.Cond)
	case *ast.ForStmt:
		if n.Cond != nil {
			v.condition(n.Cond)
		}
	case *ast.BinaryExpr:
		v.binary(n)
		if v.isOffset(n) {
			return nil
		}
	case *ast.BasicLit:
		v.literal(n)
	case *ast.Ident:
		if tv := v.info.Types[n]; tv.Value != nil && (n.Name == "true" || n.Name == "false") {
			v.wrap(n, "(", fmt.Sprintf(" != mutated(%d))", v.fault(n, n.Name+" is not")))
		}
	case *ast.CompositeLit:
		v.composite(n)
		return nil
	case *ast.ReturnStmt:
		if len(n.Results) > 1 {
			v.results(n.Results)
			return nil
		}
	}
	return v
}

// results visits what is returned. Where one result says that there is none, -1
// or else a last false, the others mean nothing.
func (v visitor) results(list []ast.Expr) {
	none := slices.IndexFunc(list, func(e ast.Expr) bool { return v.source(e) == "-1" })
	if last := len(list) - 1; none < 0 && v.source(list[last]) == "false" {
		none = last
	}
	for n, e := range list {
		if none < 0 || n == none {
			ast.Walk(v, e)
		}
	}
}

// offsets are variables that hold the offset after a value, or -1: no offset
// after a value is 0, so it does not matter on which side that is.
var offsets = []string{"end", "endA", "endB", "found", "i", "j", "k", "nameEnd", "value"}

func (v visitor) isOffset(n *ast.BinaryExpr) bool {
	return (n.Op == token.LSS || n.Op == token.GEQ) && v.source(n.Y) == "0" && slices.Contains(offsets, v.source(n.X))
}

// composite visits the values of a literal, not its keys, which are constants.
func (v visitor) composite(n *ast.CompositeLit) {
	for _, element := range n.Elts {
		if pair, ok := element.(*ast.KeyValueExpr); ok {
			element = pair.Value
		}
		ast.Walk(v, element)
	}
}

// statements takes statements away that others do not need to compile.
func (v visitor) statements(list []ast.Stmt) {
	for _, s := range list {
		switch s := s.(type) {
		case *ast.AssignStmt:
			if s.Tok == token.DEFINE {
				continue
			}
		case *ast.ExprStmt:
			if call, ok := s.X.(*ast.CallExpr); ok && v.source(call.Fun) == "panic" {
				continue
			}
		case *ast.IncDecStmt:
		default:
			continue
		}
		v.wrap(s, fmt.Sprintf("if !mutated(%d) { ", v.fault(s, "without "+v.source(s))), " }")
	}
}

// condition negates a condition that is no comparison: those are negated
// wherever they are.
func (v visitor) condition(cond ast.Expr) {
	if b, ok := ast.Unparen(cond).(*ast.BinaryExpr); ok && isComparison(b.Op) {
		return
	}
	v.negate(cond)
}

func (v visitor) negate(e ast.Expr) {
	v.wrap(e, "((", fmt.Sprintf(") != mutated(%d))", v.fault(e, "not ("+v.source(e)+")")))
}

func isComparison(op token.Token) bool {
	switch op {
	case token.EQL, token.NEQ, token.LSS, token.LEQ, token.GTR, token.GEQ:
		return true
	}
	return false
}

// others are the operators that stand for one by mistake.
var others = map[token.Token]token.Token{
	token.ADD: token.SUB, token.SUB: token.ADD, token.MUL: token.ADD,
	token.AND: token.OR, token.OR: token.AND, token.XOR: token.AND, token.SHL: token.SHR, token.SHR: token.SHL,
	token.LSS: token.LEQ, token.LEQ: token.LSS, token.GTR: token.GEQ, token.GEQ: token.GTR,
}

func (v visitor) binary(n *ast.BinaryExpr) {
	if v.info.Types[n].Value != nil {
		return
	}
	x, y := v.source(n.X), v.source(n.Y)
	become := func(op token.Token) string { return v.source(n) + " becomes " + op.String() }
	switch {
	case n.Op == token.LAND:
		v.wrap(n, "((", fmt.Sprintf(") || mutated(%d) && ((%s) || (%s)))", v.fault(n, become(token.LOR)), x, y))
	case n.Op == token.LOR:
		v.wrap(n, "((", fmt.Sprintf(") && (!mutated(%d) || (%s) && (%s)))", v.fault(n, become(token.LAND)), x, y))
	case v.isOffset(n):
		v.negate(n)
	case isComparison(n.Op):
		if others[n.Op] != 0 {
			// The two differ where both sides are equal.
			v.wrap(n, "((", fmt.Sprintf(") != (mutated(%d) && (%s) == (%s)))", v.fault(n, become(others[n.Op])), x, y))
		}
		v.negate(n)
	case others[n.Op] != 0 && v.isInteger(n) && isPure(n):
		op := others[n.Op]
		v.wrap(n, fmt.Sprintf("mutatedTo(%d, ", v.fault(n, become(op))), fmt.Sprintf(", (%s) %s (%s))", x, op, y))
	}
}

// isInteger tells an expression of a basic integer type.
func (v visitor) isInteger(e ast.Expr) bool {
	basic, ok := v.info.Types[e].Type.(*types.Basic)
	return ok && basic.Info()&types.IsInteger != 0 && basic.Info()&types.IsUntyped == 0
}

// isPure tells whether an expression can be evaluated twice: it calls nothing.
func isPure(e ast.Expr) bool {
	pure := true
	ast.Inspect(e, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if ok {
			name, _ := call.Fun.(*ast.Ident)
			pure = pure && name != nil && (types.Universe.Lookup(name.Name) != nil)
		}
		return pure
	})
	return pure
}

// literal makes a number one greater.
func (v visitor) literal(n *ast.BasicLit) {
	if n.Kind != token.INT && n.Kind != token.CHAR || !v.isInteger(n) {
		return
	}
	t := v.info.Types[n].Type.(*types.Basic)
	v.wrap(n, "(", fmt.Sprintf(" + mutatedBy[%s](%d))", t.Name(), v.fault(n, n.Value+" plus one")))
}
