// Package conformance runs the official JSON Schema test suite through
// generated code. All of it is in its tests: TestSuite keeps the score.
package conformance
