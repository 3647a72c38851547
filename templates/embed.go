package templates

import (
	"embed"
	"io/fs"
)

//go:embed *.go
var embedded embed.FS

// Files returns the Go files of this directory. This file is the one door to
// the package and no support code: it is never copied.
func Files() fs.FS { return embedded }
