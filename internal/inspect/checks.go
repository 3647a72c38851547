package inspect

import (
	"slices"

	"github.com/typewright/typewright/internal/model"
)

// checks marks the keywords of a node that generated code tests. What accepts
// any value tests nothing, but it may mark what has been evaluated.
func (t *tracer) checks(n *model.Node) {
	f := t.plan.Check(n)
	marks := f != nil && f.Marks
	for _, check := range n.Checks {
		switch check := check.(type) {
		case model.Never:
		case model.Type:
			t.tests(n, check.Kinds != model.AnyKind, "type")
		case model.Enum:
			t.tests(n, true, enumKeyword(check))
		case model.Numeric:
			for _, limit := range check.Limits {
				t.tests(n, true, limit.Keyword)
			}
		case model.Text:
			t.text(n, check)
		case *model.Members:
			t.members(n, check, marks)
		case *model.Elements:
			t.elements(n, check, marks)
		case model.Ref:
			t.tests(n, marks || t.asks(check.Node), "$ref", "$dynamicRef")
		case model.AllOf:
			t.tests(n, marks || t.asks(check.Nodes...), "allOf")
		case model.AnyOf:
			t.tests(n, marks || !slices.ContainsFunc(check.Nodes, func(n *model.Node) bool { return !t.asks(n) }), "anyOf")
			t.tests(n, check.Hint != nil, "discriminator")
		case model.OneOf:
			t.tests(n, len(check.Nodes) > 1 || t.asks(check.Nodes...), "oneOf")
			t.tests(n, check.Hint != nil, "discriminator")
		case model.Not:
			t.tests(n, true, "not")
		case model.If:
			t.tests(n, marks || t.asks(check.Then, check.Else), "if")
			t.tests(n, t.asks(check.Then), "then")
			t.tests(n, t.asks(check.Else), "else")
		case model.Unevaluated:
			t.tests(n, t.asks(check.Properties), "unevaluatedProperties")
			t.tests(n, t.asks(check.Items), "unevaluatedItems")
		}
	}
}

// tests marks keywords, if there is something to test.
func (t *tracer) tests(n *model.Node, something bool, keywords ...string) {
	for _, keyword := range keywords {
		if something {
			t.mark(n, keyword, Check)
			t.tested[n] = append(t.tested[n], keyword)
		}
	}
}

// asks tells whether one of some nodes rejects anything: those that accept
// all have no function.
func (t *tracer) asks(nodes ...*model.Node) bool {
	return slices.ContainsFunc(nodes, func(n *model.Node) bool { return n != nil && t.plan.Check(n) != nil })
}

func (t *tracer) count(n *model.Node, keyword string, c *model.Count) {
	t.tests(n, c != nil, keyword)
}

func enumKeyword(check model.Enum) string {
	if check.Constant {
		return "const"
	}
	return "enum"
}

func (t *tracer) text(n *model.Node, check model.Text) {
	t.count(n, "minLength", check.MinLength)
	t.count(n, "maxLength", check.MaxLength)
	t.tests(n, check.Pattern != nil, "pattern")
	t.tests(n, check.Format != nil, "format")
	if c := check.Content; c != nil {
		t.tests(n, c.Encoding != "" && c.Encoding != "binary", "contentEncoding")
		t.tests(n, c.JSONAt != "", "contentMediaType")
		t.tests(n, t.asks(c.Schema), "contentSchema")
	}
}

func (t *tracer) members(n *model.Node, check *model.Members, marks bool) {
	t.count(n, "minProperties", check.MinProperties)
	t.count(n, "maxProperties", check.MaxProperties)
	t.tests(n, len(check.Required) > 0, "required")
	others := marks || t.asks(check.Additional) // the names matter, even if any value is right
	for _, p := range check.Properties {
		t.tests(n, others || t.asks(p.Node), "properties")
	}
	for _, p := range check.Patterns {
		t.tests(n, others || t.asks(p.Node), "patternProperties")
	}
	t.tests(n, check.Additional != nil && others, "additionalProperties")
	t.tests(n, t.asks(check.Names), "propertyNames")
	for _, d := range check.Dependents {
		t.tests(n, len(d.Required) > 0, "dependentRequired")
		t.tests(n, t.asks(d.Node), "dependentSchemas")
	}
}

func (t *tracer) elements(n *model.Node, check *model.Elements, marks bool) {
	t.count(n, "minItems", check.MinItems)
	t.count(n, "maxItems", check.MaxItems)
	t.tests(n, check.UniqueAt != "", "uniqueItems")
	t.tests(n, len(check.Prefix) > 0 && (marks || t.asks(check.Prefix...) || t.asks(check.Items)), "prefixItems")
	t.tests(n, check.Items != nil && (marks || t.asks(check.Items)), "items")
	if c := check.Contains; c != nil {
		t.tests(n, marks || c.Min > 0 || c.Max != nil, "contains")
		t.tests(n, c.MinAt != c.At, "minContains")
		t.tests(n, c.Max != nil, "maxContains")
	}
}
