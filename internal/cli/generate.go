package cli

import (
	"errors"
	"fmt"
	"go/token"
	"io"
	"path/filepath"

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

References are resolved among the schemas, in files beside them and through
--resource, never over the network.

Exit status: 0 done; 1 a schema is invalid, or with --check a file is stale;
2 wrong use, or something cannot be read or written.`

const generateExamples = `  typewright generate person.schema.json
  typewright generate schemas/*.json --output internal/api
  typewright generate order.json --output order.go --package shop --type Order
  typewright generate api.yaml#/components/schemas/Order --output shop
  typewright generate order.json --resource https://example.com/person=person.json
  typewright generate --check schemas/*.json --output internal/api

In a Go file, with typewright as a tool of the module (go get -tool):

  //go:generate go tool typewright generate person.schema.json`

// A generation is one call of generate as the flags describe it.
type generation struct {
	inputs

	output, pkg, typeName, lock once

	numbers, freeForm, strings choice

	formatTypes   gen.FormatTypes
	sizedIntegers bool
	assertFormats bool
	assertContent bool
	check         bool
}

func generateCommand() *cobra.Command {
	g := &generation{
		inputs:   newInputs(),
		output:   once{text: ".", kind: "DIR|NAME.go|-"},
		pkg:      once{kind: "NAME"},
		typeName: once{kind: "NAME"},
		lock:     once{kind: "FILE"},
		numbers:  choice{first: "native", second: "exact"},
		freeForm: choice{first: "any", second: "raw"},
		strings:  choice{first: "own", second: "shared"},
	}
	cmd := &cobra.Command{
		Use:               "generate SCHEMA...",
		Short:             "Write Go for JSON Schemas",
		Long:              generateHelp,
		Example:           generateExamples,
		ValidArgsFunction: completeSchemas,
		RunE: func(cmd *cobra.Command, schemas []string) error {
			if err := g.verify(schemas); err != nil {
				return &usageError{cmd.CommandPath(), err}
			}
			return g.run(schemas, cmd.InOrStdin(), cmd.OutOrStdout())
		},
	}
	g.addFlags(cmd)
	return cmd
}

func (g *generation) addFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.SortFlags = false
	f.VarP(&g.output, "output", "o", "where the output goes")
	f.Var(&g.pkg, "package", "name of the Go package")
	f.Var(&g.typeName, "type", "name of the schema's type (for one schema)")
	g.inputs.addFlags(cmd)
	f.BoolVar(&g.assertFormats, "assert-formats", true, "reject strings that do not have their format")
	f.BoolVar(&g.assertContent, "assert-content", false, "reject strings that do not have their contentEncoding, contentMediaType and contentSchema")
	f.Var(&g.numbers, "numbers", "native: int64 and float64; exact: json.Number, which holds any")
	f.BoolVar(&g.sizedIntegers, "sized-integers", false, "give integers the smallest Go type for their limits, int8 to uint64")
	f.Var(&g.formatTypes, "format-type", "Go type for strings of a format, uuid=github.com/google/uuid.UUID; repeatable")
	f.Var(&g.lock, "lock", "file that keeps the names of types and constants; "+lockName+" beside the output needs no flag")
	f.Var(&g.freeForm, "free-form", "what may be anything: any: as Go values; raw: as json.RawMessage")
	f.Var(&g.strings, "strings", "own: a string keeps no more than its neighbours alive; shared: all of a document share one copy of it")
	f.BoolVar(&g.check, "check", false, "write nothing, print what is stale as a diff")

	for name, c := range map[string]*choice{"numbers": &g.numbers, "free-form": &g.freeForm, "strings": &g.strings} {
		complete(cmd, name, c.first, c.second)
	}
}

// verify says what is wrong with the command line by itself.
func (g *generation) verify(schemas []string) error {
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
	if g.sizedIntegers && g.numbers.isSecond {
		return errors.New("--sized-integers: with --numbers exact, integers are json.Number")
	}
	if g.lock.text != "" && filepath.Ext(g.lock.text) == ".go" {
		return fmt.Errorf("--lock %s: a lock is no Go file", g.lock.text)
	}
	if g.check && g.output.text == "-" {
		return errors.New("--check: standard output is never stale")
	}
	return nil
}

func (g *generation) run(schemas []string, stdin io.Reader, stdout io.Writer) error {
	to, err := parseTarget(g.output.text)
	if err != nil {
		return err
	}
	pkg, err := packageName(g.pkg.text, to.dir)
	if err != nil {
		return err
	}
	if err := g.resources.present(); err != nil {
		return err
	}
	lock, err := readLock(g.lock.text, to.dir)
	if err != nil {
		return err
	}
	files, err := gen.Generate(schemas, gen.Options{
		Lock:          lock,
		Version:       Version,
		Package:       pkg,
		Type:          g.typeName.text,
		Draft:         g.draft.text,
		BaseURI:       g.baseURI.text,
		Resources:     g.resources,
		AssertFormats: g.assertFormats,
		AssertContent: g.assertContent,
		SizedIntegers: g.sizedIntegers,
		FormatTypes:   g.formatTypes,
		Exact:         g.numbers.isSecond,
		RawFreeForm:   g.freeForm.isSecond,
		SharedStrings: g.strings.isSecond,
		File:          to.file,
		ReadFile:      reader(schemas, g.resources, stdin),
	})
	if err != nil {
		return err
	}
	if to.stdout {
		return printFiles(stdout, files)
	}
	out, err := compare(to.dir, pkg, files)
	if err != nil {
		return err
	}
	if g.check {
		return out.check(stdout)
	}
	return out.write()
}

func printFiles(w io.Writer, files []gen.File) error {
	for _, f := range files {
		if !isCode(f) {
			continue
		}
		if _, err := w.Write(f.Text); err != nil {
			return err
		}
	}
	return nil
}
