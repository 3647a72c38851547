package cli

import (
	"errors"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/typewright/typewright/internal/gen"
	"github.com/typewright/typewright/internal/outline"
)

const inspectHelp = `Inspect shows what generate makes of schemas: the types and what they are
made of, as a tree, as JSON, or as a diagram for Mermaid, for Graphviz or for a
browser. In the tree a question mark stands behind members that may be absent.

With --coverage it counts: for all places in the schemas together, how many are
a struct, a union, a map and so on, and which have no type of their own though
the schema says what a value is, and why.

Exit status: 0 done; 1 a schema is invalid; 2 wrong use, or something cannot be
read.`

// outlineFormats are the ways to show an outline.
var outlineFormats = map[string]func(*outline.Outline, io.Writer) error{
	"tree":    (*outline.Outline).Tree,
	"json":    (*outline.Outline).JSON,
	"mermaid": (*outline.Outline).Mermaid,
	"dot":     (*outline.Outline).Dot,
	"svg":     (*outline.Outline).SVG,
}

func inspectCommand() *cobra.Command {
	in := newInputs()
	coverage, format := false, "tree"
	formats := slices.Sorted(maps.Keys(outlineFormats))
	cmd := &cobra.Command{
		Use:   "inspect SCHEMA...",
		Short: "Show what becomes of JSON Schemas",
		Long:  inspectHelp,
		Example: `  typewright inspect person.schema.json
  typewright inspect person.schema.json --format svg >person.svg
  typewright inspect schemas/*.json --coverage`,
		ValidArgsFunction: completeSchemas,
		RunE: func(cmd *cobra.Command, schemas []string) error {
			if err := in.verify(schemas); err != nil {
				return &usageError{cmd.CommandPath(), err}
			}
			show := outlineFormats[format]
			switch {
			case show == nil:
				return &usageError{cmd.CommandPath(), errors.New("--format " + format + ": want " + strings.Join(formats, ", "))}
			case coverage && cmd.Flags().Changed("format"):
				return &usageError{cmd.CommandPath(), errors.New("--coverage has no --format")}
			}
			options, err := in.options(cmd, schemas)
			if err != nil {
				return err
			}
			options.AssertFormats = true
			if coverage {
				report, err := gen.Coverage(schemas, options)
				if err != nil {
					return err
				}
				return report.Write(cmd.OutOrStdout())
			}
			types, err := gen.Outline(schemas, options)
			if err != nil {
				return err
			}
			return show(types, cmd.OutOrStdout())
		},
	}
	in.addFlags(cmd)
	cmd.Flags().StringVar(&format, "format", format, "how to show the types: "+strings.Join(formats, ", "))
	cmd.Flags().BoolVar(&coverage, "coverage", false, "count the places by what they are to a program")
	complete(cmd, "format", formats...)
	return cmd
}
