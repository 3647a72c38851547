package cli

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"regexp"
	"syscall"
	"time"

	"github.com/typewright/typewright/internal/gen"
)

// writeAll writes all files or none: each is written in full to a temporary
// file beside it, and only when all are on disk do they take their names. A
// reader never sees half a file. Whoever kills the process between two of the
// names finds some files new and some old, all of them whole.
func writeAll(changes []change) error {
	interrupt := make(chan os.Signal, 1)
	signal.Notify(interrupt, os.Interrupt, syscall.SIGTERM)
	defer signal.Stop(interrupt)

	temps := make([]string, 0, len(changes))
	defer func() {
		for _, temp := range temps {
			_ = os.Remove(temp) // gone already if it has its name
		}
	}()
	for i := range changes {
		temp, err := changes[i].stage(changes[i].text)
		if temp != "" {
			temps = append(temps, temp)
		}
		if err != nil {
			return fileError(changes[i].path, err)
		}
	}
	select {
	case s := <-interrupt:
		return fmt.Errorf("%v: nothing is written", s)
	default:
	}
	for i, temp := range temps {
		err := changes[i].unchanged()
		if err == nil {
			err = os.Rename(temp, changes[i].path)
		}
		if err != nil {
			return errors.Join(fileError(changes[i].path, err), putBack(changes[:i]))
		}
	}
	return nil
}

// stage writes a text to a temporary file in the directory of the file and
// returns its name, which is "" if there is none.
func (c *change) stage(text gen.Text) (temp string, err error) {
	// Renaming would put a file in the place of a link.
	if path, err := filepath.EvalSymlinks(c.path); err == nil {
		c.path = path
	}
	dir, base := filepath.Dir(c.path), filepath.Base(c.path)
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return "", err
	}
	// Not os.CreateTemp, whose files only their owner can read.
	temp = filepath.Join(dir, "."+base+"."+rand.Text()[:8])
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return "", err
	}
	if _, err = text.WriteTo(f); err == nil {
		err = f.Sync()
	}
	if err == nil && c.mode != 0 {
		err = f.Chmod(c.mode)
	}
	if info, wrong := f.Stat(); wrong == nil {
		removeLitter(dir, base, info.ModTime())
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	return temp, err
}

// litterAge is how old a temporary file is that no run can be at work on.
const litterAge = 10 * time.Minute

// removeLitter removes the temporary files of a file that runs have left
// behind which were killed.
func removeLitter(dir, base string, now time.Time) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return // who cannot read it will be told so on writing
	}
	temp := regexp.MustCompile(`^\.` + regexp.QuoteMeta(base) + `\.[A-Z2-7]{8}$`)
	for _, entry := range entries {
		info, err := entry.Info()
		if err == nil && temp.MatchString(entry.Name()) && info.Mode().IsRegular() && now.Sub(info.ModTime()) > litterAge {
			_ = os.Remove(filepath.Join(dir, entry.Name()))
		}
	}
}

// unchanged wants a file to be what it was when it was compared, or what it
// is to become: another run may have been as quick.
func (c *change) unchanged() error {
	now := change{path: c.path}
	if err := now.readOld(); err != nil {
		return err
	}
	same := bytes.Equal(now.old, c.old) && (now.old == nil) == (c.old == nil)
	if !same && !c.text.Equal(now.old) {
		return errors.New("has changed meanwhile, so it stays as it is")
	}
	return nil
}

// putBack gives files the text that they had. The error says which have the
// new one still.
func putBack(changes []change) error {
	var errs []error
	for i := range changes {
		c := &changes[i]
		if c.old == nil {
			if err := os.Remove(c.path); err != nil {
				errs = append(errs, fmt.Errorf("%w, and it is new", fileError(c.path, err)))
			}
			continue
		}
		temp, err := c.stage(gen.Text{c.old})
		if err == nil {
			err = os.Rename(temp, c.path)
		}
		if err != nil {
			_ = os.Remove(temp)
			errs = append(errs, fmt.Errorf("%w, and it is new", fileError(c.path, err)))
		}
	}
	return errors.Join(errs...)
}
