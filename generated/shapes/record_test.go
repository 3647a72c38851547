package shapes

import (
	"bytes"
	"flag"
	"fmt"
	"hash/crc32"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var (
	update  = flag.Bool("update", false, "write what is said about the documents in testdata")
	collect = flag.String("collect", "", "a directory of corpora, $(go env GOCACHE)/fuzz/…/shapes, whose documents are added on update")
)

// longest is how many bytes a document of the record has at most, and most how
// many there are for a shape.
const (
	longest = 200
	most    = 500
)

// TestRecord holds what the code says about documents that fuzzing has found
// to be of interest: the verdict with all reasons, or what is encoded again. A
// line of testdata/SHAPE.txt is a checksum of that and the document.
func TestRecord(t *testing.T) {
	for _, name := range slices.Sorted(maps.Keys(shapes)) {
		t.Run(name, func(t *testing.T) {
			s := shapes[name]
			opinion := newOracle(t, s.name)
			path := filepath.Join("testdata", s.name+".txt")
			record, err := os.ReadFile(path)
			if err != nil && !*update {
				t.Fatal(err)
			}
			var out bytes.Buffer
			for _, line := range lines(t, string(record), name) {
				sum, quoted, _ := strings.Cut(line, " ")
				document, err := strconv.Unquote(quoted)
				if err != nil {
					t.Fatalf("%s: %v", line, err)
				}
				verdict, err := s.run.Run([]byte(document))
				if err == nil {
					err = opinion.agree([]byte(document), verdict)
				}
				if err != nil {
					t.Errorf("%s: %v", quoted, err)
				}
				said := s.says([]byte(document))
				now := fmt.Sprintf("%08x", crc32.ChecksumIEEE([]byte(said)))
				if now != sum && !*update {
					t.Errorf("%s: something else than was recorded (-update writes it): %s", quoted, said)
				}
				fmt.Fprintf(&out, "%s %s\n", now, quoted)
			}
			if *update {
				if err := os.WriteFile(path, out.Bytes(), 0o666); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// lines are those of a record, and those of documents that are to be added.
func lines(t *testing.T, record, name string) []string {
	all := strings.Split(strings.TrimSpace(record), "\n")
	known := make(map[string]bool)
	all = slices.DeleteFunc(all, func(line string) bool { return line == "" })
	for _, line := range all {
		_, quoted, _ := strings.Cut(line, " ")
		known[quoted] = true
	}
	if *collect == "" {
		return all
	}
	paths, err := filepath.Glob(filepath.Join(*collect, "Fuzz"+name, "*"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no corpus of %s: %v", name, err)
	}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		_, value, _ := strings.Cut(string(text), "[]byte(")
		document, err := strconv.Unquote(strings.TrimSuffix(strings.TrimSpace(value), ")"))
		quoted := strconv.QuoteToASCII(document)
		if err != nil || len(document) > longest || len(all) == most || known[quoted] {
			continue
		}
		all = append(all, "0 "+quoted)
	}
	return all
}

// says is the error about a document, or what its value encodes to.
func (s *shape) says(document []byte) string {
	invalid := s.validate(document)
	out, err := s.again(document)
	switch {
	case invalid != nil:
		return invalid.Error()
	case err != nil:
		return err.Error()
	}
	return string(out)
}
