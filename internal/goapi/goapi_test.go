package goapi

import (
	"fmt"
	"strings"
	"testing"
)

// TestCompare wants what breaks, with a star, and what does not.
func TestCompare(t *testing.T) {
	for _, test := range []struct{ before, after, want string }{
		{"type T struct{ A int }", "type T struct{ A int; B []int }", "T: * its values cannot be compared with == any more, nor be keys of a map\nT.B: the field is new: []int"},
		{"type T struct{ A int; u string }", "type T struct{ A int }", ""},
		{"type T struct{ A U }\ntype U struct{ f [2]V }\ntype V = string", "type T struct{ A U }\ntype U struct{ f [2]V }\ntype V = map[string]int", "" +
			"T: * its values cannot be compared with == any more, nor be keys of a map\n" +
			"U: * its values cannot be compared with == any more, nor be keys of a map\n" +
			"V: * it was another name of string and is another name of map[string]int\n" +
			"V: * its values cannot be compared with == any more, nor be keys of a map"},
		{"type T struct{ A *U }\ntype U struct{}", "type T struct{ A *U }\ntype U struct{ f func() }", "U: * its values cannot be compared with == any more, nor be keys of a map"},
		{
			"import \"time\"\ntype T struct{ A time.Time }", "import \"time\"\nimport \"example.com/uuid\"\ntype T struct{ A time.Time; B uuid.UUID }",
			"T: * its values can be compared with == only if those of example.com/uuid.UUID can\nT.B: the field is new: uuid.UUID",
		},
		{"import \"a/x\"\ntype T struct{ A x.X }", "import x \"b/y\"\ntype T struct{ A x.X }", "T: * its values can be compared with == only if those of b/y.X can\nT.A: * the field was x.X and is y.X"},
		{"import \"a/x\"\ntype T struct{ A []x.X }", "import \"b/x\"\ntype T struct{ A []x.X }", "T.A: * the field was []a/x.X and is []b/x.X"},
		{"import \"a/x\"\ntype T struct{ A x.X }", "import y \"a/x\"\ntype T struct{ A y.X }", ""},
		{"type T struct{}\nfunc (T) M(a int) {}", "type T struct{}\nfunc (t *T) M(b int) {}", "T.M: * the method is one of pointers only"},
		{"type T struct{}\nfunc (*T) M(a int) {}", "type T struct{}\nfunc (T) M(a int) {}", ""},
		{"type T struct{}\nfunc (T) M() int { return 1 }\nfunc (T) m() {}", "type T struct{}\nfunc (T) M() (n int) { return 1 }", ""},
		{"type T struct{}\nfunc (T) M() int { return 1 }", "type T struct{}\nfunc (T) M() string { return `` }", "T.M: * the method was func()(int) and is func()(string)"},
		{"type T[A any] struct{ v A }", "type T[A, B any] struct{ v A }", "T: * its type parameters were (any) and are (any, any)"},
		{"type I interface{ is() }\ntype A int\nfunc (A) is() {}", "type I interface{ was() }\ntype A int\nfunc (A) was() {}", ""},
		{"type I interface{ is() }\ntype A int\nfunc (A) is() {}", "type I interface{ is() }\ntype A int\nfunc (*A) is() {}", "I: * A is no variant any more\nI: *A is a new variant, which no type switch knows"},
		{"const A, B = 1, 2", "const (\n\tA = 1\n\tB int = 2\n)", "B: * the constant was of no type of its own and is of type int"},
		{"const A = 1", "const A = 2", "A: * the constant was 1 and is 2"},
		{"type E string\nconst A E = \"a\"", "type E string\nconst A E = \"a\"\nconst B E = \"b\"", "B: the constant is new"},
		{"var V int", "var V int64", "V: * the variable was of type int and is of type int64"},
		{"func F(a, b int) {}", "func F(a int, c int) {}", ""},
		{"func F(a ...int) {}", "func F(a []int) {}", "F: * the function was func(...int) and is func([]int)"},
	} {
		before, err := Parse([]byte("package p\n" + test.before))
		if err != nil {
			t.Fatal(err)
		}
		after, err := Parse([]byte("package p\n" + test.after))
		if err != nil {
			t.Fatal(err)
		}
		var lines []string
		for _, c := range Compare(before, after) {
			star := ""
			if c.Breaking {
				star = "* "
			}
			lines = append(lines, fmt.Sprintf("%s: %s%s", c.Symbol, star, c.Message))
		}
		if got := strings.Join(lines, "\n"); got != test.want {
			t.Errorf("%s\n\n%s\n\ngot\n%s\nwant\n%s", test.before, test.after, got, test.want)
		}
	}
	if _, err := Parse([]byte("package")); err == nil {
		t.Error("no Go is parsed")
	}
}
