package fuzz

import (
	"bufio"
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/typewright/typewright/internal/fuzz/driver"
)

//go:embed driver
var driverFiles embed.FS

// A generated package, and its root types in the order of their schemas.
type generated struct {
	name  string
	code  []byte
	roots []string
}

// A program runs instances through generated packages. The cases of all
// packages are numbered in order.
type program struct {
	binary string
	built  time.Duration // how much processor time it took to build
	in     io.WriteCloser
	lines  *bufio.Reader
	cmd    *exec.Cmd
}

// Flags of the compiler: to be soon done, or to make fast code.
const (
	soon = "-gcflags=fuzzed/...=-l -N"
	fast = "-gcflags="
)

// build vets and compiles packages into a program in a directory. Errors of
// the compiler have its output.
func build(dir string, packages []generated, flags string) (*program, error) {
	if err := writeProgram(dir, packages); err != nil {
		return nil, err
	}
	p := &program{binary: filepath.Join(dir, "fuzzed")}
	for _, args := range [][]string{{"vet", "./p..."}, {"build", flags, "-ldflags=-s -w", "-o", p.binary, "."}} {
		command := exec.Command("go", args...)
		command.Dir = dir
		command.Env = append(os.Environ(), "GOPROXY=off", "GOFLAGS=-mod=mod", "GOWORK=off", "GOTOOLCHAIN=local")
		if out, err := command.CombinedOutput(); err != nil {
			return nil, fmt.Errorf("go %s: %w\n%s", args[0], err, out)
		}
		p.built = command.ProcessState.UserTime() + command.ProcessState.SystemTime()
	}
	return p, nil
}

func writeProgram(dir string, packages []generated) error {
	var errs []error
	write := func(name string, text []byte) {
		path := filepath.Join(dir, name)
		errs = append(errs, os.MkdirAll(filepath.Dir(path), 0o777), os.WriteFile(path, text, 0o666))
	}
	write("go.mod", []byte("module fuzzed\n\ngo 1.24\n"))
	for _, name := range []string{"driver/driver.go", "driver/same.go"} {
		text, err := driverFiles.ReadFile(name)
		errs = append(errs, err)
		write(name, text)
	}
	var imports, cases strings.Builder
	for _, p := range packages {
		write(p.name+"/code.go", p.code)
		write(p.name+"/cases.go", casesOf(p))
		fmt.Fprintf(&imports, "\t%q\n", "fuzzed/"+p.name)
		fmt.Fprintf(&cases, "\tcases = append(cases, %s.DriverCases...)\n", p.name)
	}
	write("main.go", fmt.Appendf(nil, mainFile, imports.String(), cases.String()))
	return errors.Join(errs...)
}

const mainFile = `package main

import (
	"log"
	"os"

	"fuzzed/driver"
%s)

func main() {
	var cases []driver.Case
%s	if err := driver.Serve(os.Stdin, os.Stdout, cases); err != nil {
		log.Fatal(err)
	}
}
`

// casesOf writes the file that makes the root types of a package known to the
// driver. It is part of the package, as collecting mode has no name outside.
func casesOf(p generated) []byte {
	b := fmt.Appendf(nil, casesFile, p.name)
	for _, root := range p.roots {
		b = fmt.Appendf(b, "\tdriver.For[%s](Validate%s, driverExplain(%s), driverIssues),\n", root, root, checkOf(p.code, root))
	}
	return append(b, "}\n"...)
}

// checkOf finds the check function of a root type.
func checkOf(code []byte, root string) string {
	found := regexp.MustCompile(`(?m)^func Validate` + root + `\(data \[\]byte\) error \{\n(?:\treturn lastWins.*\n)?\t+return validate\(data, (.+)\)$`).FindSubmatch(code)
	if found == nil {
		panic("the code has no function Validate" + root + " of the known form")
	}
	return string(found[1])
}

const casesFile = `package %s

import (
	"errors"

	"fuzzed/driver"
)

func driverExplain(check checkFunc) func([]byte) error {
	return func(b []byte) error {
		c := newChecker()
		defer c.release()
		return explain(c, b, check)
	}
}

func driverIssues(err error) []driver.Issue {
	var e *ValidationError
	if !errors.As(err, &e) {
		return nil
	}
	var issues []driver.Issue
	for _, issue := range e.Issues {
		issues = append(issues, driver.Issue{Location: issue.InstanceLocation, Message: issue.Message})
	}
	return issues
}

var DriverCases = []driver.Case{
`

func (p *program) start() error {
	p.cmd = exec.Command(p.binary)
	p.cmd.Stderr = new(bytes.Buffer)
	var err error
	if p.in, err = p.cmd.StdinPipe(); err != nil {
		return err
	}
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		return err
	}
	p.lines = bufio.NewReaderSize(out, 1<<16)
	return p.cmd.Start()
}

func (p *program) stop() {
	if p.cmd != nil {
		_ = errors.Join(p.in.Close(), p.cmd.Process.Kill(), p.cmd.Wait())
		p.cmd = nil
	}
}

// An answer is what a program says about one instance.
type answer struct {
	verdict driver.Verdict
	problem string
	reasons string
}

// readAnswer reads a line that Serve has written.
func readAnswer(line string) (a answer, err error) {
	verdict, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
	a.verdict = driver.Verdict(verdict)
	quoted, err := strconv.QuotedPrefix(rest)
	if err != nil {
		return a, err
	}
	if a.problem, err = strconv.Unquote(quoted); err != nil {
		return a, err
	}
	a.reasons, err = strconv.Unquote(strings.TrimPrefix(rest[len(quoted):], " "))
	return a, err
}

// stall is how long a program may take for one instance.
const stall = 30 * time.Second

// run gives instances to a case and returns an answer for each. A program
// that crashes or stalls answers so, and is started anew.
func (p *program) run(number int, instances [][]byte) ([]answer, error) {
	var answers []answer
	for len(answers) < len(instances) {
		if p.cmd == nil {
			if err := p.start(); err != nil {
				return nil, err
			}
		}
		watch := time.AfterFunc(stall, func() { _ = p.cmd.Process.Kill() })
		go ask(p.in, number, instances[len(answers):])
		for len(answers) < len(instances) {
			line, err := p.lines.ReadString('\n')
			if err != nil {
				break
			}
			watch.Reset(stall)
			a, err := readAnswer(line)
			if err != nil {
				return nil, fmt.Errorf("the program answers %q: %w", line, err)
			}
			answers = append(answers, a)
		}
		stalled := !watch.Stop()
		if len(answers) < len(instances) {
			err := errors.Join(p.in.Close(), p.cmd.Wait())
			problem := fmt.Sprintf("crash: %v\n%.2000s", err, p.cmd.Stderr.(*bytes.Buffer).String())
			if stalled {
				problem = "stall: no answer in " + stall.String()
			}
			answers = append(answers, answer{verdict: driver.Invalid, problem: problem})
			p.cmd = nil
		}
	}
	return answers, nil
}

// ask writes the instances. Where the program has gone, the reader notices.
func ask(in io.Writer, number int, instances [][]byte) {
	w := bufio.NewWriter(in)
	for _, text := range instances {
		_, _ = fmt.Fprintf(w, "%d %q\n", number, text)
	}
	_ = w.Flush()
}

// A cost is how long it takes to validate a document, and to decode it.
type cost struct{ validate, decode time.Duration }

// cost measures one document.
func (p *program) cost(number int, text []byte) (c cost, err error) {
	if p.cmd == nil {
		if err := p.start(); err != nil {
			return c, err
		}
	}
	if _, err := fmt.Fprintf(p.in, "+%d %q\n", number, text); err != nil {
		return c, err
	}
	_, err = fmt.Fscanln(p.lines, &c.validate, &c.decode)
	return c, err
}
