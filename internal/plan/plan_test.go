package plan

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/typewright/typewright/internal/lower"
	"github.com/typewright/typewright/internal/schema"
	"github.com/typewright/typewright/internal/shape"
)

// planned is the plan of a schema.
func planned(t *testing.T, text string, o Options) *Package {
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
	m, err := lower.Lower(set, lower.Options{AssertFormats: true})
	if err != nil {
		t.Fatal(err)
	}
	shape.Assign(m)
	o.Package = "p"
	p, err := Plan(m, o)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// typeText is a type as Go writes it.
func typeText(t Type) string {
	switch t := t.(type) {
	case Named:
		return t.Decl.Name
	case Pointer:
		return "*" + typeText(t.Elem)
	case Slice:
		return "[]" + typeText(t.Elem)
	case Map:
		return "map[string]" + typeText(t.Elem)
	case Opt:
		return "Opt[" + typeText(t.Elem) + "]"
	case Basic:
		return t.String()
	}
	return fmt.Sprintf("%T", t)
}

// fields are those of a struct, as name and type.
func fields(p *Package, name string) string {
	for _, d := range p.Types {
		if s, ok := d.Form.(*Struct); ok && d.Name == name {
			var out []string
			for _, f := range s.Fields {
				out = append(out, f.Name+" "+typeText(f.Type))
			}
			return strings.Join(out, ", ")
		}
	}
	return "no struct " + name
}

func typeNames(p *Package) []string {
	var names []string
	for _, d := range p.Types {
		names = append(names, d.Name)
	}
	slices.Sort(names)
	return names
}

func TestFields(t *testing.T) {
	for text, want := range map[string]string{
		`"required": ["a"], "properties": {"a": {"type": "string"}, "b": {"type": "string"}}`:                     "A string, B *string",
		`"required": ["a"], "properties": {"a": {"type": ["string", "null"]}, "b": {"type": ["null", "string"]}}`: "A *string, B Opt[string]",
		`"properties": {"a": {"type": "array", "items": {"type": "integer"}}}`:                                    "A []int64",
		`"properties": {"a": {"type": "object", "additionalProperties": {"type": "number"}}}`:                     "A map[string]float64",
		`"properties": {"a": {"type": "object"}, "b": {}}`:                                                        "A map[string]any, B Opt[any]",
		`"properties": {"a": {"type": "string", "format": "date-time"}}`:                                          "A *time.Time",
		`"properties": {"a": {"type": "integer", "maximum": 18446744073709551615, "minimum": 0}}`:                 "A *uint64",
		// Pointers only where Go needs them.
		`"required": ["a"], "properties": {"a": {"type": "array", "items": {"$ref": "#"}}}`:    "A []Thing",
		`"required": ["a"], "properties": {"a": {"anyOf": [{"$ref": "#"}, {"type": "null"}]}}`: "A *Thing",
		// Names.
		`"properties": {"user_id": true, "userID": true, "type": true, "": true, "+1": true, "数": true}`: "UserID Opt[any], UserID2 Opt[any], Type Opt[any], Empty Opt[any], Plus1 Opt[any], X数 Opt[any]",
	} {
		p := planned(t, `{"type": "object", `+text+`}`, Options{})
		if got := fields(p, "Thing"); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", text, got, want)
		}
	}
}

func TestNumbers(t *testing.T) {
	const text = `{"type": "object", "properties": {"a": {"type": "integer", "minimum": 0, "maximum": 200}, "b": {"type": "number"}}}`
	for want, o := range map[string]Options{
		"A *int64, B *float64":           {},
		"A *uint8, B *float64":           {Sized: true},
		"A *json.Number, B *json.Number": {Exact: true},
	} {
		if got := fields(planned(t, text, o), "Thing"); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestSizedIntegersWhereLimitsMeet(t *testing.T) {
	p := planned(t, `{"type": "object", "properties": {
		"a": {"allOf": [{"type": "integer", "minimum": 0}, {"maximum": 200}]},
		"b": {"$ref": "#/$defs/natural", "maximum": 40000},
		"c": {"$ref": "#/$defs/natural"},
		"d": {"anyOf": [{"$ref": "#/$defs/natural", "maximum": 9}, {"type": "null"}]}
	}, "$defs": {"natural": {"type": "integer", "minimum": 0}}}`, Options{Sized: true})
	if got := fields(p, "Thing"); got != "A *uint8, B *uint16, C *uint64, D Opt[uint8]" {
		t.Errorf("got %s", got)
	}
}

// Types that are new elsewhere take no name away; and what is reserved is
// nobody's.
func TestNamesAreStable(t *testing.T) {
	const text = `{"type": "object", "properties": {%s
		"owner": {"$ref": "#/$defs/user"}, "address": {"type": "object", "properties": {"status": {"enum": ["new", "old"]}}}},
		"$defs": {"user": {"type": "object", "properties": {"address": {"type": "object", "properties": {"a": {}}}}}}}`
	before := typeNames(planned(t, fmt.Sprintf(text, ""), Options{}))
	after := typeNames(planned(t, fmt.Sprintf(text, `"user": {"type": "object", "properties": {"b": {}}},`), Options{}))
	for _, name := range before {
		if !slices.Contains(after, name) {
			t.Errorf("%s is gone: %s became %s", name, before, after)
		}
	}
	if len(after) != len(before)+1 {
		t.Errorf("%s became %s", before, after)
	}
	reserved := typeNames(planned(t, fmt.Sprintf(text, ""), Options{Reserved: []string{"User"}}))
	if slices.Contains(reserved, "User") || len(reserved) != len(before) {
		t.Errorf("User is reserved, and the types are %s", reserved)
	}
}

// A name for a field counts wherever the schema says it of the member.
func TestGivenFieldNames(t *testing.T) {
	p := planned(t, `{
		"type": "object", "properties": {"a": {"type": "string"}},
		"allOf": [{"properties": {"a": {"x-go-name": "Bee", "minLength": 1}}}],
		"if": {"required": ["a"]}, "then": {"properties": {"a": {"x-go-name": "Late"}, "z": {"type": "string", "x-go-name": "Zed"}}}
	}`, Options{})
	if got := fields(p, "Thing"); got != "Bee *string, Zed *string" {
		t.Errorf("got %s", got)
	}
}

// A title that only repeats the member's name is no name for an enumeration.
func TestTitlesOfMembers(t *testing.T) {
	p := planned(t, `{"type": "object", "properties": {
		"type": {"title": "Type", "enum": ["a", "b"]},
		"mode": {"title": "Speed", "enum": ["a", "b"]},
		"owner": {"title": "Owner", "type": "object", "properties": {"name": {"type": "string"}}}
	}}`, Options{})
	if got := typeNames(p); !slices.Equal(got, []string{"Owner", "Speed", "Thing", "ThingType"}) {
		t.Errorf("got %s", got)
	}
}

// A lock keeps the names of places, whatever the rules would say.
func TestLockedNames(t *testing.T) {
	const text = `{"type": "object", "properties": {"state": {"enum": ["on"]}}}`
	p := planned(t, text, Options{})
	names := p.Names()
	for place, name := range names.Types {
		if name == "ThingState" {
			names.Types[place] = "Mode"
		}
	}
	locked := planned(t, text, Options{Locked: names})
	if got := typeNames(locked); !slices.Equal(got, []string{"Mode", "Thing"}) {
		t.Errorf("got %s", got)
	}
	if got := locked.Names(); got.Types["#/properties/state"] != "Mode" && !slices.Contains(typeNames(locked), "Mode") {
		t.Errorf("the names to lock are %v", got)
	}
}

// A definition that null is an instance of has one type, too, wherever it is
// referred to.
func TestNullableReferences(t *testing.T) {
	p := planned(t, `{
		"type": "object",
		"required": ["a"],
		"properties": {
			"a": {"$ref": "#/$defs/Place"},
			"b": {"$ref": "#/$defs/Place", "description": "Where."},
			"c": {"type": "array", "items": {"$ref": "#/$defs/Place"}},
			"d": {"$ref": "#/$defs/Kind"}
		},
		"$defs": {
			"Place": {"type": ["object", "null"], "properties": {"x": {"type": "string"}}},
			"Kind": {"enum": ["on", "off", null]}
		}
	}`, Options{})
	if got := typeNames(p); !slices.Equal(got, []string{"Kind", "Place", "Thing"}) {
		t.Errorf("got %s", got)
	}
	if got, want := fields(p, "Thing"), "A *Place, B Opt[Place], C []*Place, D Opt[Kind]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
