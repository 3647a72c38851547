package plan

import (
	"cmp"
	"fmt"
	"go/token"
	"slices"
	"strings"

	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
)

// wishes are what a schema itself says about its Go: x-go-name, x-go-type and
// x-go-type-import, and goJSONSchema of go-jsonschema.
type wishes struct {
	fieldName, typeName string
	external            *External
}

// wishesOf reads the extensions of a node, and of what is merged into it.
func (b *builder) wishesOf(n *model.Node) wishes {
	if w, found := b.wishes[n]; found {
		return w
	}
	r := wishReader{builder: b, node: n}
	r.read()
	b.wishes[n] = r.wishes
	if merged(n) && r.wishes == (wishes{}) {
		b.wishes[n] = b.wishesOfParts(n)
	}
	return b.wishes[n]
}

// wishesOfParts are the first name and the first type that the parts of a
// merged node want. The name of a part's own type is not that of the whole.
func (b *builder) wishesOfParts(n *model.Node) wishes {
	var w wishes
	for _, check := range n.Checks {
		all, ok := check.(model.AllOf)
		if !ok {
			continue
		}
		for _, part := range all.Nodes {
			wanted := b.wishesOf(part)
			w.fieldName = cmp.Or(w.fieldName, wanted.fieldName)
			w.external = cmp.Or(w.external, wanted.external)
		}
	}
	return w
}

// merged tells whether a node stands for several, and so has no place of its
// own.
func merged(n *model.Node) bool {
	return n.Parent != nil && n.Loc.Pointer == n.Parent.Loc.Pointer && n.Loc.Doc == n.Parent.Loc.Doc
}

// A wishReader reads the extensions of a node.
type wishReader struct {
	*builder
	node   *model.Node
	wishes wishes
}

func (r *wishReader) read() {
	extensions := r.node.Notes.Extensions
	if e, found := extensions["goJSONSchema"]; found {
		r.goJSONSchema(e)
	}
	if e, found := extensions["x-go-name"]; found {
		r.name(e.Loc, e.Value, isProperty(r.node))
	}
	if e, found := extensions["x-go-type-name"]; found {
		r.name(e.Loc, e.Value, false)
	}
	if e, found := extensions["x-go-type"]; found {
		imported := extensions["x-go-type-import"]
		path, alias := imported.Value.Get("path"), imported.Value.Get("name")
		name := e.Value
		if e.Value.Kind == source.Object { // as go-swagger has it
			name = e.Value.Get("type")
			path, alias = e.Value.Get("import").Get("package"), e.Value.Get("import").Get("alias")
		}
		if imported.Value != nil && imported.Value.Kind == source.String {
			path = imported.Value
		}
		r.external(e.Loc, name, path, alias)
	}
}

// goJSONSchema reads the keyword of go-jsonschema: type, identifier, imports.
func (r *wishReader) goJSONSchema(e model.Extension) {
	if e.Value.Kind != source.Object {
		r.problem(e.Loc, "want an object with type, identifier or imports, got %s", e.Value.Kind)
		return
	}
	inside := func(name string) source.Loc {
		return source.Loc{Doc: e.Loc.Doc, Offset: e.Value.Get(name).Offset, Pointer: e.Loc.Pointer.Append(name)}
	}
	if v := e.Value.Get("identifier"); v != nil {
		r.name(inside("identifier"), v, isProperty(r.node))
	}
	name := e.Value.Get("type")
	if name == nil {
		return
	}
	var path *source.Value
	qualifier, _, _ := strings.Cut(name.Text, ".")
	if imports := e.Value.Get("imports"); imports != nil {
		for _, one := range imports.Items {
			if path == nil || packageName(one.Text) == qualifier {
				path = one
			}
		}
	}
	r.external(inside("type"), name, path, nil)
}

// name reads the name of a field or a type.
func (r *wishReader) name(loc source.Loc, v *source.Value, field bool) {
	if v.Kind != source.String || !token.IsIdentifier(v.Text) || !token.IsExported(v.Text) {
		r.problem(loc, "want an exported Go identifier, such as UserID, got %s", clip(string(v.AppendJSON(nil)), 40))
		return
	}
	if field {
		if slices.Contains(r.methods(), v.Text) {
			r.problem(loc, "a field cannot be called %s, as a method is", v.Text)
			return
		}
		r.wishes.fieldName = v.Text
		return
	}
	r.wishes.typeName = v.Text
}

// external reads a type that is declared elsewhere.
func (r *wishReader) external(loc source.Loc, name, path, alias *source.Value) {
	const want = "want the name of a Go type, such as uuid.UUID"
	if name == nil || name.Kind != source.String {
		r.problem(loc, want)
		return
	}
	text := strings.TrimPrefix(name.Text, "*") // what may be absent is behind a pointer anyway
	t, err := ParseExternal(text)
	switch {
	case err != nil:
		r.problem(loc, "%v", err)
		return
	case path != nil && (path.Kind != source.String || !isImportPath(path.Text)):
		r.problem(loc, "want the path of an import for %s, got %s", name.Text, clip(string(path.AppendJSON(nil)), 40))
		return
	case path != nil:
		t.Path = path.Text
	case t.Package != "" && t.Path == "":
		r.problem(loc, "%s is of a package, but x-go-type-import does not say of which", name.Text)
		return
	case t.Package == "" && r.options.reserved(t.Name):
		r.problem(loc, "%s is a name of the support code", name.Text)
		return
	}
	if t.Package == "" && t.Path == "" && r.options.Others != nil {
		t.Path, t.Package = r.options.Others.Home(r.node)
		if t.Path != "" && !token.IsExported(t.Name) {
			r.problem(loc, "%s is of the package %s, which does not export it", t.Name, t.Path)
			return
		}
	}
	if alias != nil && alias.Kind == source.String && token.IsIdentifier(alias.Text) && t.Package == "" {
		t.Package = alias.Text
	}
	r.wishes.external = r.imported(t)
}

func (o Options) reserved(name string) bool { return slices.Contains(o.Reserved, name) }

// isProperty tells whether a schema is that of a member: its name is then
// that of a field.
func isProperty(n *model.Node) bool {
	tokens := n.Loc.Pointer.Tokens()
	return len(tokens) >= 2 && tokens[len(tokens)-2] == "properties"
}

func (b *builder) problem(loc source.Loc, format string, args ...any) {
	b.problems = append(b.problems, &source.Diagnostic{Loc: loc, Message: fmt.Sprintf(format, args...)})
}
