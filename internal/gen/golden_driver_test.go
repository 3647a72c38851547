package gen

import (
	"bytes"
	"fmt"
)

// table is the part of the driver that knows the packages.
func table(goldens []*golden) []byte {
	var b bytes.Buffer
	b.WriteString("package golden\n\nimport (\n\t\"errors\"\n\t\"testing\"\n\n")
	for _, g := range goldens {
		fmt.Fprintf(&b, "\t%q\n", "golden/"+g.pkg())
	}
	b.WriteString(")\n\n")
	for _, g := range goldens {
		pkg := g.pkg()
		fmt.Fprintf(&b, "func Test_%s(t *testing.T) {\n", pkg)
		fmt.Fprintf(&b, "\tissues := func(err error) int {\n\t\tvar e *%s.ValidationError\n", pkg)
		b.WriteString("\t\tif !errors.As(err, &e) {\n\t\t\treturn 0\n\t\t}\n\t\treturn len(e.Issues)\n\t}\n")
		fmt.Fprintf(&b, "\tp := pkg[%s.%s]{%s.Validate%s, issues}\n", pkg, g.root, pkg, g.root)
		for _, dir := range []string{"valid", "invalid"} {
			fmt.Fprintf(&b, "\t%s := []instance{\n", dir)
			for _, f := range instances(g.archive, dir+"/") {
				fmt.Fprintf(&b, "\t\t{%q, %q},\n", f.Name, f.Data)
			}
			b.WriteString("\t}\n")
		}
		for _, f := range instances(g.archive, issuesFile) {
			fmt.Fprintf(&b, "\twriteIssues(t, p.validate, %q, %q)\n", pkg+"/"+issuesFile, f.Data)
		}
		fmt.Fprintf(&b, "\trun(t, p, valid, invalid)\n}\n\n")
	}
	return b.Bytes()
}

// driver runs the instances of a package.
const driver = `package golden

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/big"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"
)

type instance struct{ name, text string }

type document[T any] interface {
	*T
	json.Unmarshaler
	json.Marshaler
	Validate() error
}

type pkg[T any] struct {
	validate func([]byte) error
	issues   func(error) int
}

func run[T any, P document[T]](t *testing.T, p pkg[T], valid, invalid []instance) {
	for _, in := range valid {
		t.Run(in.name, func(t *testing.T) { accept[T, P](t, p, in.text) })
	}
	for _, in := range invalid {
		t.Run(in.name, func(t *testing.T) {
			reject[T, P](t, p, in.text, "")
			for _, before := range valid {
				reject[T, P](t, p, in.text, before.text)
			}
		})
	}
}

// writeIssues writes the documents of a text anew, each with its error.
func writeIssues(t *testing.T, validate func([]byte) error, path, text string) {
	var out bytes.Buffer
	for line := range strings.Lines(text) {
		if document, found := strings.CutPrefix(strings.TrimSuffix(line, "\n"), ">>> "); found {
			fmt.Fprintf(&out, ">>> %s\n%v\n", document, validate([]byte(document)))
		}
	}
	if err := os.WriteFile(path, out.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
}

func accept[T any, P document[T]](t *testing.T, p pkg[T], text string) {
	if err := p.validate([]byte(text)); err != nil {
		t.Errorf("the validate function: %v", err)
	}
	var v, again T
	if err := P(&v).UnmarshalJSON([]byte(text)); err != nil {
		t.Fatalf("UnmarshalJSON: %v", err)
	}
	if err := P(&v).Validate(); err != nil {
		t.Errorf("Validate: %v", err)
	}
	out, err := P(&v).MarshalJSON()
	if err != nil {
		t.Fatalf("MarshalJSON: %v", err)
	}
	if !equal(parse(t, []byte(text)), parse(t, out)) {
		t.Errorf("decoded and encoded:\n%s\nwant:\n%s", out, text)
	}
	if err := json.Unmarshal(out, P(&again)); err != nil {
		t.Fatalf("json.Unmarshal of %s: %v", out, err)
	}
	if second, err := json.Marshal(again); err != nil || !equal(parse(t, out), parse(t, second)) {
		t.Errorf("json.Marshal: %s, %v, want %s", second, err, out)
	}
}

// reject wants an instance to leave a value alone that holds another.
func reject[T any, P document[T]](t *testing.T, p pkg[T], text, before string) {
	var v T
	var want []byte
	if before != "" {
		if err := P(&v).UnmarshalJSON([]byte(before)); err != nil {
			t.Fatal(err)
		}
		want, _ = P(&v).MarshalJSON()
	}
	shallow := v
	if err := p.validate([]byte(text)); p.issues(err) == 0 {
		t.Errorf("the validate function: %v, want a *ValidationError", err)
	}
	if err := P(&v).UnmarshalJSON([]byte(text)); p.issues(err) == 0 {
		t.Errorf("UnmarshalJSON: %v, want a *ValidationError", err)
	}
	if !reflect.DeepEqual(v, shallow) {
		t.Errorf("UnmarshalJSON changed the value to %#v", v)
	}
	if got, _ := P(&v).MarshalJSON(); before != "" && !bytes.Equal(got, want) {
		t.Errorf("UnmarshalJSON changed the value to %s, want %s", got, want)
	}
}

func parse(t *testing.T, text []byte) (v any) {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	if err := d.Decode(&v); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return v
}

// equal compares as JSON Schema does; date-times only have to be the same
// instant.
func equal(x, y any) bool {
	switch x := x.(type) {
	case json.Number:
		y, ok := y.(json.Number)
		return ok && rat(x).Cmp(rat(y)) == 0
	case string:
		y, ok := y.(string)
		return ok && (x == y || sameTime(x, y))
	case []any:
		y, ok := y.([]any)
		if !ok || len(x) != len(y) {
			return false
		}
		for i := range x {
			if !equal(x[i], y[i]) {
				return false
			}
		}
		return true
	case map[string]any:
		y, ok := y.(map[string]any)
		if !ok || len(x) != len(y) {
			return false
		}
		for name, value := range x {
			if other, ok := y[name]; !ok || !equal(value, other) {
				return false
			}
		}
		return true
	}
	return x == y
}

func rat(n json.Number) *big.Rat {
	r, _ := new(big.Rat).SetString(n.String())
	return r
}

func sameTime(x, y string) bool {
	a, errA := time.Parse(time.RFC3339Nano, strings.ToUpper(x))
	b, errB := time.Parse(time.RFC3339Nano, strings.ToUpper(y))
	return errA == nil && errB == nil && a.Equal(b)
}
`
