package lower

import (
	"math"
	"math/big"
	"strconv"

	"github.com/typewright/typewright/internal/ecma"
	"github.com/typewright/typewright/internal/ident"
	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/schema"
	"github.com/typewright/typewright/internal/source"
)

// keywords makes the checks and the notes of one node, in evaluation order:
// type, scalar, structure, in-place applicators.
func (l *lowerer) keywords(s *schema.Schema, n *model.Node) {
	if s.Always != nil {
		if !*s.Always {
			n.Checks = []model.Check{model.Never{At: n.At}}
		}
		return
	}
	n.Notes = notes(s)
	n.Notes.Of = n
	n.Notes.Values = l.valueNotes(s)
	add := func(c model.Check) {
		if c != nil {
			n.Checks = append(n.Checks, c)
		}
	}
	if k := s.Keyword("type"); k != nil {
		add(model.Type{At: l.at(k.Loc), Kinds: kinds(k.Value)})
	}
	if k := s.Keyword("const"); k != nil {
		add(model.Enum{At: l.at(k.Loc), Values: []*source.Value{k.Value}, Constant: true})
	}
	if k := s.Keyword("enum"); k != nil {
		add(model.Enum{At: l.at(k.Loc), Values: k.Value.Items})
	}
	add(l.numeric(s))
	add(l.text(s, n))
	add(l.members(s, n))
	add(l.elements(s, n))
	l.applicators(s, n, add)
	add(l.unevaluated(s, n))
}

func (l *lowerer) unevaluated(s *schema.Schema, n *model.Node) model.Check {
	var check model.Unevaluated
	if k := s.Keyword("unevaluatedProperties"); k != nil {
		check.Properties = l.node(k.Schema, n, "Value")
	}
	if k := s.Keyword("unevaluatedItems"); k != nil {
		check.Items = l.node(k.Schema, n, "Item")
	}
	if check == (model.Unevaluated{}) {
		return nil
	}
	return check
}

func kinds(v *source.Value) model.Kinds {
	names := map[string]model.Kinds{
		"null": model.Null, "boolean": model.Bool, "string": model.String, "integer": model.Integer,
		"number": model.Number | model.Integer, "array": model.Array, "object": model.Object,
	}
	if v.Kind == source.String {
		return names[v.Text]
	}
	var set model.Kinds
	for _, item := range v.Items {
		set |= names[item.Text]
	}
	return set
}

func (l *lowerer) numeric(s *schema.Schema) model.Check {
	var check model.Numeric
	for _, name := range []string{"minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf"} {
		if k := s.Keyword(name); k != nil {
			check.Limits = append(check.Limits, model.Limit{At: l.at(k.Loc), Keyword: name, Value: k.Value.Text})
		}
	}
	if check.Limits == nil {
		return nil
	}
	return check
}

// count reads a keyword about a size.
func (l *lowerer) count(s *schema.Schema, name string) *model.Count {
	k := s.Keyword(name)
	if k == nil {
		return nil
	}
	return &model.Count{At: l.at(k.Loc), Value: size(k.Value.Text)}
}

// size reads a size. One beyond 64 bits counts as the largest of these: nothing
// has as many parts as either.
func size(literal string) int64 {
	if n, err := strconv.ParseInt(literal, 10, 64); err == nil {
		return n
	}
	r, ok := new(big.Rat).SetString(literal)
	if !ok || !r.IsInt() || !r.Num().IsInt64() {
		return math.MaxInt64
	}
	return r.Num().Int64()
}

func (l *lowerer) text(s *schema.Schema, n *model.Node) model.Check {
	check := model.Text{MinLength: l.count(s, "minLength"), MaxLength: l.count(s, "maxLength"), Content: l.content(s, n)}
	if k := s.Keyword("pattern"); k != nil {
		check.Pattern = l.pattern(k.Loc, k.Value.Text)
	}
	if check.Pattern != nil && check.Pattern.Match == (ecma.Always{Value: true}) {
		check.Pattern = nil // nothing to look at
	}
	if k := s.Keyword("format"); k != nil && (l.options.AssertFormats || s.Resource.Dialect.FormatAssertion) && model.KnownFormat(k.Value.Text) {
		check.Format = &model.Format{At: l.at(k.Loc), Name: k.Value.Text}
	}
	if check == (model.Text{}) {
		return nil
	}
	return check
}

func (l *lowerer) members(s *schema.Schema, n *model.Node) model.Check {
	check := &model.Members{MinProperties: l.count(s, "minProperties"), MaxProperties: l.count(s, "maxProperties")}
	found := check.MinProperties != nil || check.MaxProperties != nil
	for _, k := range s.Keywords {
		switch k.Name {
		case "properties":
			for _, p := range k.Named {
				check.Properties = append(check.Properties, model.Property{Name: p.Name, Node: l.node(p.Schema, n, p.Name)})
			}
		case "patternProperties":
			for _, p := range k.Named {
				pattern := l.pattern(p.NameLoc, p.Name)
				switch {
				case pattern != nil:
					check.Patterns = append(check.Patterns, model.PatternProperty{Pattern: *pattern, Node: l.node(p.Schema, n, "Value")})
				case l.options.SkipPatterns: // any name may match, and any value be right
					every := model.Pattern{At: l.at(p.NameLoc), Text: p.Name, Match: ecma.Always{Value: true}}
					check.Patterns = append(check.Patterns, model.PatternProperty{Pattern: every, Node: l.anything(n)})
				}
			}
		case "additionalProperties":
			check.Additional, check.AdditionalAt = l.node(k.Schema, n, "Value"), l.at(k.Loc)
		case "propertyNames":
			check.Names = l.node(k.Schema, n, "Name")
		case "required":
			check.RequiredAt = l.at(k.Loc)
			for _, item := range k.Value.Items {
				check.Required = append(check.Required, item.Text)
			}
		case "dependentRequired":
			for _, member := range k.Value.Members {
				d := model.Dependent{At: l.at(k.Loc), Name: member.Name}
				for _, item := range member.Value.Items {
					d.Required = append(d.Required, item.Text)
				}
				check.Dependents = append(check.Dependents, d)
			}
		case "dependentSchemas":
			for _, p := range k.Named {
				d := model.Dependent{At: l.at(k.Loc), Name: p.Name, Node: l.node(p.Schema, n, p.Name)}
				within(n, d.Node)
				check.Dependents = append(check.Dependents, d)
			}
		default:
			continue
		}
		found = true
	}
	if !found {
		return nil
	}
	return check
}

func (l *lowerer) elements(s *schema.Schema, n *model.Node) model.Check {
	check := &model.Elements{MinItems: l.count(s, "minItems"), MaxItems: l.count(s, "maxItems")}
	found := check.MinItems != nil || check.MaxItems != nil
	if k := s.Keyword("uniqueItems"); k != nil && k.Value.Text == "true" {
		check.UniqueAt, found = l.at(k.Loc), true
	}
	if k := s.Keyword("prefixItems"); k != nil {
		for i, item := range k.Schemas {
			check.Prefix = append(check.Prefix, l.node(item, n, "Item"+strconv.Itoa(i)))
		}
		found = true
	}
	if k := s.Keyword("items"); k != nil {
		check.Items, found = l.node(k.Schema, n, itemWord(n)), true
	}
	if k := s.Keyword("contains"); k != nil {
		check.Contains, found = l.contains(s, k, n), true
	}
	if !found {
		return nil
	}
	return check
}

func (l *lowerer) contains(s *schema.Schema, k *schema.Keyword, n *model.Node) *model.Contains {
	c := &model.Contains{At: l.at(k.Loc), MinAt: l.at(k.Loc), Node: l.node(k.Schema, n, "Contained"), Min: 1}
	if k := s.Keyword("minContains"); k != nil {
		c.Min, c.MinAt = size(k.Value.Text), l.at(k.Loc)
	}
	if k := s.Keyword("maxContains"); k != nil {
		most := size(k.Value.Text)
		c.Max, c.MaxAt = &most, l.at(k.Loc)
	}
	c.Evaluates = s.Resource.Dialect.Draft >= 2020
	return c
}

// itemWord is what an element of the array n is called: the singular of the
// array's own name, which takes its place.
func itemWord(n *model.Node) string {
	if one := ident.Singular(n.Word); one != "" && one != n.Word {
		return one
	}
	return "Item"
}

func (l *lowerer) applicators(s *schema.Schema, n *model.Node, add func(model.Check)) {
	branches := func(k *schema.Keyword, word string) []*model.Node {
		nodes := make([]*model.Node, len(k.Schemas))
		for i, branch := range k.Schemas {
			nodes[i] = l.node(branch, n, word+strconv.Itoa(i))
		}
		return nodes
	}
	for _, k := range s.Keywords {
		switch k.Name {
		case "$ref", "$dynamicRef":
			add(model.Ref{Node: l.node(l.scope.target(k), n, "Target"), Loc: k.Loc})
		case "allOf":
			add(model.AllOf{Nodes: within(n, branches(k, "Part")...)})
		case "anyOf":
			nodes := branches(k, "Option")
			add(model.AnyOf{At: l.at(k.Loc), Nodes: nodes, Hint: discriminator(s, k, nodes)})
		case "oneOf":
			nodes := branches(k, "Option")
			add(model.OneOf{At: l.at(k.Loc), Nodes: nodes, Hint: discriminator(s, k, nodes)})
		case "not":
			add(model.Not{At: l.at(k.Loc), Node: l.node(k.Schema, n, "Not")})
		case "if":
			check := model.If{If: l.node(k.Schema, n, "If")}
			within(n, check.If)
			if k := s.Keyword("then"); k != nil {
				check.Then = l.node(k.Schema, n, "Then")
				within(n, check.Then)
			}
			if k := s.Keyword("else"); k != nil {
				check.Else = l.node(k.Schema, n, "Else")
				within(n, check.Else)
			}
			add(check) // alone it asserts nothing, but it evaluates
		}
	}
}

// within marks the nodes that say more about what n is, unless they have a
// place elsewhere.
func within(n *model.Node, parts ...*model.Node) []*model.Node {
	for _, part := range parts {
		part.Within = part.Parent == n
	}
	return parts
}
