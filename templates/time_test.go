package templates

import (
	"testing"
	"time"
)

// TestDecodeTime reads what package time does not, and keeps all digits or
// none.
func TestDecodeTime(t *testing.T) {
	moment := time.Date(2020, 12, 31, 23, 59, 58, 123456789, time.UTC)
	for text, want := range map[string]time.Time{
		"2020-12-31T23:59:58.123456789Z": moment, "2020-12-31t23:59:58.123456789z": moment, "2020-12-31T23:59:58.1234567890000Z": moment, "2021-01-01T01:29:58.123456789+01:30": moment,
		"2020-12-31T23:59:58.1234567891Z": {}, "2020-12-31T23:59:60Z": {}, "2020-12-31T23:59:58.1234567899Z": {},
	} {
		v, err := decoded(t, `"`+text+`"`, decodeTime)
		if (err == nil) != !want.IsZero() || err == nil && !v.Equal(want) {
			t.Errorf("%s: %v, %v", text, v, err)
		}
	}
}

func TestEncodeTime(t *testing.T) {
	for _, tt := range []struct {
		time time.Time
		want string
	}{
		{time.Date(2020, 1, 2, 3, 4, 5, 600, time.UTC), `"2020-01-02T03:04:05.0000006Z"`},
		{time.Date(2020, 1, 2, 3, 4, 5, 0, time.FixedZone("", -90*60)), `"2020-01-02T03:04:05-01:30"`},
		{time.Date(2020, 1, 2, 3, 4, 5, 0, time.FixedZone("", 61)), ""},
		{time.Date(10000, 1, 2, 3, 4, 5, 0, time.UTC), ""},
	} {
		out, err := marshal(nil, &tt.time, appendTime)
		if (err == nil) != (tt.want != "") || err == nil && string(out) != tt.want {
			t.Errorf("%v: %s, %v", tt.time, out, err)
		}
	}
}

// TestLosesDigits holds what a time.Time cannot.
func TestLosesDigits(t *testing.T) {
	for text, want := range map[string]bool{
		"2020-01-02T03:04:05Z": false, "2020-01-02T03:04:05.123456789Z": false, "2020-01-02T03:04:05.1234567890Z": false, "2020-01-02T03:04:05.1234567891Z": true,
		"2020-01-02T03:04:05.0000000000000001Z": true, "2020-01-02T03:04:05.": false, "2020-01-02T03:04:05": false, "2020-01-02T03:04:05.123456789+01:00": false,
	} {
		if got := losesDigits([]byte(text)); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

// TestSpellings wants each spelling of a moment to come back, and the zones
// of ordinary ones to be those of package time.
func TestSpellings(t *testing.T) {
	for _, date := range []string{"2020-01-02T03:04:05", "2020-01-02t03:04:05"} {
		for _, fraction := range []string{"", ".0", ".000", ".1", ".120", ".000001", ".1000000000", ".123456789", ".12345678900000000000000000000000000"} {
			for _, zone := range []string{"Z", "z", "+00:00", "-00:00", "+01:30", "-23:59"} {
				text := `"` + date + fraction + zone + `"`
				v, err := decoded(t, text, decodeTime)
				if err != nil {
					t.Fatalf("%s: %v", text, err)
				}
				if out, err := marshal(nil, &v, appendTime); err != nil || string(out) != text {
					t.Errorf("%s becomes %s, %v", text, out, err)
				}
				again, err := decoded(t, text, decodeTime)
				if name := v.Location().String(); err != nil || again != v && name != "" && len(name) <= spellingSize {
					t.Errorf("%s: %v and %v differ, %v", text, v, again, err)
				}
			}
		}
	}
	if v, err := decoded(t, `"2020-01-02T03:04:05.12Z"`, decodeTime); err != nil || v != time.Date(2020, 1, 2, 3, 4, 5, 120000000, time.UTC) {
		t.Errorf("%#v, %v", v, err)
	}
}

// TestSpellingsOfZones wants times of any zone to have their own moment, and
// as many digits as their zone wants, or more if they need them.
func TestSpellingsOfZones(t *testing.T) {
	moment := time.Date(2020, 1, 2, 3, 4, 5, 120000000, time.UTC)
	for _, tt := range []struct {
		name   string
		offset int
		add    time.Duration
		want   string
	}{
		{".000Z", 0, 0, "2020-01-02T03:04:05.120Z"},
		{".000Z", 0, -120 * time.Millisecond, "2020-01-02T03:04:05.000Z"},
		{".000Z", 0, 3 * time.Microsecond, "2020-01-02T03:04:05.120003Z"},
		{"t.0+00:00", 0, 0, "2020-01-02t03:04:05.12+00:00"},
		{"+00:00", 0, -120 * time.Millisecond, "2020-01-02T03:04:05+00:00"},
		{".000Z", 3600, 0, "2020-01-02T04:04:05.12+01:00"},
		{".000+02:00", 3600, 0, "2020-01-02T04:04:05.12+01:00"},
		{".000+01:00", 3600, 0, "2020-01-02T04:04:05.120+01:00"},
		{"+01:00", 3600, 0, "2020-01-02T04:04:05.12+01:00"},
		{".000", 0, 0, "2020-01-02T03:04:05.12Z"},
		{"t", 0, 0, "2020-01-02T03:04:05.12Z"},
		{".", 0, 0, "2020-01-02T03:04:05.12Z"},
		{"zulu", 0, 0, "2020-01-02T03:04:05.12Z"},
		{"tz", 0, 0, "2020-01-02t03:04:05.12z"},
		{"", 0, 0, "2020-01-02T03:04:05.12Z"},
		{`.0"Z`, 0, 0, "2020-01-02T03:04:05.12Z"},
		{".00x0Z", 0, 0, "2020-01-02T03:04:05.12Z"},
	} {
		v := moment.Add(tt.add).In(time.FixedZone(tt.name, tt.offset))
		if out, err := marshal(nil, &v, appendTime); err != nil || string(out) != `"`+tt.want+`"` {
			t.Errorf("%q, %d: %s, want %s, %v", tt.name, tt.offset, out, tt.want, err)
		}
	}
}

// TestTimesAllocateLittle wants ordinary date-times, and those that are
// spelled like another before, to allocate nothing.
func TestTimesAllocateLittle(t *testing.T) {
	c := newChecker()
	defer c.release()
	for _, text := range []string{`"2020-01-02T03:04:05.12Z"`, `"2020-01-02T03:04:05.000Z"`, `"2020-01-02T03:04:05+00:00"`} {
		b, buffer := []byte(text), make([]byte, 0, 100)
		var v time.Time
		allocs := testing.AllocsPerRun(100, func() {
			decodeTime(c, b, 0, &v)
			buffer = appendTime(nil, buffer[:0], &v)
		})
		if allocs != 0 || string(buffer) != text {
			t.Errorf("%s: %s, %v allocations", text, buffer, allocs)
		}
	}
}
