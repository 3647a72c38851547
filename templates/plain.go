package templates

import (
	"math"
	"strconv"
	"strings"
)

// The checks of schemas that say little, as most do: a type, and limits for
// its values. Each stands for the keywords of the schema at loc.

// No limit that a schema has is one of these.
const (
	noLeast = math.MinInt64
	noMost  = math.MaxInt64
)

// integerWithin wants an integer between two limits.
func (c *checker) integerWithin(b []byte, i int, loc string, least, most int64) int {
	if n, end := wholeNumber(b, i); end > 0 && least <= n && n <= most {
		return end
	}
	end := anInteger(c, b, i)
	if end < 0 {
		return c.mistyped(b, i, loc, "an integer")
	}
	return c.within(b, i, end, loc, least, most)
}

// numberWithin is integerWithin for any number.
func (c *checker) numberWithin(b []byte, i int, loc string, least, most int64) int {
	if n, end := wholeNumber(b, i); end > 0 && least <= n && n <= most {
		return end
	}
	end, _ := scanNumber(b, i)
	if end < 0 {
		return c.mistyped(b, i, loc, "a number")
	}
	if n, power, ok := smallDecimal(b[i:end]); ok && compareQuotient(n, power, least) >= 0 && compareQuotient(n, power, most) <= 0 {
		return end
	}
	return c.within(b, i, end, loc, least, most)
}

// wholeNumber returns the number at offset i and the offset after it, if it is
// of up to 18 digits and has neither fraction nor exponent, or else -1.
func wholeNumber(b []byte, i int) (n int64, end int) {
	start := i
	if at(b, i) == '-' {
		start++
	}
	for end = start; end < len(b) && b[end]-'0' <= 9; end++ {
		n = n*10 + int64(b[end]-'0') // it may overflow, and is not used then
	}
	if digits := end - start; digits == 0 || digits > 18 || b[start] == '0' && digits > 1 {
		return 0, -1
	}
	if ch := at(b, end); ch == '.' || ch|0x20 == 'e' {
		return 0, -1
	}
	if start > i {
		n = -n
	}
	return n, end
}

// within checks the number between two offsets and returns the second.
func (c *checker) within(b []byte, i, end int, loc string, least, most int64) int {
	if least != noLeast && compareNumberInt(b[i:end], least) < 0 && c.beyond(i, loc, "/minimum", "at least ", least, "") {
		return -1
	}
	if most != noMost && compareNumberInt(b[i:end], most) > 0 && c.beyond(i, loc, "/maximum", "at most ", most, "") {
		return -1
	}
	return end
}

// stringWithin wants a string whose length in characters is between two limits.
func (c *checker) stringWithin(b []byte, i int, loc string, least, most int64) int {
	end, content := scanString(b, i)
	length := int64(end - i - len(`""`))
	if content == textASCII && least <= length && length <= most && end > 0 {
		return end
	}
	if end < 0 {
		return c.mistyped(b, i, loc, "a string")
	}
	if content >= textEscaped {
		c.text = unescapeString(c.text[:0], b[i+1:end-1])
		length = int64(characters(c.text))
	} else if content != textASCII {
		length = int64(characters(b[i+1 : end-1]))
	}
	if length < least && c.beyond(i, loc, "/minLength", "at least ", least, " character") {
		return -1
	}
	if length > most && c.beyond(i, loc, "/maxLength", "at most ", most, " character") {
		return -1
	}
	return end
}

// stringOf wants a string of a format.
func (c *checker) stringOf(b []byte, i int, loc, format string, valid func([]byte) bool) int {
	text, end := c.string(b, i)
	if end < 0 {
		return c.mistyped(b, i, loc, "a string")
	}
	if !valid(text) && (!c.collecting || c.fails(i, loc+"/format", "the format "+format)) {
		return -1
	}
	return end
}

// arrayOf wants an array whose elements a check accepts.
func (c *checker) arrayOf(b []byte, i int, loc string, check checkFunc) int {
	if at(b, i) != '[' {
		return c.mistyped(b, i, loc, "an array")
	}
	length, count := c.lengths.begin(i), 0
	for i = c.open(b, i, ']'); i >= 0; i = next(b, i, ']') {
		if i = check(c, b, i); i < 0 {
			return -1
		}
		count++
	}
	c.lengths.set(length, count)
	return c.leave(i)
}

// mapOf wants an object whose members, however they are called, a check accepts.
func (c *checker) mapOf(b []byte, i int, loc string, check checkFunc) int {
	if at(b, i) != '{' {
		return c.mistyped(b, i, loc, "an object")
	}
	object, base := i, len(c.keys)
	for i = c.open(b, i, '}'); i >= 0; i = next(b, i, '}') {
		_, value := c.name(b, i)
		if value < 0 || !c.distinct(b, object, base, i) {
			return -1
		}
		if i = check(c, b, value); i < 0 {
			return -1
		}
	}
	c.keys = c.keys[:base]
	return c.leave(i)
}

// arrayOfType is arrayOf for elements that have one type and may be any of it.
func (c *checker) arrayOfType(b []byte, i int, loc string, is checkFunc, want string) int {
	if c.collecting {
		is = mismatching(is, loc+"/items/type", want)
	}
	return c.arrayOf(b, i, loc, is)
}

// mapOfType is mapOf for such members.
func (c *checker) mapOfType(b []byte, i int, loc string, is checkFunc, want string) int {
	if c.collecting {
		is = mismatching(is, loc+"/additionalProperties/type", want)
	}
	return c.mapOf(b, i, loc, is)
}

// mismatching reports what a check for a type rejects.
func mismatching(is checkFunc, loc, want string) checkFunc {
	return func(c *checker, b []byte, i int) int {
		if end := is(c, b, i); end >= 0 {
			return end
		}
		return c.mismatch(b, i, loc, want)
	}
}

func aString(_ *checker, b []byte, i int) int {
	end, _ := scanString(b, i)
	return end
}

func aBool(_ *checker, b []byte, i int) int { return scanBool(b, i) }

func aNumber(_ *checker, b []byte, i int) int {
	end, _ := scanNumber(b, i)
	return end
}

func anInteger(_ *checker, b []byte, i int) int {
	end, whole := scanNumber(b, i)
	if end >= 0 && !whole && !numberIsInteger(b[i:end]) {
		return -1
	}
	return end
}

func anObject(c *checker, b []byte, i int) int {
	if at(b, i) != '{' {
		return -1
	}
	return c.skipObject(b, i)
}

func anArray(c *checker, b []byte, i int) int {
	if at(b, i) != '[' {
		return -1
	}
	return c.skipArray(b, i)
}

// oneOfTypes wants a value that begins with one of some bytes, where 0 stands
// for those that numbers begin with. The keyword type stands at loc.
func (c *checker) oneOfTypes(b []byte, i int, loc, firsts, want string) int {
	first := at(b, i)
	if first == '-' || first-'0' <= 9 {
		first = '0'
	}
	if first == 0 || strings.IndexByte(firsts, first) < 0 {
		return c.mismatch(b, i, loc, want)
	}
	return c.skip(b, i)
}

// mistyped is mismatch for the schema at loc.
func (c *checker) mistyped(b []byte, i int, loc, want string) int {
	if !c.collecting {
		return -1
	}
	return c.mismatch(b, i, loc+"/type", want)
}

// beyond is fails for a limit of the schema at loc, and what it counts.
func (c *checker) beyond(i int, loc, keyword, words string, limit int64, unit string) bool {
	if !c.collecting {
		return true
	}
	if unit != "" && limit != 1 {
		unit += "s"
	}
	return c.fails(i, loc+keyword, words+strconv.FormatInt(limit, 10)+unit)
}
