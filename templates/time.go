package templates

import (
	"strings"
	"sync/atomic"
	"time"
)

// Date-times of JSON and of package time.
//
// There are more spellings of a moment than package time writes: .120 for .12,
// +00:00 for Z, t for T. A time.Time has room for them in one place, the name
// of its location, and keeps it through arithmetic. So a date-time in another
// spelling is in a fixed zone that is called by it: what stands between date
// and time if that is t, then a dot and a zero for each digit of the fraction
// if there are any, then the zone as it is written, as in ".000Z".

// decodeTime reads a date-time (RFC 3339 section 5.6). A time.Time has no
// leap seconds and nothing below a nanosecond.
func decodeTime(c *checker, b []byte, i int, v *time.Time) int {
	text, end := c.string(b, i)
	if v.UnmarshalText(text) != nil {
		t, err := time.Parse(time.RFC3339Nano, strings.ToUpper(string(text)))
		if err != nil {
			c.unfit(b, i, "time.Time")
			return end
		}
		*v = t
	}
	if losesDigits(text) {
		c.unfit(b, i, "time.Time")
	}
	var room [spellingSize]byte
	if spelling := timeSpelling(room[:0], text); len(spelling) > 0 {
		_, offset := v.Zone()
		*v = v.In(spelledZone(spelling, offset))
	}
	return end
}

// losesDigits tells whether a date-time has digits other than zero below the
// nanosecond.
func losesDigits(text []byte) bool {
	const second = len("2006-01-02T15:04:05.")
	if len(text) < second || text[second-1] != '.' {
		return false
	}
	for n := second; n < len(text) && text[n]-'0' <= 9; n++ {
		if n >= second+9 && text[n] != '0' {
			return true
		}
	}
	return false
}

// spellingSize is more than most names of such zones have.
const spellingSize = 32

// timeSpelling appends the name of the zone that keeps the spelling of a valid
// date-time, or nothing if it is the one that package time writes.
func timeSpelling(name, text []byte) []byte {
	const separator, seconds = len("2006-01-02"), len("2006-01-02T15:04:05")
	end := seconds
	if text[end] == '.' {
		end = scanDigits(text, end+1)
	}
	zeros := end > seconds && text[end-1] == '0'
	zone := string(text[end:])
	if text[separator] == 'T' && !zeros && zone != "z" && zone != "+00:00" && zone != "-00:00" {
		return name
	}
	if text[separator] == 't' {
		name = append(name, 't')
	}
	for n := seconds; n < end; n++ {
		name = append(name, ".0"[min(n-seconds, 1)])
	}
	return append(name, zone...)
}

// spelledZones has zones that were made before: most documents have one
// spelling, and times of one location are easier to compare.
var spelledZones [8]atomic.Pointer[time.Location]

func spelledZone(name []byte, offset int) *time.Location {
	slot := &spelledZones[(len(name)+int(name[len(name)-1]))%len(spelledZones)]
	if known := slot.Load(); known != nil && known.String() == string(name) {
		return known
	}
	zone := time.FixedZone(string(name), offset)
	if len(name) <= spellingSize {
		slot.Store(zone)
	}
	return zone
}

func appendTime(e *encoder, b []byte, v *time.Time) []byte {
	out, err := v.AppendText(append(b, '"'))
	if _, offset := v.Zone(); err != nil || offset%60 != 0 {
		e.fail(b, "the time "+v.Format(time.RFC3339Nano)+" is no date-time of RFC 3339")
		return append(b, `""`...)
	}
	if zone := v.Location(); zone != time.UTC {
		out = spellTime(out, len(b)+1, zone.String())
	}
	return append(out, '"')
}

// spellTime gives the date-time that stands in b from start on the spelling
// that its zone is called by, if it is called so. Where arithmetic has given
// it more digits, it keeps them.
func spellTime(b []byte, start int, name string) []byte {
	const separator, seconds = len("2006-01-02"), len("2006-01-02T15:04:05")
	rest, lower := strings.CutPrefix(name, "t")
	digits := 0
	if strings.HasPrefix(rest, ".0") {
		zone := strings.TrimLeft(rest[1:], "0")
		rest, digits = zone, len(rest)-1-len(zone)
	}
	end := start + seconds
	if b[end] == '.' {
		end = scanDigits(b, end+1)
	}
	if zone := string(b[end:]); rest != zone && (zone != "Z" || rest != "z" && rest != "+00:00" && rest != "-00:00") {
		return b
	}
	b = b[:end]
	if lower {
		b[start+separator] = 't'
	}
	if digits > 0 {
		if end == start+seconds {
			b = append(b, '.')
		}
		for len(b) < start+seconds+1+digits {
			b = append(b, '0')
		}
	}
	return append(b, rest...)
}
