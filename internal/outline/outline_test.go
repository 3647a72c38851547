package outline

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/typewright/typewright/internal/lower"
	"github.com/typewright/typewright/internal/plan"
	"github.com/typewright/typewright/internal/schema"
	"github.com/typewright/typewright/internal/shape"
)

// outlineOf is the outline of a schema.
func outlineOf(t *testing.T, text string) *Outline {
	t.Helper()
	set, err := schema.Load([]string{"thing.json"}, schema.Options{ReadFile: func(name string) ([]byte, error) {
		if name != "thing.json" {
			return nil, os.ErrNotExist
		}
		return []byte(text), nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	m, err := lower.Lower(set, lower.Options{})
	if err != nil {
		t.Fatal(err)
	}
	shape.Assign(m)
	p, err := plan.Plan(m, plan.Options{Package: "p"})
	if err != nil {
		t.Fatal(err)
	}
	return Of(p, len(m.Roots))
}

// hostile has names and values that mean something to the languages of
// diagrams, and types of all kinds.
const hostile = `{
	"title": "Thing", "type": "object",
	"properties": {
		"a <b> & \"c\"": {"enum": ["</text>", "\"]}\nclass X{", "\u0000", "--> #"]},
		"pair": {"type": "array", "prefixItems": [{"type": "string"}, {"$ref": "#"}], "items": {"type": "null"}},
		"one": {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "integer"}}, {"$ref": "#/$defs/map"}]},
		"again": {"$ref": "#/$defs/map"}
	},
	"additionalProperties": {"type": "number"},
	"$defs": {
		"map": {"type": "object", "additionalProperties": {"$ref": "#"}},
		"alone": {"enum": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]}
	}
}`

func TestTree(t *testing.T) {
	var out bytes.Buffer
	if err := outlineOf(t, hostile).Tree(&out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"Thing struct\n",
		`├─ "a <b> & \"c\""?`,
		`= "</text>" | "\"]}\nclass X{" | "\x00" | "--> #"`,
		"│  ├─ [0]?",
		"*Thing (above)",
		"…",
		"= union\n",
		"Alone int64 = 1 | 2 | 3",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("there is no %q in\n%s", want, out.String())
		}
	}
	if lines := strings.Count(out.String(), "\n"); lines > 24 {
		t.Errorf("%d lines for few types:\n%s", lines, out.String())
	}
}

func TestJSON(t *testing.T) {
	var out bytes.Buffer
	o := outlineOf(t, hostile)
	if err := o.JSON(&out); err != nil {
		t.Fatal(err)
	}
	var back Outline
	if err := json.Unmarshal(out.Bytes(), &back); err != nil {
		t.Fatal(err)
	}
	if len(back.Types) != len(o.Types) || back.Types[0].Fields[0].Member != `a <b> & "c"` {
		t.Errorf("got %s", out.String())
	}
}

// What a schema says cannot get out of a label.
func TestDiagramsHoldTheirText(t *testing.T) {
	o := outlineOf(t, hostile)
	var svg, dot, mermaid bytes.Buffer
	for _, err := range []error{o.SVG(&svg), o.Dot(&dot), o.Mermaid(&mermaid)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for d := xml.NewDecoder(&svg); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
	if got, want := strings.Count(dot.String(), "<table"), len(o.Types); got != want {
		t.Errorf("%d tables for %d types:\n%s", got, want, dot.String())
	}
	classes := 0
	for line := range strings.Lines(mermaid.String()) {
		if strings.HasPrefix(line, "class ") {
			classes++
		}
	}
	if classes != len(o.Types) {
		t.Errorf("%d classes for %d types:\n%s", classes, len(o.Types), mermaid.String())
	}
	if !strings.Contains(mermaid.String(), "… 3 more") {
		t.Errorf("a long enum is not cut:\n%s", mermaid.String())
	}
}

// Each type stands once, right of what leads to it.
func TestColumns(t *testing.T) {
	o := outlineOf(t, hostile)
	step, count := make(map[string]int), 0
	for n, column := range o.columns() {
		for _, typ := range column {
			step[typ.Name] = n
			count++
		}
	}
	if count != len(o.Types) || len(step) != count {
		t.Errorf("%d types in columns, of %d", count, len(o.Types))
	}
	if step["Thing"] != 0 || step["ThingOne"] != 1 || step["ThingOneObject"] != 2 || step["Alone"] != 0 {
		t.Errorf("the columns are %v", step)
	}
}
