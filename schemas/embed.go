// Package schemas has the schema of typewright's own configuration file. The
// code for it is in generated/config.
package schemas

import _ "embed"

// Config is the schema of typewright.yaml.
//
//go:embed typewright.json
var Config []byte
