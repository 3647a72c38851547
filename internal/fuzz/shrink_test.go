package fuzz

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/typewright/typewright/internal/source"
)

// kindOf is what failures of one kind have in common: a few words, of a
// refusal all of the first line but the names and positions.
func kindOf(problem string) string {
	if refusal, is := strings.CutPrefix(problem, "refused: "); is {
		line, _, _ := strings.Cut(refusal, "\n")
		return names.ReplaceAllString(line, "")
	}
	return problem[:min(len(problem), 12)]
}

var names = regexp.MustCompile(`"[^"]*"|\S*[./]\S*`)

// mostRounds is how often a failure is made smaller; each round builds a
// program.
const mostRounds = 25

// shrink makes the schema and the instance of a failure smaller as long as
// the failure stays of its kind, and describes it as a case to run.
func shrink(t *testing.T, f failure) string {
	t.Helper()
	for range mostRounds {
		smaller, found := step(t, f)
		if !found {
			break
		}
		f = smaller
	}
	flags := ""
	if f.how.exact {
		flags = " --numbers exact"
	}
	if f.how.content {
		flags += " --assert-content"
	}
	return fmt.Sprintf("%s\n-- typewright generate schema.json%s --\n-- schema.json --\n%s\n-- instance.json --\n%s\n",
		f.problem, flags, f.subject.text, f.instance)
}

// step finds the smallest failure of the same kind that is one step away: a
// schema with a part less, or else an instance with one.
func step(t *testing.T, f failure) (failure, bool) {
	t.Helper()
	candidates := reductions(f.subject.text, 150)
	switch {
	case f.instance != nil:
	case kindOf(f.problem) == kindOf("build: "):
		return stepBuild(t, f, candidates)
	default:
		return stepRefusal(f, candidates)
	}
	var subjects []*subject
	for n, text := range append([][]byte{f.subject.text}, candidates...) {
		if s, refused, err := judged("S"+strconv.Itoa(n), text, f.how); err == nil && refused == nil {
			subjects = append(subjects, s)
		}
	}
	p, err := generate("p", subjects, f.how)
	if err != nil {
		return f, false
	}
	program, err := build(t.TempDir(), []generated{p}, soon)
	if err != nil {
		return f, false
	}
	defer program.stop()
	fails := func(n int, text []byte) (failure, bool) {
		answers, err := program.run(n, [][]byte{text, text})
		if err != nil {
			return f, false
		}
		problem, _ := subjects[n].judge(text, answers[1])
		return failure{subjects[n], text, problem, f.how}, problem != "" && kindOf(problem) == kindOf(f.problem)
	}
	for n := 1; n < len(subjects); n++ {
		if smaller, still := fails(n, f.instance); still {
			return smaller, true
		}
	}
	for _, text := range reductions(f.instance, 1000) {
		if smaller, still := fails(0, text); still {
			return smaller, true
		}
	}
	return f, false
}

// stepRefusal is step for schemas that the generator refuses.
func stepRefusal(f failure, candidates [][]byte) (failure, bool) {
	for _, text := range candidates {
		if s, refused, err := judged("S", text, f.how); err == nil && refused != nil {
			smaller := failure{subject: s, problem: "refused: " + refused.Error(), how: f.how}
			if kindOf(smaller.problem) == kindOf(f.problem) {
				return smaller, true
			}
		}
	}
	return f, false
}

// stepBuild is step for schemas whose code does not compile.
func stepBuild(t *testing.T, f failure, candidates [][]byte) (failure, bool) {
	t.Helper()
	var subjects []*subject
	for n, text := range candidates[:min(len(candidates), 40)] {
		if s, err := newSubject("S"+strconv.Itoa(n), text, f.how); err == nil {
			subjects = append(subjects, s)
		}
	}
	failures := unbuilt(t, subjects, f.how, nil)
	if len(failures) == 0 {
		return f, false
	}
	return failures[0], true
}

// unbuilt finds the subjects whose code does not compile: each becomes a
// package of its own. The error is what the compiler said about all together.
func unbuilt(t *testing.T, subjects []*subject, how style, all error) []failure {
	t.Helper()
	dir := t.TempDir()
	var packages []generated
	for n, s := range subjects {
		p, err := generate("p"+strconv.Itoa(n), []*subject{s}, how)
		if err != nil {
			return []failure{{subject: s, problem: "generate: " + err.Error(), how: how}}
		}
		packages = append(packages, p)
	}
	_, err := build(dir, packages, soon)
	if err == nil {
		if all != nil {
			keep := filepath.Join(os.TempDir(), "typewright-unbuilt.txt")
			t.Errorf("the schemas compile one by one, but not together (%s): %v", keep, all)
			_ = os.WriteFile(keep, []byte(all.Error()), 0o666)
		}
		return nil
	}
	var failures []failure
	var seen []string
	for _, match := range regexp.MustCompile(`(?m)\bp(\d+)/code\.go:.*$`).FindAllStringSubmatch(err.Error(), -1) {
		if n, _ := strconv.Atoi(match[1]); !slices.Contains(seen, match[1]) {
			seen = append(seen, match[1])
			failures = append(failures, failure{subject: subjects[n], problem: "build: " + match[0], how: how})
		}
	}
	if len(failures) == 0 && len(subjects) > 0 {
		return []failure{{subject: subjects[0], problem: "build: " + err.Error(), how: how}}
	}
	return failures
}

// reductions are the texts that have a part less than a JSON text, the
// smallest first, and none of them longer.
func reductions(text []byte, most int) [][]byte {
	doc, err := source.ParseJSON("", "", text)
	if err != nil {
		return nil
	}
	var texts [][]byte
	keep := func() {
		if out := doc.Root.AppendJSON(nil); len(out) < len(text) {
			texts = append(texts, out)
		}
	}
	var visit func(v *source.Value)
	visit = func(v *source.Value) {
		items, members := v.Items, v.Members
		for n := range items {
			v.Items = slices.Delete(slices.Clone(items), n, n+1)
			keep()
		}
		v.Items = items
		for n := range members {
			v.Members = slices.Delete(slices.Clone(members), n, n+1)
			keep()
		}
		v.Members = members
		for _, item := range items {
			replace(v, item, keep)
			visit(item)
		}
		for _, m := range members {
			replace(v, m.Value, keep)
			visit(m.Value)
		}
	}
	visit(doc.Root)
	slices.SortStableFunc(texts, func(a, b []byte) int { return len(a) - len(b) })
	return texts[:min(len(texts), most)]
}

// replace tries simpler values in the place of one, and a value's own parts
// in its place.
func replace(_, part *source.Value, keep func()) {
	was := *part
	others := []source.Value{*word(source.Bool, "true"), *word(source.Number, "0"), {Kind: source.Object}}
	for _, sub := range was.Items {
		others = append(others, *sub)
	}
	for _, m := range was.Members {
		others = append(others, *m.Value)
	}
	for _, other := range others {
		*part = other
		keep()
	}
	*part = was
}
