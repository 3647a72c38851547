package model

import "slices"

var formats = []string{
	"date", "date-time", "duration", "email", "hostname", "idn-email", "idn-hostname", "ipv4", "ipv6", "iri",
	"iri-reference", "json-pointer", "regex", "relative-json-pointer", "time", "uri", "uri-reference",
	"uri-template", "uuid",
}

// Formats are those that can be asserted, in the order of the alphabet.
func Formats() []string { return slices.Clone(formats) }

// KnownFormat tells whether a format can be asserted: those of draft 2020-12
// (validation, section 7.3). Any other is an annotation.
func KnownFormat(name string) bool { return slices.Contains(formats, name) }
