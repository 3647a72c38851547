package layout

import (
	"bytes"
	"go/token"
	"unicode"
	"unicode/utf8"
)

// typeDeclaration reads and writes a struct whose fields have one name each, or
// a type that is another.
func (p *printer) typeDeclaration() {
	p.take(token.TYPE)
	p.write("type ")
	p.writeLexeme(p.at)
	p.take(token.IDENT)
	p.write(" ")
	if p.same() == token.ASSIGN {
		p.at++
		p.write("= ")
	}
	if p.same() != token.STRUCT {
		p.expr(p.elementType(), 1)
		return
	}
	p.at++
	p.write("struct ")
	p.open()
	p.indent++
	for p.kind() != token.RBRACE {
		p.section()
	}
	p.indent--
	p.first()
	p.at++
	p.write("}")
}

// section reads and writes fields whose columns are aligned: those up to a
// comment or an empty line. What is before them is written, too.
func (p *printer) section() {
	ahead := &p.lexemes[p.at]
	if ahead.lines > 1 {
		if p.lexemes[p.at-1].kind() == token.LBRACE {
			fail()
		}
		p.out = append(p.out, '\n')
		ahead.lines = 1
	}
	if ahead.kind() == token.COMMENT {
		p.first()
		p.comment()
	}
	var fields []field
	for p.kind() == token.IDENT && (len(fields) == 0 || p.lexemes[p.at].lines == 1) {
		if p.lexemes[p.at].lines != 1 {
			fail()
		}
		p.lexemes[p.at].lines = 0
		fields = append(fields, p.field())
	}
	if len(fields) == 0 {
		fail()
	}
	p.align(fields)
}

// A field of a struct is a line of two or three columns.
type field struct {
	name, typed string
	tag         int // its lexeme; missing if there is none
}

func (p *printer) field() field {
	f := field{name: string(p.text(p.at)), tag: missing}
	p.take(token.IDENT)
	length := len(p.out)
	p.expr(p.elementType(), 1)
	f.typed = string(p.out[length:])
	p.out = p.out[:length]
	if p.same() == token.STRING {
		f.tag = p.at
		p.at++
	}
	return f
}

// align writes fields that have all tags or none.
func (p *printer) align(fields []field) {
	names, types := 0, 0
	for _, f := range fields {
		names = max(names, utf8.RuneCountInString(f.name))
		types = max(types, utf8.RuneCountInString(f.typed))
	}
	for _, f := range fields {
		if (f.tag == missing) != (fields[0].tag == missing) {
			fail()
		}
		p.newline()
		p.write(f.name)
		p.blanks(names + 1 - utf8.RuneCountInString(f.name))
		p.write(f.typed)
		if f.tag != missing {
			p.blanks(types + 1 - utf8.RuneCountInString(f.typed))
			p.writeLexeme(f.tag)
		}
	}
}

func (p *printer) blanks(count int) {
	for range count {
		p.out = append(p.out, ' ')
	}
}

// comment reads and writes the lines of a comment.
func (p *printer) comment() {
	for first := true; p.kind() == token.COMMENT; first = false {
		if !first {
			p.first()
		}
		line := bytes.TrimRight(p.text(p.at), " ")
		if !plain(line) {
			fail()
		}
		p.out = append(p.out, line...)
		p.at++
	}
}

// plain tells whether gofmt leaves a line of a doc comment as it is, as that of
// a paragraph.
func plain(line []byte) bool {
	rest, ok := bytes.CutPrefix(line, []byte("// "))
	if !ok || len(rest) == 0 || rest[len(rest)-1] >= utf8.RuneSelf || bytes.ContainsFunc(rest, unicode.IsControl) {
		return false
	}
	if rest[0] == '*' && len(rest) > 1 {
		rest = rest[1:]
	}
	return 'a' <= rest[0]|0x20 && rest[0]|0x20 <= 'z' && !bytes.Contains(rest, []byte("``")) && !bytes.Contains(rest, []byte("''"))
}
