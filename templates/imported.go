package templates

// decodeImported stores a value in a type that another package of generated
// code declares.
func decodeImported[T any, P interface {
	*T
	UnmarshalJSON(data []byte) error
}](c *checker, b []byte, i int, v *T) int {
	end := valueEnd(b, i)
	if err := P(v).UnmarshalJSON(b[i:end]); err != nil {
		c.refused(b, i, *v, err)
	}
	return end
}

// appendImported appends a value of a type that another package of generated
// code declares.
func appendImported[T any, P interface {
	*T
	AppendJSON(b []byte) ([]byte, error)
}](e *encoder, b []byte, v *T) []byte {
	out, err := P(v).AppendJSON(b)
	if err != nil {
		e.fail(b, err.Error())
		return append(b, "null"...)
	}
	return out
}

// yamlImported is a value of a type that another package of generated code
// declares with methods for YAML.
func yamlImported[T interface{ MarshalYAML() (any, error) }](v *T, y *yamlWriter) any {
	out, err := (*v).MarshalYAML()
	if err != nil && y.err == nil {
		y.err = err
	}
	return out
}
