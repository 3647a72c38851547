// Package shapes has a type for each shape that schemas have. Its tests are
// those of generated code against hostile documents.
package shapes

//go:generate go tool typewright generate content.json dynamic.json free.json merged.json numbers.json old.json open.json strings.json tree.json tuple.json union.json wide.json --assert-content --output shapes.go
