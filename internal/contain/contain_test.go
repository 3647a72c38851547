package contain

import (
	"encoding/json"
	"flag"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/typewright/typewright/internal/instance"
	"github.com/typewright/typewright/internal/model"
	"github.com/typewright/typewright/internal/source"
	"github.com/typewright/typewright/internal/verdict"
)

var (
	seed  = flag.Uint64("seed", 0, "of the random numbers; 0 for a fresh one")
	pairs = flag.Int("pairs", 600, "how many random pairs")
)

// refuted looks for an instance that one node accepts and another does not,
// where it was proved that there is none. It believes no proof.
func refuted(n, other *model.Node, a Answer) *source.Value {
	if a != No {
		return nil
	}
	j, copies := newJudge(n, other)
	p := newProver(j)
	p.steps = mostSteps
	return newSearch(j, p).find(copies[:1], copies[1], 0)
}

// TestRandomPairs wants no instance to contradict a result.
func TestRandomPairs(t *testing.T) {
	if *seed == 0 {
		*seed = rand.Uint64()
	}
	t.Logf("seed %d", *seed)
	r := rand.New(rand.NewPCG(*seed, 0))
	m := maker{r}
	count := make(map[Verdict]int)
	var slowest time.Duration
	for range *pairs {
		first := m.document()
		second := m.edit(first)
		if m.IntN(10) == 0 {
			second = m.document()
		}
		one, _ := json.Marshal(first)
		two, _ := json.Marshal(second)
		before, after := load(one), load(two)
		if before == nil || after == nil {
			count[100]++
			continue
		}
		judges := []*verdict.Judge{verdict.New(before), verdict.New(after)}
		a, b := before.Roots[0], after.Roots[0]
		start := time.Now()
		result := Compare(a, b)
		if took := time.Since(start); took > slowest {
			slowest = took
			if took > time.Second {
				t.Logf("%v\n%s\n%s", took, one, two)
			}
		}
		count[result.Verdict()]++
		if result.Lost != nil && (!judges[0].Accepts(a, result.Lost) || judges[1].Accepts(b, result.Lost)) {
			t.Errorf("%s is not lost:\n%s\n%s", result.Lost.AppendJSON(nil), one, two)
		}
		if result.Gained != nil && (judges[0].Accepts(a, result.Gained) || !judges[1].Accepts(b, result.Gained)) {
			t.Errorf("%s is not gained:\n%s\n%s", result.Gained.AppendJSON(nil), one, two)
		}
		if v := refuted(a, b, result.Loses); v != nil {
			t.Fatalf("%v is wrong, see %s:\n%s\n%s", result.Verdict(), v.AppendJSON(nil), one, two)
		}
		if v := refuted(b, a, result.Gains); v != nil {
			t.Fatalf("%v is wrong, see %s:\n%s\n%s", result.Verdict(), v.AppendJSON(nil), one, two)
		}
		generators := []*instance.Generator{instance.New(before, r), instance.New(after, r)}
		for n := range 60 {
			g := generators[n%2]
			root := a
			if n%2 == 1 {
				root = b
			}
			v := g.Value(root)
			if n%3 == 0 {
				v = g.Spoil(v)
			}
			was, is := judges[0].Accepts(a, v), judges[1].Accepts(b, v)
			if was && !is && result.Loses == No || !was && is && result.Gains == No {
				t.Fatalf("%v is wrong, see %s (before %t, after %t):\n%s\n%s", result.Verdict(), v.AppendJSON(nil), was, is, one, two)
			}
		}
	}
	t.Logf("slowest %v", slowest)
	for verdict, n := range count {
		if verdict == 100 {
			t.Logf("%6d no schemas", n)
			continue
		}
		t.Logf("%6d %v", n, verdict)
	}
}
