package cli

import (
	"crypto/rand"
	"os"
	"path/filepath"
)

// writeAll writes all files or none: each is written in full to a temporary
// file beside it, and only when all are on disk do they take their names. A
// reader never sees half a file.
func writeAll(changes []change) (err error) {
	temps := make([]string, 0, len(changes))
	defer func() {
		if err == nil {
			return
		}
		for _, temp := range temps {
			_ = os.Remove(temp) // gone already if it has its name
		}
	}()
	for i := range changes {
		temp, err := changes[i].stage()
		if temp != "" {
			temps = append(temps, temp)
		}
		if err != nil {
			return fileError(changes[i].path, err)
		}
	}
	for i, temp := range temps {
		if err := os.Rename(temp, changes[i].path); err != nil {
			return fileError(changes[i].path, err)
		}
	}
	return nil
}

// stage writes the new text to a temporary file in the directory of the file
// and returns its name, which is "" if there is none.
func (c *change) stage() (temp string, err error) {
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
	if _, err = f.Write(c.text); err == nil {
		err = f.Sync()
	}
	if err == nil && c.mode != 0 {
		err = f.Chmod(c.mode)
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	return temp, err
}
