package templates

// An asciiSet is a set of ASCII characters: bit c of low is character c, bit c
// of high is character 64+c.
type asciiSet struct{ low, high uint64 }

func (set asciiSet) has(c byte) bool {
	if c < 64 {
		return set.low>>c&1 != 0
	}
	return c < 128 && set.high>>(c-64)&1 != 0
}

// asciiDigits is 0 to 9 as bits of asciiSet.low.
const asciiDigits = (1<<10 - 1) << '0'

// asciiLetters is A to Z and a to z as bits of asciiSet.high.
const asciiLetters = (1<<26-1)<<('A'-64) | (1<<26-1)<<('a'-64)

var asciiAlphanumeric = asciiSet{asciiDigits, asciiLetters}
