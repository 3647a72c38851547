// Package layout lays out Go as gofmt does, in a tenth of the time, if it is
// what generated code is made of mostly: functions and variables without
// comments inside, and structs. All else is left to gofmt's own packages.
package layout

import (
	"go/token"
)

// A Printer lays out declarations and tells what they mention.
type Printer struct {
	Imported map[string]bool // names of packages
	Mentions Mentions

	lexemes []lexeme
	printer printer
}

// Mentions are told what source refers to. The name of an imported package,
// and what is behind its dot, are not.
type Mentions interface {
	Name(name []byte)     // an identifier that may be declared at package level
	Selector(name []byte) // one behind a dot
}

// A printer is at work on a declaration.
type printer struct {
	*Printer
	src       []byte
	lexemes   []lexeme
	at        int    // the lexeme ahead
	out       []byte // what is written
	indent    int
	header    bool // a brace ahead begins a block
	functions int  // literals so far
	nodes     []node
	lists     []int // of the nodes
	stack     []int // of lists that are being read
}

// Source appends the declarations of a text, with a blank line between them.
// Those that it does not know are appended by other, which is given their text.
func (p *Printer) Source(out, src []byte, other func(out, decl []byte) ([]byte, error)) ([]byte, error) {
	p.lexemes = scan(src, p.lexemes)
	if p.lexemes == nil {
		return other(out, src)
	}
	var err error
	for from := 0; p.lexemes[from].kind() != token.EOF; {
		to := p.end(from)
		if from > 0 {
			out = append(out, "\n\n"...)
		}
		known := false
		if out, known = p.declaration(out, src, from, to); !known {
			if out, err = other(out, src[p.lexemes[from].from:p.lexemes[to-1].to]); err != nil {
				return nil, err
			}
		}
		from = to
	}
	return out, nil
}

// end is where the declarations end that begin at a lexeme: at a blank line
// that is not within brackets.
func (p *Printer) end(from int) int {
	depth := 0
	for n := from; ; n++ {
		l := &p.lexemes[n]
		if l.kind() == token.EOF || n > from && depth == 0 && l.lines > 1 {
			return n
		}
		switch l.kind() {
		case token.LBRACE, token.LPAREN, token.LBRACK:
			depth++
		case token.RBRACE, token.RPAREN, token.RBRACK:
			depth--
		default:
		}
	}
}

// declaration appends one declaration, or nothing if it does not know it.
func (p *Printer) declaration(out, src []byte, from, to int) (laid []byte, known bool) {
	w := &p.printer
	*w = printer{
		Printer: p, src: src, lexemes: p.lexemes[:to+1], at: from, out: out,
		nodes: w.nodes[:0], lists: w.lists[:0], stack: w.stack[:0],
	}
	defer func() {
		if problem := recover(); problem != nil {
			if _, ours := problem.(failure); !ours {
				panic(problem)
			}
			laid, known = out, false
		}
	}()
	w.top()
	if w.at != to {
		return out, false
	}
	return w.out, true
}

func (p *printer) top() {
	if p.kind() == token.COMMENT {
		p.lexemes[p.at].lines = 0
		p.comment()
		if p.lexemes[p.at].lines != 1 {
			fail()
		}
		p.newline()
	}
	p.lexemes[p.at].lines = 0
	switch p.kind() {
	case token.VAR:
		p.variable()
		return
	case token.TYPE:
		p.typeDeclaration()
		return
	default:
	}
	p.take(token.FUNC)
	p.write("func ")
	if p.same() == token.LPAREN {
		p.parameters()
		p.write(" ")
	}
	p.writeLexeme(p.at)
	p.take(token.IDENT)
	p.signature()
	p.write(" ")
	p.block(1)
}
