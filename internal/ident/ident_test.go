package ident

import (
	"go/token"
	"go/types"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestExported(t *testing.T) {
	for in, want := range map[string]string{
		"batch_association-response": "BatchAssociationResponse",
		"name":                       "Name",
		"HTTPServer":                 "HTTPServer",
		"httpServer":                 "HTTPServer",
		"userID":                     "UserID",
		"user_id":                    "UserID",
		"UserIds":                    "UserIDs",
		"toObjectIds":                "ToObjectIDs",
		"IDsFound":                   "IDsFound",
		"isATest":                    "IsATest",
		"urls":                       "URLs",
		"https":                      "HTTPS",
		"http2":                      "HTTP2",
		"UTF-8":                      "UTF8",
		"ipv4Address":                "IPv4Address",
		"IPv4Address":                "IPv4Address",
		"sha256Sum":                  "Sha256Sum",
		"v1beta1":                    "V1beta1",
		"iPhone":                     "IPhone",
		"GraphQL":                    "GraphQL",
		"USDAmount":                  "USDAmount",
		"PENDING":                    "Pending",
		"IN_PROGRESS":                "InProgress",
		"API_KEY":                    "APIKey",
		"US":                         "US",
		"don't":                      "Dont",
		"application/ld+json":        "ApplicationLdJSON",
		"$ref":                       "Ref",
		"@type":                      "Type",
		"--verbose":                  "Verbose",
		"_links":                     "Links",
		"1st":                        "N1st",
		"1.5":                        "N1_5",
		"15":                         "N15",
		"2024-01-15":                 "N2024_01_15",
		"v1.2":                       "V1_2",
		"+1":                         "Plus1",
		"-1":                         "Minus1",
		"-1.5":                       "Minus1_5",
		"c++":                        "CPlusPlus",
		"50%":                        "N50Percent",
		"AB-":                        "ABMinus",
		"O+":                         "OPlus",
		"name-":                      "Name",
		"":                           "Empty",
		" ":                          "Space",
		"\t":                         "Tab",
		"*":                          "Asterisk",
		" * ":                        "Asterisk",
		".":                          "Dot",
		"..":                         "DotDot",
		"_":                          "Underscore",
		"<":                          "Less",
		"<=":                         "LessOrEqual",
		" >= ":                       "GreaterOrEqual",
		"\x00":                       "U0000",
		"→":                          "U2192",
		"😀":                          "U1F600",
		"👍 ok":                       "Ok",
		"日本":                         "X日本",
		"名_name":                     "X名Name",
		"straße":                     "Straße",
		"éclair":                     "Éclair",
		"e\u0301clair":               "Eclair",
		"\u0301":                     "U0301",
		"имя_поля":                   "ИмяПоля",
		"ªb":                         "Xªb",
		"٣":                          "N٣",
		"½":                          "U00BD",
		"ǆep":                        "Ǆep",
		"\xff":                       "UFFFD",
		"type":                       "Type",
	} {
		if got := Exported(in); got != want {
			t.Errorf("Exported(%q) = %s, want %s", in, got, want)
		}
	}
}

func TestUnexported(t *testing.T) {
	for in, want := range map[string]string{
		"BatchResponse": "batchResponse",
		"HTTPServer":    "httpServer",
		"USDAmount":     "usdAmount",
		"IDs":           "ids",
		"user_id":       "userID",
		"iPhone":        "iPhone",
		"IPv6":          "ipv6",
		"type":          "typeValue",
		"len":           "lenValue",
		"init":          "initValue",
		"any":           "anyValue",
		"Type name":     "typeName",
		"1st":           "n1st",
		"日本":            "日本",
		"":              "empty",
		"<=":            "lessOrEqual",
		"ϒ":             "xϒ",
	} {
		if got := Unexported(in); got != want {
			t.Errorf("Unexported(%q) = %s, want %s", in, got, want)
		}
	}
}

func TestLongNamesAreCutBehindAWord(t *testing.T) {
	if got, want := Exported(strings.Repeat("four ", 30)), strings.Repeat("Four", 20); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := Exported(strings.Repeat("seven! ", 30)), strings.Repeat("Seven", 16); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := Exported("a"+strings.Repeat("é", 200)), "A"+strings.Repeat("é", maxLength-1); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func FuzzIdentifiers(f *testing.F) {
	for _, s := range []string{"", "userID", "-1", "<=", "日本", "e\u0301", "😀", "1st", "C++", "ǅ", "ſ", "İ", "ᾳ", "a\xffb"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		name := Exported(s)
		if !token.IsIdentifier(name) || !token.IsExported(name) {
			t.Errorf("Exported(%q) = %q", s, name)
		}
		if n := utf8.RuneCountInString(name); n > maxLength {
			t.Errorf("Exported(%q) has %d characters", s, n)
		}
		if joined := name + Exported("1"+s); !token.IsIdentifier(joined) || !token.IsExported(joined) {
			t.Errorf("%q joins to %q", s, joined)
		}
		local := Unexported(s)
		if !token.IsIdentifier(local) || token.IsExported(local) || types.Universe.Lookup(local) != nil || local == "init" {
			t.Errorf("Unexported(%q) = %q", s, local)
		}
		if single := Singular(name); !token.IsIdentifier(single) || !token.IsExported(single) {
			t.Errorf("Singular(%q) = %q", name, single)
		}
	})
}

// Every character alone, before and behind a letter makes an identifier.
// No character above these planes has a case or an unusual class.
func TestEveryCharacter(t *testing.T) {
	for r := rune(0); r < 0x20000; r++ {
		for _, s := range []string{string(r), string(r) + "a", "a" + string(r)} {
			if name := Exported(s); !token.IsIdentifier(name) || !token.IsExported(name) {
				t.Fatalf("Exported(%q) = %q", s, name)
			}
			if name := Unexported(s); !token.IsIdentifier(name) || token.IsExported(name) {
				t.Fatalf("Unexported(%q) = %q", s, name)
			}
		}
	}
}
