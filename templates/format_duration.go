package templates

// formatDuration reports whether s is a duration of RFC 3339 appendix A. Of
// two units that are there, the ones between must be, too: P1Y2D is none.
func formatDuration(s []byte) bool {
	if len(s) < len("P1D") || s[0]|0x20 != 'p' {
		return false
	}
	s = s[1:]
	if i := scanDigits(s, 0); i > 0 && i == len(s)-1 && s[i]|0x20 == 'w' {
		return true
	}
	date := durationUnits(s, "ymd")
	if date == len(s) {
		return true
	}
	if date < 0 || s[date]|0x20 != 't' {
		return false
	}
	s = s[date+1:]
	return len(s) > 0 && durationUnits(s, "hms") == len(s)
}

// durationUnits reads numbers with units that follow one another in units. It
// returns the offset after them, or -1.
func durationUnits(s []byte, units string) int {
	i, only := 0, -1 // only is the only unit that may follow
	for {
		end := scanDigits(s, i)
		if end == i {
			return i
		}
		if end == len(s) {
			return -1
		}
		unit := 0
		for unit < len(units) && units[unit] != s[end]|0x20 {
			unit++
		}
		if unit == len(units) || only >= 0 && unit != only {
			return -1
		}
		i, only = end+1, unit+1
	}
}
