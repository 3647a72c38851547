package templates

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"math"
	"net/netip"
	"strings"
	"testing"
)

// shown is what the handlers of log/slog make of a value.
func shown(v slog.Value) (inJSON, inText string) {
	var out, text bytes.Buffer
	bare := &slog.HandlerOptions{ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
		if a.Key == slog.TimeKey || a.Key == slog.LevelKey || a.Key == slog.MessageKey {
			return slog.Attr{}
		}
		return a
	}}
	slog.New(slog.NewJSONHandler(&out, bare)).Info("", "v", v)
	slog.New(slog.NewTextHandler(&text, bare)).Info("", "v", v)
	return strings.TrimSpace(out.String()), strings.TrimSpace(text.String())
}

// A discreet value says itself what a log shows of it.
type discreet struct{ Secret string }

func (d discreet) LogValue() slog.Value { return slog.StringValue("d") }

func TestLogExternal(t *testing.T) {
	at, own, list := netip.MustParseAddr("10.0.0.1"), discreet{"s"}, []any{1, map[string]any{"a": nil}}
	never := make(chan int)
	for _, test := range []struct {
		v            slog.Value
		inJSON, text string
	}{
		{logExternal(&at), `{"v":"10.0.0.1"}`, "v=10.0.0.1"},
		{logExternal(&own), `{"v":"d"}`, "v=d"},
		{logExternal(&list), `{"v":[1,{"a":null}]}`, `v="[1 map[a:<nil>]]"`},
		{logExternal(&never), `{"v":null}`, "v=<nil>"},
	} {
		if inJSON, text := shown(test.v); inJSON != test.inJSON || text != test.text {
			t.Errorf("got %s and %s, want %s and %s", inJSON, text, test.inJSON, test.text)
		}
	}
}

func TestLog(t *testing.T) {
	word, none := "w", (*string)(nil)
	words, maps := []string{"a", "b"}, map[string]int{"b": 2, "a": 1}
	var noWords []string
	var noMap map[string]int
	var opt Opt[string]
	opt.Set("o")
	raw := json.RawMessage(`{"a":[1]}`)
	groups := []map[string]int{{"x\"": 1}, {}}
	group := func(v *map[string]int) slog.Value { return logMap(v, logPlain[int]) }
	for _, test := range []struct {
		v            slog.Value
		inJSON, text string
	}{
		{logPointer(&none, logPlain[string]), `{"v":null}`, "v=<nil>"},
		{logPlain(&raw), `{"v":{"a":[1]}}`, `v="{\"a\":[1]}"`},
		{logOpt(&opt, logPlain[string]), `{"v":"o"}`, "v=o"},
		{logOpt(new(Opt[string]), logPlain[string]), `{"v":null}`, "v=<nil>"},
		{logSlice(&words, logPlain[string]), `{"v":["a","b"]}`, `v="[\"a\",\"b\"]"`},
		{logSlice(&noWords, logPlain[string]), `{"v":[]}`, "v=[]"},
		{logNullableSlice(&noWords, logPlain[string]), `{"v":null}`, "v=<nil>"},
		{logNullableSlice(&words, logSecret[string]), `{"v":["[redacted]","[redacted]"]}`, `v="[\"[redacted]\",\"[redacted]\"]"`},
		{logMap(&maps, logPlain[int]), `{"v":{"a":1,"b":2}}`, "v.a=1 v.b=2"},
		{logMap(&noMap, logPlain[int]), `{"v":{}}`, "v={}"},
		{logNullableMap(&noMap, logPlain[int]), `{"v":null}`, "v=<nil>"},
		{logNullableMap(&maps, logPlain[int]), `{"v":{"a":1,"b":2}}`, "v.a=1 v.b=2"},
		{logSlice(&groups, group), `{"v":[{"x\"":1},{}]}`, `v="[{\"x\\\"\":1},{}]"`},
		{logPlain(&word), `{"v":"w"}`, "v=w"},
	} {
		if inJSON, text := shown(test.v); inJSON != test.inJSON || text != test.text {
			t.Errorf("got %s and %s, want %s and %s", inJSON, text, test.inJSON, test.text)
		}
	}
	zero := slog.StringValue("")
	if v := logConstant(zero, true, `"k"`); v.String() != "k" || !logConstant(zero, false, `"k"`).Equal(zero) {
		t.Errorf("got %v", v)
	}
	var g logGroup
	logMembers(&g, maps, logPlain[int], "b")
	if inJSON, _ := shown(g.group()); inJSON != `{"v":{"a":1,"b":"[redacted]"}}` {
		t.Error(inJSON)
	}
	for _, bad := range []logList{{slog.Float64Value(math.NaN())}, {slog.GroupValue(slog.Float64("n", math.NaN()))}} {
		if _, err := bad.MarshalJSON(); err == nil {
			t.Error("a NaN has no JSON")
		}
	}
}

// TestLogLists wants elements and the members within them to be apart.
func TestLogLists(t *testing.T) {
	lists := []map[string]int{{"a": 1, "b": 2, "c": 3}, {"d": 4}, {}}
	v := logSlice(&lists, func(v *map[string]int) slog.Value { return logMap(v, logPlain[int]) })
	if inJSON, text := shown(v); inJSON != `{"v":[{"a":1,"b":2,"c":3},{"d":4},{}]}` || text != `v="[{\"a\":1,\"b\":2,\"c\":3},{\"d\":4},{}]"` {
		t.Errorf("got %s and %s", inJSON, text)
	}
}
