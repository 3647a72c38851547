// Package fuzz tests generated code with random schemas and random instances:
// against jsonschema/v5, and against itself. It has nothing but tests, and the
// driver that they compile together with the generated code.
package fuzz
