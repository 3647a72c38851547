package cli

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/typewright/typewright/internal/gen"
)

// addCompletion gives the root its command completion, which wants the name of
// a shell. It writes to where the root does at this time.
func addCompletion(root *cobra.Command) {
	root.InitDefaultCompletionCmd()
	cmd, _, err := root.Find([]string{"completion"})
	if err != nil {
		return // there is nothing to complete
	}
	cmd.Args = cobra.ArbitraryArgs
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		err := errors.New("no shell given: want bash, fish, powershell or zsh")
		if len(args) > 0 {
			err = fmt.Errorf("%s: want bash, fish, powershell or zsh", args[0])
		}
		return &usageError{cmd.CommandPath(), err}
	}
}

// complete offers the values of a flag to shells, and no files.
func complete(cmd *cobra.Command, flag string, values ...string) {
	// The only error is a flag that does not exist.
	_ = cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
}

// completeDirectories offers directories for a flag.
func completeDirectories(cmd *cobra.Command, flag string) {
	_ = cmd.RegisterFlagCompletionFunc(flag, func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return nil, cobra.ShellCompDirectiveFilterDirs
	})
}

// completeSchemas offers the files that can be schemas.
func completeSchemas(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return []string{"json", "yaml", "yml"}, cobra.ShellCompDirectiveFilterFileExt
}

// completeConfig offers the files that can be a configuration.
func completeConfig(cmd *cobra.Command) {
	_ = cmd.MarkFlagFilename("config", "yaml", "yml")
}

// completeFormats offers the formats of strings for a flag that goes on with
// "=" and a type.
func completeFormats(cmd *cobra.Command, flag string) {
	var starts []string
	for _, format := range gen.Formats() {
		starts = append(starts, format+"=")
	}
	_ = cmd.RegisterFlagCompletionFunc(flag, func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return starts, cobra.ShellCompDirectiveNoSpace | cobra.ShellCompDirectiveNoFileComp
	})
}
