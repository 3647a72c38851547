package source

import (
	"bytes"
	"encoding/json"
	"path"
	"strings"
)

// A Form is how values are written in a text.
type Form string

// The forms. By default the name of a text says which it is, or else its
// looks.
const (
	FormByName Form = ""
	FormJSON   Form = "json"
	FormLines  Form = "jsonl"
	FormYAML   Form = "yaml"
)

// formOf tells the form of a text by its name: .jsonl and .ndjson are JSON
// Lines. Without a name that says it, a text is YAML if it looks like that, and
// JSON Lines if its first line is a JSON text and there are more.
func formOf(name string, text []byte) Form {
	extension := strings.ToLower(path.Ext(strings.ReplaceAll(name, `\`, "/")))
	switch {
	case IsYAML(name, text):
		return FormYAML
	case extension == ".jsonl" || extension == ".ndjson", extension != ".json" && looksLikeLines(text):
		return FormLines
	}
	return FormJSON
}

func looksLikeLines(text []byte) bool {
	text = bytes.TrimLeft(bytes.TrimPrefix(text, byteOrderMark), " \t\r\n")
	first, rest, _ := bytes.Cut(text, []byte("\n"))
	return len(bytes.TrimSpace(rest)) > 0 && json.Valid(first)
}

// StreamOptions say how a text is read.
type StreamOptions struct {
	Form     Form
	LastWins bool // of several members of one name in JSON the last counts
}

// ParseStream reads all values of a text: those of the lines of JSON Lines,
// those of all documents of YAML, or the one of a JSON text. They belong to one
// document, whose root is the first. The limits of JSON are those of
// ParseInstance. The error is Diagnostics; lines that can be read are there
// also where others cannot.
func ParseStream(name, uri string, text []byte, o StreamOptions) (*Document, []*Value, error) {
	form := o.Form
	if form == FormByName {
		form = formOf(name, text)
	}
	switch {
	case form == FormYAML:
		docs, err := ParseYAMLStream(name, uri, text)
		if err != nil {
			return nil, nil, err
		}
		values := make([]*Value, len(docs))
		for i, doc := range docs {
			values[i] = doc.Root
		}
		return docs[0], values, nil
	case form == FormLines && !isUTF16(text):
		return parseLines(name, uri, text, o.LastWins)
	}
	doc, err := parseJSON(name, uri, text, policy{instance: true, lastWins: o.LastWins})
	if err != nil {
		return nil, nil, err
	}
	return doc, []*Value{doc.Root}, nil
}

// parseLines reads a JSON text from each line that is not blank.
func parseLines(name, uri string, text []byte, lastWins bool) (*Document, []*Value, error) {
	doc := &Document{Name: name, URI: uri, json: true, Text: bytes.TrimPrefix(text, byteOrderMark)}
	var values []*Value
	var problems Diagnostics
	for start := 0; start < len(doc.Text); {
		end := len(doc.Text)
		if i := bytes.IndexByte(doc.Text[start:], '\n'); i >= 0 {
			end = start + i + 1
		}
		if len(bytes.TrimSpace(doc.Text[start:end])) > 0 {
			v, wrong := parsePart(doc, start, end, policy{instance: true, lastWins: lastWins})
			problems = append(problems, wrong...)
			if len(wrong) == 0 {
				values = append(values, v)
			}
		}
		start = end
	}
	if len(values) > 0 {
		doc.Root = values[0]
	}
	if len(problems) > 0 {
		return doc, values, problems
	}
	return doc, values, nil
}
