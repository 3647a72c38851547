package cli

import (
	"io"
	"os"
	"time"

	"github.com/fatih/color"
	"github.com/mattn/go-isatty"
	"github.com/schollz/progressbar/v3"

	"github.com/typewright/typewright/internal/source"
)

// isTerminal tells whether somebody reads what is written.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && (isatty.IsTerminal(f.Fd()) || isatty.IsCygwinTerminal(f.Fd()))
}

// styleOf returns the colours for a writer: none where it is no terminal or
// somebody wants none (no-color.org).
func styleOf(w io.Writer) *source.Style {
	if !isTerminal(w) || os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb" {
		return nil
	}
	place, mark := color.New(color.Bold), color.New(color.FgRed, color.Bold)
	place.EnableColor()
	mark.EnableColor()
	dress := func(c *color.Color) func(string) string { return func(text string) string { return c.Sprint(text) } }
	return &source.Style{Place: dress(place), Mark: dress(mark)}
}

// A progress is a bar on a terminal, or nothing.
type progress struct{ bar *progressbar.ProgressBar }

// newProgress shows how many of some things are done.
func newProgress(w io.Writer, quiet bool, all int, unit string) progress {
	if quiet || all < 2 || !isTerminal(w) {
		return progress{}
	}
	return progress{progressbar.NewOptions(all,
		progressbar.OptionSetWriter(w),
		progressbar.OptionShowCount(),
		progressbar.OptionShowIts(),
		progressbar.OptionSetItsString(unit),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionClearOnFinish(),
	)}
}

// step tells that one more is done, and makes room for what is to be printed.
// Errors of a bar are not worth a word.
func (p progress) step(room bool) {
	if p.bar == nil {
		return
	}
	_ = p.bar.Add(1)
	if room {
		_ = p.bar.Clear()
	}
}

// end takes the bar away.
func (p progress) end() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}
