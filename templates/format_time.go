package templates

import "encoding/binary"

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
	case timeInvalid:
	}
	return false
}

// formatDate reports whether s is a full-date of RFC 3339 section 5.6: a day
// of the Gregorian calendar, whatever calendar was in use then.
func formatDate(s []byte) bool {
	if len(s) != len("2006-01-02") {
		return false
	}
	digits, ok := matchDigits(binary.LittleEndian.Uint64(s), dateShape, dateRoom)
	month, day := digitPair(digits, 5), twoDigits(s[8:])
	if !ok || month-1 > 11 || day-1 > 30 {
		return false
	}
	return day <= 28 || day <= lastDay(digitPair(digits, 0), digitPair(digits, 2), month)
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
	if len(s) < len("15:04:05Z") {
		return timeInvalid
	}
	digits, ok := matchDigits(binary.LittleEndian.Uint64(s), timeShape, timeRoom)
	hour, minute, second := digitPair(digits, 0), digitPair(digits, 3), digitPair(digits, 6)
	if !ok || hour > 23 || minute > 59 || second > 60 {
		return timeInvalid
	}
	i := len("15:04:05")
	if s[i] == '.' {
		i = scanDigits(s, i+1)
		if i == len("15:04:05.") || i == len(s) {
			return timeInvalid
		}
	}
	offset := 0
	if len(s) != i+1 || s[i]|0x20 != 'z' {
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

// Eight bytes of digits and separators are checked at once. A shape is what
// they are with every digit zero, the first byte the lowest. Room is what may
// be added to a byte of the difference before its highest bit is set: 0x7f at
// a separator, 0x76 at a digit.
const (
	dateShape = 0x2d_30_30_2d_30_30_30_30 // 0000-00-
	dateRoom  = 0x7f_76_76_7f_76_76_76_76
	timeShape = 0x30_30_3a_30_30_3a_30_30 // 00:00:00
	timeRoom  = 0x76_76_7f_76_76_7f_76_76
)

// matchDigits reports whether text is of a shape, and returns the digits.
func matchDigits(text, shape, room uint64) (digits uint64, ok bool) {
	digits = text ^ shape
	return digits, (digits|(digits+room))&0x8080808080808080 == 0
}

// digitPair returns the number of two digits of which the first is byte i.
func digitPair(digits uint64, i uint) uint {
	pair := uint(digits >> (8 * i))
	return pair&0xf*10 + pair>>8&0xf
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
