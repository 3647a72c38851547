package main

import (
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/secure/precis"
	"golang.org/x/text/unicode/bidi"
	"golang.org/x/text/unicode/norm"
)

// The bits of a property byte. The templates get the same constants.
const (
	validBit = 0x01

	bidiMask       = 0x0e
	bidiLeft       = 0x00
	bidiRight      = 0x02
	bidiArabic     = 0x04
	bidiEuropean   = 0x06
	bidiNonspacing = 0x08
	bidiNeutral    = 0x0a

	joinMask        = 0x70
	joinDual        = 0x10
	joinLeft        = 0x20
	joinRight       = 0x30
	joinTransparent = 0x40
)

var propertyConstants = []struct {
	name, doc string
	value     byte
}{
	{"idnValid", "the bit of the code points that RFC 5892 calls PVALID, CONTEXTJ or CONTEXTO", validBit},
	{"idnBidiMask", "the bits of the bidirectional class: one of the following, or ES, CS, ET, ON or BN", bidiMask},
	{"idnBidiLeft", "the class L", bidiLeft},
	{"idnBidiRight", "the classes R and AL", bidiRight},
	{"idnBidiArabic", "the class AN", bidiArabic},
	{"idnBidiEuropean", "the class EN", bidiEuropean},
	{"idnBidiNonspacing", "the class NSM", bidiNonspacing},
	{"idnJoinMask", "the bits of the joining type", joinMask},
	{"idnJoinDual", "the joining type D", joinDual},
	{"idnJoinLeft", "the joining type L", joinLeft},
	{"idnJoinRight", "the joining type R", joinRight},
	{"idnJoinTransparent", "the joining type T", joinTransparent},
}

func properties(r rune) byte {
	if !valid(r) {
		return 0
	}
	return validBit | bidiClass(r) | joiningType(r)
}

// valid derives the property of RFC 5892 section 3: whether a code point is
// PVALID, CONTEXTJ or CONTEXTO. Of the default ignorable code points of section
// 2.3 only those count that are letters, marks or digits.
func valid(r rune) bool {
	switch exceptions[r] {
	case 'v':
		return true
	case 'd':
		return false
	}
	return r == '-' ||
		unicode.In(r, unicode.Ll, unicode.Lu, unicode.Lo, unicode.Lm, unicode.Mn, unicode.Mc, unicode.Nd) &&
			!unicode.In(r, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector) &&
			!unicode.In(r, ignorableBlocks, oldHangulJamo) && stable(r)
}

// exceptions are those of RFC 5892 section 2.6 and the join controls of
// section 2.8, as (v)alid or (d)isallowed; digits are in no need of one.
var exceptions = map[rune]byte{
	0x00df: 'v', 0x03c2: 'v', 0x06fd: 'v', 0x06fe: 'v', 0x0f0b: 'v', 0x3007: 'v',
	0x00b7: 'v', 0x0375: 'v', 0x05f3: 'v', 0x05f4: 'v', 0x30fb: 'v',
	0x200c: 'v', 0x200d: 'v',
	0x0640: 'd', 0x07fa: 'd', 0x302e: 'd', 0x302f: 'd', 0x3031: 'd', 0x3032: 'd',
	0x3033: 'd', 0x3034: 'd', 0x3035: 'd', 0x303b: 'd',
}

// ignorableBlocks are those of RFC 5892 section 2.4.
var ignorableBlocks = &unicode.RangeTable{
	R16: []unicode.Range16{{Lo: 0x20d0, Hi: 0x20ff, Stride: 1}},
	R32: []unicode.Range32{{Lo: 0x1d100, Hi: 0x1d24f, Stride: 1}},
}

// oldHangulJamo is RFC 5892 section 2.9.
var oldHangulJamo = &unicode.RangeTable{R16: []unicode.Range16{
	{Lo: 0x1100, Hi: 0x11ff, Stride: 1},
	{Lo: 0xa960, Hi: 0xa97c, Stride: 1},
	{Lo: 0xd7b0, Hi: 0xd7c6, Stride: 1},
	{Lo: 0xd7cb, Hi: 0xd7fb, Stride: 1},
}}

var fold = cases.Fold()

// stable is the reverse of RFC 5892 section 2.2. Cherokee capitals fold to
// themselves, which package cases does not know.
func stable(r rune) bool {
	if unicode.Is(unicode.Cherokee, r) {
		return unicode.IsUpper(r)
	}
	s := string(r)
	return norm.NFKC.String(fold.String(norm.NFKC.String(s))) == s
}

func bidiClass(r rune) byte {
	p, _ := bidi.LookupRune(r)
	switch p.Class() {
	case bidi.L:
		return bidiLeft
	case bidi.R, bidi.AL:
		return bidiRight
	case bidi.AN:
		return bidiArabic
	case bidi.EN:
		return bidiEuropean
	case bidi.NSM:
		return bidiNonspacing
	}
	return bidiNeutral
}

var freeform = precis.NewFreeform()

// joiningType finds out what no package tells: it asks for the verdict on a
// zero width non-joiner that has the code point on one side and a dual-joining
// letter on the other. Nonspacing marks are transparent by definition, and a
// virama would allow the non-joiner for another reason.
func joiningType(r rune) byte {
	const beh, nonJoiner = "\u0628", "\u200c"
	allowed := func(s string) bool {
		_, err := freeform.String(s)
		return err == nil
	}
	if r == 0x200c || r == 0x200d {
		return 0 // the probe is of no use for what it is made of; neither is part of a join
	}
	if unicode.Is(unicode.Mn, r) {
		return joinTransparent
	}
	before := allowed(string(r) + nonJoiner + beh)
	after := allowed(beh + nonJoiner + string(r))
	switch {
	case before && after:
		return joinDual
	case before:
		return joinLeft
	case after:
		return joinRight
	case allowed(beh + string(r) + nonJoiner + beh):
		return joinTransparent
	}
	return 0
}
