package cli

import (
	"io"
	"os"
	"os/signal"
	"time"

	"github.com/fatih/color"
	"github.com/mattn/go-isatty"
	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"github.com/typewright/typewright/internal/source"
)

// terminal returns what is written to as a file if somebody reads it there.
func terminal(w io.Writer) (f *os.File, is bool) {
	f, ok := w.(*os.File)
	return f, ok && (isatty.IsTerminal(f.Fd()) || isatty.IsCygwinTerminal(f.Fd()))
}

// width is how many characters a line of a terminal has, 0 if that is not
// known.
func width(f *os.File) int {
	columns, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return 0
	}
	return columns
}

// styleOf returns the style for a writer: none where it is no terminal, and no
// colours where somebody wants none (no-color.org).
func styleOf(w io.Writer) *source.Style {
	f, is := terminal(w)
	if !is {
		return nil
	}
	style := &source.Style{Width: width(f)}
	if os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb" {
		return style
	}
	place, mark := color.New(color.Bold), color.New(color.FgRed, color.Bold)
	place.EnableColor()
	mark.EnableColor()
	dress := func(c *color.Color) func(string) string { return func(text string) string { return c.Sprint(text) } }
	style.Place, style.Mark = dress(place), dress(mark)
	return style
}

// A progress is a bar on a terminal, or nothing. While there is a bar, an
// interrupt does not end the process but is told, so that the bar can be taken
// away before.
type progress struct {
	bar         *progressbar.ProgressBar
	interrupted chan os.Signal
}

// narrowest is how wide a terminal has to be for a bar.
const narrowest = 30

// newProgress shows how many of some things are done.
func newProgress(w io.Writer, quiet bool, all int, unit string) progress {
	f, is := terminal(w)
	if quiet || all < 2 || !is || os.Getenv("TERM") == "dumb" {
		return progress{}
	}
	if columns := width(f); columns > 0 && columns < narrowest {
		return progress{}
	}
	p := progress{interrupted: make(chan os.Signal, 1), bar: progressbar.NewOptions(all,
		progressbar.OptionSetWriter(w),
		progressbar.OptionSetDescription(unit),
		progressbar.OptionShowCount(),
		progressbar.OptionSetElapsedTime(false),
		progressbar.OptionSetPredictTime(false),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionClearOnFinish(),
	)}
	signal.Notify(p.interrupted, os.Interrupt)
	return p
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
		signal.Stop(p.interrupted)
	}
}
