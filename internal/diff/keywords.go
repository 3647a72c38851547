package diff

import (
	"slices"
	"strconv"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
)

// A said is what a node says by one keyword, without the schemas below.
type said struct {
	name  string
	loc   source.Loc
	text  string   // of one value
	items []string // of a set
	below bool     // the text is about a schema, which has a place of its own
}

// keywordChanges compares what two nodes say, keyword by keyword.
func keywordChanges(before, after *model.Node) []Keyword {
	was, is := listen(before), listen(after)
	var changes []Keyword
	for _, now := range is {
		i := slices.IndexFunc(was, func(s said) bool { return s.name == now.name })
		if i < 0 {
			changes = append(changes, Keyword{Name: now.name, New: &now.loc, Is: now.text, Added: now.items})
			continue
		}
		change := Keyword{
			Name: now.name, Old: &was[i].loc, New: &now.loc,
			Gone: lacking(was[i].items, now.items), Added: lacking(now.items, was[i].items),
		}
		if now.text != was[i].text && !now.below {
			change.Was, change.Is = was[i].text, now.text
		}
		if change.Was != change.Is || len(change.Gone)+len(change.Added) > 0 {
			changes = append(changes, change)
		}
	}
	for _, then := range was {
		if !slices.ContainsFunc(is, func(s said) bool { return s.name == then.name }) {
			changes = append(changes, Keyword{Name: then.name, Old: &then.loc, Was: then.text, Gone: then.items})
		}
	}
	return changes
}

// lacking returns the items that another list lacks.
func lacking(items, other []string) []string {
	var missing []string
	for _, item := range items {
		if !slices.Contains(other, item) {
			missing = append(missing, item)
		}
	}
	return missing
}

// A listener collects what a node says.
type listener struct {
	node *model.Node
	said []said
}

func listen(n *model.Node) []said {
	l := &listener{node: n}
	for _, check := range n.Checks {
		l.check(check)
	}
	return l.said
}

// add adds a keyword. Its place is that of at, if it is known, or else that of
// its name.
func (l *listener) add(name, at, text string, items ...string) {
	l.said = append(l.said, said{name: name, loc: l.loc(name, at), text: text, items: items})
}

func (l *listener) loc(name, at string) source.Loc {
	loc := l.node.Loc
	pointer := loc.Pointer.Append(name)
	if prefix := len(l.node.At) - len(loc.Pointer); len(at) > prefix && prefix >= 0 {
		pointer = source.Pointer(at[prefix:])
	}
	if v := loc.Doc.Root.At(pointer); v != nil {
		return source.Loc{Doc: loc.Doc, Offset: v.Offset, Pointer: pointer}
	}
	return loc
}

func (l *listener) count(name string, c *model.Count) {
	if c != nil {
		l.add(name, c.At, strconv.FormatInt(c.Value, 10))
	}
}

// schema adds a keyword with one schema below it. That schema is compared at
// its own place, if there are two.
func (l *listener) schema(name, at string, n *model.Node) {
	if n == nil {
		return
	}
	text := ""
	if len(n.Checks) == 1 {
		if _, never := n.Checks[0].(model.Never); never {
			text = "false"
		}
	}
	l.add(name, at, text)
	l.said[len(l.said)-1].below = true
}

func (l *listener) check(check model.Check) {
	switch check := check.(type) {
	case model.Never:
		l.add("false", check.At, "")
	case model.Type:
		l.add("type", check.At, "", kindNames(check.Kinds)...)
	case model.Enum:
		var values []string
		for _, v := range check.Values {
			values = append(values, string(v.AppendJSON(nil)))
		}
		if check.Constant {
			l.add("const", check.At, values[0])
		} else {
			l.add("enum", check.At, "", values...)
		}
	case model.Numeric:
		for _, limit := range check.Limits {
			l.add(limit.Keyword, limit.At, limit.Value)
		}
	case model.Text:
		l.text(check)
	case *model.Members:
		l.members(check)
	case *model.Elements:
		l.elements(check)
	default:
		l.applicator(check)
	}
}

func (l *listener) applicator(check model.Check) {
	switch check := check.(type) {
	case model.Ref:
		l.add("$ref", "", "")
	case model.AllOf:
		l.add("allOf", "", "")
	case model.AnyOf:
		l.add("anyOf", check.At, "")
	case model.OneOf:
		l.add("oneOf", check.At, "")
	case model.Not:
		l.schema("not", check.At, check.Node)
	case model.If:
		l.schema("if", "", check.If)
		l.schema("then", "", check.Then)
		l.schema("else", "", check.Else)
	case model.Unevaluated:
		l.schema("unevaluatedProperties", "", check.Properties)
		l.schema("unevaluatedItems", "", check.Items)
	}
}

func kindNames(kinds model.Kinds) []string {
	var names []string
	for _, k := range []struct {
		kinds model.Kinds
		name  string
	}{
		{model.Null, "null"},
		{model.Bool, "boolean"},
		{model.String, "string"},
		{model.Number | model.Integer, "number"},
		{model.Array, "array"},
		{model.Object, "object"},
	} {
		if kinds.Has(k.kinds) {
			names = append(names, k.name)
		}
	}
	if kinds&(model.Number|model.Integer) == model.Integer {
		names = append(names, "integer")
	}
	return names
}

func (l *listener) text(check model.Text) {
	l.count("minLength", check.MinLength)
	l.count("maxLength", check.MaxLength)
	if check.Pattern != nil {
		l.add("pattern", check.Pattern.At, check.Pattern.Text)
	}
	if check.Format != nil {
		l.add("format", check.Format.At, check.Format.Name)
	}
	if c := check.Content; c != nil {
		if c.Encoding != "" {
			l.add("contentEncoding", c.EncodingAt, c.Encoding)
		}
		if c.JSONAt != "" {
			l.add("contentMediaType", c.JSONAt, "JSON")
		}
		l.schema("contentSchema", "", c.Schema)
	}
}

func (l *listener) members(check *model.Members) {
	l.count("minProperties", check.MinProperties)
	l.count("maxProperties", check.MaxProperties)
	if len(check.Required) > 0 {
		l.add("required", check.RequiredAt, "", quoted(check.Required)...)
	}
	var names, patterns, dependents []string
	for _, p := range check.Properties {
		names = append(names, strconv.Quote(p.Name))
	}
	for _, p := range check.Patterns {
		patterns = append(patterns, strconv.Quote(p.Pattern.Text))
	}
	for _, d := range check.Dependents {
		if d.Node != nil {
			dependents = append(dependents, strconv.Quote(d.Name))
			continue
		}
		l.add("dependentRequired "+strconv.Quote(d.Name), d.At, "", quoted(d.Required)...)
	}
	for _, set := range []struct {
		keyword string
		names   []string
	}{{"properties", names}, {"patternProperties", patterns}, {"dependentSchemas", dependents}} {
		if len(set.names) > 0 {
			l.add(set.keyword, "", "", set.names...)
		}
	}
	l.schema("additionalProperties", check.AdditionalAt, check.Additional)
	l.schema("propertyNames", "", check.Names)
}

func quoted(names []string) []string {
	all := make([]string, len(names))
	for i, name := range names {
		all[i] = strconv.Quote(name)
	}
	return all
}

func (l *listener) elements(check *model.Elements) {
	l.count("minItems", check.MinItems)
	l.count("maxItems", check.MaxItems)
	if check.UniqueAt != "" {
		l.add("uniqueItems", check.UniqueAt, "true")
	}
	if len(check.Prefix) > 0 {
		l.add("prefixItems", "", strconv.Itoa(len(check.Prefix))+" schemas")
	}
	l.schema("items", "", check.Items)
	if c := check.Contains; c != nil {
		l.schema("contains", c.At, c.Node)
		if c.Min != 1 {
			l.add("minContains", c.MinAt, strconv.FormatInt(c.Min, 10))
		}
		if c.Max != nil {
			l.add("maxContains", c.MaxAt, strconv.FormatInt(*c.Max, 10))
		}
	}
}
