package lint

import (
	"slices"

	"github.com/typewright/typewright/internal/ident"
	"github.com/typewright/typewright/internal/schema"
	"github.com/typewright/typewright/internal/source"
)

// clashingNames looks for members and definitions that would have the same
// name in Go, and for members that would have that of a method. Typewright
// tells them apart, by a number for one; a name in the schema reads better.
func (p *pass) clashingNames() {
	for _, s := range p.schemas {
		for _, k := range s.Keywords {
			switch k.Name {
			case "properties":
				p.clashes(k.Named, "member")
			case "$defs":
				p.clashes(k.Named, "definition")
			}
		}
	}
}

// methods are those of the types that typewright generates.
var methods = []string{"UnmarshalJSON", "MarshalJSON", "AppendJSON", "Validate", "SetDefaults"}

// goNames are keywords that give a schema a name in Go.
var goNames = []string{"x-go-name", "x-go-type-name", "goJSONSchema"}

func (p *pass) clashes(all []schema.Named, what string) {
	first := make(map[string]schema.Named)
	for _, named := range all {
		if hasGoName(named.Schema) {
			continue
		}
		name := ident.Exported(named.Name)
		if what == "member" && slices.Contains(methods, name) {
			p.report(named.NameLoc, nil, "the member %q would be called %s in Go, as a method is", named.Name, name)
			continue
		}
		before, taken := first[name]
		if !taken {
			first[name] = named
			continue
		}
		p.report(named.NameLoc, []string{"the other is " + before.NameLoc.String()},
			"the %s %q would be called %s in Go, as %q is", what, named.Name, name, before.Name)
	}
}

func hasGoName(s *schema.Schema) bool {
	for _, keyword := range goNames {
		if k := s.Keyword(keyword); k != nil && k.Value.Kind != source.Null {
			return true
		}
	}
	return false
}
