package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/typewright/typewright/internal/config"
	"github.com/typewright/typewright/internal/gen"
	"github.com/typewright/typewright/internal/schema"
	"github.com/typewright/typewright/internal/source"
)

// configName is the file that configures typewright.
const configName = "typewright.yaml"

// onlyForConfig wants no flags that a configuration would have to obey: it
// says the same for each of its jobs.
func onlyForConfig(cmd *cobra.Command) error {
	allowed := []string{
		"config", "vendor-dir", "allow-remote", "allow-private", "check", "update", "diff", "dry-run", "watch",
		"enable", "disable", "format", "quiet", "verbose",
	}
	var err error
	cmd.Flags().Visit(func(f *pflag.Flag) {
		if err == nil && !slices.Contains(allowed, f.Name) {
			err = fmt.Errorf("no schema given; --%s is for one, without any the jobs of %s are done", f.Name, configName)
		}
	})
	return err
}

// findConfig returns the path of the configuration: the one that is given, or
// else the next one upwards from the working directory, if there is one.
func findConfig(given string) (string, error) {
	if given != "" {
		return given, nil
	}
	dir, found, err := upwards(configName)
	if !found || err != nil {
		return "", err
	}
	return filepath.Join(dir, configName), nil
}

// upwards looks for files of some names, from the working directory upwards,
// and returns the first directory that has one.
func upwards(names ...string) (dir string, found bool, err error) {
	working, err := os.Getwd()
	if err != nil {
		return "", false, err
	}
	for ; ; dir = filepath.Join(dir, "..") {
		for _, name := range names {
			if _, err := os.Stat(filepath.Join(dir, name)); err == nil || !isAbsent(err) {
				return dir, true, nil
			}
		}
		if filepath.Dir(working) == working {
			return "", false, nil
		}
		working = filepath.Dir(working)
	}
}

// readConfig reads the configuration. It returns nil if there is none.
func readConfig(given string, seen watched) (*config.File, string, error) {
	name, err := findConfig(given)
	if name == "" || err != nil {
		return nil, "", err
	}
	seen.note(name)
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, "", fileError(name, err)
	}
	f, err := config.Read(name, text)
	return f, filepath.Dir(name), err
}

// A plan is what the configuration says.
type plan struct {
	file   *config.File
	jobs   []*job
	owners []gen.Owner
}

// configured reads the plan of the configuration.
func configured(given string, seen watched) (*plan, error) {
	f, dir, err := readConfig(given, seen)
	if err != nil {
		return nil, err
	}
	if f == nil {
		return nil, fmt.Errorf("no schema given, and no %s here or above: name schemas, or see typewright init --help", configName)
	}
	r := &jobReader{file: f, dir: dir, watched: seen}
	p := &plan{file: f, owners: r.owners()}
	for i := range f.Jobs {
		p.jobs = append(p.jobs, r.job(i))
	}
	r.apart(p.jobs)
	if len(r.problems) > 0 {
		return nil, r.problems
	}
	if len(p.owners) > 0 {
		p.open()
	}
	return p, nil
}

// open lets the schemas of each job refer to those of all others.
func (p *plan) open() {
	var directories []string
	for _, j := range p.jobs {
		for _, name := range j.schemas {
			if file, _ := schema.SplitFragment(name); !schema.IsURL(file) {
				directories = append(directories, filepath.Dir(file))
			}
		}
	}
	slices.Sort(directories)
	directories = slices.Compact(directories)
	for _, j := range p.jobs {
		j.options.Directories = directories
	}
}

// owners reads which packages schemas belong to.
func (r *jobReader) owners() []gen.Owner {
	var owners []gen.Owner
	for _, name := range slices.Sorted(maps.Keys(r.file.Packages)) {
		uri := name
		if u, err := url.Parse(name); err != nil || len(u.Scheme) < 2 { // a letter is a drive of Windows
			uri = schema.FileURL(r.path(name))
		}
		owners = append(owners, gen.Owner{URI: uri, Path: r.file.Packages[name], Loc: r.file.Loc(source.Pointer("/packages").Append(name))})
	}
	return owners
}

// A jobReader makes jobs of a configuration. Names of files in it are relative
// to its directory.
type jobReader struct {
	file     *config.File
	dir      string
	watched  watched
	problems source.Diagnostics
}

func (r *jobReader) problem(at source.Pointer, format string, args ...any) {
	r.problems = append(r.problems, &source.Diagnostic{Loc: r.file.Loc(at), Message: fmt.Sprintf(format, args...)})
}

// path makes a name of the configuration one of the working directory. A URL
// stays one.
func (r *jobReader) path(name string) string {
	if schema.IsURL(name) {
		return name
	}
	if filepath.IsAbs(name) {
		return filepath.FromSlash(name)
	}
	return filepath.Join(r.dir, filepath.FromSlash(name))
}

func (r *jobReader) job(i int) *job {
	c := r.file.Jobs[i]
	at := source.Pointer("/jobs").Append(strconv.Itoa(i))
	o := r.file.Merged(c)
	j := &job{
		schemas: r.expand(c.Schemas, at.Append("schemas")),
		output:  r.path(c.OutputOrDefault()),
		loc:     r.file.Loc(at),
		options: gen.Options{
			Draft:         string(o.DraftOrDefault()),
			AssertFormats: o.AssertFormatsOrDefault(),
			AssertContent: o.AssertContentOrDefault(),
			SizedIntegers: o.SizedIntegersOrDefault(),
			Exact:         o.NumbersOrDefault() == "exact",
			RawFreeForm:   o.FreeFormOrDefault() == "raw",
			SharedStrings: o.StringsOrDefault() == "shared",
			LastWins:      o.DuplicateNamesOrDefault() == "last",
		},
	}
	for _, extra := range o.With {
		if err := j.options.With.Set(string(extra)); err != nil {
			r.problem(at.Append("options", "with"), "%v", err) // the schema has other names than the code
		}
	}
	if c.Package != nil {
		j.pkg = *c.Package
	}
	if c.Type != nil {
		j.options.Type = *c.Type
		if len(j.schemas) > 1 {
			r.problem(at.Append("type"), "there are %d schemas, and one name cannot serve them all", len(j.schemas))
		}
	}
	if o.BaseURI != nil {
		j.options.BaseURI = *o.BaseURI
	}
	if o.Lock != nil {
		j.lock = r.path(*o.Lock)
	}
	if o.Support != nil {
		j.support = r.path(*o.Support)
	}
	if j.options.Exact && j.options.SizedIntegers {
		r.problem(at, "sized-integers: with numbers: exact, integers are json.Number")
	}
	for _, uri := range slices.Sorted(maps.Keys(o.Resources)) {
		j.options.Resources = append(j.options.Resources, schema.Mapping{URI: uri, File: r.path(o.Resources[uri])})
	}
	for _, format := range slices.Sorted(maps.Keys(o.Formats)) {
		if err := j.options.FormatTypes.Set(format + "=" + o.Formats[format]); err != nil {
			r.problem(r.optionAt(at, "formats", format), "%v", err)
		}
	}
	j.options.Overrides = append(r.overrides(at.Append("names"), c.Names), r.overrides(at.Append("types"), c.Types)...)
	return j
}

// optionAt is where an entry of an option stands: in the job, or else among
// the defaults.
func (r *jobReader) optionAt(job source.Pointer, option, name string) source.Pointer {
	at := job.Append("options", option, name)
	if r.file.Loc(at).Pointer == at {
		return at
	}
	return source.Pointer("/defaults").Append(option, name)
}

// overrides reads names or types of schemas by their places.
func (r *jobReader) overrides(at source.Pointer, entries map[string]string) []gen.Override {
	var all []gen.Override
	for _, place := range slices.Sorted(maps.Keys(entries)) {
		file, pointer := schema.SplitFragment(place)
		o := gen.Override{Pointer: source.Pointer(pointer), Loc: r.file.Loc(at.Append(place))}
		if file != "" {
			o.File = r.path(file)
		}
		if at.Last() == "names" {
			o.Name = entries[place]
		} else {
			o.Type = entries[place]
		}
		all = append(all, o)
	}
	return all
}

// expand finds the files of patterns, in the order of the patterns and of the
// names. What follows "#" stays with each.
func (r *jobReader) expand(patterns []string, at source.Pointer) []string {
	var names []string
	for i, pattern := range patterns {
		here := at.Append(strconv.Itoa(i))
		if without, found := strings.CutPrefix(pattern, "!"); found {
			full := filepath.ToSlash(r.path(without))
			names = slices.DeleteFunc(names, func(name string) bool {
				return doublestar.MatchUnvalidated(full, filepath.ToSlash(name))
			})
			continue
		}
		found, err := r.glob(pattern)
		switch {
		case err != nil:
			r.problem(here, "%v", err)
		case len(found) == 0:
			r.problem(here, "want files, found none that match")
		}
		for _, name := range found {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	if len(names) == 0 && len(r.problems) == 0 {
		r.problem(at, "want files, found none: all are taken away")
	}
	return names
}

func (r *jobReader) glob(pattern string) ([]string, error) {
	if pattern == "-" {
		return nil, errors.New("standard input is for the command line")
	}
	file, fragment := schema.SplitFragment(pattern)
	if fragment != "" {
		fragment = "#" + fragment
	}
	if schema.IsURL(file) || !strings.ContainsAny(file, `*?[{\`) {
		return []string{r.path(file) + fragment}, nil
	}
	base, rest := doublestar.SplitPattern(filepath.ToSlash(file))
	files := watchedFS{os.DirFS(r.path(base)), r.watched, func(name string) string {
		return filepath.Join(r.path(base), filepath.FromSlash(name))
	}}
	found, err := doublestar.Glob(files, rest, doublestar.WithFilesOnly())
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	slices.Sort(found)
	var names []string
	for _, name := range found {
		name = filepath.Join(r.path(base), filepath.FromSlash(name))
		if !isBelow(r.path(r.file.VendorDirOrDefault()), name) {
			names = append(names, name+fragment)
		}
	}
	return names, nil
}

// isBelow tells whether a file is in or below a directory.
func isBelow(dir, name string) bool {
	below, err := filepath.Rel(dir, name)
	return err == nil && filepath.IsLocal(below)
}

// apart wants each job to have a directory for itself: a job makes a whole
// package.
func (r *jobReader) apart(jobs []*job) {
	first := make(map[string]int)
	for i, j := range jobs {
		dir := j.output
		if filepath.Ext(dir) == ".go" {
			dir = filepath.Dir(dir)
		}
		if before, found := first[dir]; found {
			r.problem(source.Pointer("/jobs").Append(strconv.Itoa(i), "output"),
				"want a directory of its own, this is that of jobs[%d]: all schemas of a package belong into one job", before)
			continue
		}
		first[dir] = i
	}
}
