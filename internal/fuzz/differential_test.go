package fuzz

import (
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"testing"
	"time"
)

var (
	seed     = flag.Uint64("seed", givenSeed(), "of the random numbers; 0 for a fresh one")
	first    = flag.Int("first", 0, "the batch to begin with")
	duration = flag.Duration("time", 20*time.Second, "how long to go on")
	pairs    = flag.Int("pairs", 0, "stop after so many pairs, however long it takes")
	schemas  = flag.Int("schemas", 40, "schemas in a batch, which make one program")
	each     = flag.Int("instances", 100, "instances for each schema")
)

// givenSeed returns the seed that the environment gives, or 0.
func givenSeed() uint64 {
	given, _ := strconv.ParseUint(os.Getenv("TYPEWRIGHT_SEED"), 10, 64)
	return given
}

// A tally counts what a run has done.
type tally struct {
	schemas, pairs, valid, unfit int
	refused, excused             map[string]int
}

func newTally() *tally {
	return &tally{refused: make(map[string]int), excused: make(map[string]int)}
}

func (c *tally) log(t *testing.T) {
	t.Helper()
	t.Logf("%d schemas, %d pairs, %d of them valid, %d of these beyond a Go type", c.schemas, c.pairs, c.valid, c.unfit)
	for _, counts := range []map[string]int{c.refused, c.excused} {
		for _, reason := range slices.Sorted(maps.Keys(counts)) {
			t.Logf("%7d %s", counts[reason], reason)
		}
	}
}

// A failure is a schema and an instance that show that something is wrong.
type failure struct {
	subject  *subject
	instance []byte // nil: the schema alone shows it
	problem  string
	how      style
}

// TestDifferential compares generated code with v5, and with itself, on
// random schemas and instances.
func TestDifferential(t *testing.T) {
	if *seed == 0 {
		*seed = rand.Uint64()
	}
	t.Logf("seed %d", *seed)
	count := newTally()
	defer count.log(t)
	end := time.Now().Add(*duration)
	for batch := *first; count.pairs < *pairs || *pairs == 0 && time.Now().Before(end); batch++ {
		if failures := runBatch(t, uint64(batch), count); len(failures) > 0 {
			t.Errorf("%d failures; to see them again: go test ./internal/fuzz -run Differential -args -seed=%d -first=%d -pairs=1 -schemas=%d -instances=%d",
				len(failures), *seed, batch, *schemas, *each)
			for _, f := range distinct(failures, 4) {
				t.Error(shrink(t, f))
			}
			return
		}
	}
}

// distinct picks a few failures of different schemas and kinds.
func distinct(failures []failure, most int) []failure {
	var picked []failure
	seen := make(map[string]bool)
	for _, f := range failures {
		if key := kindOf(f.problem); !seen[key] && len(picked) < most {
			seen[key] = true
			picked = append(picked, f)
		}
	}
	return picked
}

// runBatch makes schemas, one program of all, and instances.
func runBatch(t *testing.T, batch uint64, count *tally) []failure {
	t.Helper()
	r := rand.New(rand.NewPCG(*seed, batch))
	how := style{exact: batch%2 == 1, content: batch%4 >= 2}
	subjects, failures := randomSubjects(r, how, count)
	if len(failures) > 0 {
		return failures
	}
	p, err := generate("p", subjects, how)
	if err != nil {
		t.Fatalf("batch %d: %v", batch, err)
	}
	dir := t.TempDir()
	program, err := build(dir, []generated{p}, soon)
	if err != nil {
		return unbuilt(t, subjects, how, err)
	}
	defer program.stop()
	for n, s := range subjects {
		instances := s.instances(r, *each)
		answers, err := program.run(n, instances)
		if err != nil {
			t.Fatal(err)
		}
		count.schemas++
		for k, a := range answers {
			problem, excuse := s.judge(instances[k], a)
			if problem != "" {
				failures = append(failures, failure{s, instances[k], problem, how})
			}
			count.add(a, excuse)
		}
	}
	return failures
}

// randomSubjects makes schemas that v5 can read. One that the generator
// refuses all the same is a failure.
func randomSubjects(r *rand.Rand, how style, count *tally) (subjects []*subject, failures []failure) {
	for len(subjects) < *schemas {
		text := randomSchema(r, len(subjects))
		s, refused, err := judged(fmt.Sprintf("S%04d", len(subjects)), text, how)
		switch {
		case err != nil:
			count.refused["v5 refuses a schema"]++
			if *verbose {
				fmt.Printf("v5 refuses %s\n\t%v\n", text, err)
			}
		case refused != nil:
			failures = append(failures, failure{subject: s, problem: "refused: " + refused.Error(), how: how})
			if len(failures) > 5 {
				return nil, failures
			}
		default:
			subjects = append(subjects, s)
		}
	}
	return subjects, failures
}

var verbose = flag.Bool("refusals", false, "show the schemas that v5 refuses")
