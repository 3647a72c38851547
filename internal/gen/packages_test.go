package gen

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/typewright/typewright/internal/schema"
)

// holder refers to a schema of another package from everywhere.
const holder = `{
	"type": "object",
	"required": ["must"],
	"properties": {
		"must": {"$ref": "schema.json"},
		"may": {"$ref": "schema.json"},
		"null": {"anyOf": [{"type": "null"}, {"$ref": "schema.json"}]},
		"list": {"type": "array", "items": {"$ref": "schema.json"}},
		"map": {"type": "object", "additionalProperties": {"$ref": "schema.json"}},
		"union": {"oneOf": [{"type": "object", "required": ["other tag"], "properties": {"other tag": {"const": 1}}, "additionalProperties": false}, {"$ref": "schema.json"}]},
		"all": {"allOf": [{"$ref": "schema.json"}]},
		"merged": {"allOf": [{"$ref": "schema.json"}, {"properties": {"other member": {"type": "integer"}}}]}
	},
	"additionalProperties": {"$ref": "schema.json"}
}
`

// TestPackagesOfAll imports the types of all golden schemas from a package that
// refers to them, and wants that to accept what they do and to lose nothing.
func TestPackagesOfAll(t *testing.T) {
	if testing.Short() {
		t.Skip("it compiles all golden schemas")
	}
	dir := t.TempDir()
	write := func(name string, text []byte) {
		path := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o777), os.WriteFile(path, text, 0o666)); err != nil {
			t.Fatal(err)
		}
	}
	lib, err := Support("lib", "v0.0.0")
	if err != nil {
		t.Fatal(err)
	}
	goldenModule(t, write)
	write("lib/"+lib.Name, lib.Text.Bytes())
	var holders []*golden
	for _, path := range archives(t, "golden") {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		archive.Files = append(archive.Files, txtar.File{Name: "holder.json", Data: []byte(holder)})
		own := &golden{name: name(path)}
		holding := &golden{name: "holds-" + own.name, root: "Root", archive: &txtar.Archive{Files: held(archive)}}
		for i, files := range generateBoth(t, archive, own, holding) {
			for _, f := range files {
				write([]*golden{own, holding}[i].pkg()+"/"+f.Name, f.Text.Bytes())
			}
		}
		for _, f := range archive.Files {
			if strings.HasSuffix(f.Name, ".go") && !strings.HasPrefix(f.Name, "want") && !strings.HasSuffix(f.Name, "_test.go") {
				write(own.pkg()+"/"+f.Name, f.Data)
			}
		}
		holders = append(holders, holding)
	}
	write("driver_test.go", []byte(driver))
	write("table_test.go", table(holders))
	goInModule(t, dir, nil, "vet", "./...")
	goInModule(t, dir, nil, "test", "-count=1", ".")
}

// generateBoth generates a schema and what refers to it.
func generateBoth(t *testing.T, archive *txtar.Archive, own, holding *golden) [][]File {
	t.Helper()
	var units []Unit
	for i, g := range []*golden{own, holding} {
		o := archiveOptions(t, archive, g.pkg())
		o.Support = "golden/lib"
		if err := o.With.Set("slog,sql,yaml"); err != nil {
			t.Fatal(err)
		}
		if g == holding {
			o.Type = "Root"
			o.BaseURI, o.FormatTypes = "", nil // the types need not be in this package
		}
		units = append(units, Unit{Schemas: []string{[]string{"schema.json", "holder.json"}[i]}, Options: o, Path: "golden/" + g.pkg()})
	}
	owners := []Owner{{URI: schema.FileURL("schema.json"), Path: units[0].Path}}
	made, err := GenerateAll(units, owners)
	if err != nil {
		t.Fatalf("%s: %v", own.name, err)
	}
	if !bytes.Contains(made[1][0].Text.Bytes(), []byte(`"`+units[0].Path+`"`)) {
		t.Errorf("%s: nothing is imported", own.name)
	}
	return made
}

// held are the instances of an archive as those of holder.
func held(archive *txtar.Archive) []txtar.File {
	var files []txtar.File
	valid := instances(archive, "valid/")
	for _, f := range valid {
		v := string(f.Data)
		text := `{"must": ` + v + `, "may": ` + v + `, "null": ` + v + `, "list": [` + v + `, ` + v + `], "map": {"": ` + v + `}, "union": ` + v +
			`, "all": ` + v + `, "rest": ` + v + `}`
		files = append(files, txtar.File{Name: f.Name, Data: []byte(text)})
	}
	files = append(files, txtar.File{Name: "valid/null", Data: []byte(`{"must": ` + string(valid[0].Data) + `, "null": null, "list": [], "map": {}}`)})
	for _, f := range instances(archive, "invalid/") {
		must, bad := string(valid[0].Data), string(f.Data)
		if strings.TrimSpace(bad) == "" {
			continue // an empty list has it as well
		}
		for _, member := range []string{`"may": ` + bad, `"null": ` + bad, `"list": [` + bad + `]`, `"map": {"a": ` + bad + `}`, `"rest": ` + bad, `"merged": ` + bad} {
			if strings.HasPrefix(member, `"null"`) && strings.TrimSpace(bad) == "null" {
				continue
			}
			files = append(files, txtar.File{Name: f.Name, Data: []byte(`{"must": ` + must + `, ` + member + `}`)})
		}
	}
	return files
}
