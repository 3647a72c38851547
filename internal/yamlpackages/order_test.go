package yamlpackages

import (
	"bytes"
	"errors"
	"regexp"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	v3 "go.yaml.in/yaml/v3"
	gopkg "gopkg.in/yaml.v3"
	k8s "sigs.k8s.io/yaml"
)

var packages = []struct {
	name      string
	marshal   func(any) ([]byte, error)
	unmarshal func([]byte, any) error
	direct    bool // it does not go by way of JSON
}{
	{"go.yaml.in/yaml/v3", v3.Marshal, v3.Unmarshal, true},
	{"gopkg.in/yaml.v3", gopkg.Marshal, gopkg.Unmarshal, true},
	{"goccy/go-yaml", yaml.Marshal, yaml.Unmarshal, true},
	{"sigs.k8s.io/yaml", k8s.Marshal, func(b []byte, v any) error { return k8s.UnmarshalStrict(b, v) }, false},
}

const document = `{"zeta":"007","kind":"order","limit":null,"note":null,"alpha":-5,"ratio":0.1,"huge":18446744073709551615,` +
	`"placed":"2024-02-29T12:00:00Z","day":"2024-02-29","lines":[{"sku":"a: b","count":1},{"sku":"line\none"}],` +
	`"byName":{"x":[1,2],"y":null,"z":[]},"free":{"deep":[1.5,{"t":"true"}],"none":null},"any":[null,"~"],"raw":{"a":[0.25],"b":1},` +
	`"shape":{"sku":"s"},"status":"no","level":2,"pair":["p",{"sku":"q"},2.5],"open":{"a":1},"picture":"aGk=",` +
	`"next":{"zeta":"","kind":"order","limit":1.5,"-":0},"a,b":1,"-":2,"ключ":true,"rest":"r","marshalYAML":"m","more":{"x":[]}}`

// TestAgain writes a value and reads it again.
func TestAgain(t *testing.T) {
	for _, p := range packages {
		t.Run(p.name, func(t *testing.T) {
			var v, again Order
			if err := v.UnmarshalJSON([]byte(document)); err != nil {
				t.Fatal(err)
			}
			text, err := p.marshal(v)
			if err != nil {
				t.Fatal(err)
			}
			if err := p.unmarshal(text, &again); err != nil {
				t.Fatalf("%v\n%s", err, text)
			}
			first, _ := v.MarshalJSON()
			if second, err := again.MarshalJSON(); err != nil || !bytes.Equal(first, second) {
				t.Errorf("got  %s, %v\nwant %s\n%s", second, err, first, text)
			}
			names := strings.Join(regexp.MustCompile(`(?m)^\pL+:`).FindAllString(string(text), -1), " ")
			const want = "zeta: kind: limit: note: alpha: ratio: huge: placed: day: lines: byName: free: any: raw: shape: status: level: pair: open: picture: next: ключ: rest: marshalYAML: more:"
			if p.direct && names != want {
				t.Errorf("got %s", names)
			}
		})
	}
}

// TestRead reads what only YAML can say.
func TestRead(t *testing.T) {
	const text = `
zeta: &z yes # a comment
kind: order
limit: 1.10
"-": 0x1F
lines:
  - &line {sku: *z}
  - <<: *line
    count: 1_000
placed: 2024-02-29T12:00:00Z
free: {200: 2024-02-29, t: null}
`
	const want = `{"zeta":"yes","kind":"order","limit":1.1,"placed":"2024-02-29T12:00:00Z","lines":[{"sku":"yes"},{"sku":"yes","count":1000}],` +
		`"free":{"200":"2024-02-29","t":null},"-":31}`
	for _, p := range packages {
		if !p.direct { // it goes by YAML 1.1
			continue
		}
		t.Run(p.name, func(t *testing.T) {
			var v Order
			if err := p.unmarshal([]byte(text), &v); err != nil {
				t.Fatal(err)
			}
			if got, err := v.MarshalJSON(); err != nil || string(got) != want {
				t.Errorf("got  %s, %v\nwant %s", got, err, want)
			}
		})
	}
}

// TestErrors wants errors, and the value as it was.
func TestErrors(t *testing.T) {
	const least = "zeta: z\nkind: order\nlimit: 1\n\"-\": 1\n"
	for _, p := range packages {
		for text, want := range map[string]string{
			"zeta: z\nkind: order\nlimit: x\n\"-\": 1\n": `/limit: want a number or null, got "x"`,
			"[1, 2]":                              "want an object, got an array",
			least + "ratio: .inf\n":               "",
			least + "free: {deep: [{x: .nan}]}\n": "",
			least + "zeta: x\n":                   "already",
			least + "? [a]\n: b\n":                "",
		} {
			v := Order{Zeta: "before"}
			err := p.unmarshal([]byte(text), &v)
			if err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("%s: %s: got %v", p.name, text, err)
			}
			if v.Zeta != "before" {
				t.Errorf("%s: %s: the error changed the value", p.name, text)
			}
		}
		var invalid *ValidationError
		if err := p.unmarshal([]byte("5"), new(Order)); !errors.As(err, &invalid) {
			t.Errorf("%s: got %v", p.name, err)
		}
	}
}
