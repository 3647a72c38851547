package templates

import (
	"errors"
	"strings"
	"testing"
)

// testContent holds an encoding against texts and their content, and texts
// that are not so encoded.
func testContent(t *testing.T, decode func([]byte) ([]byte, bool), valid map[string]string, invalid ...string) {
	t.Helper()
	for text, want := range valid {
		if got, ok := decode([]byte(text)); !ok || string(got) != want {
			t.Errorf("%q: got %q, %v, want %q", text, got, ok, want)
		}
	}
	for _, text := range invalid {
		if got, ok := decode([]byte(text)); ok {
			t.Errorf("%q is accepted, as %q", text, got)
		}
	}
}

// RFC 4648, sections 3 to 5 and 10.
func TestContentBase64(t *testing.T) {
	testContent(t, contentBase64, map[string]string{
		"": "", "Zg==": "f", "Zm8=": "fo", "Zm9v": "foo", "Zm9vYg==": "foob", "Zm9vYmFy": "foobar", "+/+/": "\xfb\xff\xbf",
	}, "Zg", "Zg=", "Zg===", "Zm9v\n", "Zm\r\n9v", "Zm9vZ", "Zh==", "Zm9=", "Z=g=", "=", "====", "Zm 9v", "-_-_", "Zm9%", "Zg==Zg==", "ä===")
	testContent(t, contentBase64URL, map[string]string{"": "", "-_-_": "\xfb\xff\xbf", "Zg==": "f"}, "+/+/", "Zg", "Zg==\n", "Zh==")
}

// RFC 4648, sections 6, 7 and 10.
func TestContentBase32(t *testing.T) {
	testContent(t, contentBase32, map[string]string{
		"": "", "MY======": "f", "MZXQ====": "fo", "MZXW6===": "foo", "MZXW6YQ=": "foob", "MZXW6YTB": "fooba", "MZXW6YTBOI======": "foobar",
	}, "MY", "MY=====", "my======", "MZ======", "MZXW6YT\nB", "MZXW6YTB\n", "M1======", "MZXW6Y==")
	testContent(t, contentBase32Hex, map[string]string{"": "", "CO======": "f", "CPNMUOJ1": "fooba"}, "CP======", "co======", "CZ======", "CO")
}

// RFC 4648, sections 8 and 10.
func TestContentBase16(t *testing.T) {
	testContent(t, contentBase16, map[string]string{"": "", "666F6F": "foo", "666f6F": "foo", "00": "\x00"}, "6", "666", "6G", "66 6F", "66\n")
}

// RFC 2045, sections 2.7 and 2.8.
func TestContentBits(t *testing.T) {
	long := strings.Repeat("a", 998)
	testContent(t, content7Bit, map[string]string{"": "", "a\r\nb": "a\r\nb", long + "\r\n" + long: long + "\r\n" + long},
		"ä", "a\nb", "a\rb", "a\r", "\x00", long+"a")
	testContent(t, content8Bit, map[string]string{"": "", "ä\r\n": "ä\r\n"}, "a\nb", "\x00", long+"a")
}

// RFC 2045, section 6.7.
func TestContentQuotedPrintable(t *testing.T) {
	long := strings.Repeat("a", 76)
	testContent(t, contentQuotedPrintable, map[string]string{
		"": "", "a b": "a b", "=C3=A4": "ä", "=3D": "=", "a=\r\nb": "ab", "a\r\nb": "a\r\nb", "a=20\r\n": "a \r\n", "a =\r\nb": "a b", long: long,
	}, "ä", "=", "=4", "=c3", "=G0", "a ", "a\t\r\nb", "a\nb", "a=\nb", "\x00", "\x7f", long+"a")
}

func TestContentJSON(t *testing.T) {
	integer := func(c *checker, b []byte, i int) int {
		if at(b, i) != '1' {
			return c.mismatch(b, i, "#/contentSchema/type", "an integer")
		}
		return c.skip(b, i)
	}
	for _, tt := range []struct {
		content string
		check   checkFunc
		want    string // the error
	}{
		{`1`, integer, ""},
		{" 1\n", integer, ""},
		{`{"a": [1]}`, (*checker).skip, ""},
		{`"a"`, integer, `in the content: want an integer, got "a" (#/contentSchema/type)`},
		{`1 1`, integer, "in the content: invalid JSON at offset 2: want the end of the document (#/contentMediaType)"},
		{``, (*checker).skip, "in the content: invalid JSON at offset 0: unexpected end of the document (#/contentMediaType)"},
	} {
		check := func(c *checker, b []byte, i int) int {
			if !c.contentJSON(i, []byte(tt.content), "#/contentMediaType", tt.check) {
				return -1
			}
			return c.skip(b, i)
		}
		got := ""
		if err := validate([]byte(`""`), check); err != nil {
			got = err.Error()
			if issues := (*ValidationError)(nil); !errors.As(err, &issues) || len(issues.Issues) != 1 || issues.Issues[0].Offset != 0 {
				t.Errorf("%q: %v", tt.content, err)
			}
		}
		if got != tt.want {
			t.Errorf("%q: got %s, want %s", tt.content, got, tt.want)
		}
	}
}
