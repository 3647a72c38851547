package templates

import (
	"bytes"
	"io"
	"mime/quotedprintable"
	"regexp"
	"strings"
	"testing"
)

// TestContentByGrammar compares with the grammars of RFC 2045 what differs from
// an example in one byte.
func TestContentByGrammar(t *testing.T) {
	const octet = `(?:[\t !-<>-~]|=[0-9A-F]{2})`
	const hard = `(?:` + octet + `*(?:[!-<>-~]|=[0-9A-F]{2}))?` // a line that ends with no blank
	for _, test := range []struct {
		name     string
		decode   func([]byte) ([]byte, bool)
		grammar  string
		content  func([]byte) ([]byte, error)
		examples []string
	}{
		{"7bit", content7Bit, `(?:[\x01-\x09\x0b\x0c\x0e-\x7f]|\r\n)*`, itself, []string{"a b\r\n\tc\x7f", "\r\n"}},
		{"8bit", content8Bit, `(?s)(?:[^\x00\r\n]|\r\n)*`, itself, []string{"a\xff\r\n\x80", ""}},
		{"quoted-printable", contentQuotedPrintable, `(?:(?:` + hard + `|` + octet + `*=)\r\n)*` + hard, readPrintable, []string{"a b=3D\t=\r\nc =20\r\n\r\nd", "=C3=A4~!<>"}},
		{"base16", contentBase16, `(?:[0-9A-Fa-f]{2})*`, nil, []string{"09aFfA"}},
		{"base64", contentBase64, `(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?`, nil, []string{"Zm9vYg==", "Zm9vYmE=", "Zm9v"}},
		{"base64url", contentBase64URL, `(?:[A-Za-z0-9_-]{4})*(?:[A-Za-z0-9_-][AQgw]==|[A-Za-z0-9_-]{2}[AEIMQUYcgkosw048]=)?`, nil, []string{"-_9vYg=="}},
		{"base32", contentBase32, `(?:[A-Z2-7]{8})*(?:[A-Z2-7][AEIMQUY4]={6}|[A-Z2-7]{3}[AQ]={4}|[A-Z2-7]{4}[ACEGIKMOQSUWY246]={3}|[A-Z2-7]{6}[AIQY]=)?`, nil, []string{"MZXW6YQ=", "MZXW6===", "MZXQ====", "MY======", "MZXW6YTB"}},
	} {
		re := regexp.MustCompile(`^(?:` + test.grammar + `)$`)
		for _, example := range test.examples {
			edits(example, func(text []byte) {
				content, got := test.decode(text)
				// Each byte is a character of the same number to the grammar.
				if want := re.MatchString(latin(text)); got != want {
					t.Errorf("%s: %q: got %v, want %v", test.name, text, got, want)
				}
				if !got || test.content == nil {
					return
				}
				if want, err := test.content(text); err != nil || !bytes.Equal(content, want) {
					t.Errorf("%s: %q: got %q, want %q, %v", test.name, text, content, want, err)
				}
			})
		}
	}
}

// latin is a text with a character for each byte.
func latin(text []byte) string {
	var s strings.Builder
	for _, c := range text {
		s.WriteRune(rune(c))
	}
	return s.String()
}

func itself(text []byte) ([]byte, error) { return text, nil }

func readPrintable(text []byte) ([]byte, error) {
	return io.ReadAll(quotedprintable.NewReader(bytes.NewReader(text)))
}

// TestContentLines counts the bytes of lines, of the last one as well.
func TestContentLines(t *testing.T) {
	for most, decode := range map[int]func([]byte) ([]byte, bool){998: content7Bit, 76: contentQuotedPrintable} {
		for n, want := range map[int]bool{most - 1: true, most: true, most + 1: false} {
			line := strings.Repeat("a", n)
			for _, text := range []string{line, "b\r\n" + line, line + "\r\n", line + "\r\nb", strings.Repeat("b", most) + "\r\n" + line} {
				if _, got := decode([]byte(text)); got != want {
					t.Errorf("lines of %d and %d: got %v, want %v", n, most, got, want)
				}
			}
		}
	}
}
