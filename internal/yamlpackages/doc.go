// Package yamlpackages is generated with methods for YAML, to be tested with
// packages that typewright itself does not use. It is a module of its own, and
// what is generated is not kept: make yaml writes and tests it.
package yamlpackages

//go:generate go run -C ../.. ./cmd/typewright generate internal/yamlpackages/order.json --output internal/yamlpackages --package yamlpackages --with yaml
