package main

import (
	"fmt"
	"math"
	"runtime"
	"slices"
	"syscall"
	"time"
)

// A task is one way to do one thing with a document.
type task struct {
	does string // decode, validate or encode
	by   string
	note string // what it does less or more than others
	run  func() error
}

// A result is what was measured of a task.
type result struct {
	task
	ratios        []float64 // how many times as fast as the first task, sorted
	time          time.Duration
	bytes, allocs uint64
}

func (r *result) quantile(q float64) float64 {
	return r.ratios[int(math.Round(q*float64(len(r.ratios)-1)))]
}

// compare runs tasks that do the same in turn, in a number of rounds. The
// ratios are those of times within a round, to the first task.
func compare(tasks []task, rounds int, slice time.Duration) ([]result, error) {
	results := make([]result, len(tasks))
	counts := make([]int, len(tasks))
	times := make([][]float64, len(tasks))
	for n, t := range tasks {
		start := processorTime()
		for range 2 {
			if err := t.run(); err != nil {
				return nil, fmt.Errorf("%s by %s: %w", t.does, t.by, err)
			}
		}
		counts[n] = max(1, int(2*slice/max(1, processorTime()-start)))
		results[n].task = t
		results[n].bytes, results[n].allocs = allocated(t.run)
	}
	for range rounds {
		for n, t := range tasks {
			runtime.GC()
			start := processorTime()
			for range counts[n] {
				if err := t.run(); err != nil {
					return nil, err
				}
			}
			times[n] = append(times[n], float64(processorTime()-start)/float64(counts[n]))
		}
	}
	for n := range tasks {
		for round := range times[n] {
			results[n].ratios = append(results[n].ratios, times[0][round]/times[n][round])
		}
		slices.Sort(results[n].ratios)
		slices.Sort(times[n])
		results[n].time = time.Duration(times[n][len(times[n])/2])
	}
	return results, nil
}

// processorTime is what the process has used of the processors, garbage
// collection included. Other load on the machine affects it little.
func processorTime() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		panic(err) // the arguments are right
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

func allocated(run func() error) (bytes, allocs uint64) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_ = run() // it has succeeded before
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc, after.Mallocs - before.Mallocs
}
