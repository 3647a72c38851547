package lower

import (
	"fmt"
	"math"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/schema"
)

// checks says of a node which checks it has, in order.
func checks(n *model.Node) string {
	var names []string
	for _, check := range n.Checks {
		t := reflect.TypeOf(check)
		if t.Kind() == reflect.Pointer {
			t = t.Elem()
		}
		names = append(names, t.Name())
	}
	return strings.Join(names, " ")
}

func TestChecksAreGroupedAndInOrder(t *testing.T) {
	for text, want := range map[string]string{
		`true`:  "",
		`{}`:    "",
		`false`: "Never",
		`{"title": "T", "description": "D", "default": 1, "$comment": "C"}`: "",

		`{"required": ["a"], "properties": {"a": true}, "patternProperties": {"b": {}}, "minProperties": 1}`:         "Members",
		`{"prefixItems": [{}], "items": false, "uniqueItems": true, "contains": {"type": "null"}, "minContains": 2}`: "Elements",
		`{"maxLength": 3, "pattern": "a", "minLength": 1}`:                                                           "Text",
		`{"multipleOf": 2, "minimum": 1, "exclusiveMaximum": 9}`:                                                     "Numeric",

		// Cheap before costly, whatever the order in the schema.
		`{"unevaluatedItems": false, "anyOf": [true, {"type": "null"}], "$ref": "#/$defs/a", "items": {"type": "null"},
		  "minimum": 1, "enum": [1], "type": ["array", "number"], "$defs": {"a": {"maxItems": 1}}}`: "Type Enum Numeric Elements AnyOf Ref Unevaluated",

		// Keywords without a say are no check.
		`{"uniqueItems": false, "minContains": 0, "then": false, "$anchor": "a"}`: "",
	} {
		m, err := lower(t, text)
		if err != nil {
			t.Fatal(err)
		}
		if got := checks(m.Roots[0]); got != want {
			t.Errorf("%s\ngot %s, want %s", text, got, want)
		}
	}
}

// A keyword of an older draft makes the checks of the one that came after it.
func TestOlderDrafts(t *testing.T) {
	for _, test := range []struct{ draft, older, newer string }{
		{"http://json-schema.org/draft-04/schema#", `"minimum": 1, "exclusiveMinimum": true`, `"exclusiveMinimum": 1`},
		{"http://json-schema.org/draft-07/schema#", `"items": [true, false], "additionalItems": {"type": "null"}`, `"prefixItems": [true, false], "items": {"type": "null"}`},
		{"http://json-schema.org/draft-07/schema#", `"dependencies": {"a": ["b"]}`, `"dependentRequired": {"a": ["b"]}`},
		{"http://json-schema.org/draft-07/schema#", `"dependencies": {"a": {"minProperties": 2}}`, `"dependentSchemas": {"a": {"minProperties": 2}}`},
		{"http://json-schema.org/draft-07/schema#", `"$ref": "#/definitions/a", "maxLength": 3, "definitions": {"a": {"minLength": 1}}`, `"$ref": "#/$defs/a", "$defs": {"a": {"minLength": 1}}`},
		{"https://json-schema.org/draft/2019-09/schema", `"$recursiveAnchor": true, "items": {"$recursiveRef": "#"}`, `"$dynamicAnchor": "x", "items": {"$dynamicRef": "#x"}`},
	} {
		older, err := lower(t, fmt.Sprintf(`{"$schema": %q, %s}`, test.draft, test.older))
		if err != nil {
			t.Fatal(err)
		}
		newer, err := lower(t, "{"+test.newer+"}")
		if err != nil {
			t.Fatal(err)
		}
		if got, want := shape(older), shape(newer); got != want {
			t.Errorf("%s of %s\ngot\n%s\nwant, as of %s\n%s", test.older, test.draft, got, test.newer, want)
		}
	}
}

// shape says of all nodes of a model what they check and which nodes are
// below them.
func shape(m *model.Model) string {
	var b strings.Builder
	number := make(map[*model.Node]int)
	queue := []*model.Node{m.Roots[0]}
	number[m.Roots[0]] = 0
	for len(queue) > 0 {
		n := queue[0]
		queue = queue[1:]
		fmt.Fprintf(&b, "%d: %s:", number[n], checks(n))
		for _, child := range model.Children(n) {
			if _, seen := number[child]; !seen {
				number[child] = len(number)
				queue = append(queue, child)
			}
			fmt.Fprintf(&b, " %d", number[child])
		}
		b.WriteString("\n")
	}
	return b.String()
}

// A node is a schema in a dynamic scope: the list of strings and the list of
// numbers are two nodes of one schema.
func TestNodesAreSpecialised(t *testing.T) {
	m, err := lower(t, `{
		"properties": {"strings": {"$ref": "strings"}, "numbers": {"$ref": "numbers"}},
		"$defs": {
			"list": {"$id": "list", "items": {"$dynamicRef": "#item"}, "$defs": {"any": {"$dynamicAnchor": "item"}}},
			"strings": {"$id": "strings", "$ref": "list", "$defs": {"it": {"$dynamicAnchor": "item", "type": "string"}}},
			"numbers": {"$id": "numbers", "$ref": "list", "$defs": {"it": {"$dynamicAnchor": "item", "type": "number"}}}
		}
	}`)
	if err != nil {
		t.Fatal(err)
	}
	wants := make(map[string]model.Kinds)
	for _, p := range m.Roots[0].Checks[0].(*model.Members).Properties {
		list := model.Target(p.Node)
		items := model.Target(list.Checks[0].(*model.Elements).Items)
		wants[p.Name] = items.Checks[0].(model.Type).Kinds
	}
	if wants["strings"] != model.String || !wants["numbers"].Has(model.Number) {
		t.Errorf("the items are of the types %v", wants)
	}
}

// An ordinary schema has a node for each schema that it has, no more.
func TestNodesAreFew(t *testing.T) {
	m, err := lower(t, `{"$ref": "https://json-schema.org/draft/2020-12/schema"}`)
	if err != nil {
		t.Fatal(err)
	}
	places := make(map[string]bool)
	for _, n := range m.Nodes {
		places[n.At] = true
	}
	if len(places) != len(m.Nodes) || len(places) < 80 {
		t.Errorf("%d nodes for %d places", len(m.Nodes), len(places))
	}
}

// What cannot be checked is an error at its place.
func TestUnbuilt(t *testing.T) {
	for text, want := range map[string]string{
		`{"pattern": "(a)\\1"}`:                 `schema.json:1:13: /pattern: `,
		`{"patternProperties": {"(.)\\1": {}}}`: `schema.json:1:24: /patternProperties/(.)\1: `,
	} {
		_, err := lower(t, text)
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s\ngot %v, want %s…", text, err, want)
		}
	}
}

// The cost of lowering is that of the schema: a chain needs no deep stack.
func TestLongChain(t *testing.T) {
	var b strings.Builder
	b.WriteString(`{"$ref": "#/$defs/d0", "$defs": {`)
	const links = 20000
	for i := range links {
		fmt.Fprintf(&b, `"d%d": {"$ref": "#/$defs/d%d"}, `, i, i+1)
	}
	fmt.Fprintf(&b, `"d%d": {"type": "null"}}}`, links)
	set, err := schema.Load([]string{"schema.json"}, schema.Options{ReadFile: func(string) ([]byte, error) {
		if b.Len() == 0 {
			return nil, os.ErrNotExist
		}
		return []byte(b.String()), nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	m, err := Lower(set, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(m.Nodes) != links+2 {
		t.Errorf("%d nodes", len(m.Nodes))
	}
}

func TestSize(t *testing.T) {
	for literal, want := range map[string]int64{
		"0": 0, "2.0": 2, "1e3": 1000, "2147483648": 1 << 31, "9007199254740993": 1<<53 + 1,
		"9223372036854775807": math.MaxInt64, "9223372036854775808": math.MaxInt64, "1e30": math.MaxInt64,
	} {
		if got := size(literal); got != want {
			t.Errorf("%s is %d, want %d", literal, got, want)
		}
	}
}
