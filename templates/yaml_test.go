package templates

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"
	"time"
)

// A stand-in for a package for YAML: it decodes nodes that are written as Go
// values, as such packages do.
type yamlStandIn struct {
	text  string // of a scalar, as it is written
	value any    // what it is; nodes in arrays and objects are stand-ins
}

func (s yamlStandIn) decode(target any) error {
	if _, container := s.value.([]yamlStandIn); !container {
		_, container = s.value.(map[string]yamlStandIn)
		if text, ok := target.(*string); ok && !container {
			*text = s.text
			return nil
		}
	}
	switch target := target.(type) {
	case *any:
		*target = s.value
		if e, ok := s.value.(error); ok {
			return e
		}
		return nil
	case *map[string]*yamlNode:
		members, ok := s.value.(map[string]yamlStandIn)
		if !ok {
			break
		}
		*target = map[string]*yamlNode{}
		for name, member := range members {
			if (*target)[name] = nil; member.value != nil {
				(*target)[name] = new(yamlNode)
				if err := (*target)[name].UnmarshalYAML(member.decode); err != nil {
					return err
				}
			}
		}
		return nil
	case *[]*yamlNode:
		elements, ok := s.value.([]yamlStandIn)
		if !ok {
			break
		}
		for _, element := range elements {
			var node *yamlNode
			if element.value != nil {
				node = new(yamlNode)
				if err := node.UnmarshalYAML(element.decode); err != nil {
					return err
				}
			}
			*target = append(*target, node)
		}
		return nil
	}
	return fmt.Errorf("cannot decode %T into %T", s.value, target)
}

func TestFromYAML(t *testing.T) {
	scalar := func(text string, value any) yamlStandIn { return yamlStandIn{text, value} }
	list := func(elements ...yamlStandIn) yamlStandIn { return yamlStandIn{"", elements} }
	for _, test := range []struct {
		node yamlStandIn
		want string // the JSON or the error
	}{
		{scalar("a\"é", "a\"é"), `"a\"é"`},
		{scalar("~", nil), "null"},
		{scalar("true", true), "true"},
		{scalar("1.50", 1.5), "1.50"},
		{scalar("123456789012345678901", 123456789012345678901.0), "123456789012345678901"},
		{scalar("0x1F", 31), "31"},
		{scalar("1_000", int64(1000)), "1000"},
		{scalar("", uint64(math.MaxUint64)), "18446744073709551615"},
		{scalar(".5", 0.5), "0.5"},
		{scalar(".nan", math.NaN()), "JSON has no number .nan"},
		{scalar("-.inf", math.Inf(-1)), "JSON has no number -.inf"},
		{scalar("2001-02-03", time.Date(2001, 2, 3, 0, 0, 0, 0, time.UTC)), `"2001-02-03"`},
		{scalar("aGk=", []byte("hi")), `"hi"`},
		{scalar("?", complex(1, 2)), "JSON has no complex128"},
		{list(), "[]"},
		{list(scalar("1", 1), scalar("null", nil), list(scalar("x", "x"))), `[1,null,["x"]]`},
		{scalar("", map[string]yamlStandIn{}), "{}"},
		{scalar("", map[string]yamlStandIn{"b": scalar("1", 1), "a\"": scalar("", nil)}), `{"a\"":null,"b":1}`},
		{list(scalar("", map[string]yamlStandIn{"a": scalar(".inf", math.Inf(1))})), "JSON has no number .inf"},
	} {
		got := ""
		err := fromYAML(test.node.decode, func(b []byte) error { got = string(b); return nil })
		if err != nil {
			got = err.Error()
		}
		if got != test.want {
			t.Errorf("%v: got %s, want %s", test.node, got, test.want)
		}
	}
	twice := errors.New("twice")
	fails := func(target any) error {
		if _, ok := target.(*any); ok {
			return twice
		}
		return errors.New("another kind")
	}
	if err := fromYAML(fails, func([]byte) error { return nil }); !errors.Is(err, twice) {
		t.Errorf("got %v", err)
	}
	odd := func(target any) error {
		if _, ok := target.(*any); ok {
			return nil
		}
		return fmt.Errorf("no %T", target)
	}
	if err := fromYAML(odd, func([]byte) error { return nil }); err == nil || !strings.Contains(err.Error(), "map[string]") {
		t.Errorf("got %v", err)
	}
}

func TestYAMLNumbers(t *testing.T) {
	for text, want := range map[string]any{
		"7": int64(7), "1e2": int64(100), "-1.0": int64(-1), "18446744073709551615": uint64(math.MaxUint64),
		"0.5": 0.5, "1e100": 1e100, "": 0,
	} {
		var y yamlWriter
		n := json.Number(text)
		if got := yamlNumber(&n, &y); got != want || y.err != nil {
			t.Errorf("%s: got %#v, %v", text, got, y.err)
		}
	}
	for _, text := range []string{"1e400", "0.1000000000000000055", "18446744073709551617"} {
		var y yamlWriter
		if n := json.Number(text); yamlNumber(&n, &y) != nil && y.err == nil {
			t.Errorf("%s: want an error", text)
		}
	}
}

func TestToYAML(t *testing.T) {
	raw := json.RawMessage(` {"b": [1, true, null, "x\n"], "a": {}, "c": {"d": {"e": 2}, "f": [[3], 4]}} `)
	null, none := yamlNull(), (*string)(nil)
	var y yamlWriter
	want := map[string]any{
		"a": map[string]any{}, "b": []any{int64(1), true, null, "x\n"},
		"c": map[string]any{"d": map[string]any{"e": int64(2)}, "f": []any{[]any{int64(3)}, int64(4)}},
	}
	if got := yamlRaw(&raw, &y); !reflect.DeepEqual(got, want) || y.err != nil {
		t.Errorf("got %#v, %v", got, y.err)
	}
	if got := yamlPointer(&none, &y, yamlPlain[string]); got != null {
		t.Errorf("got %#v", got)
	}
	if got := yamlRaw(new(json.RawMessage), &y); got != null {
		t.Errorf("got %#v", got)
	}
	if got := yamlOpt(new(Opt[int]), &y, yamlPlain[int]); got != null {
		t.Errorf("got %#v", got)
	}
	var words []string
	if got := yamlSlice(&words, &y, yamlPlain[string]); !reflect.DeepEqual(got, []any{}) {
		t.Errorf("got %#v", got)
	}
	if got := yamlNullableSlice(&words, &y, yamlPlain[string]); got != null {
		t.Errorf("got %#v", got)
	}
	var byName map[string]string
	if got := yamlMap(&byName, &y, yamlPlain[string]); !reflect.DeepEqual(got, map[string]any{}) {
		t.Errorf("got %#v", got)
	}
	if got := yamlNullableMap(&byName, &y, yamlPlain[string]); got != null {
		t.Errorf("got %#v", got)
	}
	free := any(map[string]any{"n": json.Number("3"), "s": struct{ A int }{1}})
	if got := yamlAny(&free, &y); !reflect.DeepEqual(got, map[string]any{"n": int64(3), "s": map[string]any{"A": int64(1)}}) {
		t.Errorf("got %#v", got)
	}
	failure := errors.New("no JSON")
	if _, err := toYAML(&none, func() ([]byte, error) { return nil, failure }, nil); !errors.Is(err, failure) {
		t.Errorf("got %v", err)
	}
	if got := yamlConstant("", true, `"k"`, &y); got != "k" || yamlConstant("v", false, `"k"`, &y) != "v" || y.err != nil {
		t.Errorf("got %v, %v", got, y.err)
	}
}
