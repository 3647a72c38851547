package source

import (
	"bytes"
	"path"
	"strings"
)

// Stdin is the name of the document that is read from standard input.
const Stdin = "<stdin>"

// Parse reads a JSON or YAML text. The name decides: .json and .jsonl are
// JSON, .yaml and .yml are YAML. Under any other name, a text that starts as
// JSON does is JSON, and YAML else. The error is Diagnostics.
func Parse(name, uri string, text []byte) (*Document, error) {
	if IsYAML(name, text) {
		return ParseYAML(name, uri, text)
	}
	return ParseJSON(name, uri, text)
}

// IsYAML tells whether Parse reads a text as YAML.
func IsYAML(name string, text []byte) bool {
	switch strings.ToLower(path.Ext(strings.ReplaceAll(name, `\`, "/"))) {
	case ".json", ".jsonl", ".ndjson":
		return false
	case ".yaml", ".yml":
		return true
	}
	start := bytes.TrimLeft(bytes.TrimPrefix(text, byteOrderMark), " \t\r\n")
	return len(start) > 0 && !isUTF16(text) && yaml.Match(start)
}

var byteOrderMark = []byte("\xEF\xBB\xBF")
