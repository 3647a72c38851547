// Mutants tells how many faults in the support code its tests find. It puts
// faults into a copy of package templates, all of them at once, each behind a
// switch: so the tests are compiled once, and run for one fault after another.
//
// A fault is caught if a test of package templates fails, or one of the code
// that is generated with it. What is listed in equivalent.txt changes nothing
// that could be seen, and does not count.
package main

import (
	"context"
	"flag"
	"fmt"
	"maps"
	"os"
	"os/signal"
	"runtime"
	"slices"
	"strings"
)

var (
	repository = flag.String("repository", "../..", "the repository")
	only       = flag.String("only", "", "faults whose names have this part only")
	sample     = flag.Int("sample", 1, "every how many faults one is tried")
	least      = flag.Float64("least", 90, "how many of a hundred faults are to be caught")
	workers    = flag.Int("workers", runtime.GOMAXPROCS(0), "how many faults are tried at a time")
)

func main() {
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "mutants:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context) error {
	dir, err := os.MkdirTemp("", "mutants")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	equivalent, err := readEquivalent("equivalent.txt")
	if err != nil {
		return err
	}
	if err := copyRepository(ctx, *repository, dir); err != nil {
		return err
	}
	faults, err := mutate(dir + "/templates")
	if err != nil {
		return err
	}
	suites, err := build(ctx, dir)
	if err != nil {
		return err
	}
	tried := slices.DeleteFunc(slices.Clone(faults), func(f fault) bool {
		return f.number%*sample != 0 || !strings.Contains(f.name, *only)
	})
	survivors := tryAll(ctx, suites, tried, *workers)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return report(faults, tried, survivors, equivalent)
}

// report prints what was not caught. The error says that it is too much, or
// that the list of equivalent faults is wrong.
func report(faults, tried, survivors []fault, equivalent map[string]bool) error {
	alive := make(map[string]bool)
	var missed []fault
	same := 0
	for _, f := range survivors {
		alive[f.name] = true
		if equivalent[f.name] {
			same++
			continue
		}
		missed = append(missed, f)
		fmt.Printf("%s: missed: %s\n", f.position, f.name)
	}
	stale := 0
	unknown := maps.Clone(equivalent)
	for _, f := range faults {
		delete(unknown, f.name)
	}
	for _, name := range slices.Sorted(maps.Keys(unknown)) {
		fmt.Printf("equivalent, and there is no such fault: %s\n", name)
		stale++
	}
	for _, f := range tried {
		if equivalent[f.name] && !alive[f.name] {
			fmt.Printf("%s: equivalent, and yet caught: %s\n", f.position, f.name)
			stale++
		}
	}
	counted := len(tried) - same
	share := 100 * float64(counted-len(missed)) / float64(max(1, counted))
	fmt.Printf("%d faults, %d of them equivalent; of the other %d the tests catch %d, %.1f %%\n",
		len(tried), same, counted, counted-len(missed), share)
	switch {
	case stale > 0:
		return fmt.Errorf("equivalent.txt has %d faults that are not", stale)
	case share < *least:
		return fmt.Errorf("want %.0f %% to be caught", *least)
	}
	return nil
}

// readEquivalent reads the names of faults that change nothing. Lines that
// start with # say why.
func readEquivalent(path string) (map[string]bool, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	names := make(map[string]bool)
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			names[line] = true
		}
	}
	return names, nil
}
