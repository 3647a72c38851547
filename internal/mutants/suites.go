package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"
)

// A suite is a test binary.
type suite struct {
	dir, binary string
	args        []string
	took        time.Duration // of processor time, without a fault
}

// copyRepository copies the files that are under version control, or could be.
func copyRepository(ctx context.Context, from, to string) error {
	list := exec.CommandContext(ctx, "git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
	list.Dir = from
	out, err := list.Output()
	if err != nil {
		return err
	}
	for _, name := range strings.Split(strings.TrimSuffix(string(out), "\x00"), "\x00") {
		source := filepath.Join(from, name)
		if info, err := os.Lstat(source); err != nil || !info.Mode().IsRegular() {
			continue // a link, or removed and not yet from the list
		}
		text, err := os.ReadFile(source)
		if err != nil {
			return err
		}
		path := filepath.Join(to, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(path, text, 0o666); err != nil {
			return err
		}
	}
	return nil
}

// build compiles the tests of the support code, and those of code that is
// generated with it.
func build(ctx context.Context, dir string) ([]*suite, error) {
	suites := []*suite{
		{dir: "templates", args: []string{"-test.skip=TakeLinearTime|TestHuge"}},
		{dir: "generated/shapes", args: []string{"-test.skip=TestHostile|TestLarge|TestConcurrent|TestDepth"}},
		{dir: "generated/messages"},
		{dir: "golden"},
	}
	// What the golden schemas make is written before vet says that half of it
	// is wrong.
	golden := exec.CommandContext(ctx, "go", "test", "./internal/gen", "-run", "^TestGolden$", "-args", "-keep", filepath.Join(dir, "golden"))
	golden.Dir = dir
	_ = golden.Run()
	for _, s := range suites {
		s.binary = filepath.Join(dir, filepath.Base(s.dir)+".test")
		generated := strings.HasPrefix(s.dir, "generated/")
		s.dir = filepath.Join(dir, s.dir)
		commands := [][]string{{"go", "test", "-vet=off", "-c", "-o", s.binary, "."}}
		if generated {
			commands = append([][]string{{"go", "generate", "."}}, commands...)
		}
		for _, args := range commands {
			command := exec.CommandContext(ctx, args[0], args[1:]...)
			command.Dir = s.dir
			command.Env = append(os.Environ(), "GOFLAGS=-mod=mod", "GOWORK=off")
			if out, err := command.CombinedOutput(); err != nil {
				return nil, fmt.Errorf("%s in %s: %w\n%s", strings.Join(args, " "), s.dir, err, out)
			}
		}
		out, took, err := s.run(ctx, 0, 5*time.Minute)
		if err != nil {
			return nil, fmt.Errorf("%s fails without a fault: %w\n%s", s.dir, err, out)
		}
		s.took = took
		fmt.Printf("%s takes %v\n", filepath.Base(s.dir), took.Round(time.Millisecond))
	}
	return suites, nil
}

// run runs a suite with a fault, for so much processor time at most, and tells
// how much it took. An error says that the suite has noticed the fault.
func (s *suite) run(ctx context.Context, number int, limit time.Duration) (out []byte, took time.Duration, err error) {
	// What takes all memory is to end before the machine does.
	limits := fmt.Sprintf(`ulimit -t %d; ulimit -v 6000000; exec "$0" "$@"`, int(limit.Seconds())+1)
	args := append([]string{"-c", limits, s.binary, "-test.short", "-test.failfast", "-test.timeout=10m"}, s.args...)
	command := exec.CommandContext(ctx, "sh", args...)
	command.Dir = s.dir
	command.Env = append(os.Environ(), "MUTANT="+strconv.Itoa(number), "GOMAXPROCS=1", "GOMEMLIMIT=1GiB", "GOTRACEBACK=none")
	out, err = command.CombinedOutput()
	if command.ProcessState != nil {
		took = command.ProcessState.UserTime() + command.ProcessState.SystemTime()
	}
	return out, took, err
}

// tryAll returns the faults that no suite notices.
func tryAll(ctx context.Context, suites []*suite, faults []fault, workers int) []fault {
	alive := make([]bool, len(faults))
	var all sync.WaitGroup
	next := make(chan int)
	var printing sync.Mutex
	done := 0
	for range workers {
		all.Go(func() {
			for n := range next {
				alive[n] = survives(ctx, suites, faults[n].number)
				printing.Lock()
				if done++; done%100 == 0 {
					fmt.Printf("%d of %d\n", done, len(faults))
				}
				printing.Unlock()
			}
		})
	}
	for n := range faults {
		if ctx.Err() == nil {
			next <- n
		}
	}
	close(next)
	all.Wait()
	var survivors []fault
	for n, f := range faults {
		if alive[n] {
			survivors = append(survivors, f)
		}
	}
	return survivors
}

func survives(ctx context.Context, suites []*suite, number int) bool {
	for _, s := range suites {
		if _, _, err := s.run(ctx, number, 5*s.took+2*time.Second); err != nil {
			return false
		}
	}
	return true
}
