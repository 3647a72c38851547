package instance

import (
	"strings"
	"unicode/utf8"
)

// characters are what strings are made of: plain ones, and those where
// encodings and escapes have their edges.
var characters = []string{
	"a", "b", "c", "x", "y", "A", "Z", "0", "1", "9", "_", "-", " ", ".", "/", "~", "%", "\"", "\\", "$", "é", "ß", "日", "😀",
	"\n", "\t", "\x00", "\x1f", "\x7f", "\u0085", "\u00a0", "\u2028", "\ufeff", "\ufffd", "\U0010ffff",
}

// samples are strings of each format, right by any reading of its standard.
var samples = map[string][]string{
	"date":                  {"2020-01-31", "1999-12-01"},
	"date-time":             {"2020-01-31T23:59:59Z", "1985-04-12T23:20:50.52Z", "1996-12-19T16:39:57-08:00", "2020-02-29T00:00:00.123456789+01:30"},
	"time":                  {"23:59:59Z", "08:30:06.283185Z", "08:30:06+00:20"},
	"duration":              {"P4DT12H30M5S", "PT0S", "P4Y", "P2W"},
	"email":                 {"joe.bloggs@example.com", "te.s.t@example.com"},
	"idn-email":             {"joe.bloggs@example.com", "실례@실례.테스트"},
	"hostname":              {"www.example.com", "a-1.example"},
	"idn-hostname":          {"www.example.com", "실례.테스트"},
	"ipv4":                  {"192.168.0.1", "255.255.255.255"},
	"ipv6":                  {"::1", "1::d6:192.168.0.1", "2001:db8::ff00:42:8329"},
	"iri":                   {"http://ƒøø.ßår/?∂éœ=πîx#πîüx", "urn:a:b"},
	"iri-reference":         {"/âππ", "#ƒrägmênt"},
	"json-pointer":          {"", "/foo/0", "/a~1b/m~0n"},
	"relative-json-pointer": {"0", "1/foo", "2#"},
	"regex":                 {"^a.*b$", "([abc])+\\s+$"},
	"uri":                   {"http://example.com/a?b=c#d", "urn:oasis:names:1", "mailto:a@example.com"},
	"uri-reference":         {"/abc", "#frag", "http://example.com/"},
	"uri-template":          {"http://example.com/{term:1}/{term}", "plain"},
	"uuid":                  {"2eb8aa08-aa98-11ea-b4aa-73b441d16380", "2EB8AA08-AA98-11EA-B4AA-73B441D16380"},
}

// text makes a string: of the pattern, of the format or with the content, and
// of the length, in this order of importance.
func (g *Generator) text(d *demands, depth int) string {
	least, most := 0, 12
	made, fixed := "", false
	for _, t := range d.texts {
		if t.MinLength != nil {
			least = max(least, int(min(t.MinLength.Value, 200)))
		}
		if t.MaxLength != nil {
			most = int(min(int64(most), t.MaxLength.Value))
		}
		if t.Format != nil && samples[t.Format.Name] != nil {
			made, fixed = pick(g, samples[t.Format.Name]), true
		}
		if t.Content != nil {
			made, fixed = g.content(t.Content, depth), true
		}
	}
	for _, t := range d.texts {
		if t.Pattern == nil {
			continue
		}
		for range 4 {
			made, fixed = g.matching(t.Pattern.Match), true
			if size := utf8.RuneCountInString(made); size >= least && size <= max(most, least) {
				break
			}
		}
	}
	if fixed {
		return made
	}
	if least > most {
		most = least
	}
	return g.characters(least + g.random.IntN(most-least+1))
}

// Name makes a name for a member: one that the model speaks of, or another.
func (g *Generator) Name() string {
	if len(g.names) > 0 && g.chance(2) {
		return pick(g, g.names)
	}
	return g.characters(g.random.IntN(4))
}

// characters makes a string of some length, mostly plain.
func (g *Generator) characters(length int) string {
	var s strings.Builder
	kinds := characters
	if g.chance(2) {
		kinds = characters[:10]
	}
	for range length {
		s.WriteString(pick(g, kinds))
	}
	return s.String()
}
