package cli

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"slices"
	"syscall"
	"time"

	"github.com/spf13/cobra"
)

// lookEvery is how often files are looked at for changes.
const lookEvery = 250 * time.Millisecond

// verifyWatch says what does not go with --watch.
func (g *generation) verifyWatch(schemas []string) error {
	switch {
	case !g.watch:
		return nil
	case g.mode != mode{}:
		return errors.New("--watch excludes --check, --diff and --dry-run")
	case slices.Contains(schemas, "-"):
		return errors.New("--watch: standard input is read once and cannot be watched")
	case g.output.text == "-":
		return errors.New("--watch: with --output -, one package would follow another")
	}
	return nil
}

// keepOn generates whenever something is changed that was read for it, until
// it is interrupted. Errors are told and do not end it.
func (g *generation) keepOn(cmd *cobra.Command, schemas []string) error {
	ctx, stop := signal.NotifyContext(contextOf(cmd), os.Interrupt, syscall.SIGTERM)
	defer stop()
	cmd.SetContext(ctx)
	ticker := time.NewTicker(lookEvery)
	defer ticker.Stop()
	return g.watchAll(ctx, cmd, schemas, ticker.C)
}

// watchAll is keepOn until the context ends.
func (g *generation) watchAll(ctx context.Context, cmd *cobra.Command, schemas []string, ticks <-chan time.Time) error {
	say := voiceOf(cmd)
	say.verbose = true
	lib := g.remotes.library(cmd, g.config.text)
	var before watched
	for {
		seen := make(watched)
		err := g.generate(cmd, schemas, lib, seen, say)
		if len(seen) == 0 {
			seen = before.again() // the configuration may be away for a moment
		}
		switch {
		case len(seen) == 0 && err == nil:
			return errors.New("--watch: no file was read, so there is nothing to watch")
		case len(seen) == 0:
			return err
		case err != nil:
			report(say.stderr, err)
		}
		say.tell("watching %d %s", len(seen), plural(len(seen), "file", "files and directories"))
		names := seen.wait(ctx, ticks)
		if names == nil {
			return nil
		}
		for _, name := range names {
			say.tell("changed %s", name)
		}
		before = seen
	}
}
