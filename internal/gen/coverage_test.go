package gen

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/printer"
	"go/token"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/typewright/typewright/internal/contain"
	"github.com/typewright/typewright/internal/inspect"
	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
)

// TestCoverage compares what became of each keyword with coverage.txt.
func TestCoverage(t *testing.T) {
	for _, path := range archives(t, "coverage") {
		t.Run(name(path), func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			cover, err := Coverage([]string{"schema.json"}, archiveOptions(t, archive, "golden"))
			if err != nil {
				t.Fatal(err)
			}
			var b bytes.Buffer
			if err := cover.WritePlaces(&b); err != nil {
				t.Fatal(err)
			}
			compare(t, path, archive, "coverage.txt", b.Bytes())
		})
	}
}

// TestCoverageHolds takes every keyword of the golden schemas away, one at a
// time, and looks at what is generated then: what is said to have come to
// nothing changes nothing, and what changes types, comments or checks is said
// to have become that. Of large schemas it takes some.
func TestCoverageHolds(t *testing.T) {
	const most = 25 // places of a schema
	paths := archives(t, "coverage")
	if !testing.Short() {
		paths = append(paths, archives(t, "golden")...)
	}
	for _, path := range paths {
		t.Run(name(path), func(t *testing.T) {
			t.Parallel()
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			o := archiveOptions(t, archive, "golden")
			o.With = Extras{}
			cover, err := Coverage([]string{"schema.json"}, o)
			if err != nil {
				t.Fatal(err)
			}
			before := piecesOf(t, o)
			for i, p := range cover.Places {
				if p.Became == 0 {
					t.Errorf("%s: it is not accounted for", p.Loc)
				}
				if p.Loc.Doc.Name != "schema.json" || i%(1+len(cover.Places)/most) != 0 {
					continue
				}
				without := o
				text := withoutMember(p.Loc)
				read := o.ReadFile
				without.ReadFile = func(name string) ([]byte, error) {
					if strings.HasSuffix(name, "schema.json") {
						return text, nil
					}
					return read(name)
				}
				if _, err := Generate([]string{"schema.json"}, without); err != nil {
					continue // others need it
				}
				for _, wrong := range contradictions(p, before, piecesOf(t, without)) {
					t.Errorf("%s: %s", p.Loc, wrong)
				}
			}
		})
	}
}

// withoutMember is the text of a document without a member of an object.
func withoutMember(loc source.Loc) []byte {
	tokens := loc.Pointer.Tokens()
	object := loc.Doc.Root.At(source.Pointer("").Append(tokens[:len(tokens)-1]...))
	i := slices.IndexFunc(object.Members, func(m source.Member) bool { return m.NameOffset == loc.Offset })
	start, end := loc.Offset, object.Members[i].Value.End
	switch {
	case i+1 < len(object.Members):
		end = object.Members[i+1].NameOffset
	case i > 0:
		start = object.Members[i-1].Value.End
	}
	return slices.Concat(loc.Doc.Text[:start], loc.Doc.Text[end:])
}

// pieces are what a file of generated code is made of.
type pieces struct {
	types, comments, all string

	root *model.Node
}

// rejected is said of a default, and any keyword can make it so.
var rejected = regexp.MustCompile(`,\s+which\s+the\s+schema\s+itself\s+rejects`)

var remembered = regexp.MustCompile(`remember\(b, i, \d+, `)

func piecesOf(t *testing.T, o Options) pieces {
	t.Helper()
	files, err := Generate([]string{"schema.json"}, o)
	if err != nil {
		t.Fatal(err)
	}
	m, err := read([]string{"schema.json"}, o)
	if err != nil {
		t.Fatal(err)
	}
	text := remembered.ReplaceAll(ownCode(files[0].Text.Bytes()), []byte("remember(b, i, 0, "))
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, "", text, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	p := pieces{all: string(text), root: m.Roots[0]}
	for _, group := range file.Comments {
		if !ofCode(file, group) {
			p.comments += rejected.ReplaceAllString(group.Text(), "") + "\n"
		}
	}
	bare, err := parser.ParseFile(set, "", text, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range bare.Decls {
		if d, ok := d.(*ast.GenDecl); ok && (d.Tok == token.TYPE || d.Tok == token.CONST) {
			var b bytes.Buffer
			if err := printer.Fprint(&b, set, d); err != nil {
				t.Fatal(err)
			}
			p.types += strings.Join(strings.Fields(b.String()), "\n") + "\n"
		}
	}
	return p
}

// ofCode tells whether a comment is that of a function, which says what
// functions of its kind do, or of a variable, such as that of a pattern.
func ofCode(file *ast.File, group *ast.CommentGroup) bool {
	return slices.ContainsFunc(file.Decls, func(d ast.Decl) bool {
		switch d := d.(type) {
		case *ast.FuncDecl:
			return d.Doc == group || d.Pos() <= group.Pos() && group.End() <= d.End()
		case *ast.GenDecl:
			return d.Tok == token.VAR && d.Doc == group
		}
		return false
	})
}

// contradictions says what of a place is not true, by the code with it and the
// code without.
func contradictions(p inspect.Place, with, without pieces) []string {
	const (
		idle  = inspect.Nothing | inspect.Unreachable
		types = inspect.Type | inspect.Name
		words = types | inspect.Documentation | inspect.Default
	)
	said := "it is said to be " + strings.Join(p.Became.Words(), ", ")
	switch {
	case p.Became&idle != 0 && p.Became&(p.Became-1) != 0:
		return []string{said + ", which is no less than something"}
	case p.Became&idle != 0 && with.types != without.types:
		return []string{said + ", but the types are others without it:\n" + difference(with.types, without.types)}
	case p.Became&idle != 0 && with.comments != without.comments:
		return []string{said + ", but the comments are others without it:\n" + difference(with.comments, without.comments)}
	case p.Became&idle != 0 && p.Keyword != "contentEncoding" && with.all != without.all && !sameVerdicts(with.root, without.root):
		return []string{said + ", but the code accepts something else without it:\n" + difference(with.all, without.all)}
	case p.Became&(idle|inspect.Reading) != 0:
		return nil
	case with.types != without.types && p.Became&types == 0:
		return []string{said + ", but the types are others without it:\n" + difference(with.types, without.types)}
	case with.types == without.types && with.comments != without.comments && p.Became&words == 0:
		return []string{said + ", but the comments are others without it:\n" + difference(with.comments, without.comments)}
	case with.all == without.all && p.Keyword != "type": // which an enum beside it may repeat
		return []string{said + ", but nothing is different without it"}
	}
	return nil
}

// sameVerdicts tells whether two nodes are known to accept the same.
func sameVerdicts(a, b *model.Node) bool {
	return contain.Compare(a, b).Verdict() == contain.Same
}
