// Package emit writes a plan as Go source. It decides nothing.
package emit

import (
	"strconv"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/typewright/typewright/internal/plan"
	"github.com/typewright/typewright/internal/prose"
)

// The words of generated code. Each call makes a fresh statement, since
// jennifer's change when they are chained.

func id(name string) *jen.Statement { return jen.Id(name) }

// call is name(args…).
func call(name string, args ...jen.Code) *jen.Statement { return jen.Id(name).Call(args...) }

// method is c.name(args…), a method of the checker.
func method(name string, args ...jen.Code) *jen.Statement {
	return jen.Id("c").Dot(name).Call(args...)
}

// field is v.name.
func field(name string) *jen.Statement { return jen.Id("v").Dot(name) }

// literal is b[i:end], the value that a scan has just measured.
func literal() *jen.Statement { return jen.Id("b").Index(jen.Id("i"), jen.Id("end")) }

func bytesType() *jen.Statement { return jen.Index().Byte() }

// char is a byte in quotes.
func char(b byte) *jen.Statement { return jen.LitRune(rune(b)) }

// fail is if condition { return -1 }.
func fail(condition jen.Code) *jen.Statement {
	return jen.If(condition).Block(refuse)
}

// checkHead is func name(c *checker, b []byte, i int) int.
func checkHead(name string) *jen.Statement {
	return jen.Func().Id(name).Add(checkParams)
}

// text is a string constant, in backquotes where that reads better. There,
// what nobody sees, or what turns the direction of writing, would stand as it
// is.
func text(s string) jen.Code {
	hidden := func(r rune) bool { return !strconv.IsPrint(r) }
	if strings.ContainsAny(s, "\"\\") && strconv.CanBackquote(s) && !strings.ContainsFunc(s, hidden) {
		return jen.Op("`" + s + "`")
	}
	return jen.Lit(s)
}

// goType is a type.
func goType(t plan.Type) *jen.Statement {
	switch t := t.(type) {
	case plan.Named:
		return jen.Id(t.Decl.Name)
	case plan.Pointer:
		return jen.Op("*").Add(goType(t.Elem))
	case plan.Slice:
		return jen.Index().Add(goType(t.Elem))
	case plan.Map:
		return jen.Map(jen.String()).Add(goType(t.Elem))
	case plan.Opt:
		return jen.Id("Opt").Types(goType(t.Elem))
	case *plan.External:
		if t.Package == "" {
			return jen.Id(t.Name)
		}
		return jen.Id(t.Package).Dot(t.Name)
	case plan.Basic:
		return basicType(t)
	}
	panic("a type of no known form")
}

func basicType(t plan.Basic) *jen.Statement {
	switch t {
	case plan.String:
		return jen.String()
	case plan.Bool:
		return jen.Bool()
	case plan.Int64:
		return jen.Int64()
	case plan.Uint64:
		return jen.Uint64()
	case plan.Float64:
		return jen.Float64()
	case plan.Number:
		return jen.Qual("encoding/json", "Number")
	case plan.Time:
		return jen.Qual("time", "Time")
	case plan.Raw:
		return jen.Qual("encoding/json", "RawMessage")
	case plan.Base64:
		return jen.Id("Base64Text")
	case plan.Int8:
		return jen.Int8()
	case plan.Int16:
		return jen.Int16()
	case plan.Int32:
		return jen.Int32()
	case plan.Uint8:
		return jen.Uint8()
	case plan.Uint16:
		return jen.Uint16()
	case plan.Uint32:
		return jen.Uint32()
	case plan.Bytes:
		return bytesType()
	case plan.Any:
	}
	return jen.Any()
}

// comment writes paragraphs as a comment, wrapped at about 80 columns. It is
// the only door for a schema's text into comments: every line starts with a
// double slash of ours, so none can end the comment or become a directive.
func comment(indent int, paragraphs ...string) *jen.Statement {
	return slashed(prose.Comment(commentWidth-8*indent, paragraphs...))
}

// sentence writes words of our own as a comment. In them is nothing that
// prose would have to read.
func sentence(words string) *jen.Statement {
	return slashed(prose.Wrap(words, commentWidth))
}

const commentWidth = 74

func slashed(lines []string) *jen.Statement {
	s := jen.Null()
	for n, line := range lines {
		if n > 0 {
			s.Line()
		}
		if line != "" && line[0] != '\t' {
			line = " " + line
		}
		s.Comment("//" + line)
	}
	return s
}
