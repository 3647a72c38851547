package cli

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"
)

// A voice is how much a command says, and where.
type voice struct {
	quiet, verbose bool
	stdout, stderr io.Writer
}

// addVoice gives a command and those below it the flags of a voice.
func addVoice(cmd *cobra.Command) {
	f := cmd.PersistentFlags()
	f.BoolP("quiet", "q", false, "say nothing but errors")
	f.BoolP("verbose", "v", false, "say what is done")
}

// voiceOf reads the flags.
func voiceOf(cmd *cobra.Command) *voice {
	v := &voice{stdout: cmd.OutOrStdout(), stderr: cmd.ErrOrStderr()}
	v.quiet, _ = cmd.Flags().GetBool("quiet")
	v.verbose, _ = cmd.Flags().GetBool("verbose")
	return v
}

// out is where what is no error goes.
func (v *voice) out() io.Writer {
	if v.quiet {
		return io.Discard
	}
	return v.stdout
}

// tell says what is done, to those who want to know.
func (v *voice) tell(format string, args ...any) {
	if v.verbose && !v.quiet {
		_, _ = fmt.Fprintf(v.stderr, format+"\n", args...)
	}
}
