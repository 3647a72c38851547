package cli

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// Version is the version of typewright that generated files name in their
// headers. It is a constant and not taken from the build, so that the same
// sources write the same files on every machine.
const Version = "v0.1.0"

func versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version of typewright and how it was built",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := fmt.Fprintf(cmd.OutOrStdout(), "typewright %s\n%s", Version, buildDetails())
			return err
		},
	}
}

// buildDetails returns a line for each thing that is known about this build:
// the module's version and the revision are absent in some builds.
func buildDetails() string {
	details := fmt.Sprintf("built with %s for %s/%s\n", runtime.Version(), runtime.GOOS, runtime.GOARCH)
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return details
	}
	if v := info.Main.Version; v != "" && v != "(devel)" {
		details += fmt.Sprintf("module %s %s\n", info.Main.Path, v)
	}
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			details += fmt.Sprintf("revision %s\n", s.Value)
		case s.Key == "vcs.modified" && s.Value == "true":
			details += "with uncommitted changes\n"
		}
	}
	return details
}
