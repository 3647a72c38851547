package templates

import (
	"bytes"
	"unicode/utf8"
)

// formatIDNHostname reports whether s is a host name of RFC 1123 section 2.1
// or an internationalized one of RFC 5890 section 2.3.2.3: labels of letters,
// digits and hyphens, A-labels and U-labels. The ideographic full stop and the
// wide and narrow ones separate labels like a dot.
func formatIDNHostname(s []byte) bool {
	var name idnName
	for {
		end, size := idnSeparator(s)
		if !name.add(s[:end]) {
			return false
		}
		if size == 0 {
			return name.valid()
		}
		s = s[end+size:]
	}
}

// idnSeparator returns where the first separator of labels is and its size,
// 0 at the end of s.
func idnSeparator(s []byte) (i, size int) {
	for i := 0; i < len(s); {
		c, size := rune(s[i]), 1
		if c >= utf8.RuneSelf {
			c, size = utf8.DecodeRune(s[i:])
		}
		switch c {
		case '.', '\u3002', '\uff0e', '\uff61':
			return i, size
		}
		i += size
	}
	return len(s), 0
}

// idnMailDomain reports whether s is a Domain of RFC 5321 section 4.1.2 as RFC
// 6531 section 3.3 extends it. Normalization is left to who looks it up.
func idnMailDomain(s []byte) bool {
	name := idnName{anyForm: true}
	for {
		label, rest, more := bytes.Cut(s, []byte{'.'})
		if !name.add(label) {
			return false
		}
		if !more {
			return name.valid()
		}
		s = rest
	}
}

// An idnName is what must be known of all labels of a name to judge it.
type idnName struct {
	anyForm      bool // labels need not be in NFC
	length       int  // with A-labels for U-labels, and a dot after each
	rightToLeft  bool // there is a label with right-to-left text
	bidiViolated bool // there is a label that may not be beside one
}

func (n *idnName) valid() bool { return !(n.rightToLeft && n.bidiViolated) }

// add takes in one more label and reports whether it is valid by itself.
func (n *idnName) add(label []byte) bool {
	var buffer [maxHostLabel]rune
	u, ascii := idnRunes(buffer[:0], label)
	length := len(label)
	switch {
	case u == nil:
		return false
	case !ascii:
		var encoded [maxHostLabel]byte
		a := appendPunycode(encoded[:0], u)
		length = len("xn--") + len(a)
		if a == nil || length > maxHostLabel || !isULabel(u) {
			return false
		}
	case !asciiHostLabel(label):
		return false
	case hasACEPrefix(label):
		if u = idnDecodeALabel(buffer[:0], label); !isULabel(u) {
			return false
		}
	}
	n.length += length + 1
	rightToLeft, ok := bidiRule(u)
	n.rightToLeft = n.rightToLeft || rightToLeft
	n.bidiViolated = n.bidiViolated || !ok
	return n.length-1 <= maxHostname && (n.anyForm || isComposed(u))
}

// idnRunes appends the code points of a label to dst, which has room for as
// many as there can be. It returns nil for more of them and for none.
func idnRunes(dst []rune, label []byte) (runes []rune, ascii bool) {
	ascii = true
	for len(label) > 0 {
		r, size := utf8.DecodeRune(label)
		if len(dst) == cap(dst) {
			return nil, false
		}
		dst = append(dst, r)
		ascii = ascii && r < utf8.RuneSelf
		label = label[size:]
	}
	if len(dst) == 0 {
		return nil, false
	}
	return dst, ascii
}

// idnDecodeALabel appends what an A-label stands for to dst. It returns nil
// where label is not what encoding that gives (RFC 5890 section 2.3.2.1). The
// case of ASCII letters is of no meaning in an A-label. What is decoded has a
// non-ASCII character, or label would end with a hyphen.
func idnDecodeALabel(dst []rune, label []byte) []rune {
	var lower, encoded [maxHostLabel]byte
	a := lower[:copy(lower[:], label[len("xn--"):])]
	for i, c := range a {
		if c-'A' < 26 {
			a[i] = c | 0x20
		}
	}
	u := appendPunycodeDecoded(dst, a)
	if u == nil || !bytes.Equal(appendPunycode(encoded[:0], u), a) {
		return nil
	}
	return u
}
