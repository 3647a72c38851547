package cli

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
)

// A staleError says which files are not what would be generated now.
type staleError struct {
	stale     []string
	leftovers []string
}

func (e *staleError) Error() string {
	var parts []string
	if len(e.stale) > 0 {
		parts = append(parts, fmt.Sprintf("stale: %s (generate again, without --check)", strings.Join(e.stale, ", ")))
	}
	if len(e.leftovers) > 0 {
		parts = append(parts, fmt.Sprintf("left over: %s (remove it, or name its schema in this call)", strings.Join(e.leftovers, ", ")))
	}
	return strings.Join(parts, "; ")
}

// checkAll prints what a run would change as a unified diff. It returns a
// *staleError if that is anything.
func checkAll(outputs []*output, say *voice) error {
	stale, err := diffAll(outputs, say.out())
	if err != nil {
		return err
	}
	if len(stale.stale)+len(stale.leftovers) == 0 {
		return nil
	}
	return stale
}

// diffAll prints what a run would change as a unified diff, and tells which
// files these are.
func diffAll(outputs []*output, w io.Writer) (*staleError, error) {
	stale := &staleError{}
	for _, out := range outputs {
		if err := out.diff(w); err != nil {
			return nil, err
		}
		for _, c := range out.changes {
			stale.stale = append(stale.stale, c.path)
		}
		stale.leftovers = append(stale.leftovers, out.leftovers...)
	}
	return stale, nil
}

func (out *output) diff(w io.Writer) error {
	for _, c := range out.changes {
		before := c.path + ".orig"
		if c.old == nil {
			before = os.DevNull
		}
		if _, err := w.Write(diff.Diff(before, c.old, c.path, c.text.Bytes())); err != nil {
			return err
		}
	}
	for _, path := range out.leftovers {
		text, err := os.ReadFile(path)
		if err != nil {
			return fileError(path, err)
		}
		if _, err := w.Write(diff.Diff(path, text, os.DevNull, nil)); err != nil {
			return err
		}
	}
	return nil
}

// dryRun says which files a run would write.
func dryRun(outputs []*output, w io.Writer) error {
	for _, out := range outputs {
		if err := out.refuse(); err != nil {
			return err
		}
		for _, c := range out.changes {
			what := "change"
			if c.old == nil {
				what = "create"
			}
			if _, err := fmt.Fprintf(w, "would %s %s\n", what, c.path); err != nil {
				return err
			}
		}
	}
	return nil
}
