package gen

import (
	"bytes"
	"encoding/json"

	"github.com/typewright/typewright/internal/plan"
)

// A Lock is a file that keeps the names of types, constants and fields. Generate adds
// the new one to its files.
type Lock struct {
	Name string // relative to the output directory
	Text []byte // as it is now; empty if there is none yet
}

// lockFile is how a lock is written: places to names.
type lockFile struct {
	Types      map[string]string            `json:"types"`
	Constants  map[string]map[string]string `json:"constants"`
	Fields     map[string]map[string]string `json:"fields"`
	Interfaces map[string]string            `json:"interfaces"`
}

// A LockError says that a file is no lock.
type LockError struct{ Name, Reason string }

func (e *LockError) Error() string { return e.Name + ": not a lock of typewright: " + e.Reason }

// names reads the names that are locked.
func (l *Lock) names() (plan.Names, error) {
	if l == nil || len(l.Text) == 0 {
		return plan.Names{}, nil
	}
	var file lockFile
	decoder := json.NewDecoder(bytes.NewReader(l.Text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&file); err != nil {
		return plan.Names{}, &LockError{l.Name, err.Error()}
	}
	names := plan.Names(file)
	if !names.Valid() {
		return plan.Names{}, &LockError{l.Name, "a name in it is no exported Go identifier"}
	}
	return names, nil
}

// lockText writes a lock.
func lockText(names plan.Names) ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "\t")
	err := encoder.Encode(lockFile(names))
	return out.Bytes(), err
}
