package lint

import (
	"strconv"
	"strings"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/schema"
	"github.com/typewright/typewright/internal/source"
	"github.com/typewright/typewright/templates"
)

// invalidExamples judges examples, and the example of OpenAPI.
func (p *pass) invalidExamples() {
	for _, s := range p.schemas {
		for _, k := range s.Keywords {
			switch {
			case k.Name == "example":
				p.value(s, k.Loc, k.Value, "the example")
			case k.Name == "examples" && k.Value.Kind == source.Array:
				for i, item := range k.Value.Items {
					p.value(s, below(k.Loc, item, strconv.Itoa(i)), item, "the example")
				}
			}
		}
	}
}

func (p *pass) invalidDefaults() {
	for _, s := range p.schemas {
		if k := s.Keyword("default"); k != nil {
			p.value(s, k.Loc, k.Value, "the default")
		}
	}
}

// deadValues judges the values of enum. Where none is good, that is a
// contradiction.
func (p *pass) deadValues() {
	for _, s := range p.schemas {
		k := s.Keyword("enum")
		if k == nil || k.Value.Kind != source.Array {
			continue
		}
		var dead []int
		for i, item := range k.Value.Items {
			if p.rejects(s, item) {
				dead = append(dead, i)
			}
		}
		if len(dead) == len(k.Value.Items) {
			continue
		}
		for _, i := range dead {
			item := k.Value.Items[i]
			p.value(s, below(k.Loc, item, strconv.Itoa(i)), item, "the value")
		}
	}
}

// below is a place in the value of a keyword.
func below(loc source.Loc, v *source.Value, tokens ...string) source.Loc {
	return source.Loc{Doc: loc.Doc, Offset: v.Offset, Pointer: loc.Pointer.Append(tokens...)}
}

// nodesOf are the nodes of a schema: several if it depends on the dynamic
// scope.
func (p *pass) nodesOf(s *schema.Schema) []*model.Node { return p.nodes[s.Loc] }

// rejects tells whether a schema rejects a value, however it is reached.
func (p *pass) rejects(s *schema.Schema, v *source.Value) bool {
	nodes := p.nodesOf(s)
	for _, n := range nodes {
		if p.judge.Accepts(n, v) {
			return false
		}
	}
	return len(nodes) > 0
}

// value reports a value of a schema that the schema rejects: at the part that
// is wrong, if there is one alone.
func (p *pass) value(s *schema.Schema, loc source.Loc, v *source.Value, what string) {
	if !p.rejects(s, v) {
		return
	}
	issues := p.judge.Explain(p.nodesOf(s)[0], loc.Doc, v)
	if len(issues) == 1 {
		loc.Offset = issues[0].Offset
		loc.Pointer += source.Pointer(issues[0].InstanceLocation)
		lines := reasons(issues)
		p.report(loc, lines[1:], "%s is not valid: %s (%s)", what, issues[0].Message, issues[0].KeywordLocation)
		return
	}
	p.report(loc, reasons(issues), "%s is not valid", what)
}

// reasons are the lines of issues, of which there are not too many.
func reasons(issues []templates.Issue) []string {
	const most = 10
	lines := strings.Split((&templates.ValidationError{Issues: issues}).Error(), "\n")
	if len(lines) > most {
		lines = append(lines[:most:most], "…")
	}
	return lines
}
