package templates

// formatDateTime reports whether s is a date-time of RFC 3339 section 5.6.
// A second 60 must be the last of a month in UTC (section 5.7).
func formatDateTime(s []byte) bool {
	if len(s) < len("2006-01-02T15:04:05Z") || s[10]|0x20 != 't' || !formatDate(s[:10]) {
		return false
	}
	switch scanFullTime(s[11:]) {
	case timeOrdinary:
		return true
	case timeLeap:
		return twoDigits(s[8:]) == lastDay(twoDigits(s), twoDigits(s[2:]), twoDigits(s[5:]))
	case timeLeapDayBefore:
		return twoDigits(s[8:]) == 1
	}
	return false
}

// formatDate reports whether s is a full-date of RFC 3339 section 5.6: a day
// of the Gregorian calendar, whatever calendar was in use then.
func formatDate(s []byte) bool {
	if len(s) != len("2006-01-02") || s[4] != '-' || s[7] != '-' {
		return false
	}
	century, year, month, day := twoDigits(s), twoDigits(s[2:]), twoDigits(s[5:]), twoDigits(s[8:])
	if century > 99 || year > 99 || month-1 > 11 || day-1 > 30 {
		return false
	}
	return day <= 28 || day <= lastDay(century, year, month)
}

// formatTime reports whether s is a full-time of RFC 3339 section 5.6. A
// second 60 must be that after 23:59:59 UTC (section 5.7).
func formatTime(s []byte) bool {
	return scanFullTime(s) != timeInvalid
}

// A timeKind is what there is to say about a full-time.
type timeKind uint8

const (
	timeInvalid       timeKind = iota
	timeOrdinary               // no leap second
	timeLeap                   // a leap second, of the same day in UTC
	timeLeapDayBefore          // a leap second, of the day before in UTC
)

// scanFullTime reads a full-time of RFC 3339.
func scanFullTime(s []byte) timeKind {
	if len(s) < len("15:04:05Z") || s[2] != ':' || s[5] != ':' {
		return timeInvalid
	}
	hour, minute, second := twoDigits(s), twoDigits(s[3:]), twoDigits(s[6:])
	if hour > 23 || minute > 59 || second > 60 {
		return timeInvalid
	}
	i := len("15:04:05")
	if s[i] == '.' {
		for i++; i < len(s) && s[i]-'0' <= 9; i++ {
		}
		if i == len("15:04:05.") || i == len(s) {
			return timeInvalid
		}
	}
	offset, ok := 0, len(s) == i+1 && s[i]|0x20 == 'z'
	if !ok {
		if offset, ok = timeOffset(s[i:]); !ok {
			return timeInvalid
		}
	}
	if second < 60 {
		return timeOrdinary
	}
	switch int(hour*60+minute) - offset {
	case 24*60 - 1:
		return timeLeap
	case -1:
		return timeLeapDayBefore
	}
	return timeInvalid
}

// timeOffset returns the minutes that a time-numoffset of RFC 3339 is ahead
// of UTC.
func timeOffset(s []byte) (minutes int, ok bool) {
	if len(s) != len("+15:04") || s[3] != ':' {
		return 0, false
	}
	hour, minute := twoDigits(s[1:]), twoDigits(s[4:])
	if hour > 23 || minute > 59 {
		return 0, false
	}
	minutes = int(hour*60 + minute)
	if s[0] == '-' {
		return -minutes, true
	}
	return minutes, s[0] == '+'
}

// twoDigits returns the number that s starts with, or one above 99 where its
// first two bytes are no digits.
func twoDigits(s []byte) uint {
	tens, ones := s[0]-'0', s[1]-'0'
	if tens > 9 || ones > 9 {
		return 100
	}
	return uint(tens)*10 + uint(ones)
}

// lastDay returns the number of days of a month.
func lastDay(century, year, month uint) uint {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 != 0 || year == 0 && century%4 != 0 {
			return 28
		}
		return 29
	}
	return 31
}
