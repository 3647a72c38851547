package cli

import (
	"fmt"
	"io"

	"github.com/typewright/typewright/internal/gen"
)

// A job is one package to generate, as flags or a configuration describe it.
type job struct {
	schemas []string
	output  string
	pkg     string // "" to find it out
	lock    string // "" for the one beside the output, if there is one
	support string // directory of the support code; "" if the output has its own
	options gen.Options
	watched watched // nil if nobody watches
}

// A made job is what a job has generated, beside what is there now.
type made struct {
	target target
	files  []gen.File
	output *output // nil for standard output
}

// make generates the code of a job. It writes nothing.
func (j *job) make(stdin io.Reader) (*made, error) {
	to, err := parseTarget(j.output)
	if err != nil {
		return nil, err
	}
	pkg, err := packageName(j.pkg, to.dir)
	if err != nil {
		return nil, err
	}
	mappings := resources(j.options.Resources)
	if err := mappings.present(); err != nil {
		return nil, err
	}
	lock, err := readLock(j.lock, to.dir)
	if err != nil {
		return nil, err
	}
	lib, err := j.supportPackage(to.dir)
	if err != nil {
		return nil, err
	}
	o := j.options
	o.Support = lib
	o.Version, o.Package, o.File, o.Lock = Version, pkg, to.file, lock
	o.ReadFile = j.watched.reading(reader(j.schemas, mappings, stdin))
	m := &made{target: to}
	if m.files, err = gen.Generate(j.schemas, o); err != nil || to.stdout {
		return m, err
	}
	m.output, err = compare(to.dir, pkg, m.files)
	return m, err
}

// print writes the code, where it goes to standard output.
func (m *made) print(w io.Writer) error {
	for _, f := range m.files {
		if !isCode(f) {
			continue
		}
		if _, err := w.Write(f.Text); err != nil {
			return err
		}
	}
	return nil
}

// A mode says what happens with what was generated.
type mode struct {
	check, diff, dryRun bool
}

// verify wants one mode at most.
func (m mode) verify() error {
	n := 0
	for _, on := range []bool{m.check, m.diff, m.dryRun} {
		if on {
			n++
		}
	}
	if n > 1 {
		return fmt.Errorf("--check, --diff and --dry-run exclude each other")
	}
	return nil
}

// finish compares or writes the outputs of all jobs together: all or none.
func (m mode) finish(outputs []*output, say *voice) error {
	switch {
	case m.check:
		return checkAll(outputs, say)
	case m.diff:
		_, err := diffAll(outputs, say.out())
		return err
	case m.dryRun:
		return dryRun(outputs, say.stdout)
	}
	return writeOutputs(outputs, say)
}
