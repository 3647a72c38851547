package main

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
	"time"
)

const intro = `# Performance

How the code that typewright generates compares with other ways to decode, validate and
encode JSON in Go. ` + "`make bench`" + ` measures anew and writes this page.

All tasks of a table run in turn, in one process. A **ratio** says how many times as fast
as encoding/json a task is: the median of the ratios of %d rounds, and their quartiles.
Times are processor time of the process, garbage collection included.

- The structs for encoding/json and its kin are written by hand and have fields of the
  same types as the generated ones. They drop unknown members, ours keeps them.
- Typewright validates, always. The last column says what others do.
- "typewright --strings shared" lets all strings of a document share one copy of it. So
  does sonic.
- In the table of the events, the structs by hand have the members of all kinds of events
  and do not tell these apart; go-jsonschema decodes events to any.
- go-jsonschema and ogen ignore what they do not know of a schema.
- Encoding by typewright and ogen appends to a buffer that is used again.
- Documents are seeded and the same on every run; they have no white space.

%s
`

func writeReport(w io.Writer, tables []table, rounds int) {
	fmt.Fprintf(w, intro, rounds, machine())
	for _, does := range []string{"decode", "validate", "encode"} {
		title := map[string]string{"decode": "Decoding", "validate": "Validating raw JSON", "encode": "Encoding"}[does]
		fmt.Fprintf(w, "\n## %s\n", title)
		last := ""
		for _, t := range tables {
			if t.does != does {
				continue
			}
			if t.subject != last {
				last = t.subject
				fmt.Fprintf(w, "\n### %s: %s\n\n![](performance/%s-%s.svg)\n", t.subject, t.about, t.subject, does)
			}
			writeTable(w, t)
		}
	}
}

func writeTables(w io.Writer, tables []table) {
	for _, t := range tables {
		fmt.Fprintf(w, "\n## %s, %s\n", t.subject, t.does)
		writeTable(w, t)
	}
}

func writeTable(w io.Writer, t table) {
	fmt.Fprintf(w, "\n%s (%d bytes)\n\n| | ratio | quartiles | time | MB/s | bytes | allocations | |\n| --- | --: | --: | --: | --: | --: | --: | --- |\n", t.size, t.bytes)
	for n := range t.results {
		r := &t.results[n]
		name := r.by
		if strings.HasPrefix(name, "typewright") {
			name = "**" + name + "**"
		}
		fmt.Fprintf(w, "| %s | %s | %s to %s | %s | %.0f | %d | %d | %s |\n", name,
			ratio(r.quantile(0.5)), ratio(r.quantile(0.25)), ratio(r.quantile(0.75)),
			round(r.time), float64(t.bytes)/r.time.Seconds()/1e6, r.bytes, r.allocs, r.note)
	}
}

func ratio(x float64) string {
	if x < 10 {
		return fmt.Sprintf("%.2f", x)
	}
	return fmt.Sprintf("%.1f", x)
}

func round(d time.Duration) time.Duration {
	unit := time.Duration(1)
	for d/unit >= 1000 {
		unit *= 10
	}
	return d.Round(unit)
}

// machine says where and with what this was measured.
func machine() string {
	var s strings.Builder
	fmt.Fprintf(&s, "Measured with %s on %s/%s, %d processors%s.\n", runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), processor())
	fmt.Fprintf(&s, "Command: `go run . %s` in `bench/`; `make bench` runs all. Versions of the others:\n", strings.Join(os.Args[1:], " "))
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return s.String()
	}
	for _, m := range info.Deps {
		for _, path := range []string{
			"github.com/bytedance/sonic", "github.com/goccy/go-json", "github.com/mailru/easyjson", "github.com/go-json-experiment/json",
			"github.com/go-faster/jx", "github.com/santhosh-tekuri/jsonschema/v5", "github.com/santhosh-tekuri/jsonschema/v6",
		} {
			if m.Path == path {
				fmt.Fprintf(&s, "%s %s, ", path, m.Version)
			}
		}
	}
	text, err := os.ReadFile("go.mod")
	if err != nil {
		return s.String()
	}
	for line := range strings.Lines(string(text)) {
		if fields := strings.Fields(line); len(fields) > 1 && (strings.HasSuffix(fields[0], "/ogen") || strings.HasSuffix(fields[0], "/go-jsonschema")) {
			fmt.Fprintf(&s, "%s %s, ", fields[0], fields[1])
		}
	}
	return strings.TrimSuffix(s.String(), ", ") + "."
}

// processor is the name of the processor, where Linux tells.
func processor() string {
	text, err := os.ReadFile("/proc/cpuinfo")
	if err != nil {
		return ""
	}
	for line := range strings.Lines(string(text)) {
		if name, value, found := strings.Cut(line, ":"); found && strings.TrimSpace(name) == "model name" {
			return " (" + strings.TrimSpace(value) + ")"
		}
	}
	return ""
}
