package share_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
	"testing"

	"github.com/typewright/typewright/internal/share"
)

// TestPackage wants everything to be exported, once.
func TestPackage(t *testing.T) {
	text, err := share.Package("lib", "A header.")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(string(text), "// A header.\n\n// Package lib ") {
		t.Errorf("it starts with %.80q", text)
	}
	tree, err := parser.ParseFile(token.NewFileSet(), "", text, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	seen := make(map[string]bool)
	for _, d := range tree.Decls {
		f, ok := d.(*ast.FuncDecl)
		if !ok || f.Recv != nil {
			continue
		}
		if name := f.Name.Name; !ast.IsExported(name) || seen[name] {
			t.Errorf("%s is not exported, or twice", name)
		}
		seen[f.Name.Name] = true
	}
	if !seen["DecodeString"] || !seen["Enter"] {
		t.Error("functions are missing")
	}
}

func TestUse(t *testing.T) {
	const code = `// A header.

package shop

import (
	"bytes"
	"fmt"
)

// An Order has next, and what enter is called like.
type Order struct{ next, Enter Opt[string] }

func (o *Order) check(c *checker, b []byte) error {
	i := enter(b, 0, '}')
	return fmt.Errorf("%d %v", c.keys[i], memoKey{node: i}.offset)
}
`
	const want = `// A header.

package shop

import (
	"fmt"

	support "example.com/lib"
)

// An Order has next, and what enter is called like.
type Order struct{ next, Enter Opt[string] }

func (o *Order) check(c *support.Checker, b []byte) error {
	i := support.Enter(b, 0, '}')
	return fmt.Errorf("%d %v", c.Keys[i], support.MemoKey{Node: i}.Offset_)
}
`
	got, err := share.Use([]byte(code), "example.com/lib")
	if err != nil || string(got) != want {
		t.Errorf("got %s, %v", got, err)
	}
	const none = "package shop\n\nvar x = 1\n"
	if got, err := share.Use([]byte(none), "example.com/lib"); err != nil || string(got) != none {
		t.Errorf("got %s, %v", got, err)
	}
	if _, err := share.Use([]byte("package"), "example.com/lib"); err == nil {
		t.Error("what is no Go is used")
	}
}
