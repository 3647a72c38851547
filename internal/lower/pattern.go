package lower

import (
	"regexp"
	"regexp/syntax"
	"strings"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
)

// pattern lowers a regular expression that means the same in ECMA-262 and in
// RE2. Any other is reported at loc, and the result is nil.
func (l *lowerer) pattern(loc source.Loc, text string) *model.Pattern {
	if _, err := regexp.Compile(text); err != nil {
		reason := err.Error()
		if e, ok := err.(*syntax.Error); ok {
			reason = e.Code.String() + ": " + e.Expr
		}
		l.problem(loc, "the pattern %q cannot run in Go's regexp: %s", text, reason)
		return nil
	}
	if part := divergent(text); part != "" {
		l.problem(loc, "the pattern %q cannot run in Go's regexp as it is: %s means something else there", text, part)
		return nil
	}
	return &model.Pattern{At: l.at(loc), Text: text}
}

// divergent returns a part of a pattern that Go accepts and reads otherwise
// than ECMA-262 does: the dot (which stops at \r, U+2028 and U+2029 there),
// \s, Go's own escapes, POSIX classes and flags.
func divergent(text string) string {
	inClass := false
	for i := 0; i < len(text); i++ {
		switch ch := text[i]; {
		case ch == '\\' && i+1 < len(text):
			i++
			if strings.IndexByte("sSaAzQECpP", text[i]) >= 0 || text[i] >= '0' && text[i] <= '9' || text[i] == 'x' && strings.HasPrefix(text[i:], "x{") {
				return text[i-1 : i+1]
			}
		case inClass:
			if strings.HasPrefix(text[i:], "[:") {
				return "[:"
			}
			inClass = ch != ']'
		case ch == '[':
			inClass = true
			if strings.HasPrefix(text[i:], "[]") || strings.HasPrefix(text[i:], "[^]") {
				return "[]"
			}
		case ch == '.':
			return "."
		case ch == '(' && strings.HasPrefix(text[i:], "(?") && !strings.HasPrefix(text[i:], "(?:"):
			return "(?"
		}
	}
	return ""
}
