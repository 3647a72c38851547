package templates

import (
	"fmt"
	"testing"
	"time"
)

// RFC 3339 sections 5.6 to 5.8.
func TestFormatDateTime(t *testing.T) {
	testFormat(t, formatDateTime, []string{
		"1985-04-12T23:20:50.52Z",
		"1996-12-19T16:39:57-08:00",
		"1990-12-31T23:59:60Z",
		"1990-12-31T15:59:60-08:00",
		"1937-01-01T12:00:27.87+00:20",
		"0000-01-01t00:00:00z",
		"2015-07-01T05:29:60.5+05:30",
		"2000-02-29T23:59:60-00:00",
	}, []string{
		"",
		"1985-04-12",
		"1985-04-12 23:20:50Z",
		"1985-04-12T23:20:50",
		"1985-04-12T23:20:50.Z",
		"1985-04-12T23:20:50,5Z",
		"1985-04-12T23:20:50.5",
		"1985-04-12T23:20:50ZZ",
		"1985-04-12T23:20Z",
		"1985-04-12T23:20:50+0100",
		"1985-04-12T23:20:50 01:00",
		"1985-04-31T23:20:50Z",
		"1990-12-30T23:59:60Z",
		"1990-12-31T23:58:60Z",
		"1991-01-02T00:59:60+01:00",
		"1900-02-29T23:59:60Z",
	})
}

func TestFormatDate(t *testing.T) {
	testFormat(t, formatDate, []string{"1985-04-12", "0000-02-29"}, []string{
		"", "1985-4-12", "1985/04/12", "1985-04-1x", "1985-04-12Z", "x985-04-12", "1985-0:-12", "\u06630-04-12",
	})
}

func TestFormatDateOfEveryDay(t *testing.T) {
	for year := range 2401 {
		for month := range 14 {
			last := time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
			for _, day := range []int{0, 1, 28, 29, 30, 31, 32, 99} {
				text := fmt.Appendf(nil, "%04d-%02d-%02d", year, month, day)
				want := 1 <= month && month <= 12 && 1 <= day && day <= last
				if got := formatDate(text); got != want {
					t.Fatalf("%s: got %v, want %v", text, got, want)
				}
			}
		}
	}
}

func TestMatchDigits(t *testing.T) {
	for i := range len("15:04:05") {
		for c := range 256 {
			text := []byte("15:04:05Z")
			text[i] = byte(c)
			// No digit but the first of a pair can be above 5.
			want := c == ':'
			if i%3 != 2 {
				want = '0' <= c && c <= '5' && !(i == 0 && c > '1') || i%3 == 1 && '0' <= c && c <= '9'
			}
			if got := formatTime(text); got != want {
				t.Errorf("%q: got %v, want %v", text, got, want)
			}
		}
	}
}

func TestFormatTime(t *testing.T) {
	testFormat(t, formatTime, []string{
		"00:00:00Z", "23:59:59.999999999999+23:59", "12:30:00z", "00:29:60+00:30", "23:29:60-00:30",
	}, []string{
		"", "12:30:00", "24:00:00Z", "12:60:00Z", "12:30:61Z", "12:30:60Z", "12:30:00.Z", "12:30:00.5",
		"12:30:00+24:00", "12:30:00+01:60", "12:30:00+1:00", "12:30:00+01-00", "12:30:00*01:00",
		"23:59:60+00:30", "12:30:00Z\n", "12:30Z",
	})
}
