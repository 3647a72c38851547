package fuzz

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"path/filepath"
	"strings"

	"github.com/typewright/typewright/internal/fuzz/driver"
	"github.com/typewright/typewright/internal/gen"
	"github.com/typewright/typewright/internal/instance"
	"github.com/typewright/typewright/internal/lower"
	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/schema"
	"github.com/typewright/typewright/internal/source"
)

// A subject is a schema under test.
type subject struct {
	name   string // of the root type, and of the file
	text   []byte
	model  *model.Model
	oracle *oracle // nil where there is no second opinion

	interpreter *gen.Validator
}

// A style is how code is generated.
type style struct {
	exact   bool // numbers as json.Number
	content bool // what strings hold is asserted
}

// newSubject reads a schema as the generator does. The error is what the
// generator has against it.
func newSubject(name string, text []byte, how style) (*subject, error) {
	s := &subject{name: name, text: text}
	set, err := schema.Load([]string{s.file()}, schema.Options{Resources: resources(), ReadFile: readFile([]*subject{s})})
	if err != nil {
		return nil, err
	}
	if s.model, err = lower.Lower(set, lower.Options{AssertFormats: true, AssertContent: how.content}); err != nil {
		return nil, err
	}
	s.interpreter, err = gen.NewValidator(s.file(), gen.Options{
		AssertFormats: true, AssertContent: how.content, Resources: resources(), ReadFile: readFile([]*subject{s}),
	})
	return s, err
}

// judged is newSubject with a second opinion. The error is what v5 has
// against the schema, refused what the generator has.
func judged(name string, text []byte, how style) (s *subject, refused, err error) {
	opinion, err := newOracle(text, how.content)
	if err != nil {
		return nil, nil, err
	}
	if s, refused = newSubject(name, text, how); refused != nil {
		return &subject{text: text}, refused, nil
	}
	s.oracle = opinion
	return s, nil, nil
}

func (s *subject) file() string { return s.name + ".json" }

// readFile reads the schemas, and the metaschemas, as if they were in the
// working directory.
func readFile(subjects []*subject) func(string) ([]byte, error) {
	return func(path string) ([]byte, error) {
		for _, s := range subjects {
			if filepath.Base(path) == s.file() {
				return s.text, nil
			}
		}
		for _, m := range metaschemas {
			if filepath.Base(path) == m.file {
				return m.text, nil
			}
		}
		return nil, &fs.PathError{Op: "open", Path: path, Err: fs.ErrNotExist}
	}
}

// generate makes one package of all subjects.
func generate(name string, subjects []*subject, how style) (generated, error) {
	p := generated{name: name}
	var files []string
	for _, s := range subjects {
		files = append(files, s.file())
		p.roots = append(p.roots, s.name)
	}
	out, err := gen.Generate(files, gen.Options{
		Version: "v0.0.0", Package: name, AssertFormats: true, AssertContent: how.content, Exact: how.exact,
		Resources: resources(), ReadFile: readFile(subjects),
	})
	if err != nil {
		return p, err
	}
	p.code = out[0].Text.Bytes()
	return p, nil
}

// instances makes documents for a subject: about half of them meant to be
// valid, the others spoilt or just anything.
func (s *subject) instances(r *rand.Rand, count int) [][]byte {
	g := instance.New(s.model, r)
	var texts [][]byte
	for range count {
		v := g.Value(s.model.Roots[0])
		switch roll := r.IntN(100); {
		case roll < 40:
			v = g.Spoil(v)
		case roll < 48:
			v = g.Any(0)
		}
		if r.IntN(3) == 0 {
			texts = append(texts, g.Spell(v))
		} else {
			texts = append(texts, v.AppendJSON(nil))
		}
	}
	return texts
}

// reasons are those of the interpreter, as the code of the package writes
// them, in which the files of all but the first schema have names. It returns
// false for what the interpreter does not read.
func (s *subject) reasons(instance []byte) (text string, ok bool) {
	doc, err := source.ParseInstance("instance", "", instance)
	if err != nil {
		return "", false
	}
	issues := s.interpreter.Validate(doc, doc.Root)
	if len(issues) == 0 {
		return "", true
	}
	return (&gen.ValidationError{Issues: issues}).Error(), true
}

// judge compares an answer with that of the interpreter and with the second
// opinion. It returns what is wrong, or "", and the known error of v5 that
// explains a difference.
func (s *subject) judge(instance []byte, a answer) (problem, excuse string) {
	if a.problem != "" {
		return a.problem, ""
	}
	said := strings.ReplaceAll(a.reasons, "("+s.file()+"#", "(#")
	if reasons, ok := s.reasons(instance); ok && reasons != said {
		return fmt.Sprintf("the interpreter says\n%s\nthe code says\n%s", reasons, said), ""
	}
	if s.oracle == nil {
		return "", ""
	}
	valid, err := s.oracle.accepts(instance)
	if err != nil {
		return "", err.Error()
	}
	if valid == (a.verdict != driver.Invalid) {
		return "", ""
	}
	if excuse = s.oracle.known(instance, valid); excuse != "" {
		return "", excuse
	}
	return fmt.Sprintf("verdict: %s, v5 says valid is %t", a.verdict, valid), ""
}
