package cli

import (
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestSameEverywhere wants the same schemas to give the same bytes, whatever
// the machine is like: processors, language, time zone, directory, and the
// order of maps, which Go changes from run to run.
func TestSameEverywhere(t *testing.T) {
	schemas := map[string]string{
		"a.json": `{"type": "object", "title": "İstanbul order", "properties": {"id": {"type": "string"}, "kinds": {"enum": ["i", "I", "ı", "İ"]},
			"b": {"$ref": "b.json"}, "either": {"oneOf": [{"type": "string"}, {"type": "object", "properties": {"x": {"type": "integer"}}}]},
			"more": {"patternProperties": {"^a": {"type": "string"}, "^b": {"pattern": "^[a-z]+$"}}}, "when": {"type": "string", "format": "date-time", "default": "2020-01-01T00:00:00Z"}}}`,
		"b.json": `{"$defs": {"x": {"enum": [1, 2]}, "y": {"type": "array", "items": {"$ref": "#/$defs/x"}}, "z": {"type": "number", "multipleOf": 0.1}}, "properties": {"x": {"$ref": "#/$defs/x"}, "y": {"$ref": "#/$defs/y"}}}`,
	}
	var first map[string]string
	for _, environment := range []string{"", "GOMAXPROCS=1", "GOMAXPROCS=7 GOGC=10", "TZ=Pacific/Chatham", "LC_ALL=tr_TR.UTF-8 LANG=tr_TR.UTF-8", "HOME=/nowhere USER=somebody TMPDIR=/nowhere", "line ends", "deeper"} {
		dir := t.TempDir()
		if environment == "deeper" {
			dir = filepath.Join(dir, "a b", "ä#%")
			if err := os.MkdirAll(dir, 0o777); err != nil {
				t.Fatal(err)
			}
		}
		for name, text := range schemas {
			if environment == "line ends" {
				text = strings.ReplaceAll(text, "\n", "\r\n")
			}
			writeTree(t, dir, map[string]string{name: text})
		}
		cmd := start(t, dir, strings.Fields(environment), "generate", "a.json", "b.json", "--output", "out", "--lock", "out/typewright.lock")
		finish(t, cmd)
		if first == nil {
			first = outputs(t, dir)
		}
		if got := outputs(t, dir); len(got) != 2 || !maps.Equal(got, first) {
			t.Errorf("%s: other files", environment)
		}
	}
}
