package source

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"unicode/utf8"

	yamlv4 "go.yaml.in/yaml/v4"
)

// MaxCopies is how many values the aliases of a YAML document may stand for.
const MaxCopies = 1 << 18

// ParseYAML reads a YAML text of one document as the JSON value that it
// stands for. It is YAML 1.2 with its core schema: no and 2001-02-03 are
// strings. Aliases are copies of what they refer to, and merge keys (<<) are
// resolved. The error is Diagnostics: what is no YAML, a key that an object
// has twice, and what JSON does not have, such as keys that are no scalars,
// NaN, or a number that YAML 1.1 and 1.2 read differently.
func ParseYAML(name, uri string, text []byte) (*Document, error) {
	docs, err := ParseYAMLStream(name, uri, text)
	if err != nil {
		return nil, err
	}
	if len(docs) > 1 {
		loc := Loc{Doc: docs[1], Offset: docs[1].Root.Offset}
		return nil, Diagnostics{{Loc: loc, Message: "want the end of the text, found a second document"}}
	}
	return docs[0], nil
}

// ParseYAMLStream reads all documents of a YAML text, of which there is one
// at least. The error is as of ParseYAML.
func ParseYAMLStream(name, uri string, text []byte) ([]*Document, error) {
	first := &Document{Name: name, URI: uri}
	if isUTF16(text) {
		return nil, Diagnostics{{Loc: Loc{Doc: first}, Message: "want YAML in UTF-8, found UTF-16"}}
	}
	first.Text = bytes.TrimPrefix(text, byteOrderMark)
	if len(first.Text) > MaxSize {
		return nil, Diagnostics{{Loc: Loc{Doc: first}, Message: fmt.Sprintf("the document has %d bytes, the limit is %d", len(text), MaxSize)}}
	}
	for rest := first.Text; len(rest) > 0; {
		r, size := utf8.DecodeRune(rest)
		if r == utf8.RuneError && size == 1 {
			return nil, Diagnostics{{Loc: Loc{Doc: first, Offset: len(first.Text) - len(rest)}, Message: "want YAML in UTF-8, found a byte that is none"}}
		}
		rest = rest[size:]
	}
	lines := yamlLines(first.Text)
	loader, err := yamlv4.NewLoader(bytes.NewReader(first.Text), yamlv4.WithV4Defaults())
	if err != nil {
		return nil, err
	}
	var docs []*Document
	for {
		var node yamlv4.Node
		err := loader.Load(&node)
		if errors.Is(err, io.EOF) {
			break
		}
		doc := first
		if len(docs) > 0 {
			doc = &Document{Name: name, URI: uri, Text: first.Text}
		}
		c := &converter{doc: doc, lines: lines}
		if err != nil {
			return nil, Diagnostics{c.explain(err)}
		}
		doc.Root = c.value(node.Content[0], "")
		if len(c.problems) > 0 {
			return nil, c.problems
		}
		docs = append(docs, doc)
	}
	if len(docs) == 0 {
		return nil, Diagnostics{{Loc: Loc{Doc: first}, Message: "want a YAML document, found an empty file"}}
	}
	return docs, nil
}

// yamlLines returns the offset of the start of each line as YAML counts them:
// a carriage return ends one as well.
func yamlLines(text []byte) []int {
	lines := []int{0}
	for i, r := range string(text) {
		switch r {
		case '\r':
			if i+1 < len(text) && text[i+1] == '\n' {
				continue
			}
		case '\n', '\u0085', '\u2028', '\u2029':
		default:
			continue
		}
		lines = append(lines, i+utf8.RuneLen(r))
	}
	return lines
}

// A converter makes values of the nodes of one document.
type converter struct {
	doc      *Document
	lines    []int
	open     []*yamlv4.Node // the arrays and objects around
	aliases  int            // how many aliases are around
	copies   int
	problems Diagnostics
}

// offset converts a position, both parts of which count from 1.
func (c *converter) offset(line, column int) int {
	if line < 1 || line > len(c.lines) {
		return len(c.doc.Text)
	}
	offset := c.lines[line-1]
	for ; column > 1 && offset < len(c.doc.Text); column-- {
		_, size := utf8.DecodeRune(c.doc.Text[offset:])
		offset += size
	}
	return offset
}

func (c *converter) problem(n *yamlv4.Node, at Pointer, format string, args ...any) {
	c.problems = append(c.problems, &Diagnostic{
		Loc:     Loc{c.doc, c.offset(n.Line, n.Column), at},
		Message: fmt.Sprintf(format, args...),
	})
}

// explain turns what stopped the reading into a diagnostic.
func (c *converter) explain(err error) *Diagnostic {
	var about *yamlv4.LoadError
	if !errors.As(err, &about) {
		return &Diagnostic{Loc: Loc{Doc: c.doc}, Message: err.Error()}
	}
	message := about.Message
	if about.ContextMsg != "" {
		message += " " + about.ContextMsg
	}
	return &Diagnostic{Loc: Loc{Doc: c.doc, Offset: c.offset(about.Mark.Line, about.Mark.Column)}, Message: message}
}

// value makes a value of a node. What is wrong is reported, and null then.
func (c *converter) value(n *yamlv4.Node, at Pointer) *Value {
	v := &Value{Text: "null", Offset: c.offset(n.Line, n.Column)}
	v.End = v.Offset
	if c.aliases > 0 {
		if c.copies++; c.copies > MaxCopies {
			if c.copies == MaxCopies+1 {
				c.problem(n, at, "the aliases of the document stand for more than %d values", MaxCopies)
			}
			return v
		}
	}
	switch n.Kind {
	case yamlv4.AliasNode:
		return c.alias(n, at)
	case yamlv4.ScalarNode:
		c.scalar(v, n, at)
		return v
	default:
	}
	if len(c.open) == MaxDepth {
		c.problem(n, at, "arrays and objects are nested more than %d levels deep", MaxDepth)
		return v
	}
	c.tagged(n, at)
	c.open = append(c.open, n)
	if n.Kind == yamlv4.SequenceNode {
		v.Kind, v.Text = Array, ""
		for i, item := range n.Content {
			v.Items = append(v.Items, c.value(item, at.Append(strconv.Itoa(i))))
		}
	} else {
		v.Kind, v.Text = Object, ""
		c.members(v, n, at)
	}
	c.open = c.open[:len(c.open)-1]
	return v
}

// alias makes a copy of what an alias stands for: a schema that is in two
// places is two schemas.
func (c *converter) alias(n *yamlv4.Node, at Pointer) *Value {
	for _, around := range c.open {
		if around == n.Alias {
			c.problem(n, at, "the alias *%s stands for what it is a part of", n.Value)
			return &Value{Text: "null"}
		}
	}
	c.aliases++
	v := c.value(n.Alias, at)
	c.aliases--
	return v
}

// members reads an object: its own members in order, and behind them what
// merge keys add.
func (c *converter) members(v *Value, n *yamlv4.Node, at Pointer) {
	var merged []*yamlv4.Node
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if isMerge(key) {
			merged = append(merged, value)
			continue
		}
		name, ok := c.name(key, at)
		if !ok {
			continue
		}
		m := Member{Name: name, NameOffset: c.offset(key.Line, key.Column)}
		if before := v.find(name); before >= 0 {
			first := c.doc.Position(v.Members[before].NameOffset)
			c.problem(key, at.Append(name), "the name %q is there already, at line %d, column %d", name, first.Line, first.Column)
			continue
		}
		m.Value = c.value(value, at.Append(name))
		v.add(m)
	}
	for _, from := range merged {
		c.merge(v, from, at)
	}
}

// isMerge tells the key << from a string of that text.
func isMerge(key *yamlv4.Node) bool {
	return key.Kind == yamlv4.ScalarNode && key.Value == "<<" && key.Style&(yamlv4.SingleQuotedStyle|yamlv4.DoubleQuotedStyle) == 0 &&
		(key.Tag == "" || key.Tag == "!!merge" || key.Tag == "tag:yaml.org,2002:merge")
}

// merge adds the members of an object, or of several, that are not there yet.
func (c *converter) merge(v *Value, from *yamlv4.Node, at Pointer) {
	target := from
	if from.Kind == yamlv4.AliasNode {
		target = from.Alias
	}
	if target.Kind == yamlv4.SequenceNode {
		for _, item := range target.Content {
			c.merge(v, item, at)
		}
		return
	}
	if target.Kind != yamlv4.MappingNode {
		c.problem(from, at, "want an object, an alias of one, or a list of those to merge with <<")
		return
	}
	for _, m := range c.value(from, at).Members {
		if v.find(m.Name) < 0 {
			v.add(m)
		}
	}
}

// name returns the key of a member: of a scalar, the text as it is written.
func (c *converter) name(key *yamlv4.Node, at Pointer) (name string, ok bool) {
	if key.Kind == yamlv4.AliasNode {
		key = key.Alias
	}
	switch {
	case key.Kind != yamlv4.ScalarNode:
		c.problem(key, at, "want a string as key, as JSON has it, found an array or an object")
		return "", false
	case key.Value == "" && key.Style&(yamlv4.SingleQuotedStyle|yamlv4.DoubleQuotedStyle) == 0:
		c.problem(key, at, `want a key, found none: the empty string is ""`)
		return "", false
	}
	return key.Value, true
}
