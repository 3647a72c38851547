package gen

import (
	"encoding/json"
	"errors"
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/tools/txtar"

	"github.com/typewright/typewright/internal/plan"
	"github.com/typewright/typewright/internal/source"
	"github.com/typewright/typewright/internal/support"
	"github.com/typewright/typewright/templates"
)

// A slot is a place where a schema, or what is said beside it, holds text of
// its author. In the schema, "@" stands for the text as a JSON string.
type slot struct {
	name, schema string
	options      func(o *Options, text string)
}

// slots are all such places.
var slots = []slot{
	{name: "title", schema: `{"title": "@", "type": "object", "properties": {"a": {"title": "@", "enum": ["x"]}}}`},
	{name: "description", schema: `{"description": "@", "type": "object", "properties": {"a": {"type": "string", "description": "@"}}}`},
	{name: "markdownDescription", schema: `{"markdownDescription": "@", "properties": {"a": {"type": "array", "markdownDescription": "@"}}}`},
	{name: "$comment", schema: `{"$comment": "@", "properties": {"a": {"$comment": "@", "minLength": 1}}}`},
	{name: "property", schema: `{"type": "object", "properties": {"@": {"type": "integer", "maximum": 5}}, "required": ["@"]}`},
	{name: "property of properties", schema: `{"properties": {"@": {"type": "object", "properties": {"@": {"enum": [1, 2]}}}}, "additionalProperties": false}`},
	{name: "required", schema: `{"required": ["@"], "dependentRequired": {"@": ["b", "@"]}, "dependentSchemas": {"@": {"maxProperties": 3}}}`},
	{name: "patternProperties", schema: `{"patternProperties": {"@": {"type": "string"}}, "additionalProperties": {"type": "integer"}}`},
	{name: "propertyNames", schema: `{"propertyNames": {"enum": ["@", "a"]}}`},
	{name: "$defs", schema: `{"$defs": {"@": {"type": "object", "properties": {"a": {"type": "string"}}}}}`},
	{name: "enum", schema: `{"properties": {"a": {"enum": ["@", "b"]}, "b": {"enum": ["@", 1, null, {"@": "@"}]}}}`},
	{name: "x-enum", schema: `{"enum": ["a"], "x-enum-varnames": ["@"], "x-enum-descriptions": ["@"]}`},
	{name: "const", schema: `{"properties": {"a": {"const": "@"}, "b": {"const": ["@", {"@": 1}]}}, "required": ["a", "b"]}`},
	{name: "titles of constants", schema: `{"oneOf": [{"const": "a", "title": "@", "description": "@"}, {"const": "@", "title": "B"}]}`},
	{name: "tag", schema: `{"oneOf": [{"type": "object", "required": ["@"], "properties": {"@": {"const": "@"}}}, {"type": "object", "required": ["@"], "properties": {"@": {"const": "b"}}}]}`},
	{name: "pattern", schema: `{"properties": {"a": {"type": "string", "pattern": "@"}}}`},
	{name: "format", schema: `{"properties": {"a": {"type": "string", "format": "@"}}}`},
	{name: "content", schema: `{"contentEncoding": "@", "contentMediaType": "@", "contentSchema": {"const": "@"}}`, options: func(o *Options, _ string) { o.AssertContent = true }},
	{name: "default", schema: `{"properties": {"a": {"type": "string", "default": "@"}, "b": {"default": {"@": ["@"]}}, "c": {"type": "array", "items": {"type": "string"}, "default": ["@"]}, "d": {"enum": ["@", "x"], "default": "@"}}}`},
	{name: "examples", schema: `{"examples": ["@", {"@": "@"}], "properties": {"a": {"type": "string", "examples": ["@"], "example": "@"}}}`},
	{name: "deprecated", schema: `{"properties": {"a": {"type": "string", "deprecationMessage": "@", "x-deprecated-reason": "@"}}}`},
	{name: "$id", schema: `{"$id": "@", "type": "object", "$defs": {"a": {"$id": "@", "type": "object", "properties": {"b": {"$ref": "@"}}}}}`},
	{name: "$anchor", schema: `{"$defs": {"a": {"$anchor": "@", "type": "object"}}, "properties": {"a": {"$ref": "@"}}}`},
	{name: "$ref", schema: `{"properties": {"a": {"$ref": "@"}}}`},
	{name: "$schema", schema: `{"$schema": "@", "$vocabulary": {"@": true}}`},
	{name: "extension", schema: `{"x-@": "@", "@": "@", "type": "object"}`},
	{name: "x-go-name", schema: `{"x-go-name": "@", "properties": {"a": {"x-go-name": "@", "type": "object"}}}`},
	{name: "x-go-type", schema: `{"properties": {"a": {"x-go-type": "@"}}}`},
	{name: "x-go-type-import", schema: `{"properties": {"a": {"x-go-type": "a.B", "x-go-type-import": {"path": "@", "name": "@"}}}}`},
	{name: "goJSONSchema", schema: `{"properties": {"a": {"goJSONSchema": {"identifier": "@", "type": "@", "imports": ["@"]}}}}`},
	{name: "discriminator", schema: `{"openapi": "3.1.0", "info": {"title": "@", "version": "@"}, "components": {"schemas": {"A": {"oneOf": [{"$ref": "#/components/schemas/B"}], "discriminator": {"propertyName": "@", "mapping": {"@": "B"}}}, "B": {"type": "object", "properties": {"@": {"type": "string"}}}}}}`},
	{name: "file", schema: `{"type": "object"}`, options: func(o *Options, _ string) { o.File = "" }},
	{name: "format type", schema: `{"properties": {"a": {"type": "string", "format": "f"}}}`, options: func(o *Options, text string) { _ = o.FormatTypes.Set("f=" + text) }},
	{name: "override", schema: `{"properties": {"a": {"type": "object"}}}`, options: func(o *Options, text string) {
		doc, _ := source.ParseJSON("typewright.yaml", "", []byte("{}"))
		o.Overrides = []Override{{Pointer: "/properties/a", Name: text, Loc: source.Loc{Doc: doc}}, {Pointer: "/properties/a", Type: text, Loc: source.Loc{Doc: doc}}}
	}},
	{name: "lock", schema: `{"properties": {"a": {"enum": ["x"]}}}`, options: func(o *Options, text string) {
		quoted, _ := json.Marshal(text)
		o.Lock = &Lock{Name: "typewright.lock", Text: []byte(strings.ReplaceAll(`{"types": {"schema.json#": "@"}, "constants": {"schema.json#/properties/a": {"x": "@"}}, "fields": {"schema.json#": {"a": "@"}}, "interfaces": {}}`, `"@"`, string(quoted)))}
	}},
}

// hostileTexts end comments and strings, and are directives.
var hostileTexts = []string{
	"plain", "", "*/ func init() { panic(\"injected\") } /*", "\n//go:build ignore\n", "//go:generate rm -rf /", "//go:embed *", "//line evil.go:1",
	"/*line evil.go:1*/", "// +build never", "\n#cgo CFLAGS: -fplugin=evil\nimport \"C\"", "`+panic(injected)+`", "\" + injected() + \"", "\r\nfunc init() {}",
	"\u2028func init() {}", "\u0085injected", "\\", "\\\"", "'", "%s%!d%[1]d", "\x00", "\ufeff", "\u202e\"injected", "\"\u2066\\", "{{.}}", "C", "C.int", "unsafe.Pointer", "Init", "init", "main", "_",
	"a.B\"; import \"os", "../../etc/passwd", "a/b.C`json:\"x\"`", "```\n*/\n```\n\tfunc init() {}", "# Heading\n//export f\n//nolint", "type T struct{}; func (T) init() {}",
	"Deprecated: injected", "[x]: https://example.com/*/func init(){}", "#/$defs/a", "x,omitempty\" injected:\"y", "^[`*/\"]+$", "(?<injected>a)", strings.Repeat("a", 5000), "\xff",
}

var every = flag.Bool("every", false, "try every hostile text in every place")

// FuzzInjection wants no text of a schema to become code or a directive.
func FuzzInjection(f *testing.F) {
	for n := range slots {
		for i, text := range hostileTexts {
			if *every || (n+i)%5 == 0 {
				f.Add(text, uint8(n))
			}
		}
	}
	words := vocabulary(f)
	f.Fuzz(func(t *testing.T, text string, n uint8) {
		if len(text) > 1<<13 {
			t.Skip("long texts have tests of their own")
		}
		s := slots[int(n)%len(slots)]
		file, p := fill(t, s, text)
		if file != nil {
			wantPlanned(t, file, p, words)
		}
	})
}

// fill generates the code of a schema with a text in its slots, or returns nil
// where the text is refused there.
func fill(t *testing.T, s slot, text string) ([]byte, *plan.Package) {
	t.Helper()
	quoted, err := json.Marshal(text)
	if err != nil {
		t.Fatal(err)
	}
	name := "schema.json"
	if s.name == "file" {
		name = text + ".json"
	}
	schema := []byte(strings.ReplaceAll(s.schema, `"@"`, string(quoted)))
	o := Options{Version: "v0.0.0", Package: "p", AssertFormats: true, ReadFile: func(path string) ([]byte, error) {
		if path == name || path == "schema.json" {
			return schema, nil
		}
		return nil, &fs.PathError{Op: "open", Path: path, Err: fs.ErrNotExist}
	}}
	if s.options != nil {
		s.options(&o, text)
	}
	files, err := Generate([]string{name}, o)
	if err != nil {
		if problems := source.Diagnostics(nil); !errors.As(err, &problems) && s.name != "lock" {
			t.Errorf("an error without a place: %v", err)
		}
		return nil, nil
	}
	_, p, err := planned([]string{name}, o)
	if err != nil {
		t.Fatal(err)
	}
	if strings.ContainsAny(files[0].Name, "/\\\x00\n") || !strings.HasSuffix(files[0].Name, ".go") {
		t.Errorf("the file is called %q", files[0].Name)
	}
	return files[0].Text.Bytes(), p
}

// vocabulary has all identifiers of the support code and of what is generated
// around it.
func vocabulary(tb testing.TB) map[string]bool {
	tb.Helper()
	words := make(map[string]bool)
	add := func(name string, text []byte) {
		file, err := parser.ParseFile(token.NewFileSet(), name, text, 0)
		if err != nil {
			tb.Fatal(err)
		}
		identifiers(file, func(id *ast.Ident) { words[id.Name] = true })
	}
	names, err := fs.Glob(templates.Files(), "*.go")
	if err != nil {
		tb.Fatal(err)
	}
	for _, name := range names {
		text, err := fs.ReadFile(templates.Files(), name)
		if err != nil {
			tb.Fatal(err)
		}
		add(name, text)
	}
	paths, err := filepath.Glob(filepath.Join("..", "..", "testdata", "golden", "*.txtar"))
	if err != nil || len(paths) == 0 {
		tb.Fatalf("no golden schemas: %v", err)
	}
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			tb.Fatal(err)
		}
		for _, f := range archive.Files {
			if f.Name == "want.go" {
				add(path, f.Data)
			}
		}
	}
	delete(words, "init")
	delete(words, "panic")
	return words
}

func identifiers(file *ast.File, each func(*ast.Ident)) {
	ast.Inspect(file, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			each(id)
		}
		return true
	})
}

// wantPlanned wants a generated file to have no code but what the plan declares.
func wantPlanned(t *testing.T, text []byte, p *plan.Package, words map[string]bool) {
	t.Helper()
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, "schema.go", text, parser.ParseComments)
	if err != nil {
		t.Fatalf("the file is no Go: %v\n%s", err, text)
	}
	for _, r := range string(text) {
		if r != '\n' && r != '\t' && !unicode.IsPrint(r) {
			t.Errorf("the file has %U, which nobody sees", r)
		}
	}
	for _, group := range file.Comments {
		for _, c := range group.List {
			if problem := directive(c, file, set); problem != "" {
				t.Errorf("%s: %q", problem, c.Text)
			}
		}
	}
	wantImports(t, file, p)
	names := plannedNames(p)
	identifiers(file, func(id *ast.Ident) {
		if !words[id.Name] && !names[id.Name] {
			t.Errorf("%v: nobody has planned the word %s", set.Position(id.Pos()), id.Name)
		}
	})
	wantDeclarations(t, file, p, names)
}

// directive says why a comment is more than that, or "". All comments of a
// generated file are line comments whose text is set off: tools read nothing
// from those.
func directive(c *ast.Comment, file *ast.File, set *token.FileSet) string {
	if c.Pos() < file.Package && set.Position(c.Pos()).Line > 1 {
		return "a comment before the package clause that is not the header"
	}
	rest, line := strings.CutPrefix(c.Text, "//")
	switch {
	case !line:
		return "a comment that is no line comment"
	case c.Text == "//sumtype:decl":
		return "" // ours: it stands at all unions
	case rest != "" && rest[0] != ' ' && rest[0] != '\t':
		return "a comment that may be a directive"
	case strings.ContainsAny(rest, "\n\r"):
		return "a comment of more than a line"
	case strings.HasPrefix(strings.TrimSpace(rest), "+build"):
		return "" // it stands behind the package clause, where it means nothing
	}
	return ""
}

// wantImports wants no imports but those of the support code and of the plan.
func wantImports(t *testing.T, file *ast.File, p *plan.Package) {
	t.Helper()
	known := make(map[string]bool)
	for _, decl := range []string{"bytes", "cmp", "encoding", "encoding/base32", "encoding/base64", "encoding/binary", "encoding/hex", "encoding/json", "errors", "fmt", "hash/maphash", "iter", "maps", "math", "math/big", "math/bits", "net/netip", "regexp", "slices", "sort", "strconv", "strings", "sync", "sync/atomic", "time", "unicode", "unicode/utf8"} {
		known[decl] = true
	}
	for _, i := range p.Imports {
		known[i.Path] = true
	}
	for _, spec := range file.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		if err != nil || !known[path] || path == "C" || path == "unsafe" {
			t.Errorf("the import %s", spec.Path.Value)
		}
	}
}

// parts are what functions beside a check are called by.
var parts = []string{"anew", "branch", "mark", "members", "names", "patterns", "values"}

// plannedNames are all names that a plan gives to something, and those that
// are made of them.
func plannedNames(p *plan.Package) map[string]bool {
	names := map[string]bool{p.Name: true}
	add := func(all ...string) {
		for _, name := range all {
			names[name] = true
		}
	}
	fields := func(fields []plan.Field, rest *plan.Field) {
		for _, f := range fields {
			add(f.Name, f.Name+"OrDefault")
		}
		if rest != nil {
			add(rest.Name)
		}
	}
	for _, i := range p.Imports {
		add(i.Name)
	}
	for _, d := range p.Types {
		add(d.Name, d.Validate, d.Decode, d.Append, "namesOf"+d.Name)
		switch form := d.Form.(type) {
		case *plan.Struct:
			fields(form.Fields, form.Rest)
			if form.Other != nil {
				add(form.Other.Name)
			}
			for _, c := range form.Constants {
				add(c.Name)
			}
			for _, f := range form.Fields {
				if e, ok := elem(f.Type).(*plan.External); ok {
					add(e.Name)
				}
			}
		case *plan.Tuple:
			fields(form.Fields, form.Rest)
		case *plan.Union:
			add(form.Interface, form.Marker)
		case *plan.Enum:
			for _, v := range form.Values {
				add(v.Name)
			}
		case plan.Defined:
			if e, ok := elem(form.Type).(*plan.External); ok {
				add(e.Name)
			}
		case plan.Wrapper, plan.Alias:
		}
	}
	for _, f := range p.Checks {
		add(f.Name)
		for _, part := range parts {
			add(part + "Of" + strings.TrimPrefix(f.Name, "check"))
		}
	}
	return names
}

// elem is what a type is made of, at last.
func elem(t plan.Type) plan.Type {
	switch t := t.(type) {
	case plan.Pointer:
		return elem(t.Elem)
	case plan.Slice:
		return elem(t.Elem)
	case plan.Map:
		return elem(t.Elem)
	case plan.Opt:
		return elem(t.Elem)
	}
	return t
}

// wantDeclarations wants the types and constants of a file to be those of the
// plan and of the support code, and its functions to be called by their names.
func wantDeclarations(t *testing.T, file *ast.File, p *plan.Package, names map[string]bool) {
	t.Helper()
	own := make(map[string]bool)
	for _, name := range support.Names() {
		own[name] = true
	}
	declared := make(map[string]bool)
	for _, decl := range file.Decls {
		switch d := decl.(type) {
		case *ast.FuncDecl:
			if d.Recv == nil && (d.Name.Name == "init" || d.Name.Name == "main" || d.Body == nil) {
				t.Errorf("the function %s", d.Name.Name)
			}
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				switch s := spec.(type) {
				case *ast.TypeSpec:
					declared[s.Name.Name] = true
				case *ast.ValueSpec:
					for _, name := range s.Names {
						numbered := strings.HasPrefix(name.Name, "pattern")
						if !own[name.Name] && !names[name.Name] && !numbered {
							t.Errorf("the plan has no %s", name.Name)
						}
					}
				}
			}
		}
	}
	for _, d := range p.Types {
		if !declared[d.Name] {
			t.Errorf("the type %s of the plan is not declared", d.Name)
		}
		delete(declared, d.Name)
		if u, ok := d.Form.(*plan.Union); ok {
			delete(declared, u.Interface)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(declared)) {
		if !own[name] {
			t.Errorf("the plan has no type %s", name)
		}
	}
}
