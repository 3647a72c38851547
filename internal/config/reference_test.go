package config

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/typewright/typewright/internal/source"
	"github.com/typewright/typewright/schemas"
)

var update = flag.Bool("update", false, "write docs/configuration.md anew")

// TestReference wants docs/configuration.md to be what the schema says.
func TestReference(t *testing.T) {
	const page = "../../docs/configuration.md"
	doc, err := source.ParseJSON("typewright.json", "", schemas.Config)
	if err != nil {
		t.Fatal(err)
	}
	want := reference(doc.Root)
	if *update {
		if err := os.WriteFile(page, want, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(page)
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s is not what the schema says; go test ./internal/config -update writes it: %v", page, err)
	}
}

// reference writes a table of the members for each object of the schema.
func reference(root *source.Value) []byte {
	var out bytes.Buffer
	fmt.Fprint(&out, "# Configuration\n\n"+
		"This page is written from [schemas/typewright.json](../schemas/typewright.json), by\n"+
		"`go test ./internal/config -update`.\n\n"+
		root.Get("description").Text+"\n\n"+
		"`typewright init` writes one to start from. `typewright generate` without a schema does its\n"+
		"jobs. For completion in editors, put this into its first line:\n\n"+
		"```yaml\n# yaml-language-server: $schema=https://raw.githubusercontent.com/typewright/typewright/main/schemas/typewright.json\n```\n")
	table(&out, "The file", root)
	for _, def := range root.Get("$defs").Members {
		table(&out, def.Name, def.Value)
	}
	return out.Bytes()
}

func table(out *bytes.Buffer, title string, v *source.Value) {
	fmt.Fprintf(out, "\n## %s\n\n", title)
	if text := v.Get("description"); text != nil && title != "The file" {
		fmt.Fprintf(out, "%s\n\n", text.Text)
	}
	required := map[string]bool{}
	if list := v.Get("required"); list != nil {
		for _, item := range list.Items {
			required[item.Text] = true
		}
	}
	fmt.Fprint(out, "| key | value | meaning |\n| --- | --- | --- |\n")
	for _, m := range v.Get("properties").Members {
		meaning := ""
		if text := m.Value.Get("description"); text != nil {
			meaning = text.Text
		}
		if required[m.Name] {
			meaning += " Required."
		}
		if d := m.Value.Get("default"); d != nil {
			meaning += " The default is `" + string(d.AppendJSON(nil)) + "`."
		}
		if examples := m.Value.Get("examples"); examples != nil {
			meaning += " Such as `" + string(examples.Items[0].AppendJSON(nil)) + "`."
		}
		fmt.Fprintf(out, "| `%s` | %s | %s |\n", m.Name, kind(m.Value), strings.TrimSpace(strings.ReplaceAll(meaning, "|", `\|`)))
	}
}

// kind says what a value is.
func kind(v *source.Value) string {
	if ref := v.Get("$ref"); ref != nil {
		name := source.Pointer(strings.TrimPrefix(ref.Text, "#")).Last()
		return "[" + name + "](#" + name + ")"
	}
	if enum := v.Get("enum"); enum != nil {
		var all []string
		for _, item := range enum.Items {
			all = append(all, "`"+string(item.AppendJSON(nil))+"`")
		}
		return strings.Join(all, ", ")
	}
	if c := v.Get("const"); c != nil {
		return "`" + string(c.AppendJSON(nil)) + "`"
	}
	switch v.Get("type").Text {
	case "array":
		return "list of " + kind(v.Get("items"))
	case "object":
		return kind(v.Get("additionalProperties")) + " by name"
	}
	return v.Get("type").Text
}
