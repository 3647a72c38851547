package conformance

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The score is kept in these files.
var (
	scoreboardFile = filepath.Join("testdata", "scoreboard.txt")
	exceptionsFile = filepath.Join("testdata", "exceptions.txt")
)

// settle compares the outcome with the files.
func settle(t *testing.T, cases []*testCase) {
	t.Helper()
	excused := exceptions(t)
	for _, c := range cases {
		for i, problem := range c.out {
			name := fmt.Sprintf("%s#%d", c.ID, i)
			reason, found := excused[name]
			delete(excused, name)
			switch {
			case problem == "" && found:
				t.Errorf("%s is right: it needs no exception (%s)", name, reason)
			case problem != "" && !found:
				t.Errorf("%s: %s: %s\n%s\nwant valid: %v\n%s", name, c.Source, c.Tests[i].Description, c.Tests[i].Data, c.Tests[i].Valid, problem)
			}
		}
	}
	if *only != "" {
		return
	}
	for name := range excused {
		t.Errorf("the exception %s is of no test", name)
	}
	score := scoreboard(cases)
	want, err := os.ReadFile(scoreboardFile)
	switch {
	case string(want) == score:
	case *update && !t.Failed():
		if err := os.WriteFile(scoreboardFile, []byte(score), 0o666); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("the score is not that of %s (%v); -update writes it where nothing else is wrong:\n%s", scoreboardFile, err, changes(string(want), score))
	}
}

// exceptions reads why a test is not right: on each line its name, as in
// draft7/format/date-00#3, and the reason.
func exceptions(t *testing.T) map[string]string {
	t.Helper()
	text, err := os.ReadFile(exceptionsFile)
	if err != nil {
		t.Fatal(err)
	}
	reasons := make(map[string]string)
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "# ") {
			continue
		}
		name, reason, found := strings.Cut(line, " ")
		if !found || reasons[name] != "" {
			t.Errorf("%s: want one reason for the test: %s", exceptionsFile, line)
		}
		reasons[name] = reason
	}
	return reasons
}

// scoreboard has a line for each file of the suite: how many of its tests are
// right, and how many there are.
func scoreboard(cases []*testCase) string {
	var lines strings.Builder
	names, bySource := sources(cases)
	all, allRight := 0, 0
	for _, name := range names {
		tests, right := 0, 0
		for _, c := range bySource[name] {
			for _, problem := range c.out {
				tests++
				if problem == "" {
					right++
				}
			}
		}
		fmt.Fprintf(&lines, "%4d of %4d %s\n", right, tests, name)
		all += tests
		allRight += right
	}
	return fmt.Sprintf("%s%4d of %4d in all\n", lines.String(), allRight, all)
}

// changes lists the lines that are in one text only.
func changes(want, got string) string {
	var out strings.Builder
	for line := range strings.Lines(want) {
		if !strings.Contains(got, line) {
			out.WriteString("- " + line)
		}
	}
	for line := range strings.Lines(got) {
		if !strings.Contains(want, line) {
			out.WriteString("+ " + line)
		}
	}
	return out.String()
}
