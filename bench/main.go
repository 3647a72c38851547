// Command bench compares the code that typewright generates with other ways
// to decode, validate and encode JSON in Go, and writes docs/performance.md
// and its plots. See the Makefile's target bench.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"time"
)

var sizes = []struct {
	name  string
	bytes int
}{{"1 kB", 1 << 10}, {"50 kB", 50 << 10}, {"5 MB", 5 << 20}}

// A table is what was measured of one thing that is done with one document.
type table struct {
	subject, about, size, does string
	bytes                      int
	results                    []result
}

func main() {
	out := flag.String("out", "", "directory for performance.md and its plots, beside the tables that are printed")
	only := flag.String("only", ".", "regular expression for schemas")
	rounds := flag.Int("rounds", 15, "how often each task is measured")
	slice := flag.Duration("slice", 3*time.Millisecond, "how long each measurement takes, at least")
	flag.Parse()
	if standardV2 != nil {
		if err := compareV2(os.Stdout, *rounds, *slice); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	// First, while this process is small: the memory of another one is counted
	// from what its parent has when it starts it.
	generating, err := generate(*rounds / 2)
	var tables []table
	if err == nil {
		tables, err = measure(regexp.MustCompile(*only), *rounds, *slice)
	}
	var compiling []cost
	if err == nil {
		compiling, err = costs([]string{"hubspot", "tree", "events", "config", "records"}, *rounds/2)
	}
	if err == nil {
		writeTables(os.Stdout, tables)
		writeCosts(os.Stdout, compiling)
		writeGenerations(os.Stdout, generating)
		if *out != "" {
			err = report(*out, tables, compiling, generating, *rounds)
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func measure(only *regexp.Regexp, rounds int, slice time.Duration) ([]table, error) {
	var tables []table
	for _, s := range subjects {
		if !only.MatchString(s.name) {
			continue
		}
		for _, size := range sizes {
			data := s.document(size.bytes)
			fmt.Fprintln(os.Stderr, s.name, size.name)
			for _, does := range []string{"decode", "validate", "encode"} {
				tasks := doing(s.tasks(data), does)
				if len(tasks) == 0 {
					continue
				}
				results, err := compare(tasks, rounds, slice)
				if err != nil {
					return nil, fmt.Errorf("%s, %s: %w", s.name, size.name, err)
				}
				tables = append(tables, table{s.name, s.about, size.name, does, len(data), results})
			}
		}
	}
	return tables, nil
}

// compareV2 writes what make bench puts into gen/jsonv2.md: the two packages
// of the standard library, where it is built with both, and our code.
func compareV2(w io.Writer, rounds int, slice time.Duration) error {
	fmt.Fprint(w, "\n## encoding/json/v2\n\nThe same with GOEXPERIMENT=jsonv2, by which encoding/json is made of encoding/json/v2,\nfor the documents of 50 kB.\n\n"+
		"| schema | | encoding/json | encoding/json/v2 | **typewright** |\n| --- | --- | --: | --: | --: |\n")
	for _, s := range subjects {
		data := s.document(sizes[1].bytes)
		for _, does := range []string{"decode", "encode"} {
			var tasks []task
			for _, t := range doing(s.tasks(data), does) {
				if t.by == "encoding/json" || t.by == "encoding/json/v2" || t.by == "typewright" {
					tasks = append(tasks, t)
				}
			}
			results, err := compare(tasks, rounds, slice)
			if err != nil {
				return fmt.Errorf("%s: %w", s.name, err)
			}
			fmt.Fprintf(w, "| %s | %s |", s.name, does)
			for n := range results {
				fmt.Fprintf(w, " %s |", ratio(results[n].quantile(0.5)))
			}
			fmt.Fprintln(w)
		}
	}
	return nil
}

// doing selects the tasks of one kind. Ratios of validation are to decoding
// by encoding/json, too.
func doing(tasks []task, does string) []task {
	var some []task
	for _, t := range tasks {
		if t.does == does {
			some = append(some, t)
		}
	}
	if does == "validate" && len(some) > 0 {
		some = append([]task{tasks[0]}, some...)
		for _, t := range tasks {
			if t.note == generic {
				some = append(some, t)
			}
		}
	}
	return some
}

func report(dir string, tables []table, compiling []cost, generating []generation, rounds int) error {
	file, err := os.Create(filepath.Join(dir, "performance.md"))
	if err != nil {
		return err
	}
	defer file.Close()
	writeReport(file, tables, rounds)
	fmt.Fprintln(file)
	writeCosts(file, compiling)
	writeGenerations(file, generating)
	v2, err := os.ReadFile("gen/jsonv2.md")
	if err != nil {
		return fmt.Errorf("run with GOEXPERIMENT=jsonv2 first, as make bench does: %w", err)
	}
	if _, err := file.Write(v2); err != nil {
		return err
	}
	return plots(filepath.Join(dir, "performance"), tables)
}
