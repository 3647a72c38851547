package lint

import (
	"fmt"
	"iter"
	"slices"
	"strconv"

	"github.com/typewright/typewright/internal/spell"
)

// A Rule finds one kind of problem.
type Rule struct {
	Name    string
	Summary string
	Off     bool // unless somebody asks for it
	find    func(*pass)
}

// InvalidSchema is the rule of what keeps a schema from being read at all. It
// is always on.
var InvalidSchema = &Rule{Name: "invalid-schema", Summary: "a schema that is not valid, or that cannot be read"}

// Rules are all others, in alphabetical order.
var Rules = []*Rule{
	{Name: "clashing-name", Summary: "members or definitions that would have the same name in Go", find: (*pass).clashingNames},
	{Name: "contradiction", Summary: "keywords that no value can obey", find: (*pass).contradictions},
	{Name: "dead-value", Summary: "a value of enum that the rest of the schema rejects", find: (*pass).deadValues},
	{Name: "hidden-keyword", Summary: "a keyword beside a $ref that hides it, up to draft 7", find: (*pass).hiddenKeywords},
	{Name: "idle-keyword", Summary: "a keyword that does nothing where it stands", find: (*pass).idleKeywords},
	{Name: "invalid-default", Summary: "a default that its own schema rejects", find: (*pass).invalidDefaults},
	{Name: "invalid-example", Summary: "an example that its own schema rejects", find: (*pass).invalidExamples},
	{Name: "misspelt-keyword", Summary: "an unknown keyword that is much like a known one", find: (*pass).misspeltKeywords},
	{Name: "other-draft", Summary: "a keyword that another draft has, but not this one", find: (*pass).otherDrafts},
	{Name: "portable-pattern", Off: true, Summary: "a pattern that other engines read in another way, or not at all", find: (*pass).portablePatterns},
	{Name: "undeclared-required", Summary: "a required member that no schema of the place describes", find: (*pass).undeclaredRequired},
	{Name: "unknown-keyword", Off: true, Summary: "a keyword that neither JSON Schema nor a common extension has", find: (*pass).unknownKeywords},
	{Name: "untranslatable-pattern", Summary: "a pattern for which typewright has no code", find: (*pass).untranslatablePatterns},
	{Name: "unused-definition", Summary: "a definition that nothing refers to", find: (*pass).unusedDefinitions},
}

// names are those of all rules that can be switched.
func names() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, r := range Rules {
			if !yield(r.Name) {
				return
			}
		}
	}
}

// ByName returns a rule that can be switched. The error says which one may be
// meant.
func ByName(name string) (*Rule, error) {
	for _, r := range Rules {
		if r.Name == name {
			return r, nil
		}
	}
	if name == InvalidSchema.Name {
		return nil, fmt.Errorf("the rule %s is always on", name)
	}
	meant := ""
	if near := spell.Nearest(name, names()); len(near) > 0 {
		meant = "; did you mean " + strconv.Quote(near[0]) + "?"
	}
	return nil, fmt.Errorf("there is no rule %q%s", name, meant)
}

// Choose returns the rules that are on by default or enabled, and not
// disabled.
func Choose(enabled, disabled []*Rule) []*Rule {
	var chosen []*Rule
	for _, r := range Rules {
		if (!r.Off || slices.Contains(enabled, r)) && !slices.Contains(disabled, r) {
			chosen = append(chosen, r)
		}
	}
	return chosen
}
