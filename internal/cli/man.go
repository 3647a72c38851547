package cli

import (
	"bytes"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"

	"github.com/typewright/typewright/internal/gen"
)

const manHelp = `Man writes the man pages of typewright and of its commands into a directory, such
as one called man1 in the path of man. Pages that are current are not touched.

Exit status: 0 done; 2 wrong use, or something cannot be written.`

func manCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "man DIR",
		Short:   "Write man pages",
		Long:    manHelp,
		Example: "  typewright man ~/.local/share/man/man1\n  man typewright-generate",
		Args:    cobra.ExactArgs(1),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveFilterDirs
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			pages, err := manPages()
			if err != nil {
				return err
			}
			return writePages(args[0], pages, voiceOf(cmd))
		},
	}
}

// A page is a man page by the name of its file.
type page struct {
	name string
	text []byte
}

// manPages makes the pages of all commands.
func manPages() ([]page, error) {
	root := rootCommand()
	addCompletion(root)
	root.DisableAutoGenTag = true
	var pages []page
	var err error
	var add func(cmd *cobra.Command)
	add = func(cmd *cobra.Command) {
		var text bytes.Buffer
		cmd.Long = markdown(cmd.Long)
		header := &doc.GenManHeader{Section: "1", Source: "typewright " + Version, Manual: "typewright", Date: &released}
		if err == nil {
			err = doc.GenMan(cmd, header, &text)
		}
		pages = append(pages, page{strings.ReplaceAll(cmd.CommandPath(), " ", "-") + ".1", text.Bytes()})
		for _, below := range cmd.Commands() {
			if below.IsAvailableCommand() && below.Name() != "help" {
				add(below)
			}
		}
	}
	add(root)
	return pages, err
}

// released is the month of Version, which pages show.
var released = time.Date(2026, time.November, 1, 0, 0, 0, 0, time.UTC)

// markdown makes of help what the writer of man pages reads: lines that are
// indented stay as they are, others are text in which nothing has a meaning.
func markdown(help string) string {
	var out strings.Builder
	aside := false
	for line := range strings.Lines(help) {
		if indented := strings.HasPrefix(line, "  ") || strings.HasPrefix(line, "\t"); indented != aside && strings.TrimSpace(line) != "" {
			aside = indented
			out.WriteString("\n")
		}
		if aside && line != "\n" {
			out.WriteString("    " + line)
			continue
		}
		out.WriteString(plainText.Replace(line))
	}
	return out.String()
}

var plainText = strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "<", `\<`, "[", `\[`, "`", "\\`")

func writePages(dir string, pages []page, say *voice) error {
	var changes []change
	for _, p := range pages {
		c := change{path: filepath.Join(dir, p.name), text: gen.Text{p.text}}
		if err := c.readOld(); err != nil {
			return fileError(c.path, err)
		}
		if !c.text.Equal(c.old) {
			changes = append(changes, c)
		}
	}
	if err := writeAll(changes); err != nil {
		return err
	}
	for _, c := range changes {
		say.tell("wrote %s", c.path)
	}
	return nil
}
