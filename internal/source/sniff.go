package source

import (
	"bytes"
	"fmt"
	"regexp"
)

// foreign says at first sight that a text is not a JSON document, where the
// grammar's own complaint would mislead. It returns -1 if it may be one, else
// the offset of what is wrong.
func foreign(text []byte) (offset int, message string) {
	if len(text) > MaxSize {
		return 0, fmt.Sprintf("the document has %d bytes, the limit is %d", len(text), MaxSize)
	}
	trimmed := bytes.TrimLeft(text, " \t\r\n")
	offset = len(text) - len(trimmed)
	switch {
	case len(trimmed) == 0:
		return 0, "want a JSON document, found an empty file"
	case yaml.Match(trimmed):
		return offset, "want JSON, found what looks like YAML"
	case !bytes.ContainsRune([]byte(`{["-0123456789tfn/`), rune(trimmed[0])):
		return offset, fmt.Sprintf("want JSON, found %q", []rune(string(trimmed[:min(4, len(trimmed))]))[0])
	}
	return -1, ""
}

// yaml matches what a YAML document starts with and no JSON does: a marker, a
// comment, a directive, a list or a mapping.
var yaml = regexp.MustCompile(`\A(---|#|%|- |-?[A-Za-z_$'][^][{}",\n]*:([ \t\r\n]|\z)|"[^"\n]*"[ \t]*:([ \t\r\n]|\z))`)

// isUTF16 finds a byte order mark of UTF-16, or the zeros that the first
// character has in it: JSON starts with ASCII.
func isUTF16(text []byte) bool {
	return len(text) >= 2 && (text[0] == 0xFF && text[1] == 0xFE || text[0] == 0xFE && text[1] == 0xFF || text[0] == 0 || text[1] == 0)
}
