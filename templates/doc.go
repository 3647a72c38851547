// Package templates is the support code of typewright: ordinary Go that is
// compiled and tested here, embedded into the tool, and copied, declaration
// by declaration, beside the code that it generates. What is the same for
// every schema lives here; generated code holds the facts of one schema.
//
// It builds with Go 1.24 and needs the standard library only.
//
// # Walking a document
//
// A document is a []byte, a place in it an offset. Scanning functions take
// the document and the offset of a value's first byte and return the offset
// after the value, or -1. Offsets travel in registers, so a check neither
// allocates nor touches memory but the document.
package templates
