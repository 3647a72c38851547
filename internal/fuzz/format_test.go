package fuzz

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/url"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/typewright/typewright/templates"
)

// known tells whether v5 rejects a text of a format in error. Where it is lax,
// which is often, there is nothing to compare with.
func known(format, text string) bool {
	switch format {
	case "uri-template":
		// It is read as a URL, which forbids characters that RFC 6570 allows,
		// such as a brace in the place of a port, and the slash of {/name} is
		// taken for one of the path.
		_, err := url.Parse(text)
		return err != nil || strings.Contains(text, "{/")
	case "duration":
		// Letters of ABNF are of either case (RFC 5234, section 2.3).
		return jsonschema.Formats[format](strings.ToUpper(text))
	}
	return false
}

// TestFormats wants every text that v5 rejects to be rejected.
func TestFormats(t *testing.T) {
	if *seed == 0 {
		*seed = rand.Uint64()
	}
	t.Logf("seed %d", *seed)
	for _, f := range formats {
		opinion := jsonschema.Formats[f.name]
		if opinion == nil || f.name == "regex" { // whose opinion is that of Go's regexp
			t.Logf("v5 does not know %s", f.name)
			continue
		}
		s, err := newSubject("S", fmt.Appendf(nil, `{"type": "string", "format": %q}`, f.name), style{})
		if err != nil {
			t.Fatal(err)
		}
		accepted := 0
		for _, instance := range s.instances(rand.New(rand.NewPCG(*seed, 0)), 20*(*each)) {
			var text string
			if json.Unmarshal(instance, &text) != nil || !templates.HasFormat(f.name, []byte(text)) {
				continue
			}
			accepted++
			if !opinion(text) && !known(f.name, text) {
				t.Errorf("%q is no %s by v5", text, f.name)
			}
		}
		if accepted == 0 {
			t.Errorf("no text has the format %s", f.name)
		}
	}
}
