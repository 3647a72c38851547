package cli

import (
	"errors"
	"fmt"
	"go/token"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/typewright/typewright/internal/gen"
)

const generateHelp = `Generate writes Go for each schema: a type for the schema itself, and one for
every schema inside it or referred to that has a shape of its own.

A SCHEMA is
  FILE           of JSON or YAML; of an OpenAPI document (3.0 or later), all
                 schemas of its components
  FILE#POINTER   one schema in a file, such as api.yaml#/components/schemas/Order,
                 or all of an object of schemas, such as order.json#/$defs
  URL            the same, on the network
  -              standard input

Where the output goes (--output):
  DIR      into a directory, the current one unless said otherwise
  NAME.go  into one file
  -        to standard output

Its package is that of --package; else, in the current directory, $GOPACKAGE,
which go generate sets; else that of the Go files which are there already;
else the directory's name.

Files that are current already are not touched, and files that typewright did
not write are never overwritten. The files of a package share code, so all
schemas of a package belong into one call.

The names of types and constants follow from the schema. A lock, typewright.lock
beside the output or the file of --lock, keeps those that are in use where the
schema grows. It is written with the code and belongs into version control.

With --with there is more: methods for log/slog (slog), for columns of databases
(sql) and for packages for YAML (yaml), and beside the code a file of methods
for encoding/json/v2 (jsonv2) and one of tests (tests).

References are resolved among the schemas, in files beside them, through
--resource, and in the copies that typewright vendor makes of what is on the
network. That is not asked but with --allow-remote, for what has no copy.

Without a SCHEMA, generate does the jobs of typewright.yaml, which stands in the
current directory or above it; see typewright init. There, packages says which
package has the types of some schemas, which those of the other jobs then import.

With --watch it goes on: whenever a schema, a file that one refers to, or the
configuration changes, it generates again. Errors are told and do not end it, an
interrupt does, with status 0.

Exit status: 0 done; 1 a schema or the configuration is invalid, or with --check
a file is stale; 2 wrong use, or something cannot be read or written.`

const generateExamples = `  typewright generate
  typewright generate person.schema.json
  typewright generate schemas/*.json --output internal/api
  typewright generate order.json --output order.go --package shop --type Order
  typewright generate api.yaml#/components/schemas/Order --output shop
  typewright generate order.json --resource https://example.com/person=person.json
  typewright generate --check schemas/*.json --output internal/api
  typewright generate --watch

In a Go file, with typewright as a tool of the module (go get -tool):

  //go:generate go tool typewright generate person.schema.json`

// A generation is one call of generate as the flags describe it.
type generation struct {
	inputs
	looks

	output, pkg, typeName, lock, support, config once

	strings, duplicates choice

	with  gen.Extras
	mode  mode
	watch bool
}

func generateCommand() *cobra.Command {
	_, cmd := newGeneration()
	return cmd
}

func newGeneration() (*generation, *cobra.Command) {
	g := &generation{
		inputs:   newInputs(),
		looks:    newLooks(),
		output:   once{text: ".", kind: "DIR|NAME.go|-"},
		pkg:      once{kind: "NAME"},
		typeName: once{kind: "NAME"},
		lock:     once{kind: "FILE"},
		support:  once{kind: "DIR"},
		config:   once{kind: "FILE"},
		strings:  choice{first: "own", second: "shared"},

		duplicates: duplicateNames(),
	}
	cmd := &cobra.Command{
		Use:               "generate [SCHEMA...]",
		Short:             "Write Go for JSON Schemas",
		Long:              generateHelp,
		Example:           generateExamples,
		ValidArgsFunction: completeSchemas,
		RunE: func(cmd *cobra.Command, schemas []string) error {
			if err := g.verify(cmd, schemas); err != nil {
				return &usageError{cmd.CommandPath(), err}
			}
			return g.run(cmd, schemas)
		},
	}
	g.addFlags(cmd)
	return g, cmd
}

func (g *generation) addFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.SortFlags = false
	f.VarP(&g.output, "output", "o", "where the output goes")
	f.Var(&g.pkg, "package", "name of the Go package")
	f.Var(&g.typeName, "type", "name of the schema's type (for one schema)")
	g.inputs.addFlags(cmd)
	g.looks.addFlags(cmd)
	f.Var(&g.lock, "lock", "file that keeps the names of types and constants; "+lockName+" beside the output needs no flag")
	f.Var(&g.strings, "strings", "own: a string keeps no more than its neighbours alive; shared: all of a document share one copy of it")
	addDuplicateNames(cmd, &g.duplicates)
	f.Var(&g.with, "with", "what to write besides: "+strings.Join(gen.ExtraNames(), ", ")+"; repeatable")
	f.Var(&g.support, "support", "directory of a package for the support code, which several packages then use instead of a copy each")
	f.Var(&g.config, "config", "configuration, for a call without schemas; "+configName+" here or above needs no flag")
	f.BoolVar(&g.mode.check, "check", false, "write nothing, print what is stale as a diff and exit with 1")
	f.BoolVar(&g.mode.diff, "diff", false, "write nothing, print what would change as a diff")
	f.BoolVar(&g.mode.dryRun, "dry-run", false, "write nothing, print which files would change")
	f.BoolVar(&g.watch, "watch", false, "generate again whenever a schema or the configuration changes, until interrupted")

	complete(cmd, "with", gen.ExtraNames()...)
	complete(cmd, "strings", g.strings.first, g.strings.second)
	complete(cmd, "package")
	complete(cmd, "type")
	completeDirectories(cmd, "support")
	completeConfig(cmd)
}

// verify says what is wrong with the command line by itself.
func (g *generation) verify(cmd *cobra.Command, schemas []string) error {
	if err := g.mode.verify(); err != nil {
		return err
	}
	if err := g.verifyWatch(schemas); err != nil {
		return err
	}
	if len(schemas) == 0 {
		if err := g.remotes.verify(); err != nil {
			return err
		}
		return onlyForConfig(cmd)
	}
	if g.config.text != "" {
		return errors.New("--config: with schemas, there is nothing to configure; leave one of them away")
	}
	if err := g.inputs.verify(schemas); err != nil {
		return err
	}
	if name := g.typeName.text; name != "" {
		if len(schemas) > 1 {
			return fmt.Errorf("--type %s: there are %d schemas, and one name cannot serve them all", name, len(schemas))
		}
		if !token.IsIdentifier(name) || !token.IsExported(name) {
			return fmt.Errorf("--type %s: not the name of an exported Go type, such as Person", name)
		}
	}
	if err := g.looks.verify(); err != nil {
		return err
	}
	if g.lock.text != "" && filepath.Ext(g.lock.text) == ".go" {
		return fmt.Errorf("--lock %s: a lock is no Go file", g.lock.text)
	}
	if files := g.with.Files(); len(files) > 0 && g.output.text == "-" {
		return fmt.Errorf("--with %s: a file of its own, and standard output is one file; choose another --output", files[0])
	}
	if g.support.text != "" && g.output.text == "-" {
		return errors.New("--support: a package of its own, and standard output is one file; choose another --output")
	}
	if g.mode != (mode{}) && g.output.text == "-" {
		return errors.New("--output -: standard output is never stale, so there is nothing to compare")
	}
	return nil
}

// job is what the flags describe.
func (g *generation) job(schemas []string) *job {
	j := &job{
		schemas: schemas, output: g.output.text, pkg: g.pkg.text, lock: g.lock.text, support: g.support.text,
		options: gen.Options{
			Type:          g.typeName.text,
			Draft:         g.draft.text,
			BaseURI:       g.baseURI.text,
			Resources:     g.resources,
			SharedStrings: g.strings.isSecond,
			LastWins:      g.duplicates.isSecond,
			With:          g.with,
		},
	}
	g.apply(&j.options)
	return j
}

func (g *generation) run(cmd *cobra.Command, schemas []string) error {
	if g.watch {
		return g.keepOn(cmd, schemas)
	}
	return g.generate(cmd, schemas, g.remotes.library(cmd, g.config.text), nil, voiceOf(cmd))
}

// generate does all jobs once, and takes notice of what is read for them.
func (g *generation) generate(cmd *cobra.Command, schemas []string, lib *library, seen watched, say *voice) error {
	p := &plan{}
	if len(schemas) > 0 {
		p.jobs = []*job{g.job(schemas)}
	} else {
		var err error
		if p, err = configured(g.config.text, seen); err != nil {
			return err
		}
	}
	lib.reopen(seen)
	for _, j := range p.jobs {
		j.options.Retrieve, j.watched = lib.retrieve, seen
	}
	outputs, err := p.make(cmd.InOrStdin(), say)
	if err != nil {
		return err
	}
	return g.mode.finish(outputs, say)
}

// make generates the code of all jobs. It writes nothing but what goes to
// standard output.
func (p *plan) make(stdin io.Reader, say *voice) ([]*output, error) {
	units := make([]gen.Unit, len(p.jobs))
	targets := make([]target, len(p.jobs))
	for i, j := range p.jobs {
		var err error
		if units[i], targets[i], err = j.unit(stdin); err != nil {
			return nil, err
		}
		if len(p.owners) > 0 {
			if units[i].Path, err = importPath(targets[i].dir); err != nil {
				return nil, err
			}
		}
	}
	made, err := gen.GenerateAll(units, p.owners)
	if err != nil {
		return nil, err
	}
	var outputs []*output
	for i, files := range made {
		if targets[i].stdout {
			if err := printCode(say.stdout, files); err != nil {
				return nil, err
			}
			continue
		}
		out, err := compare(targets[i].dir, units[i].Options.Package, files)
		if err != nil {
			return nil, err
		}
		outputs = append(outputs, out)
	}
	libs, err := makeSupport(p.jobs)
	return append(outputs, libs...), err
}
