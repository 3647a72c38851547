package templates

import (
	"embed"
	"io/fs"
)

//go:embed *.go
var embedded embed.FS

// This file is the one door to the package and no support code: it is never
// copied.

// Files returns the Go files of this directory.
func Files() fs.FS { return embedded }

var formats = map[string]func([]byte) bool{
	"date":                  formatDate,
	"date-time":             formatDateTime,
	"duration":              formatDuration,
	"email":                 formatEmail,
	"hostname":              formatHostname,
	"idn-email":             formatIDNEmail,
	"idn-hostname":          formatIDNHostname,
	"ipv4":                  formatIPv4,
	"ipv6":                  formatIPv6,
	"iri":                   formatIRI,
	"iri-reference":         formatIRIReference,
	"json-pointer":          formatJSONPointer,
	"regex":                 formatRegex,
	"relative-json-pointer": formatRelativeJSONPointer,
	"time":                  formatTime,
	"uri":                   formatURI,
	"uri-reference":         formatURIReference,
	"uri-template":          formatURITemplate,
	"uuid":                  formatUUID,
}

// HasFormat tells whether a text has a format of JSON Schema, as generated
// code decides it. No text has a format that is not known.
func HasFormat(name string, text []byte) bool {
	has := formats[name]
	return has != nil && has(text)
}

var encodings = map[string]func([]byte) ([]byte, bool){
	"7bit":             content7Bit,
	"8bit":             content8Bit,
	"base16":           contentBase16,
	"base32":           contentBase32,
	"base32hex":        contentBase32Hex,
	"base64":           contentBase64,
	"base64url":        contentBase64URL,
	"quoted-printable": contentQuotedPrintable,
}

// DecodeContent returns what a string holds in a contentEncoding, as generated
// code reads it. In any that is not known it holds itself.
func DecodeContent(encoding string, text []byte) (content []byte, ok bool) {
	if decode := encodings[encoding]; decode != nil {
		return decode(text)
	}
	return text, true
}

// CompareNumbers compares two JSON numbers by their values, as generated code
// does.
func CompareNumbers(a, b string) int { return compareNumbers([]byte(a), []byte(b)) }

// IsInteger tells whether a JSON number is an integer.
func IsInteger(number string) bool { return numberIsInteger([]byte(number)) }

// IsMultiple tells whether a JSON number is a multiple of another, which is
// not zero.
func IsMultiple(number, of string) bool { return numberIsMultiple([]byte(number), []byte(of)) }

// Fault says why generated code takes a text for no JSON, and the offset where
// that shows. The reason is empty if it is JSON.
func Fault(text []byte) (offset int, reason string) {
	c := newChecker()
	defer c.release()
	end := c.skip(text, space(text, 0))
	if end >= 0 && space(text, end) != len(text) {
		c.wrong(space(text, end), "want the end of the document")
	}
	return c.faultOffset, c.fault
}
