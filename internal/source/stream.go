package source

import (
	"bytes"
	"path"
	"strings"
)

// ParseStream reads all values of a text: those of the lines of JSON Lines,
// whose names end in .jsonl or .ndjson, those of all documents of YAML, or
// else the one of a JSON text. They belong to one document, whose root is the
// first. The limits of JSON are those of ParseInstance; of several members of
// one name the last may count, which YAML does not let any do. The error is
// Diagnostics; lines that can be read are there also where others cannot.
func ParseStream(name, uri string, text []byte, lastWins bool) (*Document, []*Value, error) {
	switch {
	case IsYAML(name, text):
		docs, err := ParseYAMLStream(name, uri, text)
		if err != nil {
			return nil, nil, err
		}
		values := make([]*Value, len(docs))
		for i, doc := range docs {
			values[i] = doc.Root
		}
		return docs[0], values, nil
	case isLines(name) && !isUTF16(text):
		return parseLines(name, uri, text, lastWins)
	}
	doc, err := parseJSON(name, uri, text, policy{instance: true, lastWins: lastWins})
	if err != nil {
		return nil, nil, err
	}
	return doc, []*Value{doc.Root}, nil
}

// isLines tells JSON Lines by the name.
func isLines(name string) bool {
	extension := strings.ToLower(path.Ext(name))
	return extension == ".jsonl" || extension == ".ndjson"
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
