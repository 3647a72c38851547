package fuzz

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

var files = flag.String("files", "", "the schemas of TestFiles, as a pattern of file names")

// fewFiles is how many schemas make one program.
const fewFiles = 12

// TestFiles runs random instances through the code of schemas that others
// wrote, those that -files names, and compares with v5.
func TestFiles(t *testing.T) {
	if *files == "" {
		t.Skip("-files names none")
	}
	paths, err := filepath.Glob(*files)
	if err != nil || len(paths) == 0 {
		t.Fatalf("no files: %v", err)
	}
	if *seed == 0 {
		*seed = rand.Uint64()
	}
	t.Logf("seed %d", *seed)
	count := newTally()
	defer count.log(t)
	for first := 0; first < len(paths); first += fewFiles {
		var subjects []*subject
		var packages []generated
		for n, path := range paths[first:min(first+fewFiles, len(paths))] {
			t.Run(filepath.Base(path), func(t *testing.T) {
				s, p := fileSubject(t, path, fmt.Sprintf("file%d", first+n))
				subjects, packages = append(subjects, s), append(packages, p)
			})
		}
		runFiles(t, subjects, packages, rand.New(rand.NewPCG(*seed, uint64(first))), count)
	}
}

func fileSubject(t *testing.T, path, name string) (*subject, generated) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	archive := &txtar.Archive{Files: []txtar.File{{Name: "schema.json", Data: text}}}
	s, p := goldenSubject(t, name, archive)
	s.name = filepath.Base(path)
	return s, p
}

func runFiles(t *testing.T, subjects []*subject, packages []generated, r *rand.Rand, count *tally) {
	t.Helper()
	if len(packages) == 0 {
		return
	}
	program, err := build(t.TempDir(), packages, soon)
	if err != nil {
		t.Error(err)
		return
	}
	defer program.stop()
	for n, s := range subjects {
		count.schemas++
		instances := s.instances(r, *each)
		answers, err := program.run(n, instances)
		if err != nil {
			t.Fatal(err)
		}
		alone := *s
		alone.oracle = nil
		for k, a := range answers {
			judge := s
			if !plain(instances[k]) {
				judge = &alone
			}
			problem, excuse := judge.judge(instances[k], a)
			if problem != "" {
				t.Errorf("%s: %s\n%s", s.name, instances[k], problem)
				break
			}
			count.add(a, excuse)
		}
	}
}

// plain tells whether patterns mean the same for all strings of a document to
// ECMA-262 and to Go's regexp, which v5 searches for them as they stand. White
// space and the ends of lines are others beyond ASCII.
func plain(document []byte) bool {
	d := json.NewDecoder(strings.NewReader(string(document)))
	d.UseNumber()
	for {
		token, err := d.Token()
		if err != nil {
			return !errors.As(err, new(*json.SyntaxError))
		}
		text, _ := token.(string)
		for _, ch := range text {
			if ch > '~' || ch < ' ' && ch != '\n' && ch != '\t' {
				return false
			}
		}
	}
}
