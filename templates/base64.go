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
