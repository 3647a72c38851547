package layout

import "go/token"

// A node is an expression or a type. What it consists of are numbers of other
// nodes.
type node struct {
	kind    nodeKind
	op      token.Token // of unary and binary ones
	lexeme  int         // the name or literal; where the parameters of a function begin
	x, y, z int
	list    []int // arguments, elements
	more    bool  // the last argument is followed by dots; the slice has a capacity
}

type nodeKind uint8

const (
	leaf      nodeKind = iota // a name, a literal, a keyword
	paren                     // (x)
	unary                     // op x, and also *x
	binary                    // x op y
	selector                  // x.lexeme
	assertion                 // x.(y), or x.(type) without y
	index                     // x[list]
	slice                     // x[y:z]
	apply                     // x(list)
	literal                   // x{list}, where x may be missing
	pair                      // x: y
	arrayType                 // [x]y
	mapType                   // map[x]y
	emptyType                 // struct{}, interface{}
	function                  // a function literal, or the type of a function
)

// missing is a node that is not there.
const missing = -1

// A failure says that something is not in the language of this package. It is
// what panics are made of, and never leaves it.
type failure struct{}

func fail() { panic(failure{}) }

func (p *printer) kind() token.Token { return p.lexemes[p.at].kind() }

// same is the kind of the lexeme ahead if it is on the same line.
func (p *printer) same() token.Token {
	if p.lexemes[p.at].lines > 0 {
		return token.EOF
	}
	return p.lexemes[p.at].kind()
}

// take goes on to the next lexeme, which has to be of a kind and on the same
// line.
func (p *printer) take(kind token.Token) {
	if p.same() != kind || kind == token.EOF {
		fail()
	}
	p.at++
}

func (p *printer) node(n node) int {
	p.nodes = append(p.nodes, n)
	return len(p.nodes) - 1
}

func (p *printer) text(lexeme int) []byte {
	l := &p.lexemes[lexeme]
	return p.src[l.from:l.to]
}

// parse reads an expression of operators of a precedence or more.
func (p *printer) parse(precedence int) int {
	x := p.parseUnary()
	for {
		op := p.same()
		prec := op.Precedence()
		if prec < precedence || prec == token.LowestPrec {
			return x
		}
		p.at++
		x = p.node(node{kind: binary, op: op, x: x, y: p.parse(prec + 1)})
	}
}

// expression reads any expression. Where a block follows, a brace is not of
// the expression.
func (p *printer) expression() int { return p.parse(token.LowestPrec + 1) }

func (p *printer) parseUnary() int {
	switch op := p.same(); op {
	case token.ADD, token.SUB, token.NOT, token.XOR, token.AND, token.MUL:
		p.at++
		if p.same() == op && op != token.MUL && op != token.NOT {
			fail() // gofmt would put a blank between
		}
		return p.node(node{kind: unary, op: op, x: p.parseUnary()})
	default:
	}
	return p.parsePrimary()
}

func (p *printer) parsePrimary() int {
	x := p.parseOperand()
	for {
		switch p.same() {
		case token.PERIOD:
			x = p.parseSelector(x)
		case token.LBRACK:
			x = p.parseIndex(x)
		case token.LPAREN:
			p.at++
			n := node{kind: apply, x: x}
			n.list, n.more = p.arguments(token.RPAREN)
			x = p.node(n)
		case token.LBRACE:
			if p.header || !p.canBeType(x) {
				return x
			}
			x = p.parseLiteral(x)
		default:
			return x
		}
	}
}

func (p *printer) parseOperand() int {
	at := p.at
	switch kind := p.same(); kind {
	case token.IDENT:
		p.at++
		if p.same() != token.PERIOD || !p.Imported[string(p.text(at))] {
			p.Mentions.Name(p.text(at))
		}
		return p.node(node{kind: leaf, op: kind, lexeme: at})
	case token.INT, token.FLOAT, token.CHAR, token.STRING:
		p.at++
		return p.node(node{kind: leaf, op: kind, lexeme: at})
	case token.LPAREN:
		p.at++
		header := p.header
		p.header = false
		x := p.expression()
		p.header = header
		p.take(token.RPAREN)
		if p.nodes[x].kind == paren {
			fail()
		}
		return p.node(node{kind: paren, x: x})
	case token.LBRACK, token.MAP, token.STRUCT, token.INTERFACE:
		return p.parseType()
	case token.FUNC:
		return p.parseFunction()
	default:
	}
	fail()
	return missing
}

// parseType reads what begins like the type of a slice, a map and so on.
func (p *printer) parseType() int {
	n := node{kind: arrayType, lexeme: p.at, x: missing}
	switch p.kind() {
	case token.STRUCT, token.INTERFACE:
		n.kind = emptyType
		p.at++
		p.take(token.LBRACE)
		p.take(token.RBRACE)
		return p.node(n)
	case token.MAP:
		n.kind = mapType
		p.at++
	default:
	}
	p.take(token.LBRACK)
	if n.kind == mapType || p.same() != token.RBRACK {
		n.x = p.expression()
	}
	p.take(token.RBRACK)
	n.y = p.elementType()
	return p.node(n)
}

// elementType reads a type, and no conversion to it or literal of it.
func (p *printer) elementType() int {
	if p.same() == token.MUL {
		p.at++
		return p.node(node{kind: unary, op: token.MUL, x: p.elementType()})
	}
	header := p.header
	p.header = true
	t := p.parseOperand()
	for p.same() == token.PERIOD {
		t = p.parseSelector(t)
	}
	if p.same() == token.LBRACK {
		t = p.parseIndex(t)
	}
	p.header = header
	return t
}

// parseFunction reads the type of a function, or a literal, and goes over its
// body, which is read when it is written.
func (p *printer) parseFunction() int {
	p.take(token.FUNC)
	n := node{kind: function, lexeme: p.at}
	p.skipSignature()
	if p.same() == token.LBRACE && !p.header {
		n.more = true
		p.functions++
		p.skipBlock()
	}
	return p.node(n)
}

// skipSignature goes over parameters and results.
func (p *printer) skipSignature() {
	length := len(p.out)
	p.signature()
	p.out = p.out[:length]
}

func (p *printer) skipBlock() {
	for depth := 0; ; p.at++ {
		switch p.kind() {
		case token.LBRACE:
			depth++
		case token.RBRACE:
			if depth--; depth == 0 {
				p.at++
				return
			}
		case token.EOF:
			fail()
		default:
		}
	}
}

func (p *printer) parseSelector(x int) int {
	p.take(token.PERIOD)
	if p.same() == token.LPAREN {
		p.at++
		n := node{kind: assertion, x: x, y: missing}
		if p.same() == token.TYPE {
			p.at++
		} else {
			n.y = p.elementType()
		}
		p.take(token.RPAREN)
		return p.node(n)
	}
	at := p.at
	p.take(token.IDENT)
	if of := &p.nodes[x]; of.kind != leaf || !p.Imported[string(p.text(of.lexeme))] {
		p.Mentions.Selector(p.text(at))
	}
	return p.node(node{kind: selector, x: x, lexeme: at})
}

func (p *printer) parseIndex(x int) int {
	header := p.header
	p.header = false
	p.take(token.LBRACK)
	n := node{kind: index, x: x, y: missing, z: missing}
	if p.same() != token.COLON {
		n.y = p.expression()
	}
	switch p.same() {
	case token.COLON:
		p.at++
		n.kind = slice
		if p.same() != token.RBRACK {
			n.z = p.expression()
		}
	case token.COMMA:
		fail()
	default:
	}
	p.take(token.RBRACK)
	p.header = header
	return p.node(n)
}

// canBeType tells whether a literal can follow.
func (p *printer) canBeType(x int) bool {
	switch n := &p.nodes[x]; n.kind {
	case leaf:
		return n.op == token.IDENT
	case selector, index, arrayType, mapType, emptyType:
		return true
	default:
	}
	return false
}

func (p *printer) parseLiteral(x int) int {
	p.take(token.LBRACE)
	n := node{kind: literal, x: x}
	n.list, n.more = p.arguments(token.RBRACE)
	if n.more {
		fail()
	}
	return p.node(n)
}

// arguments reads what is between brackets.
func (p *printer) arguments(end token.Token) (list []int, more bool) {
	header, functions := p.header, p.functions
	p.header = false
	base := len(p.stack)
	for p.same() != end {
		if len(p.stack) > base {
			p.take(token.COMMA)
		}
		before := p.functions
		x := p.argument(end)
		if p.nodes[x].kind == pair && before > functions {
			fail() // gofmt would align it
		}
		p.stack = append(p.stack, x)
		if p.same() == token.ELLIPSIS {
			p.at++
			more = true
			break
		}
	}
	p.take(end)
	from := len(p.lists)
	p.lists = append(p.lists, p.stack[base:]...)
	p.stack, p.header = p.stack[:base], header
	return p.lists[from:len(p.lists):len(p.lists)], more
}

func (p *printer) argument(end token.Token) int {
	if end == token.RBRACE && p.same() == token.LBRACE {
		return p.parseLiteral(missing)
	}
	functions := p.functions
	x := p.expression()
	if end != token.RBRACE || p.same() != token.COLON {
		return x
	}
	p.at++
	if p.functions > functions {
		fail()
	}
	return p.node(node{kind: pair, x: x, y: p.argument(token.RPAREN)})
}
