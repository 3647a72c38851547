package ecma_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"github.com/typewright/typewright/internal/ecma"
)

var (
	seed     = flag.Uint64("seed", 0, "of the random numbers; 0 for a fresh one")
	patterns = flag.Int("patterns", 1000, "how many random patterns to try")
)

// engine asks a real engine of ECMA-262, with the flag u: for each pattern
// whether it finds a match in each text, or null if it is no pattern. It goes
// through a text itself, character by character (section 22.2.7.2), since V8
// looks also from the middle of a surrogate pair.
const engine = `
const cases = JSON.parse(require("fs").readFileSync(0, "utf8"));
const finds = (re, text) => {
	for (let at = 0; at <= text.length; at += text.codePointAt(at) > 0xFFFF ? 2 : 1) {
		re.lastIndex = at;
		if (re.test(text)) return true;
	}
	return false;
};
console.log(JSON.stringify(cases.map(({Pattern, Texts}) => {
	let re;
	try { re = new RegExp(Pattern, "uy"); } catch (e) { return null; }
	return Texts.map(text => finds(re, text));
})));
`

// TestEngine compares translations of random patterns with a real engine of
// ECMA-262, that of Node.js, where there is one.
func TestEngine(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("there is no node to compare with")
	}
	if *seed == 0 {
		*seed, _ = strconv.ParseUint(os.Getenv("TYPEWRIGHT_SEED"), 10, 64)
	}
	if *seed == 0 {
		*seed = rand.Uint64()
	}
	t.Logf("seed %d", *seed)
	type question struct {
		Pattern string
		Texts   []string
	}
	var cases []question
	var translated []ecma.Expr
	refused := 0
	w := writer{Rand: rand.New(rand.NewPCG(*seed, 0))}
	for len(cases) < *patterns {
		w.names = 0
		pattern := w.disjunction(0)
		e, err := ecma.Translate(pattern)
		if err != nil {
			refused++
			continue
		}
		q := question{Pattern: pattern}
		for range 30 {
			q.Texts = append(q.Texts, w.sample())
		}
		cases, translated = append(cases, q), append(translated, e)
	}
	in, err := json.Marshal(cases)
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command(node, "-e", engine)
	command.Stdin = bytes.NewReader(in)
	out, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	var answers [][]bool
	if err := json.Unmarshal(out, &answers); err != nil {
		t.Fatal(err)
	}
	found := 0
	for n, q := range cases {
		if answers[n] == nil {
			t.Errorf("%s is no pattern, but translates", q.Pattern)
			continue
		}
		searches := compile(t, translated[n])
		for k, text := range q.Texts {
			if answers[n][k] {
				found++
			}
			if searches(text) != answers[n][k] {
				t.Errorf("%s in %q: the engine says %t; it became %v", q.Pattern, text, answers[n][k], translated[n])
				break
			}
		}
	}
	t.Logf("%d patterns, %d refused, %d of %d searches found something", len(cases), refused, found, 30*len(cases))
}

// A writer writes random patterns.
type writer struct {
	*rand.Rand
	names int // of groups, so far
}

func (w *writer) pick(list ...string) string { return list[w.IntN(len(list))] }

func (w *writer) disjunction(depth int) string {
	parts := []string{w.alternative(depth)}
	for w.IntN(4) == 0 && len(parts) < 3 {
		parts = append(parts, w.alternative(depth))
	}
	return strings.Join(parts, "|")
}

func (w *writer) alternative(depth int) string {
	var s strings.Builder
	if w.IntN(3) == 0 {
		s.WriteString("^")
	}
	for range w.IntN(4) {
		s.WriteString(w.term(depth))
	}
	if w.IntN(3) == 0 {
		s.WriteString("$")
	}
	return s.String()
}

func (w *writer) term(depth int) string {
	roll := w.IntN(20)
	if depth < 3 {
		switch roll {
		case 0, 1:
			return "(?" + w.pick("=", "!", "!", "<=", "<!") + w.disjunction(depth+1) + ")"
		case 2, 3:
			return w.pick("(", "(?:") + w.disjunction(depth+1) + ")" + w.quantifier()
		case 4:
			w.names++
			return fmt.Sprintf("(?<n%d>%s)", w.names, w.disjunction(depth+1)) + w.quantifier()
		}
	}
	if roll == 5 {
		return w.pick(`\b`, `\B`, "^", "$")
	}
	return w.atom() + w.quantifier()
}

func (w *writer) atom() string {
	switch w.IntN(4) {
	case 0:
		return w.pick(".", `\d`, `\D`, `\w`, `\W`, `\s`, `\S`, `\p{Lu}`, `\P{L}`, `\p{Script=Greek}`, `\u0061`, `\u{62}`, `\ud83d\ude00`, `\x63`, `\cJ`, `\.`, `\/`, `\n`)
	case 1:
		return w.class()
	}
	return w.pick("a", "b", "c", "a", "b", "0", "_", "é", "😀", " ", "-")
}

func (w *writer) class() string {
	s := w.pick("[", "[^")
	for range w.IntN(4) {
		s += w.pick("a", "b", "a-c", "0-9", `\d`, `\w`, `\W`, `\S`, `\s`, "é", "😀", `\n`, `\-`, `\p{L}`, `\u{1F600}-\u{1F610}`, ".", "^", `\b`)
	}
	return strings.Replace(s, "[^^", "[^\\^", 1) + "]"
}

func (w *writer) quantifier() string {
	if w.IntN(3) > 0 {
		return ""
	}
	return w.pick("*", "+", "?", "{2}", "{1,}", "{0,2}", "{0}") + w.pick("", "", "?")
}

// sample makes a text to search.
func (w *writer) sample() string {
	var s strings.Builder
	for range w.IntN(6) {
		s.WriteString(w.pick("a", "b", "c", "a", "b", "0", "_", "é", "😀", " ", "-", "\n", "\r", "\u2028", "\ufeff", "A", "Ω", "."))
	}
	return s.String()
}
