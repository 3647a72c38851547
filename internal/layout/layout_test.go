package layout

import (
	"bytes"
	"go/build"
	"go/format"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestKnown wants every declaration that is known to come back as gofmt has
// it: out of generated code and the support code, and out of Go's own.
func TestKnown(t *testing.T) {
	patterns := []string{"../../generated/*/*.go", "../../templates/*.go"}
	if !testing.Short() {
		patterns = append(patterns, filepath.Join(build.Default.GOROOT, "src/*/*.go"), filepath.Join(build.Default.GOROOT, "src/*/*/*.go"))
	}
	for _, pattern := range patterns {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatal(pattern, err)
		}
		known := 0
		for _, file := range files {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, decl := range declarations(src) {
				if laid, ok := one(crumple(decl)); ok {
					known += len(laid)
					if laid != decl {
						t.Errorf("%s: got\n%s\nwant\n%s", file, laid, decl)
					}
				}
			}
		}
		t.Logf("%s: knows %d kB", pattern, known/1000)
	}
}

// declarations are those of a file in the form of gofmt.
func declarations(src []byte) []string {
	p := &Printer{lexemes: scan(src, nil)}
	var all []string
	for from := 0; p.lexemes != nil && p.lexemes[from].kind().String() != "EOF"; {
		to := p.end(from)
		all = append(all, string(src[p.lexemes[from].from:p.lexemes[to-1].to]))
		from = to
	}
	return all
}

// crumple writes a declaration with a blank between any two lexemes, as
// jennifer has it, and none at the start of lines.
func crumple(decl string) string {
	var out strings.Builder
	for n, l := range scan([]byte(decl), nil) {
		switch {
		case l.lines > 0:
			out.WriteString(strings.Repeat("\n", int(l.lines)))
		case n > 0:
			out.WriteByte(' ')
		}
		out.WriteString(decl[l.from:l.to])
	}
	return out.String()
}

func one(decl string) (laid string, known bool) {
	p := &Printer{Mentions: mentions{}}
	known = true
	out, err := p.Source(nil, []byte(decl), func(out, _ []byte) ([]byte, error) {
		known = false
		return out, nil
	})
	return string(out), known && err == nil
}

func TestMentions(t *testing.T) {
	const source = `func ( v * Order ) f ( c * checker, b [ ] byte, names ... string ) ( int, error ) {
return c . next ( json . Number ( v . id ), pair { key : 1 } )
}

type left struct{}

var x = y`
	m := mentions{}
	p := &Printer{Imported: map[string]bool{"json": true}, Mentions: m}
	laid, err := p.Source(nil, []byte(source), func(out, decl []byte) ([]byte, error) { return append(out, decl...), nil })
	const want = `func (v *Order) f(c *checker, b []byte, names ...string) (int, error) {
	return c.next(json.Number(v.id), pair{key: 1})
}

type left struct{}

var x = y`
	if string(laid) != want || err != nil {
		t.Errorf("got %s, %v", laid, err)
	}
	mentioned := []string{"Order", "checker", "byte", "string", "int", "error", "c", ".next", "v", ".id", "pair", "key", "y"}
	for _, name := range mentioned {
		if !m[name] {
			t.Errorf("%s is not mentioned", name)
		}
	}
	if len(m) != len(mentioned) {
		t.Errorf("%v are mentioned", m)
	}
}

type mentions map[string]bool

func (m mentions) Name(name []byte)     { m[string(name)] = true }
func (m mentions) Selector(name []byte) { m["."+string(name)] = true }

// FuzzKnown wants what is known to be as gofmt has it, whatever it is.
func FuzzKnown(f *testing.F) {
	src, err := os.ReadFile("../../generated/shapes/shapes.go")
	if err != nil {
		f.Fatal(err)
	}
	for n, decl := range declarations(src) {
		if n%20 == 0 {
			f.Add(decl)
		}
	}
	f.Fuzz(func(t *testing.T, decl string) {
		laid, known := one(decl)
		if !known {
			return
		}
		const head = "package p\n\n"
		want, err := format.Source([]byte(head + decl))
		if err != nil {
			return // it is not what a compiler would take
		}
		if got := strings.TrimSpace(head + laid); got != string(bytes.TrimSpace(want)) {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	})
}
