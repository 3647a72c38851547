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

// Limits of what is read.
const (
	MaxDepth = 256     // levels of arrays and objects
	MaxSize  = 1 << 28 // bytes
)

// ParseJSON reads a JSON text. A byte order mark is passed over. The error is
// Diagnostics: no JSON (RFC 8259), a repeated name, or beyond the limits.
func ParseJSON(name, uri string, text []byte) (*Document, error) {
	doc := &Document{Name: name, URI: uri, Text: text}
	p := &parser{doc: doc}
	if bytes.HasPrefix(text, byteOrderMark) {
		p.base = len(byteOrderMark)
	}
	if d := p.foreign(text[p.base:]); d != nil {
		return nil, Diagnostics{d}
	}
	p.decoder = jsontext.NewDecoder(bytes.NewReader(text[p.base:]))
	root, err := p.value("", 0)
	if err == nil {
		if _, err = p.decoder.ReadToken(); err == nil {
			err = p.diagnostic(int(p.decoder.InputOffset())-1, "", "want the end of the document, found more")
		} else if errors.Is(err, io.EOF) {
			doc.Root = root
			return doc, nil
		}
	}
	return nil, Diagnostics{p.explain(err)}
}

type parser struct {
	doc     *Document
	decoder *jsontext.Decoder
	base    int
}

func (p *parser) diagnostic(offset int, at Pointer, format string, args ...any) *Diagnostic {
	return &Diagnostic{Loc: Loc{p.doc, p.base + offset, at}, Message: fmt.Sprintf(format, args...)}
}

// foreign tells what is no JSON at first sight.
func (p *parser) foreign(text []byte) *Diagnostic {
	trimmed := bytes.TrimLeft(text, " \t\r\n")
	offset := len(text) - len(trimmed)
	switch {
	case len(text) > MaxSize:
		return p.diagnostic(0, "", "the document has %d bytes, more than the limit of %d", len(text), MaxSize)
	case bytes.HasPrefix(text, []byte{0xFF, 0xFE}), bytes.HasPrefix(text, []byte{0xFE, 0xFF}), len(text) > 1 && (text[0] == 0) != (text[1] == 0):
		return &Diagnostic{Loc: Loc{Doc: &Document{Name: p.doc.Name}}, Message: "want JSON in UTF-8, found UTF-16"}
	case len(trimmed) == 0:
		return p.diagnostic(0, "", "want a JSON document, found an empty file")
	case strings.IndexByte("{[\"-0123456789tfn", trimmed[0]) < 0 || bytes.HasPrefix(trimmed, []byte("---")) || bytes.HasPrefix(trimmed, []byte("- ")) || looksLikeYAML(trimmed):
		if looksLikeYAML(trimmed) || trimmed[0] == '#' || trimmed[0] == '%' || bytes.HasPrefix(trimmed, []byte("-")) {
			return p.diagnostic(offset, "", "want JSON, found what looks like YAML")
		}
		return p.diagnostic(offset, "", "want JSON, found %q", clip(trimmed))
	}
	return nil
}

// looksLikeYAML tells a first line such as "type: object" from JSON.
func looksLikeYAML(text []byte) bool {
	line, _, _ := bytes.Cut(text, []byte("\n"))
	key, _, found := bytes.Cut(line, []byte(":"))
	return found && len(key) > 0 && bytes.IndexAny(key, "{}[],") < 0 && text[0] != '"' ||
		bytes.HasPrefix(text, []byte("---"))
}

func clip(text []byte) string {
	runes := []rune(string(text[:min(len(text), 40)]))
	return string(runes[:min(len(runes), 10)])
}

// value reads the next value.
func (p *parser) value(at Pointer, depth int) (*Value, error) {
	token, err := p.decoder.ReadToken()
	if err != nil {
		return nil, err
	}
	end := int(p.decoder.InputOffset())
	v := &Value{End: p.base + end}
	switch token.Kind() {
	case '{', '[':
		v.Offset = v.End - 1
		if depth >= MaxDepth {
			return nil, p.diagnostic(end-1, at, "arrays and objects nest deeper than the limit of %d levels", MaxDepth)
		}
		if token.Kind() == '{' {
			v.Kind = Object
			err = p.members(v, at, depth+1)
		} else {
			v.Kind = Array
			err = p.items(v, at, depth+1)
		}
		v.End = p.base + int(p.decoder.InputOffset())
		return v, err
	case '"':
		v.Kind, v.Text = String, token.String()
		v.Offset = p.stringStart(v.End)
		return v, nil
	case '0':
		v.Kind, v.Text = Number, token.String()
	case 'n':
		v.Kind, v.Text = Null, "null"
	default:
		v.Kind, v.Text = Bool, token.String()
	}
	v.Offset = v.End - len(v.Text)
	return v, nil
}

// stringStart finds the opening quote of the string that ends at an offset.
func (p *parser) stringStart(end int) int {
	text := p.doc.Text
	for i := end - 2; i >= p.base; i-- {
		if text[i] != '"' {
			continue
		}
		slashes := 0
		for k := i - 1; k >= p.base && text[k] == '\\'; k-- {
			slashes++
		}
		if slashes%2 == 0 {
			return i
		}
	}
	return p.base
}

func (p *parser) members(v *Value, at Pointer, depth int) error {
	for p.decoder.PeekKind() != '}' {
		token, err := p.decoder.ReadToken()
		if err != nil {
			return err
		}
		m := Member{Name: token.String(), NameOffset: p.stringStart(p.base + int(p.decoder.InputOffset()))}
		if m.Value, err = p.value(at.Append(m.Name), depth); err != nil {
			return err
		}
		v.Members = append(v.Members, m)
	}
	_, err := p.decoder.ReadToken()
	return err
}

func (p *parser) items(v *Value, at Pointer, depth int) error {
	for p.decoder.PeekKind() != ']' {
		item, err := p.value(at.Append(strconv.Itoa(len(v.Items))), depth)
		if err != nil {
			return err
		}
		v.Items = append(v.Items, item)
	}
	_, err := p.decoder.ReadToken()
	return err
}

// explain turns an error of the decoder into a diagnostic.
func (p *parser) explain(err error) *Diagnostic {
	var own *Diagnostic
	if errors.As(err, &own) {
		return own
	}
	var syntax *jsontext.SyntacticError
	switch {
	case !errors.As(err, &syntax):
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return p.diagnostic(len(p.doc.Text)-p.base, "", "the document ends too early")
		}
		return p.diagnostic(int(p.decoder.InputOffset()), "", "%s", err)
	case errors.Is(err, jsontext.ErrDuplicateName):
		return p.diagnostic(int(syntax.ByteOffset), Pointer(syntax.JSONPointer), "the object has a member of this name already")
	case errors.Is(err, io.ErrUnexpectedEOF):
		return p.diagnostic(int(syntax.ByteOffset), Pointer(syntax.JSONPointer), "the document ends too early")
	}
	return p.diagnostic(int(syntax.ByteOffset), Pointer(syntax.JSONPointer), "%s", syntax.Err)
}
