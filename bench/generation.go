package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"
)

// A generation is what it takes to generate the code for a schema: the whole
// process, from its start to its end.
type generation struct {
	schema      string
	bytes       int
	output      int64
	times       []time.Duration // as a clock on the wall sees it
	memory      int64           // the most that was in use, in kB
	definitions int             // of a schema that is made for this; 0 for a file
}

// generate measures the tool on HubSpot's schema and on some of many
// definitions.
func generate(rounds int) ([]generation, error) {
	dir, err := os.MkdirTemp("", "bench")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	all := []generation{{schema: "../schemas/batch_association_response.json"}}
	for _, n := range []int{1000, 5000, 10000, 50000} {
		all = append(all, generation{schema: filepath.Join(dir, fmt.Sprintf("%d.json", n)), definitions: n})
	}
	for n := range all {
		g := &all[n]
		if g.definitions > 0 {
			if err := os.WriteFile(g.schema, definitions(g.definitions), 0o600); err != nil {
				return nil, err
			}
		}
		times := rounds
		if g.definitions > 10000 {
			times = 1
		}
		for range times {
			if err := g.measure(filepath.Join(dir, "out")); err != nil {
				return nil, fmt.Errorf("%s: %w", g.schema, err)
			}
		}
	}
	return all, nil
}

func (g *generation) measure(output string) error {
	if err := os.RemoveAll(output); err != nil {
		return err
	}
	run := exec.Command("gen/typewright", "generate", g.schema, "--output", output, "--package", "p", "--type", "Root", "--quiet")
	run.Stderr = os.Stderr
	start := time.Now()
	if err := run.Run(); err != nil {
		return err
	}
	g.times = append(g.times, time.Since(start))
	if usage, ok := run.ProcessState.SysUsage().(*syscall.Rusage); ok {
		g.memory = max(g.memory, usage.Maxrss)
	}
	text, err := os.ReadFile(g.schema)
	if err != nil {
		return err
	}
	g.bytes, g.output = len(text), 0
	files, err := filepath.Glob(filepath.Join(output, "*.go"))
	for _, file := range files {
		if info, err := os.Stat(file); err == nil {
			g.output += info.Size()
		}
	}
	return err
}

// definitions is a schema of many objects, each with a few members, that refer
// to each other.
func definitions(n int) []byte {
	var s strings.Builder
	s.WriteString(`{"$schema": "https://json-schema.org/draft/2020-12/schema", "$ref": "#/$defs/Thing0", "$defs": {`)
	for i := range n {
		if i > 0 {
			s.WriteString(",")
		}
		fmt.Fprintf(&s, `"Thing%d": {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}, "next": {"$ref": "#/$defs/Thing%d"}, "count": {"type": "integer"}}}`, i, (i*7+1)%n)
	}
	s.WriteString("}}")
	return []byte(s.String())
}

const generationIntro = `
## What generating takes

The whole process, by the clock, the median of up to %d runs; the machine's other work
counts. The schemas of many definitions are objects of three members that refer to each other.

| schema | bytes | output | time | per definition | memory |
| --- | --: | --: | --: | --: | --: |
`

func writeGenerations(w io.Writer, all []generation) {
	if len(all) == 0 {
		return
	}
	fmt.Fprintf(w, generationIntro, len(all[0].times))
	for n := range all {
		g := &all[n]
		times := slices.Sorted(slices.Values(g.times))
		middle := times[len(times)/2]
		name, each := "HubSpot's", ""
		if g.definitions > 0 {
			name, each = fmt.Sprintf("%d definitions", g.definitions), fmt.Sprintf("%d µs", middle.Microseconds()/int64(g.definitions))
		}
		fmt.Fprintf(w, "| %s | %d | %d kB | %s | %s | %d MB |\n", name, g.bytes, g.output/1000, round(middle), each, g.memory/1000)
	}
}
