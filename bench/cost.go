package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// A cost is what the compiler has to do with the code that is generated for a
// schema.
type cost struct {
	schema, by string
	lines      int
	times      []time.Duration // of the compiler, processor time
	object     int64           // bytes
}

// generators are those whose code is compared, the directories of it first.
var generators = [][2]string{{"gojsonschema", "go-jsonschema"}, {"ogen", "ogen"}, {"ours", "**typewright**"}, {"oursapart", "**typewright --support**"}}

// costs compiles the packages of some schemas alone, in turn, some times.
func costs(schemas []string, rounds int) ([]cost, error) {
	dir, err := os.MkdirTemp("", "bench")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	var all []cost
	for _, schema := range schemas {
		for _, g := range generators {
			all = append(all, cost{schema: schema, by: g[1]})
		}
	}
	for round := range rounds {
		for n := range all {
			c := &all[n]
			source := "./" + filepath.Join("gen", c.schema, generators[n%len(generators)][0])
			if err := c.measure(source, filepath.Join(dir, fmt.Sprint(n)), round == 0); err != nil {
				return nil, fmt.Errorf("%s by %s: %w", c.schema, c.by, err)
			}
		}
	}
	return all, nil
}

// measure compiles a package whose dependencies are compiled already.
func (c *cost) measure(source, config string, first bool) error {
	files, err := filepath.Glob(filepath.Join(source, "*.go"))
	if err != nil {
		return err
	}
	if first {
		exports, err := exec.Command("go", "list", "-deps", "-export", "-f", "{{if .Export}}packagefile {{.ImportPath}}={{.Export}}{{end}}", source).Output()
		if err != nil {
			return err
		}
		if err := os.WriteFile(config, exports, 0o600); err != nil {
			return err
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			c.lines += bytes.Count(text, []byte("\n"))
		}
	}
	object := config + ".o"
	compile := exec.Command("go", append([]string{"tool", "compile", "-p", "p", "-importcfg", config, "-o", object}, files...)...)
	compile.Stderr = os.Stderr
	if err := compile.Run(); err != nil {
		return err
	}
	c.times = append(c.times, compile.ProcessState.UserTime()+compile.ProcessState.SystemTime())
	info, err := os.Stat(object)
	if err == nil {
		c.object = info.Size()
	}
	return err
}

func (c *cost) median() time.Duration {
	times := slices.Sorted(slices.Values(c.times))
	return times[len(times)/2]
}

const costIntro = `
## What the code costs to compile

The compiler alone, on a package whose dependencies are compiled already: the median of
its processor time, in %d rounds in which all packages take turns. Go-jsonschema's code
has types and checks within UnmarshalJSON; ogen's has the types, decoding, encoding and
checks of what is between OpenAPI and these schemas, and needs packages of its own to
run; typewright's is all that it needs. With --support, what is the same for all schemas is
compiled once, in a package that is not counted.

| schema | code by | lines | compile time | object |
| --- | --- | --: | --: | --: |
`

func writeCosts(w io.Writer, all []cost) {
	if len(all) == 0 {
		return
	}
	fmt.Fprintf(w, strings.TrimPrefix(costIntro, "\n"), len(all[0].times))
	for n := range all {
		c := &all[n]
		fmt.Fprintf(w, "| %s | %s | %d | %d ms | %d kB |\n", c.schema, c.by, c.lines, c.median().Milliseconds(), c.object/1000)
	}
}
