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
