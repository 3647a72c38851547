package cli

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/typewright/typewright/internal/gen"
)

// TestComplete asks what shells ask: the hidden command __complete, whose last
// argument is the word at the cursor. Of the values of a flag, shells pick
// those that start so.
func TestComplete(t *testing.T) {
	formats := strings.Join(gen.Formats(), "= ") + "="
	for _, test := range []struct {
		words     string // "_" for a word that has not begun
		want      string
		directive string
	}{
		{"ge", "generate", "NoFileComp"},
		{"generate --draft _", "4 6 7 2019-09 2020-12", "NoFileComp"},
		{"vendor --draft=20", "4 6 7 2019-09 2020-12", "NoFileComp"},
		{"inspect --draft _", "4 6 7 2019-09 2020-12", "NoFileComp"},
		{"validate --draft _", "4 6 7 2019-09 2020-12", "NoFileComp"},
		{"generate --numbers _", "native exact", "NoFileComp"},
		{"generate --free-form _", "any raw", "NoFileComp"},
		{"generate --duplicate-names _", "reject last", "NoFileComp"},
		{"validate --duplicate-names _", "reject last", "NoFileComp"},
		{"generate --strings _", "own shared", "NoFileComp"},
		{"inspect --format _", "dot json mermaid svg tree", "NoFileComp"},
		{"generate --format-type _", formats, "NoSpace, ShellCompDirectiveNoFileComp"},
		{"generate --package _", "", "NoFileComp"},
		{"generate --type _", "", "NoFileComp"},
		{"generate --base-uri _", "", "NoFileComp"},
		{"generate --output _", "", "Default"},
		{"generate --lock _", "", "Default"},
		{"generate --config _", "yaml yml", "FilterFileExt"},
		{"vendor --config _", "yaml yml", "FilterFileExt"},
		{"generate --vendor-dir _", "", "FilterDirs"},
		{"generate _", "json yaml yml", "FilterFileExt"},
		{"vendor _", "json yaml yml", "FilterFileExt"},
		{"validate a.json _", "json jsonl ndjson yaml yml", "FilterFileExt"},
		{"man _", "", "FilterDirs"},
		{"completion _", "bash fish powershell zsh", "NoFileComp"},
	} {
		t.Run(test.words, func(t *testing.T) {
			args := strings.Fields(test.words)
			for i := range args {
				args[i] = strings.TrimSuffix(args[i], "_")
			}
			var stdout, stderr bytes.Buffer
			if status := run(append([]string{cobra.ShellCompNoDescRequestCmd}, args...), &stdout, &stderr); status != statusDone {
				t.Fatalf("status %d: %s", status, stderr.String())
			}
			got := strings.Fields(stdout.String())
			if got, want := got[:len(got)-1], strings.Fields(test.want); !slices.Equal(got, want) {
				t.Errorf("got %q, want %q", got, want)
			}
			if want := "Completion ended with directive: ShellCompDirective" + test.directive + "\n"; stderr.String() != want {
				t.Errorf("got %s, want %s", stderr.String(), want)
			}
		})
	}
}

// TestCompleteAll wants a flag that has no files for its value to say what it
// has.
func TestCompleteAll(t *testing.T) {
	files := []string{"output", "lock", "resource"}
	for _, cmd := range rootCommand().Commands() {
		cmd.Flags().VisitAll(func(f *pflag.Flag) {
			_, completed := cmd.GetFlagCompletionFunc(f.Name)
			if f.NoOptDefVal == "" && !completed && f.Annotations[cobra.BashCompFilenameExt] == nil && !slices.Contains(files, f.Name) {
				t.Errorf("%s --%s: nothing is offered for its value", cmd.Name(), f.Name)
			}
		})
	}
}
