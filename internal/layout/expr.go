package layout

import "go/token"

// These follow go/printer, whose rules for blanks around operators they have.

func (p *printer) write(text string)  { p.out = append(p.out, text...) }
func (p *printer) writeLexeme(at int) { p.out = append(p.out, p.text(at)...) }

func (p *printer) within(open string, x, depth int, end string) {
	p.write(open)
	p.expr(x, depth)
	p.write(end)
}

// expr writes an expression at a depth: the deeper, the fewer blanks.
func (p *printer) expr(x, depth int) {
	if x == missing {
		return
	}
	switch n := &p.nodes[x]; n.kind {
	case leaf:
		p.writeLexeme(n.lexeme)
	case paren:
		p.within("(", n.x, max(depth-1, 1), ")")
	case unary:
		p.write(n.op.String())
		if n.op == token.MUL {
			depth = 1
		}
		p.expr(n.x, depth)
	case binary:
		p.binary(n, depth)
	case selector:
		p.expr(n.x, depth)
		p.write(".")
		p.writeLexeme(n.lexeme)
	case assertion:
		p.expr(n.x, depth)
		if n.y == missing {
			p.write(".(type)")
			return
		}
		p.within(".(", n.y, 1, ")")
	case index:
		p.expr(n.x, 1)
		p.within("[", n.y, depth+1, "]")
	case slice:
		p.slice(n, depth)
	case apply:
		if len(n.list) > 1 {
			depth++
		}
		p.expr(n.x, depth)
		p.write("(")
		p.list(n.list, depth)
		if n.more {
			p.write("...")
		}
		p.write(")")
	case literal:
		p.expr(n.x, depth)
		p.write("{")
		p.list(n.list, 1)
		p.write("}")
	case pair:
		p.expr(n.x, 1)
		p.write(": ")
		p.expr(n.y, 1)
	default:
		p.typeOrFunction(n)
	}
}

func (p *printer) typeOrFunction(n *node) {
	switch n.kind {
	case arrayType:
		p.within("[", n.x, 1, "]")
		p.expr(n.y, 1)
	case mapType:
		p.within("map[", n.x, 1, "]")
		p.expr(n.y, 1)
	case emptyType:
		p.writeLexeme(n.lexeme)
		p.write("{}")
	case function:
		at, header := p.at, p.header
		p.at, p.header = n.lexeme, false
		p.write("func")
		p.signature()
		if n.more {
			p.write(" ")
			p.block(1)
		}
		p.at, p.header = at, header
	default:
	}
}

func (p *printer) list(list []int, depth int) {
	for n, x := range list {
		if n > 0 {
			p.write(", ")
		}
		p.expr(x, depth)
	}
}

func (p *printer) slice(n *node, depth int) {
	blank := depth <= 1 && n.y != missing && n.z != missing && (p.nodes[n.y].kind == binary || p.nodes[n.z].kind == binary)
	p.expr(n.x, 1)
	p.write("[")
	p.expr(n.y, depth+1)
	if blank {
		p.write(" : ")
	} else {
		p.write(":")
	}
	p.expr(n.z, depth+1)
	p.write("]")
}

func (p *printer) binary(n *node, depth int) {
	prec := n.op.Precedence()
	blank := prec < p.cutoff(n, depth)
	left := depth + 1
	if x := &p.nodes[n.x]; x.kind == binary && x.op.Precedence() == prec {
		left = depth
	}
	p.expr(n.x, left)
	if blank {
		p.write(" " + n.op.String() + " ")
	} else {
		p.write(n.op.String())
	}
	p.expr(n.y, depth+1)
}

// cutoff is the precedence from which on operators have no blanks around them.
func (p *printer) cutoff(n *node, depth int) int {
	sums, products, problem := p.operators(n)
	switch {
	case problem > 0:
		return problem + 1
	case sums && products && depth == 1:
		return 5
	case depth == 1:
		return 6
	}
	return 4
}

// operators tells whether there are sums and products in an expression, and the
// highest precedence of an operator that would run into the one behind it.
func (p *printer) operators(n *node) (sums, products bool, problem int) {
	const sum, product = 4, 5
	prec := n.op.Precedence()
	sums, products = prec == sum, prec == product
	add := func(of *node) {
		s, m, worst := p.operators(of)
		sums, products, problem = sums || s, products || m, max(problem, worst)
	}
	if x := &p.nodes[n.x]; x.kind == binary && x.op.Precedence() >= prec {
		add(x)
	}
	y := &p.nodes[n.y]
	switch {
	case y.kind == binary && y.op.Precedence() > prec:
		add(y)
	case y.kind != unary:
	case n.op == token.QUO && y.op == token.MUL, n.op == token.AND && (y.op == token.AND || y.op == token.XOR):
		problem = max(problem, product)
	case n.op == y.op && (n.op == token.ADD || n.op == token.SUB):
		problem = max(problem, sum)
	}
	return sums, products, problem
}
