package conformance

import (
	"bufio"
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/typewright/typewright/internal/conformance/driver"
	"github.com/typewright/typewright/internal/gen"
)

var (
	update = flag.Bool("update", false, "write the score to testdata")
	only   = flag.String("only", "", "run those cases only whose name matches this `regexp`, and leave the score alone")
)

//go:embed driver/driver.go
var driverText []byte

// The suite is a directory for each draft and kind, with a file for each case.
// It stands beside the repository, or where the environment says.
var suiteBeside = filepath.Join("..", "..", "..", "shared", "corpus", "suite")

const suiteVariable = "TYPEWRIGHT_SUITE"

// suite returns the directories of the suite. It skips the test where there
// is none.
func suite(t *testing.T) []string {
	t.Helper()
	if testing.Short() {
		t.Skip("the official suite takes a minute or more")
	}
	root, told := os.LookupEnv(suiteVariable)
	if !told {
		root = suiteBeside
	}
	directories, err := filepath.Glob(filepath.Join(root, "draft*", "*"))
	switch {
	case err != nil:
		t.Fatal(err)
	case len(directories) == 0 && told:
		t.Fatalf("there is no suite in %s, which $%s names", root, suiteVariable)
	case len(directories) == 0:
		t.Skipf("there is no official suite in %s; make conformance says how to get it, $%s where it is", root, suiteVariable)
	}
	return directories
}

// TestSuite runs the official suite, drafts 4 to 2020-12, through generated
// code and holds the score in testdata. A test that is not right has to be
// among the exceptions, and what is there has to be wrong.
func TestSuite(t *testing.T) {
	directories := suite(t)
	wanted, err := regexp.Compile(*only)
	if err != nil {
		t.Fatal(err)
	}
	var all []*testCase
	b := newBench(t)
	for _, directory := range directories {
		cases := slices.DeleteFunc(load(t, directory), func(c *testCase) bool { return !wanted.MatchString(c.ID) })
		if len(cases) == 0 {
			continue
		}
		b.add(filepath.Base(filepath.Dir(directory))+filepath.Base(directory), cases)
		all = append(all, cases...)
	}
	b.run(t)
	settle(t, all)
}

// A bench is a module with the generated code, a package for each directory
// of the suite, and a program that runs all of it.
type bench struct {
	directory string
	packages  []*goPackage
}

type goPackage struct {
	name  string
	cases []*testCase
}

func newBench(t *testing.T) *bench {
	t.Helper()
	b := &bench{directory: t.TempDir()}
	b.write(t, "go.mod", []byte("module suite\n\ngo 1.24\n"))
	b.write(t, "driver/driver.go", driverText)
	return b
}

func (b *bench) write(t *testing.T, name string, text []byte) {
	t.Helper()
	path := filepath.Join(b.directory, filepath.FromSlash(name))
	if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o777), os.WriteFile(path, text, 0o666)); err != nil {
		t.Fatal(err)
	}
}

// add generates the code of the cases of a package.
func (b *bench) add(name string, cases []*testCase) {
	p := &goPackage{strings.Map(letterOrDigit, name), cases}
	b.packages = append(b.packages, p)
	var wait sync.WaitGroup
	slots := make(chan struct{}, 2)
	for n, c := range cases {
		wait.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			c.name = "_" + strconv.Itoa(n)
			if err := c.generate(); err != nil {
				c.fail(err.Error())
			}
		})
	}
	wait.Wait()
}

func letterOrDigit(r rune) rune {
	if r >= '0' && r <= '9' || r >= 'a' && r <= 'z' {
		return r
	}
	return -1
}

// generate makes the code of a case.
func (c *testCase) generate() (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic while generating: %v", p)
		}
	}()
	files, err := gen.Generate([]string{"root.json"}, c.options())
	if err != nil {
		return err
	}
	c.code, err = newGoFile(files[0].Text.Bytes(), c.name)
	return err
}

// run builds the program, without the cases that do not compile, and gives it
// all instances.
func (b *bench) run(t *testing.T) {
	t.Helper()
	start := time.Now()
	for !b.build(t) {
	}
	t.Logf("built in %v", time.Since(start))
	type place struct {
		c    *testCase
		test int
	}
	var places []place
	var requests []driver.Request
	for _, p := range b.packages {
		for _, c := range p.cases {
			if c.code == nil {
				continue
			}
			for i, test := range c.Tests {
				places = append(places, place{c, i})
				requests = append(requests, driver.Request{Case: p.name + c.name, Data: test.Data, Valid: test.Valid})
			}
		}
	}
	for done := 0; done < len(requests); {
		problems, death := b.drive(t, requests[done:])
		for _, problem := range problems {
			places[done].c.out[places[done].test] = problem
			done++
		}
		if death != "" && done < len(requests) {
			places[done].c.out[places[done].test] = death
			done++
		}
	}
}

// build writes the packages and builds the program. Where cases do not
// compile, it sets them aside and returns false.
func (b *bench) build(t *testing.T) bool {
	t.Helper()
	var main, table bytes.Buffer
	main.WriteString("package main\n\nimport (\n\t\"os\"\n\n\t\"suite/driver\"\n")
	byFile := make(map[string]*testCase)
	for _, p := range b.packages {
		if err := os.RemoveAll(filepath.Join(b.directory, p.name)); err != nil {
			t.Fatal(err)
		}
		var files []*goFile
		var list bytes.Buffer
		for n, c := range p.cases {
			if c.code == nil {
				continue
			}
			file := fmt.Sprintf("%s/case%d.go", p.name, n)
			b.write(t, file, c.code.text)
			byFile[file] = c
			files = append(files, c.code)
			fmt.Fprintf(&list, "\ts[%q] = driver.Of[Root%s](ValidateRoot%s)\n", p.name+c.name, c.name, c.name)
		}
		b.write(t, p.name+"/support.go", supportFile("suite", files))
		b.write(t, p.name+"/subjects.go", fmt.Appendf(nil,
			"package suite\n\nimport \"suite/driver\"\n\nfunc Subjects(s map[string]driver.Subject) {\n%s}\n", list.Bytes()))
		fmt.Fprintf(&main, "\t%s \"suite/%[1]s\"\n", p.name)
		fmt.Fprintf(&table, "\t%s.Subjects(s)\n", p.name)
	}
	fmt.Fprintf(&main, `)

func main() {
	s := make(map[string]driver.Subject)
%s	if err := driver.Run(s, os.Stdin, os.Stdout); err != nil {
		panic(err)
	}
}
`, table.Bytes())
	b.write(t, "main.go", main.Bytes())
	command := exec.Command("go", "build", "-gcflags=suite/...=-e -N -l", "-ldflags=-s -w", "-o", "run", ".")
	command.Dir = b.directory
	command.Env = append(os.Environ(), "GOPROXY=off", "GOFLAGS=-mod=mod", "GOWORK=off", "GOTOOLCHAIN=local")
	out, err := command.CombinedOutput()
	if err == nil {
		return true
	}
	aside := 0
	for _, match := range regexp.MustCompile(`(?m)^(\S+?\.go):.*$`).FindAllSubmatch(out, -1) {
		if c := byFile[filepath.ToSlash(filepath.Clean(string(match[1])))]; c != nil && c.code != nil {
			c.fail("it does not compile: " + string(match[0]))
			aside++
		}
	}
	if aside == 0 {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	return false
}

// drive runs the program until it ends. It returns a problem for each request
// that was answered, and why the program died, if it did.
func (b *bench) drive(t *testing.T, requests []driver.Request) (problems []string, death string) {
	t.Helper()
	var in, errs bytes.Buffer
	encoder := json.NewEncoder(&in)
	for _, r := range requests {
		if err := encoder.Encode(r); err != nil {
			t.Fatal(err)
		}
	}
	command := exec.Command(filepath.Join(b.directory, "run"))
	command.Stdin, command.Stderr = &in, &errs
	out, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	responses := json.NewDecoder(bufio.NewReader(out))
	for {
		var r driver.Response
		if err := responses.Decode(&r); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		problems = append(problems, r.Problem)
	}
	if err := command.Wait(); err != nil {
		first, _, _ := strings.Cut(errs.String(), "\n")
		death = fmt.Sprintf("the program died: %v: %s", err, first)
	} else if len(problems) == 0 {
		t.Fatal("the program answers nothing")
	}
	return problems, death
}

// sources are the cases by the file of the suite that they are from, in
// alphabetical order.
func sources(cases []*testCase) (names []string, bySource map[string][]*testCase) {
	bySource = make(map[string][]*testCase)
	for _, c := range cases {
		name, _, _ := strings.Cut(c.Source, "#")
		name = strings.TrimPrefix(name[strings.LastIndexByte(name, ' ')+1:], "tests/")
		if bySource[name] == nil {
			names = append(names, name)
		}
		bySource[name] = append(bySource[name], c)
	}
	slices.Sort(names)
	return names, bySource
}
