// Typewright reads JSON Schema and writes Go: types, fast decoding and
// encoding, exact validation. See typewright help.
package main

import (
	"os"

	"github.com/typewright/typewright/internal/cli"
)

func main() {
	os.Exit(cli.Main())
}
