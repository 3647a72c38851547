package cli

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/typewright/typewright/internal/gen"
	"github.com/typewright/typewright/internal/source"
)

const initHelp = `Init writes typewright.yaml, a configuration to start from, with a job for each
directory that has schemas: files of JSON or YAML that name a metaschema in
$schema or are called *.schema.json or *.schema.yaml, and OpenAPI documents.

An existing configuration is never overwritten.

Exit status: 0 done; 2 something cannot be read or written.`

func initCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "init",
		Short:   "Write a configuration for the schemas of this directory",
		Long:    initHelp,
		Example: "  typewright init\n  typewright generate",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if _, err := os.Stat(configName); err == nil {
				return fmt.Errorf("%s: is there already and stays as it is", configName)
			}
			found, err := findSchemas(os.DirFS("."))
			if err != nil {
				return err
			}
			if err := writeAll([]change{{path: configName, text: gen.Text{startText(found)}}}); err != nil {
				return err
			}
			_, err = fmt.Fprintf(voiceOf(cmd).out(), "wrote %s for %d %s: read it, then run typewright generate\n",
				configName, len(found), plural(len(found), "directory", "directories"))
			return err
		},
	}
}

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// A place is a directory with schemas.
type place struct {
	dir     string
	schemas []string // names of files in it
}

// manySchemas is how many files of a kind a directory has for a pattern to
// stand for them, rather than their names.
const manySchemas = 2

// findSchemas looks for schemas in a directory and all below it.
func findSchemas(dir fs.FS) ([]place, error) {
	byDir := make(map[string][]string)
	err := fs.WalkDir(dir, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if name != "." && isAside(d.Name()) {
				return fs.SkipDir
			}
			return nil
		}
		if !d.Type().IsRegular() || !slices.Contains([]string{".json", ".yaml", ".yml"}, path.Ext(name)) {
			return nil
		}
		text, err := fs.ReadFile(dir, name)
		if err != nil {
			return err
		}
		if isSchema(name, text) {
			byDir[path.Dir(name)] = append(byDir[path.Dir(name)], path.Base(name))
		}
		return nil
	})
	var places []place
	for name, schemas := range byDir {
		slices.Sort(schemas)
		places = append(places, place{name, schemas})
	}
	slices.SortFunc(places, func(a, b place) int { return strings.Compare(a.dir, b.dir) })
	return places, err
}

// isAside tells the directories whose schemas are not those of the project.
func isAside(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") || slices.Contains([]string{"node_modules", "testdata", "vendor", vendorName}, name)
}

// isSchema tells whether a file is a schema or an OpenAPI document. One that
// cannot be read is none.
func isSchema(name string, text []byte) bool {
	base := strings.TrimSuffix(name, path.Ext(name))
	named := path.Ext(base) == ".schema"
	if !named && !bytes.Contains(text, []byte("$schema")) && !bytes.Contains(text, []byte("openapi")) {
		return false
	}
	doc, err := source.Parse(name, "", text)
	if err != nil || doc.Root.Kind != source.Object {
		return false
	}
	if v := doc.Root.Get("$schema"); v != nil && v.Kind == source.String && strings.Contains(v.Text, "json-schema.org/") {
		return true
	}
	return named || doc.Root.Get("openapi") != nil && doc.Root.Get("info") != nil
}

// startText is the configuration for the schemas of some places.
func startText(places []place) []byte {
	var text bytes.Buffer
	text.WriteString(`# The configuration of typewright. typewright generate does the jobs below,
# typewright generate --check is for CI. All of it is described in
# docs/configuration.md of github.com/typewright/typewright.
version: 1

# Options of all jobs; a job can have its own under "options".
defaults:
  # json.Number for integers and numbers, which holds any: exact
  numbers: native
  # json.RawMessage for what may be anything, which decodes faster: raw
  free-form: any
  # Go types for formats of strings:
  # formats:
  #   uuid: github.com/google/uuid.UUID
  # Files for URIs that schemas refer to and typewright vendor cannot fetch:
  # resources:
  #   https://example.com/person: third-party/person.json

# The packages that have the types of schemas which several jobs need, by what
# the $id of these or the name of their file begins with:
# packages:
#   schemas/common/: example.com/module/internal/common

# A job makes one package.
jobs:
`)
	if len(places) == 0 {
		places = []place{{dir: "schemas", schemas: []string{"example.schema.json"}}}
		text.WriteString("  # No schema was found here; these names are an example.\n")
	}
	for _, p := range places {
		pkg := packageFromDirectory(filepath.Base(p.dir))
		text.WriteString("  - schemas:\n")
		for _, pattern := range patterns(p) {
			fmt.Fprintf(&text, "      - %s\n", yamlString(path.Join(p.dir, pattern)))
		}
		fmt.Fprintf(&text, "    output: %s\n", yamlString(path.Join("internal", slashed(p.dir), pkg)))
		text.WriteString(`    # names:
    #   "order.json#/$defs/pos": Position
    # types:
    #   "order.json#/$defs/money": github.com/shopspring/decimal.Decimal
`)
	}
	return text.Bytes()
}

// slashed is the directory around a place.
func slashed(dir string) string {
	if up := path.Dir(dir); up != "." {
		return up
	}
	return ""
}

// patterns name the schemas of a place: by what they have in common where
// they are several.
func patterns(p place) []string {
	byEnd := make(map[string][]string)
	var ends []string
	for _, name := range p.schemas {
		end := path.Ext(name)
		if base := strings.TrimSuffix(name, end); path.Ext(base) == ".schema" {
			end = ".schema" + end
		}
		if byEnd[end] == nil {
			ends = append(ends, end)
		}
		byEnd[end] = append(byEnd[end], name)
	}
	var all []string
	for _, end := range ends {
		if len(byEnd[end]) >= manySchemas && strings.HasPrefix(end, ".schema") {
			all = append(all, "*"+end)
			continue
		}
		all = append(all, byEnd[end]...)
	}
	return all
}

// yamlString writes a string so that YAML reads it as it is.
func yamlString(text string) string {
	plain := strings.IndexFunc(text, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && !strings.ContainsRune("/._-", r)
	}) < 0
	if plain && text != "" && (text[0] >= 'a' && text[0] <= 'z' || text[0] >= 'A' && text[0] <= 'Z') {
		return text
	}
	return "'" + strings.ReplaceAll(text, "'", "''") + "'"
}
