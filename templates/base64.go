package templates

import "encoding/base64"

// A Base64Text is a string that holds bytes in base64 (RFC 4648 section 4).
// It stays as it was written, so that nothing is lost where that is another
// spelling, or no base64 at all.
type Base64Text string

// SetBytes makes t the text of bytes.
func (t *Base64Text) SetBytes(data []byte) {
	*t = Base64Text(base64.StdEncoding.EncodeToString(data))
}

// Bytes returns the bytes. The error is that of encoding/base64.
func (t Base64Text) Bytes() ([]byte, error) {
	return base64.StdEncoding.DecodeString(string(t))
}

func decodeBase64Text(c *checker, b []byte, i int, v *Base64Text) int {
	return decodeString(c, b, i, (*string)(v))
}

func appendBase64Text(e *encoder, b []byte, v *Base64Text) []byte {
	return appendQuoted(e, b, string(*v))
}

// decodeBytes stores the content of a string that is strict base64.
func decodeBytes(c *checker, b []byte, i int, v *[]byte) int {
	text, end := c.string(b, i)
	data := make([]byte, base64.StdEncoding.DecodedLen(len(text)))
	n, _ := base64.StdEncoding.Decode(data, text)
	*v = data[:n]
	return end
}

// appendBytes appends bytes in base64; none are an empty string.
func appendBytes(_ *encoder, b []byte, v *[]byte) []byte {
	b = base64.StdEncoding.AppendEncode(append(b, '"'), *v)
	return append(b, '"')
}
