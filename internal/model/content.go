package model

// Content is what a string holds (validation, section 8), where that is
// asserted.
type Content struct {
	Encoding   string // "" for none: the string is the content
	EncodingAt string
	JSONAt     string // of a contentMediaType that is one of JSON; "" for none
	Schema     *Node  // what the JSON has to be; nil: any
}

// encodings are the known values of contentEncoding: those of RFC 2045,
// section 6.1, and of RFC 4648.
var encodings = map[string]bool{
	"7bit": true, "8bit": true, "binary": true, "quoted-printable": true,
	"base64": true, "base64url": true, "base32": true, "base32hex": true, "base16": true,
}

// KnownEncoding tells whether a contentEncoding, in lower case, can be
// asserted. Any other is an annotation.
func KnownEncoding(name string) bool { return encodings[name] }
