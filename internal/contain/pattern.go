package contain

import (
	"regexp"
	"slices"

	"github.com/typewright/typewright/internal/ecma"
)

// searches are regular expressions by their text.
type searches map[string]*regexp.Regexp

// matches tells whether a pattern finds something in a name.
func (s searches) matches(e ecma.Expr, name string) bool {
	switch e := e.(type) {
	case ecma.Search:
		re := s[e.RE2]
		if re == nil {
			re = regexp.MustCompile(e.RE2) // that it compiles is what ecma is for
			s[e.RE2] = re
		}
		return re.MatchString(name)
	case ecma.Not:
		return !s.matches(e.Expr, name)
	case ecma.And:
		return !slices.ContainsFunc(e.Exprs, func(e ecma.Expr) bool { return !s.matches(e, name) })
	case ecma.Or:
		return slices.ContainsFunc(e.Exprs, func(e ecma.Expr) bool { return s.matches(e, name) })
	case ecma.Always:
		return e.Value
	}
	return false
}
