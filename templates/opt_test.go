package templates

import (
	"fmt"
	"testing"
)

func TestOpt(t *testing.T) {
	var o Opt[int64]
	want := func(step string, absent, null bool, value int64, ok bool) {
		t.Helper()
		got, there := o.Get()
		if o.IsZero() != absent || o.IsNull() != null || got != value || there != ok {
			t.Errorf("%s: absent %v, null %v, %d, %v", step, o.IsZero(), o.IsNull(), got, there)
		}
	}
	want("new", true, false, 0, false)
	o.Set(7)
	want("set", false, false, 7, true)
	o.SetNull()
	want("null", false, true, 0, false)
	o.Set(8)
	o.Clear()
	want("cleared", true, false, 0, false)
	for text, null := range map[string]bool{"null": true, "5": false} {
		end := decodeOpt(new(checker), []byte(text), 0, &o, decodeInt64)
		if end != len(text) || o.IsNull() != null || string(appendOpt(nil, nil, &o, appendInt64)) != text {
			t.Errorf("%s: decoded to %d, %v", text, end, o)
		}
	}
}

func TestDefaults(t *testing.T) {
	if got := defaultFrom(`["a",null]`, decodeAny); fmt.Sprint(got) != "[a <nil>]" {
		t.Errorf("got %v", got)
	}
	if got := defaultFrom("-5", decodeInt64); got != -5 || *pointerTo(got) != -5 {
		t.Errorf("got %v", got)
	}
	if value, ok := optOf("a").Get(); value != "a" || !ok {
		t.Errorf("got %q, %v", value, ok)
	}
}
