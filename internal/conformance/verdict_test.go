package conformance

import (
	"fmt"
	"testing"

	"github.com/typewright/typewright/internal/gen"
	"github.com/typewright/typewright/internal/source"
)

// TestInterpreter runs the official suite through the interpreter of the
// model. Its verdicts have to be those of the suite, but for the exceptions,
// and it has to have reasons exactly where it says no.
func TestInterpreter(t *testing.T) {
	excused := exceptions(t)
	tests := 0
	for _, directory := range suite(t) {
		for _, c := range load(t, directory) {
			v, err := gen.NewValidator("root.json", c.options())
			if err != nil {
				t.Errorf("%s: %v", c.ID, err)
				continue
			}
			for i, test := range c.Tests {
				tests++
				name := fmt.Sprintf("%s#%d", c.ID, i)
				doc, err := source.ParseInstance("instance", "", test.Data)
				if err != nil {
					t.Errorf("%s: %v", name, err)
					continue
				}
				accepted := v.Accepts(doc.Root)
				if issues := v.Validate(doc, doc.Root); accepted != (len(issues) == 0) {
					t.Errorf("%s: accepted: %v, but the issues are %v", name, accepted, issues)
				}
				if right := accepted == test.Valid; right == (excused[name] != "") {
					t.Errorf("%s: %s: %s\n%s\naccepted: %v, want %v", name, c.Source, test.Description, test.Data, accepted, test.Valid)
				}
			}
		}
	}
	t.Logf("%d tests", tests)
}
