// Package config is generated from the schema of typewright's configuration
// file, and used by typewright.
package config

//go:generate go tool typewright generate ../../schemas/typewright.json --output config.go
