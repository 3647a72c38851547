package fuzz

import (
	"flag"
	"io/fs"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/typewright/typewright/internal/fuzz/driver"
	"github.com/typewright/typewright/internal/gen"
	"github.com/typewright/typewright/internal/lower"
	"github.com/typewright/typewright/internal/schema"
)

// TestGoldenInstances runs random instances through the code of all golden
// schemas: whatever is valid decodes and encodes without a loss.
func TestGoldenInstances(t *testing.T) {
	if *seed == 0 {
		*seed = rand.Uint64()
	}
	t.Logf("seed %d", *seed)
	paths, err := filepath.Glob(filepath.Join("..", "..", "testdata", "golden", "*.txtar"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no golden schemas: %v", err)
	}
	var subjects []*subject
	var packages []generated
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if slices.ContainsFunc(archive.Files, isOwnCode) {
			continue // its types lose what they like
		}
		s, p := goldenSubject(t, path, archive)
		subjects, packages = append(subjects, s), append(packages, p)
	}
	program, err := build(t.TempDir(), packages, soon)
	if err != nil {
		t.Fatal(err)
	}
	defer program.stop()
	count := newTally()
	defer count.log(t)
	r := rand.New(rand.NewPCG(*seed, 0))
	for n, s := range subjects {
		count.schemas++
		instances := s.instances(r, *each)
		answers, err := program.run(n, instances)
		if err != nil {
			t.Fatal(err)
		}
		for k, a := range answers {
			problem, excuse := s.judge(instances[k], a)
			if problem != "" {
				t.Errorf("%s: %s\n%s", s.name, instances[k], problem)
				break
			}
			count.add(a, excuse)
		}
	}
}

// isOwnCode tells the Go code of types that a schema refers to.
func isOwnCode(f txtar.File) bool {
	return strings.HasSuffix(f.Name, ".go") && f.Name != "want.go" && !strings.HasSuffix(f.Name, "_test.go")
}

// goldenSubject generates the code of an archive, with the flags of its
// comment.
func goldenSubject(t *testing.T, path string, archive *txtar.Archive) (*subject, generated) {
	t.Helper()
	read := func(path string) ([]byte, error) {
		for _, f := range archive.Files {
			if f.Name == filepath.Base(path) {
				return f.Data, nil
			}
		}
		return nil, &fs.PathError{Op: "open", Path: path, Err: fs.ErrNotExist}
	}
	o := flags(t, string(archive.Comment))
	o.Version, o.Type, o.ReadFile = "v0.0.0", "Root", read
	o.Package = "p" + strings.ReplaceAll(strings.TrimSuffix(filepath.Base(path), ".txtar"), "-", "")
	out, err := gen.Generate([]string{"schema.json"}, o)
	if err != nil {
		t.Fatal(err)
	}
	p := generated{name: o.Package, code: out[0].Text.Bytes(), roots: []string{o.Type}}
	s := &subject{name: filepath.Base(path)}
	set, err := schema.Load([]string{"schema.json"}, schema.Options{Draft: o.Draft, BaseURI: o.BaseURI, ReadFile: read})
	if err != nil {
		t.Fatal(err)
	}
	s.model, err = lower.Lower(set, lower.Options{AssertFormats: o.AssertFormats, AssertContent: o.AssertContent})
	if err != nil {
		t.Fatal(err)
	}
	if s.interpreter, err = gen.NewValidator("schema.json", o); err != nil {
		t.Fatal(err)
	}
	if text, _ := read("schema.json"); !strings.Contains(string(archive.Comment), "--") {
		s.oracle, _ = newOracle(text, o.AssertContent) // it cannot read all of them
	}
	return s, p
}

// flags reads the lines of a comment that start with -- as flags of
// typewright generate.
func flags(t *testing.T, comment string) gen.Options {
	t.Helper()
	var o gen.Options
	set := flag.NewFlagSet("generate", flag.ContinueOnError)
	set.StringVar(&o.Draft, "draft", "", "")
	set.StringVar(&o.BaseURI, "base-uri", "", "")
	set.BoolVar(&o.AssertFormats, "assert-formats", true, "")
	set.BoolVar(&o.AssertContent, "assert-content", false, "")
	set.BoolVar(&o.SizedIntegers, "sized-integers", false, "")
	set.Var(&o.FormatTypes, "format-type", "")
	set.Var(&o.With, "with", "")
	choice := func(name, second string, chosen *bool) {
		set.Func(name, "", func(text string) error { *chosen = text == second; return nil })
	}
	choice("numbers", "exact", &o.Exact)
	choice("free-form", "raw", &o.RawFreeForm)
	choice("strings", "shared", &o.SharedStrings)
	choice("duplicate-names", "last", &o.LastWins)
	for line := range strings.Lines(comment) {
		if strings.HasPrefix(line, "--") {
			if err := set.Parse(strings.Fields(line)); err != nil {
				t.Fatal(err)
			}
		}
	}
	return o
}

// add counts an answer.
func (c *tally) add(a answer, excuse string) {
	c.pairs++
	if a.verdict != driver.Invalid {
		c.valid++
	}
	if a.verdict == driver.Unfit {
		c.unfit++
	}
	if excuse != "" {
		c.excused[excuse]++
	}
}
