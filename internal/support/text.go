package support

import (
	"bytes"
	"go/ast"
	"go/format"
	"go/token"
	"strings"
)

// text returns the source of a group with some of its units.
func (g *group) text(units []*unit) (string, error) {
	decl, ok := g.decl.(*ast.GenDecl)
	if !ok || units[0].spec == nil || len(units) == len(decl.Specs) {
		return g.file.source(g.decl, docOf(g.decl)), nil
	}
	var b strings.Builder
	b.WriteString("package p\n\n")
	header := b.Len()
	if len(units) > 1 || decl.Doc != nil && docOf(units[0].spec) != nil {
		g.writeGroup(&b, decl, units)
	} else {
		g.writeAlone(&b, decl, units[0].spec)
	}
	text, err := format.Source([]byte(b.String()))
	if err != nil {
		return "", err
	}
	return string(bytes.TrimSpace(text[header:])), nil
}

// writeAlone writes one spec of a group on its own, with the only doc comment
// that there is.
func (g *group) writeAlone(b *strings.Builder, decl *ast.GenDecl, spec ast.Spec) {
	for _, doc := range []*ast.CommentGroup{decl.Doc, docOf(spec)} {
		if doc != nil {
			b.WriteString(g.file.between(doc.Pos(), doc.End()) + "\n")
		}
	}
	b.WriteString(decl.Tok.String() + " " + g.file.source(spec, nil))
}

// writeGroup writes a parenthesised group. Specs stay apart that were apart.
func (g *group) writeGroup(b *strings.Builder, decl *ast.GenDecl, units []*unit) {
	b.WriteString(g.file.between(begin(decl, decl.Doc), decl.Lparen+1))
	for i, u := range units {
		if i > 0 && g.file.apart(u.spec) {
			b.WriteString("\n")
		}
		b.WriteString("\n" + g.file.source(u.spec, docOf(u.spec)))
	}
	b.WriteString("\n)\n")
}

// apart tells whether there is an empty line before a spec in its group.
func (f *sourceFile) apart(spec ast.Spec) bool {
	before := f.text[:f.tokens.Offset(begin(spec, docOf(spec)))]
	return bytes.HasSuffix(bytes.TrimRight(before, " \t"), []byte("\n\n"))
}

// source returns the text of a node with its doc comment and the comment
// behind it on its last line.
func (f *sourceFile) source(n ast.Node, doc *ast.CommentGroup) string {
	end := n.End()
	for _, comment := range f.tree.Comments {
		if comment.Pos() >= end && f.tokens.Line(comment.Pos()) == f.tokens.Line(end) {
			end = comment.End()
		}
	}
	return f.between(begin(n, doc), end)
}

func (f *sourceFile) between(from, to token.Pos) string {
	return string(f.text[f.tokens.Offset(from):f.tokens.Offset(to)])
}

func begin(n ast.Node, doc *ast.CommentGroup) token.Pos {
	if doc != nil {
		return doc.Pos()
	}
	return n.Pos()
}

// docOf returns the doc comment of a declaration or spec.
func docOf(n ast.Node) *ast.CommentGroup {
	switch n := n.(type) {
	case *ast.FuncDecl:
		return n.Doc
	case *ast.GenDecl:
		return n.Doc
	case *ast.TypeSpec:
		return n.Doc
	case *ast.ValueSpec:
		return n.Doc
	}
	return nil
}
