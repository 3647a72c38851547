package templates

import "testing"

func TestTag(t *testing.T) {
	c := newChecker()
	defer c.release()
	for _, test := range []struct{ doc, flat, within string }{
		{`{"kind": "a"}`, "a", ""},
		{`{"x": {"kind": "b"}, "head": {"n": [1], "kind": "c"}, "kind": "\u0061"}`, "a", "c"},
		{`{"head": "kind"}`, "", ""},
		{`{"head": {"kind": 1}, "kind": {}}`, "", ""},
		{`{}`, "", ""},
	} {
		doc := []byte(test.doc)
		if got := string(c.tag(doc, 0, "kind")); got != test.flat {
			t.Errorf("%s: kind is %q", doc, got)
		}
		if got := string(c.peek(doc, 0, "kind")); got != test.flat {
			t.Errorf("%s: kind is %q at a glance", doc, got)
		}
		if got := string(c.tagWithin(doc, 0, "head", "kind")); got != test.within {
			t.Errorf("%s: kind of head is %q", doc, got)
		}
	}
}
