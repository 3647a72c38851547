package source

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
)

// Limits of what is read, so that no document can exhaust what comes after.
const (
	MaxDepth    = 256     // levels of arrays and objects
	MaxSize     = 1 << 28 // bytes
	MaxExponent = 9999    // of a number, in either direction
	MaxNumber   = 10000   // characters of a number
)

// deepest is how many levels of arrays and objects a document may have that is
// only to be validated, as with generated code. Its numbers have no
// limits.
const deepest = 10000

// ParseJSON reads a JSON text (RFC 8259, in UTF-8). A byte order mark is
// dropped. The error is Diagnostics: what is no JSON, a name that an object
// has twice, or what is beyond the limits.
func ParseJSON(name, uri string, text []byte) (*Document, error) {
	return parseJSON(name, uri, text, policy{})
}

// ParseInstance is ParseJSON for a document that is only to be validated. It
// has the limits of generated code: 10000 levels, and any number.
func ParseInstance(name, uri string, text []byte) (*Document, error) {
	return parseJSON(name, uri, text, policy{instance: true})
}

// A policy is what is read how.
type policy struct {
	instance bool // the limits are those of generated code
	lastWins bool // of several members of one name the last counts
}

func parseJSON(name, uri string, text []byte, how policy) (*Document, error) {
	doc := &Document{Name: name, URI: uri, json: true}
	if isUTF16(text) {
		return nil, Diagnostics{{Loc: Loc{Doc: doc}, Message: "want JSON in UTF-8, found UTF-16"}}
	}
	doc.Text = bytes.TrimPrefix(text, byteOrderMark)
	root, problems := parsePart(doc, 0, len(doc.Text), how)
	if len(problems) > 0 {
		return nil, problems
	}
	doc.Root = root
	return doc, nil
}

// parsePart reads the JSON text that a part of a document is.
func parsePart(doc *Document, start, end int, how policy) (*Value, Diagnostics) {
	p := &parser{policy: how, doc: doc, start: start, text: doc.Text[start:end], most: MaxDepth}
	if how.instance {
		p.most = deepest
	}
	if offset, message := foreign(p.text); offset >= 0 {
		return nil, Diagnostics{{Loc: Loc{Doc: doc, Offset: start + offset}, Message: message}}
	}
	p.decoder = jsontext.NewDecoder(bytes.NewBuffer(p.text), jsontext.AllowDuplicateNames(true))
	v, err := p.value()
	if err == nil {
		err = p.end()
	}
	if err != nil {
		p.problems = append(p.problems, p.explain(err))
	}
	return v, p.problems
}

type parser struct {
	policy

	doc      *Document
	start    int    // offset of the text in the document
	text     []byte // a part of it, or all
	most     int    // levels of arrays and objects
	decoder  *jsontext.Decoder
	open     []int   // offsets of the arrays and objects around
	slab     []Value // where the next values are taken from
	problems Diagnostics
}

func (p *parser) offset() int { return p.start + int(p.decoder.InputOffset()) }

// problem makes a diagnostic about what was read last.
func (p *parser) problem(offset int, format string, args ...any) *Diagnostic {
	return &Diagnostic{
		Loc:     Loc{p.doc, offset, Pointer(p.decoder.StackPointer())},
		Message: fmt.Sprintf(format, args...),
	}
}

// stop is a problem after which there is no reading on.
type stop struct{ *Diagnostic }

func (p *parser) value() (*Value, error) {
	if len(p.slab) == 0 {
		p.slab = make([]Value, 64)
	}
	v := &p.slab[0]
	p.slab = p.slab[1:]
	var err error
	switch kind := p.decoder.PeekKind(); kind {
	case '{':
		v.Kind = Object
		err = p.nested(v, '}', p.member)
		if p.lastWins {
			v.settle()
		}
	case '[':
		v.Kind = Array
		err = p.nested(v, ']', p.item)
	default:
		err = p.scalar(v, kind)
	}
	return v, err
}

func (p *parser) scalar(v *Value, kind jsontext.Kind) error {
	text, err := p.decoder.ReadValue()
	if err != nil {
		return err
	}
	v.End = p.offset()
	v.Offset = v.End - len(text)
	switch kind {
	case '"':
		v.Kind = String
		v.Text, err = unquote(text)
		return err
	case '0':
		v.Kind = Number
	case 'n':
		v.Kind = Null
	default:
		v.Kind = Bool
	}
	v.Text = string(text)
	if v.Kind == Number && !p.instance {
		if reason := immodest(v.Text); reason != "" {
			p.problems = append(p.problems, p.problem(v.Offset, "%s", reason))
		}
	}
	return nil
}

// unquote returns the content of a string.
func unquote(text []byte) (string, error) {
	if bytes.IndexByte(text, '\\') < 0 {
		return string(text[1 : len(text)-1]), nil
	}
	content, err := jsontext.AppendUnquote(nil, text)
	return string(content), err
}

// immodest says why a number is beyond the limits, "" if it is not.
func immodest(number string) string {
	if len(number) > MaxNumber {
		return fmt.Sprintf("the number has %d characters, the limit is %d", len(number), MaxNumber)
	}
	if i := strings.IndexAny(number, "eE"); i >= 0 {
		exponent, err := strconv.Atoi(number[i+1:])
		if err != nil || exponent < -MaxExponent || exponent > MaxExponent {
			return fmt.Sprintf("the exponent of %s is beyond the limit of %d", number, MaxExponent)
		}
	}
	return ""
}

// nested reads an array or an object, of which one reads a part.
func (p *parser) nested(v *Value, end jsontext.Kind, one func(*Value) error) error {
	if _, err := p.decoder.ReadToken(); err != nil {
		return err
	}
	v.Offset = p.offset() - 1
	if len(p.open) == p.most {
		return stop{p.problem(v.Offset, "arrays and objects are nested more than %d levels deep", p.most)}
	}
	p.open = append(p.open, v.Offset)
	for p.decoder.PeekKind() != end {
		if err := one(v); err != nil {
			return err
		}
	}
	if _, err := p.decoder.ReadToken(); err != nil {
		return err
	}
	p.open = p.open[:len(p.open)-1]
	v.End = p.offset()
	return nil
}

func (p *parser) item(v *Value) error {
	item, err := p.value()
	v.Items = append(v.Items, item)
	return err
}

func (p *parser) member(v *Value) error {
	text, err := p.decoder.ReadValue()
	if err != nil {
		return err
	}
	m := Member{NameOffset: p.offset() - len(text)}
	if m.Name, err = unquote(text); err != nil {
		return err
	}
	i := v.find(m.Name)
	if i >= 0 && !p.lastWins {
		first := p.doc.Position(v.Members[i].NameOffset)
		p.problems = append(p.problems, p.problem(m.NameOffset, "the name %q is there already, at line %d, column %d", m.Name, first.Line, first.Column))
	}
	if m.Value, err = p.value(); err != nil {
		return err
	}
	if i >= 0 && p.lastWins {
		v.Members[i].Value = nil
	}
	v.add(m)
	return nil
}

// end wants nothing but white space after the root.
func (p *parser) end() error {
	rest := bytes.TrimLeft(p.text[p.offset()-p.start:], " \t\r\n")
	if len(rest) == 0 {
		return nil
	}
	return stop{&Diagnostic{
		Loc:     Loc{Doc: p.doc, Offset: p.start + len(p.text) - len(rest)},
		Message: "want the end of the document, found more",
	}}
}

// explain turns what stopped the reading into a diagnostic.
func (p *parser) explain(err error) *Diagnostic {
	var own stop
	var syntax *jsontext.SyntacticError
	switch {
	case errors.As(err, &own):
		return own.Diagnostic
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return p.truncated()
	case errors.As(err, &syntax):
		offset := min(p.start+int(syntax.ByteOffset), p.start+len(p.text))
		message := extension(p.text[offset-p.start:])
		if message == "" {
			message = syntax.Err.Error()
		}
		return &Diagnostic{Loc: Loc{p.doc, offset, Pointer(syntax.JSONPointer)}, Message: message}
	}
	return p.problem(p.offset(), "%s", err)
}

// extension names what other notations have and JSON has not, if the text
// starts with such a thing.
func extension(text []byte) string {
	if bytes.HasPrefix(text, []byte("//")) || bytes.HasPrefix(text, []byte("/*")) {
		return "JSON has no comments"
	}
	if after, found := bytes.CutPrefix(text, []byte(",")); found {
		after = bytes.TrimLeft(after, " \t\r\n")
		if len(after) > 0 && (after[0] == ']' || after[0] == '}') {
			return "JSON has no comma before " + strconv.QuoteRune(rune(after[0]))
		}
	}
	return ""
}

// truncated points at the end of the text and tells what is open there.
func (p *parser) truncated() *Diagnostic {
	end := p.start + len(bytes.TrimRight(p.text, " \t\r\n"))
	message := "the document ends too early"
	if n := len(p.open); n > 0 {
		start := p.doc.Position(p.open[n-1])
		what := "array"
		if p.doc.Text[p.open[n-1]] == '{' {
			what = "object"
		}
		message += fmt.Sprintf(": the %s of line %d, column %d is not closed", what, start.Line, start.Column)
	}
	return &Diagnostic{Loc: Loc{Doc: p.doc, Offset: end}, Message: message}
}
