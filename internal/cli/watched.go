package cli

import (
	"context"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"time"
)

// watched are the files and directories that a run has read, as they were when
// it read them first. A nil one takes no notice of anything.
//
// They are looked at again and again, rather than by what the system tells of
// changes: that is not told of all file systems, and not of a file that is
// replaced, as editors do it, or that is not there yet.
type watched map[string]state

// A state is what can be seen of a file without reading it, or of a directory
// by listing it.
type state struct {
	info  fs.FileInfo // nil if it is not there
	names string      // of what is in a directory
}

// note takes notice of a file that is about to be read.
func (w watched) note(name string) {
	if _, known := w[name]; w != nil && !known {
		w[name] = stateOf(name)
	}
}

func stateOf(name string) state {
	info, err := os.Stat(name)
	if err != nil {
		return state{}
	}
	s := state{info: info}
	if !info.IsDir() {
		return s
	}
	entries, err := os.ReadDir(name)
	if err != nil {
		return state{}
	}
	for _, entry := range entries {
		if !strings.HasPrefix(entry.Name(), ".") { // such as the temporary files of writeAll
			s.names += entry.Name() + "\n"
		}
	}
	return s
}

// differs tells whether what has two states was changed in between.
func (s state) differs(now state) bool {
	if s.info == nil || now.info == nil {
		return (s.info == nil) != (now.info == nil)
	}
	if s.info.IsDir() && now.info.IsDir() {
		return s.names != now.names
	}
	return !os.SameFile(s.info, now.info) || s.info.Size() != now.info.Size() || !s.info.ModTime().Equal(now.info.ModTime())
}

// changed are the names of what is different now, sorted.
func (w watched) changed() []string {
	var names []string
	for _, name := range slices.Sorted(maps.Keys(w)) {
		if w[name].differs(stateOf(name)) {
			names = append(names, name)
		}
	}
	return names
}

// again are the same files as they are now.
func (w watched) again() watched {
	now := make(watched)
	for name := range w {
		now.note(name)
	}
	return now
}

// wait looks at all files at each tick until some are changed, and then once
// more for others that are saved with them. It returns nil if the context ends
// first.
func (w watched) wait(ctx context.Context, ticks <-chan time.Time) []string {
	for seen := false; ; {
		select {
		case <-ctx.Done():
			return nil
		case <-ticks:
		}
		names := w.changed()
		if len(names) > 0 && seen {
			return names
		}
		seen = len(names) > 0
	}
}

// reading takes notice of the files that are read.
func (w watched) reading(read func(string) ([]byte, error)) func(string) ([]byte, error) {
	return func(name string) ([]byte, error) {
		w.note(name)
		return read(name)
	}
}

// A watchedFS takes notice of the directories that are listed.
type watchedFS struct {
	fs.FS
	watched watched
	path    func(name string) string // as seen from the working directory
}

func (f watchedFS) Stat(name string) (fs.FileInfo, error) { return fs.Stat(f.FS, name) }

func (f watchedFS) ReadDir(name string) ([]fs.DirEntry, error) {
	f.watched.note(f.path(name))
	return fs.ReadDir(f.FS, name)
}
