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

With --coverage it tells what became of the schemas: of each keyword, how often
it is in a type, a check, a comment and so on, or came to nothing; and how many
places are a struct, a union, a map and so on, and which have no type of their
own though the schema says what a value is, and why. With --places it tells what
became of every keyword at every place, and why it came to nothing.

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
	in, looks := newInputs(), newLooks()
	coverage, places, format := false, false, "tree"
	formats := slices.Sorted(maps.Keys(outlineFormats))
	cmd := &cobra.Command{
		Use:   "inspect SCHEMA...",
		Short: "Show what becomes of JSON Schemas",
		Long:  inspectHelp,
		Example: `  typewright inspect person.schema.json
  typewright inspect person.schema.json --format svg >person.svg
  typewright inspect schemas/*.json --coverage
  typewright inspect person.schema.json --places | grep nothing`,
		ValidArgsFunction: completeSchemas,
		RunE: func(cmd *cobra.Command, schemas []string) error {
			if err := in.verify(schemas); err != nil {
				return &usageError{cmd.CommandPath(), err}
			}
			show := outlineFormats[format]
			switch {
			case show == nil:
				return &usageError{cmd.CommandPath(), errors.New("--format " + format + ": want " + strings.Join(formats, ", "))}
			case (coverage || places) && cmd.Flags().Changed("format") && format != "json":
				return &usageError{cmd.CommandPath(), errors.New("--format " + format + ": what became of schemas is no diagram; want json")}
			case coverage && places:
				return &usageError{cmd.CommandPath(), errors.New("--coverage and --places: want one of them; --format json has both")}
			}
			if err := looks.verify(); err != nil {
				return &usageError{cmd.CommandPath(), err}
			}
			options, err := in.options(cmd, schemas)
			if err != nil {
				return err
			}
			looks.apply(&options)
			if coverage || places {
				report, err := gen.Coverage(schemas, options)
				switch {
				case err != nil:
					return err
				case format == "json":
					return report.WriteJSON(cmd.OutOrStdout())
				case places:
					return report.WritePlaces(cmd.OutOrStdout())
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
	looks.addFlags(cmd)
	cmd.Flags().StringVar(&format, "format", format, "how to show the types: "+strings.Join(formats, ", "))
	cmd.Flags().BoolVar(&coverage, "coverage", false, "count what became of keywords, and what the places are to a program")
	cmd.Flags().BoolVar(&places, "places", false, "tell what became of every keyword at every place")
	complete(cmd, "format", formats...)
	return cmd
}
