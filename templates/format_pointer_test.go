package templates

import "testing"

// RFC 6901 sections 3 and 5.
func TestFormatJSONPointer(t *testing.T) {
	testFormat(t, formatJSONPointer, []string{
		"", "/foo", "/foo/0", "/", "/a~1b", "/c%d", "/ ", "/m~0n", "//", "/\u00e4",
	}, []string{"foo", "#", "#/foo", "/~", "/~2", "/a~", "~0", " /foo"})
}

// draft-handrews-relative-json-pointer-01 section 3.
func TestFormatRelativeJSONPointer(t *testing.T) {
	testFormat(t, formatRelativeJSONPointer, []string{
		"0", "1/0", "2/highly/nested/objects", "0#", "10#", "123", "0/",
	}, []string{"", "#", "/a", "-1", "+1", "00", "01/a", "0#/a", "0##", "1a", "0+1/a", "0/~", "\u0661"})
}
