package config

import (
	"reflect"
	"strings"
	"testing"
)

func TestErrors(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"nothing", "", "c.yaml:1:1: want a YAML document, found an empty file"},
		{"no jobs", "version: 1\n", `c.yaml:1:1: missing member "jobs"`},
		{"misspelt", "jobs:\n  - schema: [a.json]\n", "c.yaml:2:5: /jobs/0/schema: unknown member \"schema\"\n    - schema: [a.json]\n      ^\n\tdid you mean \"schemas\"?"},
		{"unknown", "jobs: [{schemas: [a]}]\ncolour: red\n", "\tthere are $schema, version, defaults, jobs, packages, vendor-dir, lint"},
		{"choice", "defaults: {numbers: exat}\njobs: [{schemas: [a]}]\n", "c.yaml:1:21: /defaults/numbers: want one of \"native\", \"exact\", got \"exat\""},
		{"suggestion", "defaults: {numbers: exat}\njobs: [{schemas: [a]}]\n", "\tdid you mean \"exact\"?"},
		{"number for text", "defaults: {draft: 7}\njobs: [{schemas: [a]}]\n", "\tdid you mean \"7\"?"},
		{"kind", "jobs:\n  schemas: a\n", "c.yaml:2:3: /jobs: want an array, got an object"},
		{"version", "version: 2\njobs: [{schemas: [a]}]\n", "c.yaml:1:10: /version: want 1, got 2"},
		{"key", "jobs: [{schemas: [a], names: {Order: O}}]\n", "c.yaml:1:38: /jobs/0/names/Order: want a match of #, got \"Order\""},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := Read("c.yaml", []byte(test.text))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got  %v\nwant %s", err, test.want)
			}
		})
	}
}

// TestMerged wants every option of a job to stand before that of the
// defaults, and those of the defaults to be taken where there is no other.
func TestMerged(t *testing.T) {
	text := func(draft, number, lock, flag, of string) string {
		return "{draft: '" + draft + "', numbers: " + number + ", lock: " + lock + ", base-uri: 'http://" + of + "', resources: {u: " + of + ", " + of + ": x}," +
			" assert-formats: " + flag + ", assert-content: " + flag + ", formats: {u: " + of + "}, sized-integers: " + flag + ", free-form: any, strings: own, duplicate-names: last, with: [tests]}"
	}
	f, err := Read("c.yaml", []byte("defaults: "+text("7", "native", "a", "true", "all")+"\njobs:\n- {schemas: [a], options: "+text("4", "exact", "b", "false", "own")+"}\n- schemas: [b]\n"))
	if err != nil {
		t.Fatal(err)
	}
	if got := f.Merged(f.Jobs[1]); !reflect.DeepEqual(got, *f.Defaults) {
		t.Errorf("the defaults are not taken: %+v", got)
	}
	got := f.Merged(f.Jobs[0])
	want := *f.Jobs[0].Options
	want.Resources = map[string]string{"u": "own", "own": "x", "all": "x"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v", got)
	}
	// A new option has to be merged as well.
	if n := reflect.TypeFor[Options]().NumField(); n != 14 {
		t.Errorf("there are %d options, this test knows 14", n)
	}
	if p := f.Loc("/jobs/0/options/numbers/more"); p.String() == f.Loc("").String() || p.Pointer != "/jobs/0/options/numbers" {
		t.Errorf("got %v", p)
	}
}
