package cli

import (
	"fmt"
	"io"

	"github.com/typewright/typewright/internal/gen"
	"github.com/typewright/typewright/internal/source"
)

// A job is one package to generate, as flags or a configuration describe it.
type job struct {
	schemas []string
	output  string
	pkg     string // "" to find it out
	lock    string // "" for the one beside the output, if there is one
	support string // directory of the support code; "" if the output has its own
	options gen.Options
	loc     source.Loc // in the configuration; of no document for flags
	watched watched    // nil if nobody watches
}

// unit is the package to generate, and where its files go.
func (j *job) unit(stdin io.Reader) (gen.Unit, target, error) {
	u := gen.Unit{Schemas: j.schemas, Options: j.options, Loc: j.loc}
	to, err := parseTarget(j.output)
	if err != nil {
		return u, to, err
	}
	o := &u.Options
	if o.Package, err = packageName(j.pkg, to.dir); err != nil {
		return u, to, err
	}
	if o.Lock, err = readLock(j.lock, to.dir); err != nil {
		return u, to, err
	}
	if o.Support, err = j.supportPackage(to.dir); err != nil {
		return u, to, err
	}
	o.Version, o.File = Version, to.file
	o.ReadFile, err = j.reader(stdin)
	return u, to, err
}

// reader reads the files of the job; see reader.
func (j *job) reader(stdin io.Reader) (func(string) ([]byte, error), error) {
	mappings := resources(j.options.Resources)
	if err := mappings.present(); err != nil {
		return nil, err
	}
	return j.watched.reading(reader(j.schemas, mappings, j.options.Directories, stdin)), nil
}

// printCode writes the code, where it goes to standard output.
func printCode(w io.Writer, files []gen.File) error {
	for _, f := range files {
		if !isCode(f) {
			continue
		}
		if _, err := f.Text.WriteTo(w); err != nil {
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
