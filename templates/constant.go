package templates

// equalsOne tells whether the value at offset i equals one of the values.
func equalsOne(b []byte, i int, values [][]byte) bool {
	for _, value := range values {
		if equalJSON(b, i, value, 0) {
			return true
		}
	}
	return false
}
