package templates

import "testing"

// RFC 3986 sections 1.1.2 and 3.
var absoluteURIs = []string{
	"ftp://ftp.is.co.za/rfc/rfc1808.txt", "ldap://[2001:db8::7]/c=GB?objectClass?one", "mailto:John.Doe@example.com",
	"tel:+1-816-555-1212", "urn:oasis:names:specification:docbook:dtd:xml:4.1.2", "a:", "A+-.1:b", "file:///etc/hosts",
	"http://", "http://a:80", "http://a:", "http://u:p:q@a", "http://@a", "http://%41", "http://[v1.a:b]/", "http://[VF.1]:8",
	"a:/b//c", "a:?/?", "a:#/?", "a:b:c@d", "http://256.256.256.256", "a://b?c#d", "a:%C3%A4",
}

var relativeURIs = []string{
	"", "a", "/", "//", "//a:80/b", "./a:b", "a/b:c", "?a:b", "#a:b", "/a:b", "../a", "@", "%41",
}

var noURIs = []string{
	" ", "1a:b", ":a", "a,b:c", "a b", "a:b c", "a:b\\c", "a:<b>", "a:\"", "a:{b}", "a:|", "a:^", "a:`", "a:[b]", "a:%", "a:%4", "a:%4g",
	"a:b#c#d", "http://a:b", "http://a:80:80", "http://u@v@a", "http://[::1", "http://[::1]a", "http://[1.2.3.4]", "http://::1",
	"http://[v.a]", "http://[v1.]", "http://[v1]", "http://[vg.a]", "http://[v1.a@b]", "http://[fe80::1%25eth0]", "http://[]", "http://a]",
	"http://[u@a", "a:\x7f", "a:\n",
}

func TestFormatURI(t *testing.T) {
	testFormat(t, formatURI, absoluteURIs, append(append([]string{"a:\u00e4"}, relativeURIs...), noURIs...))
}

func TestFormatURIReference(t *testing.T) {
	testFormat(t, formatURIReference, append(relativeURIs, absoluteURIs...), append([]string{"\u00e4", "//\u00e4"}, noURIs...))
}

// RFC 3987 sections 2.2 and 4.1.
var absoluteIRIs = []string{
	"http://r\u00e9sum\u00e9.example.org/\u00e4?\u00f6#\u00fc", "a:\U00010300", "a:?\ue000", "a:?\U00100000", "a://\u00e4@\u00f6",
}

var noIRIs = []string{
	"a:\u0080", "a:\ue000", "a:#\ue000", "a:\U000f0000", "a:\ufdd0", "a:\ufffd", "a:\U0001ffff", "a:?\U0010ffff", "a:\U000e0001",
	"a:\u200e", "a:?\u202e", "\u00e4:b", "http://[v1.\u00e4]", "a:%\u00e4",
}

func TestFormatIRI(t *testing.T) {
	testFormat(t, formatIRI, append(absoluteIRIs, absoluteURIs...),
		append(append(append([]string{"\u00e4", "//\u00e4"}, relativeURIs...), noURIs...), noIRIs...))
}

func TestFormatIRIReference(t *testing.T) {
	testFormat(t, formatIRIReference,
		append(append(append([]string{"\u00e4", "//\u00e4", "./\u00e4:b"}, relativeURIs...), absoluteURIs...), absoluteIRIs...),
		append(noURIs, noIRIs...))
}
