package cli

import (
	"errors"

	"github.com/spf13/cobra"

	"github.com/typewright/typewright/internal/gen"
)

const inspectHelp = `Inspect tells what generate makes of schemas: for all places in them together,
how many are a struct, a union, a map and so on, and which have no type of
their own though the schema says what a value is, and why.

Exit status: 0 done; 1 a schema is invalid; 2 wrong use, or something cannot be
read.`

func inspectCommand() *cobra.Command {
	in := newInputs()
	coverage := false
	cmd := &cobra.Command{
		Use:   "inspect SCHEMA... --coverage",
		Short: "Tell what becomes of JSON Schemas",
		Long:  inspectHelp,
		Example: `  typewright inspect person.schema.json --coverage
  typewright inspect schemas/*.json --coverage`,
		ValidArgsFunction: completeSchemas,
		RunE: func(cmd *cobra.Command, schemas []string) error {
			if err := in.verify(schemas); err != nil {
				return &usageError{cmd.CommandPath(), err}
			}
			if !coverage {
				return &usageError{cmd.CommandPath(), errors.New("want --coverage")}
			}
			if err := in.resources.present(); err != nil {
				return err
			}
			report, err := gen.Coverage(schemas, gen.Options{
				Draft: in.draft.text, BaseURI: in.baseURI.text, Resources: in.resources, AssertFormats: true, ReadFile: reader(schemas, in.resources, cmd.InOrStdin()),
			})
			if err != nil {
				return err
			}
			return report.Write(cmd.OutOrStdout())
		},
	}
	in.addFlags(cmd)
	cmd.Flags().BoolVar(&coverage, "coverage", false, "count the places by what they are to a program")
	return cmd
}
