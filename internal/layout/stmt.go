package layout

import "go/token"

// newline begins a line.
func (p *printer) newline() {
	p.out = append(p.out, '\n')
	for range p.indent {
		p.out = append(p.out, '\t')
	}
}

// first makes the lexeme ahead, which begins a line, one that can be taken.
func (p *printer) first() {
	if p.lexemes[p.at].lines != 1 {
		fail()
	}
	p.lexemes[p.at].lines = 0
	p.newline()
}

// block reads and writes statements in braces, deeper by some tabs. There is
// one at least.
func (p *printer) block(deeper int) {
	p.open()
	p.indent += deeper
	for p.kind() != token.RBRACE {
		p.first()
		p.statement()
	}
	p.indent -= deeper
	p.first()
	p.at++
	p.write("}")
}

// open is the brace before statements.
func (p *printer) open() {
	p.take(token.LBRACE)
	if p.same() == token.RBRACE {
		fail()
	}
	p.write("{")
}

// statement reads and writes a statement, and forgets its expressions.
func (p *printer) statement() {
	nodes, lists := len(p.nodes), len(p.lists)
	defer func() { p.nodes, p.lists = p.nodes[:nodes], p.lists[:lists] }()
	switch p.same() {
	case token.RETURN:
		p.at++
		p.write("return")
		if p.same() != token.EOF && p.same() != token.RBRACE {
			p.write(" ")
			p.results()
		}
	case token.IF:
		p.ifStatement()
	case token.FOR:
		p.forStatement()
	case token.SWITCH:
		p.switchStatement()
	case token.VAR:
		p.variable()
	case token.BREAK, token.CONTINUE:
		p.write(p.kind().String())
		p.at++
	default:
		p.simple()
	}
}

// expressions reads a list.
func (p *printer) expressions() []int {
	base := len(p.stack)
	p.stack = append(p.stack, p.expression())
	for p.same() == token.COMMA {
		p.at++
		p.stack = append(p.stack, p.expression())
	}
	from := len(p.lists)
	p.lists = append(p.lists, p.stack[base:]...)
	p.stack = p.stack[:base]
	return p.lists[from:len(p.lists):len(p.lists)]
}

func (p *printer) results() {
	functions := p.functions
	results := p.expressions()
	if len(results) > 1 && p.functions > functions+1 {
		fail() // gofmt would indent them
	}
	p.list(results, 1)
}

// simple reads and writes a statement without blocks of its own.
func (p *printer) simple() {
	left := p.expressions()
	switch op := p.same(); op {
	case token.INC, token.DEC:
		p.at++
		p.expr(left[0], 2)
		p.write(op.String())
	case token.DEFINE, token.ASSIGN, token.ADD_ASSIGN, token.SUB_ASSIGN, token.OR_ASSIGN, token.AND_ASSIGN:
		p.at++
		if p.same() == token.RANGE {
			p.list(left, 1)
			p.write(" " + op.String() + " ")
			p.rangeOver()
			return
		}
		right := p.expressions()
		depth := 1
		if len(left) > 1 && len(right) > 1 {
			depth = 2
		}
		p.list(left, depth)
		p.write(" " + op.String() + " ")
		p.list(right, depth)
	default:
		if p.header && p.nodes[left[0]].kind == paren {
			fail() // gofmt would take the parentheses away
		}
		p.list(left, 1)
	}
}

func (p *printer) rangeOver() {
	p.take(token.RANGE)
	p.write("range ")
	p.condition()
}

// condition reads and writes an expression of a header.
func (p *printer) condition() {
	x := p.expression()
	if p.nodes[x].kind == paren {
		fail() // gofmt would take the parentheses away
	}
	p.expr(x, 1)
}

func (p *printer) ifStatement() {
	p.take(token.IF)
	p.write("if ")
	p.clause()
	p.block(1)
	if p.same() != token.ELSE {
		return
	}
	p.at++
	p.write(" else ")
	if p.same() == token.IF {
		p.ifStatement()
		return
	}
	p.block(1)
}

// clause reads and writes what stands between if or switch and a brace.
func (p *printer) clause() {
	p.header = true
	p.simple()
	if p.same() == token.SEMICOLON {
		p.at++
		p.write("; ")
		p.simple()
	}
	p.header = false
	p.write(" ")
}

func (p *printer) forStatement() {
	p.take(token.FOR)
	p.write("for ")
	p.header = true
	switch {
	case p.same() == token.RANGE:
		p.rangeOver()
	case p.same() != token.SEMICOLON:
		p.simple()
	}
	if p.same() == token.SEMICOLON {
		p.at++
		p.write("; ")
		if p.same() != token.SEMICOLON {
			p.condition()
		}
		p.take(token.SEMICOLON)
		p.write(";")
		if p.same() == token.LBRACE {
			fail() // gofmt may write it otherwise
		}
		p.write(" ")
		p.simple()
	}
	p.header = false
	p.write(" ")
	p.block(1)
}

func (p *printer) switchStatement() {
	p.take(token.SWITCH)
	p.write("switch ")
	if p.same() != token.LBRACE {
		p.clause()
	}
	p.open()
	for p.kind() != token.RBRACE {
		p.first()
		if p.kind() == token.DEFAULT {
			p.at++
			p.write("default")
		} else {
			p.take(token.CASE)
			p.write("case ")
			p.list(p.expressions(), 1)
		}
		p.take(token.COLON)
		p.write(":")
		p.indent++
		for k := p.kind(); k != token.CASE && k != token.DEFAULT && k != token.RBRACE; k = p.kind() {
			p.first()
			p.statement()
		}
		p.indent--
	}
	p.first()
	p.at++
	p.write("}")
}

// variable reads and writes a declaration of one variable.
func (p *printer) variable() {
	p.take(token.VAR)
	p.write("var ")
	p.writeLexeme(p.at)
	p.take(token.IDENT)
	if p.same() != token.ASSIGN {
		p.write(" ")
		p.expr(p.elementType(), 1)
	}
	if p.same() == token.ASSIGN {
		p.at++
		p.write(" = ")
		p.expr(p.expression(), 1)
	}
}

// signature reads and writes the parameters and results of a function.
func (p *printer) signature() {
	p.parameters()
	switch p.same() {
	case token.LPAREN:
		p.write(" ")
		if p.parameters() < 2 {
			fail() // gofmt may take the parentheses away
		}
	case token.IDENT, token.LBRACK, token.MUL, token.MAP, token.FUNC, token.INTERFACE, token.STRUCT:
		p.write(" ")
		p.expr(p.elementType(), 1)
	default:
	}
}

// parameters reads and writes a list in parentheses. Names of parameters are
// not mentioned. It tells how many there are.
func (p *printer) parameters() int {
	p.take(token.LPAREN)
	p.write("(")
	count := 0
	for ; p.same() != token.RPAREN; count++ {
		if count > 0 {
			p.take(token.COMMA)
			p.write(", ")
		}
		if p.same() == token.IDENT && p.named() {
			p.writeLexeme(p.at)
			p.write(" ")
			p.at++
		}
		if p.same() == token.ELLIPSIS {
			p.at++
			p.write("...")
		}
		p.expr(p.elementType(), 1)
	}
	p.at++
	p.write(")")
	return count
}

// named tells whether a type stands behind the name ahead.
func (p *printer) named() bool {
	switch p.lexemes[p.at+1].kind() {
	case token.COMMA, token.RPAREN, token.PERIOD:
		return false
	case token.LBRACK:
		return p.lexemes[p.at+2].kind() == token.RBRACK
	default:
	}
	return true
}
