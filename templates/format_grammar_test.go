package templates

import (
	"bytes"
	"fmt"
	"net/netip"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// The grammars of formats as their standards have them, as regular
// expressions. Tests compare formats with them on all texts that differ from
// an example in one character.

const (
	unreservedGrammar = `A-Za-z0-9\-._~!$&'()*+,;=`
	percentGrammar    = `%[0-9A-Fa-f]{2}`
	ucsGrammar        = `\x{A0}-\x{D7FF}\x{F900}-\x{FDCF}\x{FDF0}-\x{FFEF}` +
		`\x{10000}-\x{1FFFD}\x{20000}-\x{2FFFD}\x{30000}-\x{3FFFD}\x{40000}-\x{4FFFD}\x{50000}-\x{5FFFD}\x{60000}-\x{6FFFD}\x{70000}-\x{7FFFD}` +
		`\x{80000}-\x{8FFFD}\x{90000}-\x{9FFFD}\x{A0000}-\x{AFFFD}\x{B0000}-\x{BFFFD}\x{C0000}-\x{CFFFD}\x{D0000}-\x{DFFFD}\x{E1000}-\x{EFFFD}`
	privateGrammar = `\x{E000}-\x{F8FF}\x{F0000}-\x{FFFFD}\x{100000}-\x{10FFFD}`
	atomGrammar    = "[A-Za-z0-9!#$%&'*+\\-/=?^_`{|}~]"
	quotedGrammar  = `"(?:[ !#-\[\]-~]|\\[ -~])*"`
	labelGrammar   = `[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?`
	octetGrammar   = `(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])`
	zerosGrammar   = `(?:25[0-5]|2[0-4][0-9]|[01][0-9][0-9]|[0-9][0-9]?)`
)

// ipv6Grammar is that of an IPv6 address whose "::" stands for so many groups
// at least.
func ipv6Grammar(least int, octet string) string {
	const group = `[0-9A-Fa-f]{1,4}`
	ipv4 := octet + `(?:\.` + octet + `){3}`
	groups := func(n int) string { return strings.TrimSuffix(strings.Repeat(group+":", n), ":") }
	forms := []string{groups(8), groups(6) + ":" + ipv4}
	for before := range 8 {
		for after := range 8 - before {
			if before+after <= 8-least {
				forms = append(forms, groups(before)+"::"+groups(after))
			}
			if before+after+2 <= 8-least {
				tail := ipv4
				if after > 0 {
					tail = groups(after) + ":" + ipv4
				}
				forms = append(forms, groups(before)+"::"+tail)
			}
		}
	}
	return `(?:` + strings.Join(forms, `|`) + `)`
}

// uriGrammar is that of a URI, or of a reference. What there may be beside
// ASCII is that of an IRI.
func uriGrammar(reference bool, beyond, queryBeyond string) string {
	one := func(more string) string {
		return `(?:[` + unreservedGrammar + more + beyond + `]|` + percentGrammar + `)`
	}
	host := `(?:\[(?:` + ipv6Grammar(1, octetGrammar) + `|[vV][0-9A-Fa-f]+\.[` + unreservedGrammar + `:]+)\]|` + one("") + `*)`
	rest := `(?:/` + one(`:@/`) + `*)?`
	authority := `//(?:` + one(`:`) + `*@)?` + host + `(?::[0-9]*)?` + rest
	suffix := `(?:\?(?:[` + unreservedGrammar + `:@/?` + queryBeyond + `]|` + percentGrammar + `)*)?` +
		`(?:#` + one(`:@/?`) + `*)?`
	absolute := `/(?:` + one(`:@`) + one(`:@/`) + `*)?`
	whole := `[A-Za-z][A-Za-z0-9+.\-]*:(?:` + authority + `|` + absolute + `|` + one(`:@`) + one(`:@/`) + `*|)` + suffix
	if reference {
		return whole + `|(?:` + authority + `|` + absolute + `|` + one(`@`) + `+` + rest + `|)` + suffix
	}
	return whole
}

// noDirection is in no text that orders text.
var noDirection = regexp.MustCompile(`^[^\x{200E}\x{200F}\x{202A}-\x{202E}]*$`)

// edits are all texts that differ from a text in one character, which is any of
// ASCII, or beyond it one at a boundary of a grammar or no character at all.
func edits(text string, try func(edited []byte)) {
	var characters []string
	for c := range 0x80 {
		characters = append(characters, string(rune(c)))
	}
	characters = append(characters, "\x80", "\x9f", "\xa0", "\xbf", "\xc2", "\xe0", "\xf4", "\xff")
	for _, r := range []rune{
		0x80, 0x9F, 0xA0, 0xD7FF, 0xE000, 0xF8FF, 0xF900, 0xFDCF, 0xFDD0, 0xFDEF, 0xFDF0, 0xFFEF, 0xFFF0, 0xFFFD, 0xFFFF, 0x10000,
		0x1FFFD, 0x1FFFE, 0x1FFFF, 0x20000, 0xDFFFD, 0xDFFFE, 0xE0000, 0xE0FFF, 0xE1000, 0xEFFFD, 0xEFFFE, 0xF0000, 0xFFFFD, 0xFFFFE, 0x100000, 0x10FFFD, 0x10FFFE, 0x10FFFF,
		0x200D, 0x200E, 0x200F, 0x2010, 0x2029, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x202F,
	} {
		characters = append(characters, string(r))
	}
	for i := range len(text) + 1 {
		for _, c := range characters {
			try([]byte(text[:i] + c + text[i:]))
			if i < len(text) {
				try([]byte(text[:i] + c + text[i+1:]))
			}
		}
		if i < len(text) {
			try([]byte(text[:i] + text[i+1:]))
			try([]byte(text[:i]))
		}
	}
}

// A formatGrammar is a format with its grammar.
type formatGrammar struct {
	name     string
	format   func([]byte) bool
	grammar  string
	also     func([]byte) bool // what the grammar does not say
	examples []string
}

func formatGrammars() []formatGrammar {
	iri, query := ucsGrammar, ucsGrammar+privateGrammar
	ipv4 := octetGrammar + `(?:\.` + octetGrammar + `){3}`
	mailLiteral := `\[(?:` + zerosGrammar + `(?:\.` + zerosGrammar + `){3}|(?:[iI][pP][vV]6):` + ipv6Grammar(2, zerosGrammar) + `)\]`
	return []formatGrammar{
		{"uri", formatURI, uriGrammar(false, "", ""), nil, []string{"a+-.1:b", "ab://u:p@h:80/p/q?k=v/?#f/?", "a://[v1.x]:8", "a:/b", "a://[1::2]", "a:%41//"}},
		{"uri-reference", formatURIReference, uriGrammar(true, "", ""), nil, []string{"", "a/b:c", "//h:8/p", "/a:b", "a:b?c#d"}},
		{"iri", formatIRI, uriGrammar(false, iri, query), noDirection.Match, []string{"a://ä@ö:1/ü?é#à", "a:b"}},
		{"iri-reference", formatIRIReference, uriGrammar(true, iri, query), noDirection.Match, []string{"ä/b:c", "?a#b"}},
		{"uri-template", formatURITemplate, `(?:[!#-$&'(-;=?-\[\]_a-z~` + query + `]|` + percentGrammar +
			`|\{[+#./;?&=,!@|]?VAR(?:,VAR)*\})*`, nil, []string{"a{b}c", "{+a.b_9,c%41d*}'", "{?a:1234,b:9}", "%41{x*}"}},
		{"ipv4", formatIPv4, ipv4, nil, []string{"0.10.255.99", "249.250.199.1"}},
		{"ipv6", formatIPv6, `[^%]*`, isIPv6, []string{"1:2:3:4:5:6:7:8", "abcd::ffff", "::", "1:2:3:4:5:6:1.2.3.4", "1::3:1.2.3.4", "1:2:3:4:5::7:8", "::1.2.3.4", "::2:3:4:5:6:7:8", "1:2:3:4:5:6:7::"}},
		{
			"email", formatEmail, `(?:` + atomGrammar + `+(?:\.` + atomGrammar + `+)*|` + quotedGrammar + `)@(?:` + labelGrammar + `(?:\.` + labelGrammar + `)*|` + mailLiteral + `)`, isMailLength,
			[]string{"a.b@c-d.e", `"a\b"@c`, "a@[1.02.003.255]", "a@[IPv6:1::3:4]", "a@[IPv6:::1:1.02.3.4]", "a@[IPv6:1:2:3:4:5:6:7:8]", "a@[IPv6:1:2:3:4:5:6::]", "a@[IPv6:1:2:3::4:5:6]", "a@[IPv6:1:2:3:4::1.2.3.4]"},
		},
		{"hostname", formatHostname, labelGrammar + `(?:\.` + labelGrammar + `)*`, isHostLength, []string{"a-b.c9", "a", "yn--a.xm--b.xn-c"}},
		{"json-pointer", formatJSONPointer, `(?s)(?:/(?:[^/~]|~[01])*)*`, nil, []string{"", "/a~0b/~1", "//ä"}},
		{"relative-json-pointer", formatRelativeJSONPointer, `(?s)(?:0|[1-9][0-9]*)(?:#|(?:/(?:[^/~]|~[01])*)*)`, nil, []string{"0#", "10/a~1", "9"}},
		{"uuid", formatUUID, `[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}`, nil, []string{"01234567-89ab-cdef-ABCD-EF0123456789"}},
		{"duration", formatDuration, `[pP](?:[0-9]+[wW]|DATE(?:[tT]TIME)?|[tT]TIME)`, nil, []string{"P1Y2M3DT4H5M6S", "P12W", "PT1S", "P1M2D", "p1dt2m3s"}},
		{"date", formatDate, `[0-9]{4}-[0-9]{2}-[0-9]{2}`, isDay, []string{"2020-02-29", "1999-12-31", "1900-02-28", "2020-01-15"}},
		{
			"time", formatTime, fullTimeGrammar, func(b []byte) bool { return isMoment("1972-06-30T"+string(b)) || isMoment("1972-07-01T"+string(b)) },
			[]string{"23:59:59Z", "12:34:56.789+01:30", "23:59:60z", "00:59:60+01:00", "22:59:60-01:00"},
		},
		{
			"date-time", formatDateTime, `[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt]` + fullTimeGrammar, func(b []byte) bool { return isMoment(string(b)) },
			[]string{"2020-02-29T12:34:56.7Z", "1990-12-31T23:59:60Z", "1991-01-01T00:59:60.5+01:00", "1990-12-31t15:59:60-08:00", "2100-02-28T00:00:00-23:59"},
		},
	}
}

func TestFormatsByGrammar(t *testing.T) {
	for _, test := range formatGrammars() {
		grammar := strings.NewReplacer(
			"VAR", `(?:[A-Za-z0-9_]|%[0-9A-Fa-f]{2})(?:\.?(?:[A-Za-z0-9_]|%[0-9A-Fa-f]{2}))*(?:\*|:[1-9][0-9]{0,3})?`,
			"DATE", `(?:[0-9]+[dD]|[0-9]+[mM](?:[0-9]+[dD])?|[0-9]+[yY](?:[0-9]+[mM](?:[0-9]+[dD])?)?)`,
			"TIME", `(?:[0-9]+[sS]|[0-9]+[mM](?:[0-9]+[sS])?|[0-9]+[hH](?:[0-9]+[mM](?:[0-9]+[sS])?)?)`,
		).Replace(test.grammar)
		re := regexp.MustCompile(`^(?:` + grammar + `)$`)
		t.Run(test.name, func(t *testing.T) {
			for _, example := range test.examples {
				if !test.format([]byte(example)) {
					t.Errorf("%q is rejected", example)
				}
				edits(example, func(text []byte) {
					if test.name == "hostname" && bytes.Contains(bytes.ToLower(text), []byte("xn--")) {
						return // it has to be an A-label
					}
					want := re.Match(text) && (test.also == nil || test.also(text))
					if !utf8.Valid(text) && strings.HasSuffix(test.name, "json-pointer") {
						return // the grammar is one of characters
					}
					if got := test.format(text); got != want {
						t.Errorf("%q: got %v, want %v", text, got, want)
					}
				})
			}
		})
	}
}

const fullTimeGrammar = `[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?(?:[zZ]|[+-][0-9]{2}:[0-9]{2})`

// isIPv6 asks package netip.
func isIPv6(text []byte) bool {
	address, err := netip.ParseAddr(string(text))
	return err == nil && address.Is6()
}

// isHostLength is what names of hosts may measure.
func isHostLength(text []byte) bool { return len(text) <= 253 }

// isMailLength is what mailboxes may measure.
func isMailLength(text []byte) bool { return len(text) <= 254 && bytes.LastIndexByte(text, '@') <= 64 }

func isDay(text []byte) bool {
	_, err := time.Parse(time.DateOnly, string(text))
	return err == nil
}

// isMoment tells whether a text, of the form of a date-time, is a moment. A
// second 60 is the last one of a month.
func isMoment(text string) bool {
	text = strings.ToUpper(text)
	var hour, minute, second int
	if _, err := fmt.Sscanf(text[11:19], "%d:%d:%d", &hour, &minute, &second); err != nil || hour > 23 || minute > 59 || second > 60 {
		return false
	}
	if second == 60 {
		text = text[:17] + "59" + text[19:]
	}
	zone := strings.TrimLeft(text[19:], ".0123456789")
	if zone != "Z" && (zone[1:3] > "23" || zone[4:] > "59") {
		return false
	}
	moment, err := time.Parse(time.RFC3339, text[:19]+zone)
	if err != nil {
		return false
	}
	next := moment.UTC().Add(time.Second)
	return second < 60 || next.Day() == 1 && next.Hour() == 0 && next.Minute() == 0
}
