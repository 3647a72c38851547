package lint

import (
	"regexp/syntax"

	"github.com/typewright/typewright/internal/ecma"
	"github.com/typewright/typewright/internal/source"
	"github.com/typewright/typewright/templates"
)

// patterns calls a function for the regular expressions of all schemas.
func (p *pass) patterns(f func(loc source.Loc, pattern string)) {
	for _, s := range p.schemas {
		if k := s.Keyword("pattern"); k != nil {
			f(k.Loc, k.Value.Text)
		}
		if k := s.Keyword("patternProperties"); k != nil {
			for _, named := range k.Named {
				f(named.NameLoc, named.Name)
			}
		}
	}
}

func (p *pass) untranslatablePatterns() {
	p.patterns(func(loc source.Loc, pattern string) {
		if _, err := ecma.Translate(pattern); err != nil {
			p.report(loc, nil, "the pattern %q has no equal in Go: %v", pattern, err)
		}
	})
}

// portablePatterns looks for patterns that are not of ECMA-262, and for those
// that Go's regexp, as many other engines, reads in another way.
func (p *pass) portablePatterns() {
	p.patterns(func(loc source.Loc, pattern string) {
		match, err := ecma.Translate(pattern)
		switch {
		case err != nil: // which is worse
		case !templates.HasFormat("regex", []byte(pattern)):
			p.report(loc, nil, "the pattern %q is not of ECMA-262 with the u flag, which some validators insist on", pattern)
		case !isSame(pattern, match):
			p.report(loc, nil, "RE2, as Go has it, does not read the pattern %q as ECMA-262 does", pattern)
		}
	})
}

// isSame tells whether Go's regexp reads a pattern as the translation says.
func isSame(pattern string, match ecma.Expr) bool {
	own, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return false
	}
	search, ok := match.(ecma.Search)
	if !ok {
		return match == ecma.Always{Value: true} // what is trivial is so for both
	}
	translated, err := syntax.Parse(search.RE2, syntax.Perl)
	return err == nil && own.Simplify().String() == translated.Simplify().String()
}
