package cli

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/typewright/typewright/internal/gen"
	"github.com/typewright/typewright/internal/source"
)

const diffHelp = `Diff tells what it means that a schema becomes another.

For documents it says whether the new schema is wider (accepts more), narrower
(accepts less), both, or the same: of whole documents, and of each place that
says something else than before, all below it left as it was. It shows a document
that is no longer valid, or one that is valid now. Where it finds neither such
a document nor a proof that there is none, it says that this is undecided.

For Go code that uses the generated package it tells what may not compile any
more (breaking), and what is new. The rules are those of the Go 1 promise, see
docs/diff.md. Flags that change Go types count as in generate, and so does the
lock of the names, ` + lockName + ` in the current directory or the file of --lock.

OLD and NEW are schemas as generate takes them: FILE, FILE#POINTER or -. Where
they have several, as an OpenAPI document has, these are compared by their
places.

What is breaking is for you to say. --breaking has one or more of
  narrower   documents that were valid are not any more
  wider      documents are valid that were not, which old readers reject
  undecided  whether there are documents of the kinds above is not known
  code       Go code may not compile any more
or is none.

Exit status: 0 nothing breaking; 1 something breaking; 2 wrong use, an invalid
schema, or something cannot be read.`

const diffExamples = `  typewright diff order.v1.json order.v2.json
  git show main:order.json | typewright diff - order.json --breaking narrower,undecided
  typewright diff old/api.yaml api.yaml --format json`

// diffFormats are the ways to show a report.
var diffFormats = map[string]func(*gen.Report, io.Writer) error{
	"text": (*gen.Report).Text,
	"json": (*gen.Report).JSON,
}

// breakingKinds is the value of --breaking.
type breakingKinds struct{ gen.Breaking }

func (b *breakingKinds) kinds() map[string]*bool {
	return map[string]*bool{"narrower": &b.Narrower, "wider": &b.Wider, "undecided": &b.Undecided, "code": &b.Code}
}

func (b *breakingKinds) Type() string { return "KINDS" }

func (b *breakingKinds) String() string {
	var names []string
	for _, name := range []string{"narrower", "wider", "undecided", "code"} {
		if *b.kinds()[name] {
			names = append(names, name)
		}
	}
	return strings.Join(names, ",")
}

func (b *breakingKinds) Set(text string) error {
	b.Breaking = gen.Breaking{}
	if text == "none" {
		return nil
	}
	for name := range strings.SplitSeq(text, ",") {
		kind := b.kinds()[name]
		if kind == nil {
			return errors.New("want some of narrower, wider, undecided, code, separated by commas, or none")
		}
		*kind = true
	}
	return nil
}

// aboutOutput are the flags of generate that mean nothing where nothing is
// written. All others are flags of diff, too.
var aboutOutput = []string{"output", "package", "config", "check", "diff", "dry-run", "watch"}

func diffCommand() *cobra.Command {
	g, generate := newGeneration()
	breaking := breakingKinds{gen.Breaking{Narrower: true, Undecided: true, Code: true}}
	format := choice{first: "text", second: "json"}
	cmd := &cobra.Command{
		Use:               "diff OLD NEW",
		Short:             "Tell what a change of a schema means for documents and for Go code",
		Long:              diffHelp,
		Example:           diffExamples,
		ValidArgsFunction: completeSchemas,
		RunE: func(cmd *cobra.Command, schemas []string) error {
			if err := verifyDiff(cmd, g, schemas); err != nil {
				return &usageError{cmd.CommandPath(), err}
			}
			report, err := g.compare(cmd, schemas)
			if problems, ok := errors.AsType[source.Diagnostics](err); ok {
				return &unusableError{problems}
			}
			if err != nil {
				return err
			}
			say := voiceOf(cmd)
			if err := diffFormats[format.String()](report, say.out()); err != nil {
				return err
			}
			if report.Breaks(breaking.Breaking) {
				return &noError{}
			}
			return nil
		},
	}
	f := cmd.Flags()
	f.SortFlags = false
	f.Var(&format, "format", "how to show the report")
	f.Var(&breaking, "breaking", "what to exit with 1 for: some of narrower, wider, undecided, code, or none")
	generate.Flags().VisitAll(func(flag *pflag.Flag) {
		if !slices.Contains(aboutOutput, flag.Name) {
			f.AddFlag(flag)
		}
	})
	complete(cmd, "format", "text", "json")
	complete(cmd, "breaking", "narrower", "wider", "undecided", "code", "none")
	return cmd
}

func verifyDiff(cmd *cobra.Command, g *generation, schemas []string) error {
	if len(schemas) != 2 {
		return fmt.Errorf("want two schemas, the old and the new one, got %d", len(schemas))
	}
	if slices.Equal(schemas, []string{"-", "-"}) {
		return errors.New("-: given twice, and there is one standard input")
	}
	return g.verify(cmd, schemas[1:])
}

// compare reads both schemas, each as if it were alone.
func (g *generation) compare(cmd *cobra.Command, schemas []string) (*gen.Report, error) {
	var options []gen.Options
	for _, name := range schemas {
		one, err := g.options(cmd, []string{name})
		if err != nil {
			return nil, err
		}
		options = append(options, one)
	}
	lock, err := readLock(g.lock.text, ".")
	if err != nil {
		return nil, err
	}
	for i := range options {
		o := g.job(schemas).options
		o.Version, o.Package, o.Lock = Version, fallbackPackage, lock
		o.ReadFile, o.Retrieve = options[i].ReadFile, options[i].Retrieve
		options[i] = o
	}
	return gen.Diff(schemas[0], schemas[1], options[0], options[1])
}
