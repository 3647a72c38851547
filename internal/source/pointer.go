package source

import "strings"

// A Pointer is a JSON Pointer (RFC 6901). The empty one is the root.
type Pointer string

var (
	escaper   = strings.NewReplacer("~", "~0", "/", "~1")
	unescaper = strings.NewReplacer("~1", "/", "~0", "~")
)

// Append returns the pointer with further tokens, which are escaped.
func (p Pointer) Append(tokens ...string) Pointer {
	for _, token := range tokens {
		if strings.ContainsAny(token, "~/") {
			token = escaper.Replace(token)
		}
		p += Pointer("/" + token)
	}
	return p
}

// Tokens returns the tokens, unescaped.
func (p Pointer) Tokens() []string {
	if p == "" {
		return nil
	}
	tokens := strings.Split(string(p[1:]), "/")
	for i := range tokens {
		tokens[i] = unescaper.Replace(tokens[i])
	}
	return tokens
}

// Last returns the last token, unescaped. The root has none: "".
func (p Pointer) Last() string {
	return unescaper.Replace(string(p[strings.LastIndexByte(string(p), '/')+1:]))
}
