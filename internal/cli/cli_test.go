package cli

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/typewright/typewright/internal/schema"
	"github.com/typewright/typewright/internal/source"
)

func TestReport(t *testing.T) {
	for _, test := range []struct {
		name   string
		err    error
		status int
		own    bool // the message starts with the program's name
	}{
		{"done", nil, statusDone, false},
		{"schema", fmt.Errorf("a.json: %w", source.Diagnostics{}), statusNo, false},
		{"stale", &staleError{stale: []string{"a.go"}}, statusNo, true},
		{"usage", &usageError{"typewright generate", errors.New("no schema given")}, statusCannot, true},
		{"other", errors.New("a.json: no such file"), statusCannot, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			var stderr bytes.Buffer
			if got := report(&stderr, test.err); got != test.status {
				t.Errorf("status %d, want %d", got, test.status)
			}
			if got := strings.HasPrefix(stderr.String(), "typewright: "); got != test.own {
				t.Errorf("message %q", stderr.String())
			}
		})
	}
}

func TestUsage(t *testing.T) {
	for _, test := range []struct{ args, message string }{
		{"generate", "no schema given"},
		{"generate a.json ./a.json", "./a.json: given twice"},
		{"generate a.json --nonsense", "unknown flag: --nonsense"},
		{"generate a.json --output x --output y", "given twice"},
		{"generate a.json b.json --type T", "one name cannot serve them all"},
		{"generate a.json --type person", "person: not the name of an exported Go type"},
		{"generate a.json --type My-Type", "My-Type: not the name of an exported Go type"},
		{"generate a.json --base-uri a/b", "a/b: not an absolute URI"},
		{"generate a.json --numbers some", "want native or exact"},
		{"generate a.json --resource x", "want URI=FILE"},
		{"generate a.json --resource =x", "want URI=FILE"},
		{"generate a.json --resource http://x=a --resource http://x=b", "http://x is a already"},
		{"generate a.json --check --output -", "standard output is never stale"},
		{"nonsense", "unknown command"},
		{"version more", "unknown command"},
	} {
		t.Run(test.args, func(t *testing.T) {
			var stdout, stderr bytes.Buffer
			if got := run(strings.Fields(test.args), &stdout, &stderr); got != statusCannot {
				t.Errorf("status %d, want %d", got, statusCannot)
			}
			if !strings.Contains(stderr.String(), test.message) {
				t.Errorf("message %q lacks %q", stderr.String(), test.message)
			}
			if got := stderr.String() + stdout.String(); strings.Contains(got, "Usage:") {
				t.Errorf("usage printed: %q", got)
			}
		})
	}
}

func TestResources(t *testing.T) {
	var got resources
	for _, text := range []string{"http://x/a?b=c=a.json", "urn:b=b.json", "urn:b=b.json"} {
		if err := got.Set(text); err != nil {
			t.Fatal(err)
		}
	}
	want := resources{
		schema.Mapping{URI: "http://x/a?b=c", File: "a.json"},
		schema.Mapping{URI: "urn:b", File: "b.json"},
		schema.Mapping{URI: "urn:b", File: "b.json"},
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestHelp(t *testing.T) {
	for args, want := range map[string]string{
		"--help":          "Available Commands:",
		"generate --help": "Exit status: 0",
		"version":         "typewright " + Version,
		"--version":       "typewright " + Version,
		"completion bash": "complete",
	} {
		var stdout, stderr bytes.Buffer
		if got := run(strings.Fields(args), &stdout, &stderr); got != statusDone || !strings.Contains(stdout.String(), want) {
			t.Errorf("%s: status %d, %q lacks %q", args, got, stdout.String(), want)
		}
		if stderr.Len() > 0 {
			t.Errorf("%s: %q", args, stderr.String())
		}
	}
}
