// Package cli is the command line of typewright: commands and flags, where
// the output goes, and the exit status. It is the only part of typewright
// that writes files.
package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"github.com/typewright/typewright/internal/source"
)

// The exit status.
const (
	statusDone   = 0
	statusNo     = 1 // the work says no: a schema is invalid, a file is stale
	statusCannot = 2 // wrong use, or something that was needed is not there

	statusInterrupted = 130 // as shells have it for an interrupt
)

// Main runs the command line of this process and returns its exit status.
func Main() int {
	hurry()
	return run(os.Args[1:], os.Stdout, os.Stderr)
}

// hurry lets the collector run less often than it would in a process that
// lives long, as far as there is memory to spare. Who sets GOGC or GOMEMLIMIT
// knows better.
func hurry() {
	if os.Getenv("GOGC") == "" && os.Getenv("GOMEMLIMIT") == "" {
		debug.SetGCPercent(400)
		debug.SetMemoryLimit(memoryLimit)
	}
}

// memoryLimit is from which size on the collector runs as often as usual, in
// bytes.
const memoryLimit = 900 << 20

func run(args []string, stdout, stderr io.Writer) int {
	root := rootCommand()
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	addCompletion(root)
	return report(stderr, root.Execute())
}

func rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "typewright",
		Short: "Go types, codecs and exact validation from JSON Schema",
		Long: `Typewright reads JSON Schema and writes Go: types that people like to use,
code that decodes and encodes them fast, and validation that is exact.
The generated code needs the standard library and nothing else.`,
		Example: `  typewright generate person.schema.json
  typewright validate person.schema.json ada.json
  typewright help generate`,
		Version:       Version,
		SilenceErrors: true, // report prints them
		SilenceUsage:  true,
	}
	root.SetVersionTemplate("typewright {{.Version}}\n")
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return &usageError{cmd.CommandPath(), err}
	})
	addVoice(root)
	root.AddCommand(diffCommand(), generateCommand(), initCommand(), inspectCommand(), lintCommand(), manCommand(), validateCommand(), vendorCommand(), versionCommand())
	return root
}

// errInterrupted says that somebody had enough.
var errInterrupted = errors.New("interrupted")

// A usageError is a command line that makes no sense to a command.
type usageError struct {
	command string
	err     error
}

func (e *usageError) Error() string {
	return fmt.Sprintf("%v\nsee %s --help", e.err, e.command)
}

func (e *usageError) Unwrap() error { return e.err }

// A noError says no: all that there is to say was printed, but for a summary.
type noError struct{ summary string }

func (e *noError) Error() string { return e.summary }

// An unusableError is what is wrong with schemas where a command is about
// something else.
type unusableError struct{ problems source.Diagnostics }

func (e *unusableError) Error() string { return e.problems.Error() }
func (e *unusableError) Unwrap() error { return e.problems }

// report prints what went wrong and returns the exit status for it. Problems
// in schemas say where they are, so they stand without the program's name.
func report(stderr io.Writer, err error) int {
	if err == nil {
		return statusDone
	}
	if errors.Is(err, errInterrupted) {
		return statusInterrupted
	}
	if problems, ok := errors.AsType[source.Diagnostics](err); ok {
		fmt.Fprintln(stderr, strings.TrimRight(problems.Format(styleOf(stderr)), "\n"))
		if _, ok := errors.AsType[*unusableError](err); ok {
			return statusCannot
		}
		return statusNo
	}
	if no, ok := errors.AsType[*noError](err); ok {
		if no.summary != "" {
			fmt.Fprintf(stderr, "typewright: %s\n", no.summary)
		}
		return statusNo
	}
	fmt.Fprintf(stderr, "typewright: %v\n", err)
	if _, ok := errors.AsType[*staleError](err); ok {
		return statusNo
	}
	return statusCannot
}
