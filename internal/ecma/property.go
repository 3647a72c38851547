package ecma

import (
	"fmt"
	"strings"
	"unicode"
)

// property returns the characters of \p{text}, or the reason why it cannot
// (ECMA-262, section 22.2.1, UnicodePropertyValueExpression).
func property(text string) (it item, reason string) {
	name, value, ok := strings.Cut(text, "=")
	switch {
	case !ok:
		if it, ok = category(text); !ok {
			it, ok = binaryProperty(text)
		}
	case name == "General_Category" || name == "gc":
		it, ok = category(value)
	case name == "Script" || name == "sc":
		it, ok = script(value)
	default:
		ok = false
	}
	if !ok {
		reason = fmt.Sprintf(`Go's tables have no property for \p{%s}: list the characters as ranges`, text)
	}
	return it, reason
}

// unalias finds name in a table of words such as Lu=Uppercase_Letter, whose
// two sides are names for the same.
func unalias(names, name string) (short, long string, ok bool) {
	for word := range strings.FieldsSeq(names) {
		short, long, both := strings.Cut(word, "=")
		if !both {
			long = short
		}
		if name == short || name == long {
			return short, long, true
		}
	}
	return "", "", false
}

const categoryNames = `
C=Other Cc=Control Cc=cntrl Cf=Format Cn=Unassigned Co=Private_Use
Cs=Surrogate L=Letter LC=Cased_Letter Ll=Lowercase_Letter
Lm=Modifier_Letter Lo=Other_Letter Lt=Titlecase_Letter
Lu=Uppercase_Letter M=Mark M=Combining_Mark Mc=Spacing_Mark
Me=Enclosing_Mark Mn=Nonspacing_Mark N=Number Nd=Decimal_Number Nd=digit
Nl=Letter_Number No=Other_Number P=Punctuation P=punct
Pc=Connector_Punctuation Pd=Dash_Punctuation Pe=Close_Punctuation
Pf=Final_Punctuation Pi=Initial_Punctuation Po=Other_Punctuation
Ps=Open_Punctuation S=Symbol Sc=Currency_Symbol Sk=Modifier_Symbol
Sm=Math_Symbol So=Other_Symbol Z=Separator Zl=Line_Separator
Zp=Paragraph_Separator Zs=Space_Separator`

func category(name string) (item, bool) {
	short, _, ok := unalias(categoryNames, name)
	if !ok {
		return item{}, false
	}
	graphic := union(table(unicode.L), table(unicode.M), table(unicode.N),
		table(unicode.P), table(unicode.S), table(unicode.Z))
	const graphicRE2 = `\pL\pM\pN\pP\pS\pZ`
	switch short {
	case "C":
		// Go 1.25 counts unassigned characters in, Go 1.24 does not.
		return item{graphic, graphicRE2, ""}.negate(), true
	case "Cn":
		assigned := union(graphic, table(unicode.Cc), table(unicode.Cf), table(unicode.Co), table(unicode.Cs))
		return item{assigned, graphicRE2 + `\p{Cc}\p{Cf}\p{Co}\p{Cs}`, ""}.negate(), true
	case "LC":
		cased := union(table(unicode.Lu), table(unicode.Ll), table(unicode.Lt))
		return item{cased, `\p{Lu}\p{Ll}\p{Lt}`, ""}, true
	}
	return named(short, unicode.Categories[short]), true
}

func script(name string) (item, bool) {
	_, long, ok := unalias(scriptNames, name)
	t := unicode.Scripts[long]
	if !ok || t == nil {
		return item{}, false
	}
	return named(long, t), true
}

// named returns a class that Go's regexp knows by the same name.
func named(name string, t *unicode.RangeTable) item {
	if len(name) > 1 {
		name = "{" + name + "}"
	}
	return item{table(t), `\p` + name, `\P` + name}
}

// Binary properties that are tables of Go, by their two names (ECMA-262,
// table of binary Unicode properties).
const tabledNames = `
AHex=ASCII_Hex_Digit Bidi_C=Bidi_Control Dash Dep=Deprecated
Dia=Diacritic Ext=Extender Hex=Hex_Digit IDSB=IDS_Binary_Operator
IDST=IDS_Trinary_Operator Ideo=Ideographic Join_C=Join_Control
LOE=Logical_Order_Exception NChar=Noncharacter_Code_Point
Pat_Syn=Pattern_Syntax Pat_WS=Pattern_White_Space QMark=Quotation_Mark
Radical RI=Regional_Indicator STerm=Sentence_Terminal SD=Soft_Dotted
Term=Terminal_Punctuation UIdeo=Unified_Ideograph VS=Variation_Selector
space=White_Space`

// Binary properties that derive from tables of Go.
const derivedNames = `
Alpha=Alphabetic Any ASCII Assigned Cased Gr_Base=Grapheme_Base
Gr_Ext=Grapheme_Extend IDC=ID_Continue IDS=ID_Start Lower=Lowercase Math
Upper=Uppercase`

func binaryProperty(name string) (item, bool) {
	if _, long, ok := unalias(tabledNames, name); ok {
		return item{set: table(unicode.Properties[long])}, true
	}
	if _, long, ok := unalias(derivedNames, name); ok {
		return item{set: derived(long)}, true
	}
	return item{}, false
}

// derived computes a property as DerivedCoreProperties.txt of Unicode does.
func derived(long string) set {
	tables := func(ts ...*unicode.RangeTable) set {
		sets := make([]set, len(ts))
		for i, t := range ts {
			sets[i] = table(t)
		}
		return union(sets...)
	}
	unassigned, _ := category("Cn")
	switch long {
	case "Alphabetic":
		return tables(unicode.L, unicode.Nl, unicode.Other_Alphabetic, unicode.Other_Lowercase, unicode.Other_Uppercase)
	case "ASCII":
		return set{{0, unicode.MaxASCII}}
	case "Assigned":
		return unassigned.set.complement()
	case "Cased":
		return tables(unicode.Lu, unicode.Ll, unicode.Lt, unicode.Other_Lowercase, unicode.Other_Uppercase)
	case "Grapheme_Base":
		return union(unassigned.set, derived("Grapheme_Extend"),
			tables(unicode.Cc, unicode.Cf, unicode.Cs, unicode.Co, unicode.Zl, unicode.Zp)).complement()
	case "Grapheme_Extend":
		return tables(unicode.Me, unicode.Mn, unicode.Other_Grapheme_Extend)
	case "ID_Continue":
		return union(derived("ID_Start"), tables(unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc, unicode.Other_ID_Continue).
			minus(tables(unicode.Pattern_Syntax, unicode.Pattern_White_Space)))
	case "ID_Start":
		return tables(unicode.L, unicode.Nl, unicode.Other_ID_Start).
			minus(tables(unicode.Pattern_Syntax, unicode.Pattern_White_Space))
	case "Lowercase":
		return tables(unicode.Ll, unicode.Other_Lowercase)
	case "Math":
		return tables(unicode.Sm, unicode.Other_Math)
	case "Uppercase":
		return tables(unicode.Lu, unicode.Other_Uppercase)
	}
	return everything
}

// Scripts by their four-letter and long names (Unicode,
// PropertyValueAliases.txt). Go knows the long ones.
const scriptNames = `
Adlm=Adlam Ahom Hluw=Anatolian_Hieroglyphs Arab=Arabic Armn=Armenian
Avst=Avestan Bali=Balinese Bamu=Bamum Bass=Bassa_Vah Batk=Batak
Beng=Bengali Bhks=Bhaiksuki Bopo=Bopomofo Brah=Brahmi Brai=Braille
Bugi=Buginese Buhd=Buhid Cans=Canadian_Aboriginal Cari=Carian
Aghb=Caucasian_Albanian Cakm=Chakma Cham Cher=Cherokee Chrs=Chorasmian
Zyyy=Common Copt=Coptic Qaac=Coptic Xsux=Cuneiform Cprt=Cypriot
Cpmn=Cypro_Minoan Cyrl=Cyrillic Dsrt=Deseret Deva=Devanagari
Diak=Dives_Akuru Dogr=Dogra Dupl=Duployan Egyp=Egyptian_Hieroglyphs
Elba=Elbasan Elym=Elymaic Ethi=Ethiopic Geor=Georgian Glag=Glagolitic
Goth=Gothic Gran=Grantha Grek=Greek Gujr=Gujarati Gong=Gunjala_Gondi
Guru=Gurmukhi Hani=Han Hang=Hangul Rohg=Hanifi_Rohingya Hano=Hanunoo
Hatr=Hatran Hebr=Hebrew Hira=Hiragana Armi=Imperial_Aramaic
Qaai=Inherited Zinh=Inherited Phli=Inscriptional_Pahlavi
Prti=Inscriptional_Parthian Java=Javanese Kthi=Kaithi Knda=Kannada
Kana=Katakana Kawi Kali=Kayah_Li Khar=Kharoshthi
Kits=Khitan_Small_Script Khmr=Khmer Khoj=Khojki Sind=Khudawadi Laoo=Lao
Latn=Latin Lepc=Lepcha Limb=Limbu Lina=Linear_A Linb=Linear_B Lisu
Lyci=Lycian Lydi=Lydian Mahj=Mahajani Maka=Makasar Mlym=Malayalam
Mand=Mandaic Mani=Manichaean Marc=Marchen Gonm=Masaram_Gondi
Medf=Medefaidrin Mtei=Meetei_Mayek Mend=Mende_Kikakui
Merc=Meroitic_Cursive Mero=Meroitic_Hieroglyphs Plrd=Miao Modi
Mong=Mongolian Mroo=Mro Mult=Multani Mymr=Myanmar Nbat=Nabataean
Nagm=Nag_Mundari Nand=Nandinagari Talu=New_Tai_Lue Newa Nkoo=Nko
Nshu=Nushu Hmnp=Nyiakeng_Puachue_Hmong Ogam=Ogham Olck=Ol_Chiki
Hung=Old_Hungarian Ital=Old_Italic Narb=Old_North_Arabian
Perm=Old_Permic Xpeo=Old_Persian Sogo=Old_Sogdian Sarb=Old_South_Arabian
Orkh=Old_Turkic Ougr=Old_Uyghur Orya=Oriya Osge=Osage Osma=Osmanya
Hmng=Pahawh_Hmong Palm=Palmyrene Pauc=Pau_Cin_Hau Phag=Phags_Pa
Phnx=Phoenician Phlp=Psalter_Pahlavi Rjng=Rejang Runr=Runic
Samr=Samaritan Saur=Saurashtra Shrd=Sharada Shaw=Shavian Sidd=Siddham
Sgnw=SignWriting Sinh=Sinhala Sogd=Sogdian Sora=Sora_Sompeng
Soyo=Soyombo Sund=Sundanese Sylo=Syloti_Nagri Syrc=Syriac Tglg=Tagalog
Tagb=Tagbanwa Tale=Tai_Le Lana=Tai_Tham Tavt=Tai_Viet Takr=Takri
Taml=Tamil Tnsa=Tangsa Tang=Tangut Telu=Telugu Thaa=Thaana Thai
Tibt=Tibetan Tfng=Tifinagh Tirh=Tirhuta Toto Ugar=Ugaritic Vaii=Vai
Vith=Vithkuqi Wcho=Wancho Wara=Warang_Citi Yezi=Yezidi Yiii=Yi
Zanb=Zanabazar_Square`
