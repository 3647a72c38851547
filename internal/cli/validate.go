package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/typewright/typewright/internal/gen"
	"github.com/typewright/typewright/internal/source"
)

const validateHelp = `Validate tells which documents are not valid by a schema, and why: just what
the code says that generate makes of the schema, without making it.

The SCHEMA is one that generate takes: FILE, FILE#POINTER, URL or -. A DOCUMENT is
  FILE.json             a JSON text
  FILE.jsonl, .ndjson   JSON Lines: a JSON text on each line
  FILE.yaml, .yml       one or more YAML documents
  FILE                  JSON or YAML, whichever it looks like, or JSON Lines if
                        its first line is a JSON text and there are more
  -                     standard input, the same as FILE
With --as all are read as JSON, JSON Lines or YAML, whatever their names.

Each violation is told on standard output at its place in the document, with
the line and, in parentheses, the place of the keyword in the schema. With
--json each is one line, a JSON object. Documents are read side by side; what is
told about them is in the order in which they are given.

Exit status: 0 all documents are valid; 1 some are not; 2 wrong use, an invalid
schema, or something cannot be read.`

const validateExamples = `  typewright validate person.schema.json ada.json
  typewright validate api.yaml#/components/schemas/Order orders/*.json
  typewright validate event.json --json events.jsonl | jq -r .instanceLocation
  curl -s https://example.com/ada | typewright validate person.schema.json -
  zcat events.gz | typewright validate event.json - --as jsonl`

// A validation is one call of validate as the flags describe it.
type validation struct {
	inputs

	asserted   asserted
	duplicates choice
	as         once // a source.Form
	json       bool
}

func validateCommand() *cobra.Command {
	v := &validation{inputs: newInputs(), duplicates: duplicateNames(), as: once{kind: strings.Join(forms, "|")}}
	cmd := &cobra.Command{
		Use:               "validate SCHEMA DOCUMENT...",
		Short:             "Tell which documents are not valid, and why",
		Long:              validateHelp,
		Example:           validateExamples,
		ValidArgsFunction: completeDocuments,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := v.verify(args); err != nil {
				return &usageError{cmd.CommandPath(), err}
			}
			return v.run(cmd, args[0], args[1:])
		},
	}
	v.addFlags(cmd)
	v.asserted.addFlags(cmd)
	addDuplicateNames(cmd, &v.duplicates)
	cmd.Flags().Var(&v.as, "as", "how documents are written, whatever their names")
	complete(cmd, "as", forms...)
	cmd.Flags().BoolVar(&v.json, "json", false, "tell each violation as a JSON object on a line of its own")
	return cmd
}

// forms are the ways to write documents.
var forms = []string{string(source.FormJSON), string(source.FormLines), string(source.FormYAML)}

// completeDocuments offers the files that can be schemas or documents.
func completeDocuments(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) == 0 {
		return completeSchemas(nil, nil, "")
	}
	return []string{"json", "jsonl", "ndjson", "yaml", "yml"}, cobra.ShellCompDirectiveFilterFileExt
}

// verify says what is wrong with the command line by itself.
func (v *validation) verify(args []string) error {
	if len(args) == 0 {
		return errors.New("no schema given")
	}
	if len(args) == 1 {
		return errors.New("no document given")
	}
	stdin := 0
	for _, name := range args {
		if name == "-" {
			stdin++
		}
	}
	if stdin > 1 {
		return errors.New("-: given twice, and there is one standard input")
	}
	if v.as.set && !slices.Contains(forms, v.as.text) {
		return errors.New("--as " + v.as.text + ": want " + strings.Join(forms, ", "))
	}
	return v.inputs.verify(args[:1])
}

func (v *validation) run(cmd *cobra.Command, schema string, names []string) error {
	options, err := v.options(cmd, []string{schema})
	if err != nil {
		return err
	}
	options.AssertFormats, options.AssertContent = v.asserted.formats, v.asserted.content
	validator, err := gen.NewValidator(schema, options)
	if problems, ok := errors.AsType[source.Diagnostics](err); ok {
		return &unusableError{problems}
	}
	if err != nil {
		return err
	}
	say := voiceOf(cmd)
	teller := textTeller(styleOf(say.stdout))
	if v.json {
		teller = jsonTeller
	}
	judge := func(name string) outcome {
		text, err := readDocument(name, cmd.InOrStdin())
		if err != nil {
			return outcome{err: err}
		}
		if name == "-" {
			name = source.Stdin
		}
		how := source.StreamOptions{Form: source.Form(v.as.text), LastWins: v.duplicates.isSecond}
		return validate(validator, name, text, how, teller)
	}
	return tellAll(names, judge, say)
}

func readDocument(name string, stdin io.Reader) ([]byte, error) {
	if name == "-" {
		return io.ReadAll(stdin)
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, fileError(name, err)
	}
	return text, nil
}

// An outcome is what there is to say about a file of documents.
type outcome struct {
	out     []byte
	invalid bool
	err     error // why it cannot be read
}

// tellAll judges files side by side and tells the outcomes in order.
func tellAll(names []string, judge func(name string) outcome, say *voice) error {
	outcomes := make([]chan outcome, len(names))
	for i := range outcomes {
		outcomes[i] = make(chan outcome, 1)
	}
	go func() {
		slots := make(chan struct{}, runtime.GOMAXPROCS(0))
		for i, name := range names {
			slots <- struct{}{}
			go func() {
				outcomes[i] <- judge(name)
				<-slots
			}()
		}
	}()
	bar := newProgress(say.stderr, say.quiet, len(names), "files")
	invalid := 0
	var failures []error
	for i, name := range names {
		var o outcome
		select {
		case o = <-outcomes[i]:
		case <-bar.interrupted:
			bar.end()
			return errInterrupted
		}
		bar.step(len(o.out) > 0)
		switch {
		case o.err != nil:
			failures = append(failures, o.err)
		case o.invalid:
			invalid++
		default:
			say.tell("%s: valid", name)
		}
		if _, err := say.out().Write(o.out); err != nil {
			return err
		}
	}
	bar.end()
	switch {
	case len(failures) > 0:
		return errors.Join(failures...)
	case invalid > 0 && say.quiet:
		return &noError{}
	case invalid > 0:
		return &noError{fmt.Sprintf("%d of %d %s %s not valid", invalid, len(names), plural(len(names), "file", "files"), plural(invalid, "is", "are"))}
	}
	return nil
}
